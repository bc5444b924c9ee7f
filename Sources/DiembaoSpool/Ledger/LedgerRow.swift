/// An article's place: which inbox, which path below it (data).
public struct ArticleKey: Hashable, Sendable {
    /// The ledger's number of the inbox.
    public var inbox: Int64
    public var path: RelativePath

    public init(inbox: Int64, path: RelativePath) {
        self.inbox = inbox
        self.path = path
    }
}

/// What the ledger knows of one article (data).
struct LedgerRow: Equatable, Sendable {
    /// The states of a file. They are few and on disk; in-flight articles stand in a table of their own.
    enum State: Int64, Sendable {
        /// Its turn will come, from `notBefore` on.
        case waiting = 0
        /// It has a current report with an analysis.
        case reported = 1
        /// It has a current report that says why there is none.
        case failed = 2
        /// A passing fault stopped it; it is tried again from `notBefore` on.
        case deferred = 3
    }

    /// Who goes first among what waits.
    enum Rank: Int64, Sendable, CaseIterable {
        /// Dropped a moment ago.
        case fresh = 0
        /// Found by a scan.
        case backlog = 1
        /// Reported, but by an older analysis.
        case renewal = 2
    }

    var key: ArticleKey
    var state: State
    var rank: Rank = .backlog
    /// The version that `state` is about.
    var identity: FileIdentity
    var sidecar: FileIdentity?
    /// Of the version that has a report, lower-case hexadecimal; `nil` where the report must be looked at.
    var sha256: String?
    var sidecarSHA256: String?
    var errorCode: String?
    /// By which a listing tells that nobody has changed, or put another in place of, the file's own report; `nil` where it must
    /// be looked at.
    var reportLook: ReportLook?
    /// How many articles of the file have reports of their own; 0 where it holds one article.
    var parts = 0
    /// By which a listing tells that nobody has changed those reports (``ReportFolder/partsDigest(of:count:)``); `nil` where there
    /// are none, or where they must be looked at.
    var partsDigest: String?
    /// Attempts that passing faults ended.
    var attempts: Int = 0
    /// The passing fault, for people.
    var reason: String?
    /// Those of them that killed the document's reader; `nil` where there are none.
    var readerKills: ReaderKills?
    /// CLOCK_BOOTTIME nanoseconds; counted anew at each start.
    var notBefore: Int64 = 0
    /// When it began to wait, CLOCK_BOOTTIME nanoseconds; 0 where that was before this start.
    var waitingSince: Int64 = 0
    /// Set by `diembao retry`: analyse even what has a current report.
    var forced: Bool = false

    /// How often in turn somebody else killed the process that read a document (data).
    struct ReaderKills: Equatable, Sendable {
        /// The document's content, lower-case hexadecimal: another is counted anew.
        var sha256: String
        var count: Int
    }

    /// Whether it is about this version of the article, be it that the time of its last change was left out (a version that was
    /// read a moment after it, see `Examiner`).
    func isAbout(_ identity: FileIdentity) -> Bool {
        self.identity == identity || self.identity.changed == 0 && self.identity.hasSameContent(as: identity)
    }
}
