/// What happened in the spool that somebody may want to know (data): the journal, `diembao follow`, the status.
public enum SpoolEvent: Sendable {
    case watching(inbox: String, reports: String, mode: String, folders: Int, waiting: Int)
    case reported(ReportedArticle)
    /// An article had its report already; nothing was written.
    case current(inbox: String, path: RelativePath)
    case deferred(inbox: String, path: RelativePath, reason: String, errno: Int32, attempts: Int, delay: Double)
    case removed(inbox: String, path: RelativePath, report: RelativePath)
    case ignored(inbox: String, path: RelativePath, reason: String)
    case taken(inbox: String, path: RelativePath, to: String?)
    case ledgerRebuilt(reason: String)
    case ledgerTrouble(reason: String)
    /// The ledger was put aside; only a new start can go on.
    case ledgerDamaged(reason: String)
    case ledgerStuck(reason: String)
    case renewal(reports: Int)
    case overflow(inbox: String)
    case watchesExhausted(inbox: String, reason: String, cure: String)
    case inboxAway(inbox: String, reason: String)
    case inboxBack(inbox: String)
    case reportsTrouble(reports: String, reason: String)
    case spaceLow(path: String, free: UInt64, floor: Int)
    case spaceBack(path: String)
    case suspects(Int)
    case quarantined(inbox: String, path: RelativePath, deaths: Int)
    case swept(reports: String, temporaries: Int, orphans: Int)
    case scanFailed(inbox: String, path: RelativePath, reason: String)

    /// A report that was written (data).
    public struct ReportedArticle: Sendable {
        public var inbox: String
        public var path: RelativePath
        /// The reports folder, absolute, and the report below it.
        public var reports: String
        public var report: RelativePath
        /// `nil` for a file that was too large to read.
        public var sha256: String?
        public var bytes: Int64
        /// From the moment a worker took the article in hand until its report was durable.
        public var microseconds: Int64
        /// The error's code of a failed report, else `nil`.
        public var errorCode: String?
        /// Whether a passing fault had put it off before.
        public var isRecovered: Bool
    }
}
