public import DiembaoCore
public import DiembaoExtract

/// What the service is told to do (data): the contents of `/etc/diembao/diembao.toml`, checked, with the
/// environment and the command line laid over it. `diembao.toml(5)` describes every key.
public struct Configuration: Sendable, Equatable {
    /// The folder that holds the ledger. Absolute.
    public var state: String
    /// The control socket's path. Absolute; at most 107 bytes, as the kernel asks.
    public var control: String
    /// Articles that are analysed at one time; `nil`: one a core.
    public var workers: Int?
    /// Whether reports list the words of the text.
    public var tokens: Bool
    /// The folder whose `*.tsv` files tell what the desk knows by name. Absolute.
    public var names: String
    /// Free space, in bytes, below which nothing is written to a file system.
    public var minimumFree: Int
    public var limits: Limits
    public var inboxes: [Inbox]
    /// Where each value was said, for messages.
    public var origins = ConfigurationOrigins()

    public init(
        state: String = "/var/lib/diembao", control: String = "/run/diembao/control.sock", workers: Int? = nil,
        tokens: Bool = false, names: String = "/etc/diembao", minimumFree: Int = 64 << 20, limits: Limits = Limits(),
        inboxes: [Inbox]
    ) {
        self.state = state
        self.control = control
        self.workers = workers
        self.tokens = tokens
        self.names = names
        self.minimumFree = minimumFree
        self.limits = limits
        self.inboxes = inboxes
    }

    /// What one article may cost (data).
    public struct Limits: Sendable, Equatable {
        /// Bytes of a file; a larger one gets a failed report, unread.
        public var inputSize: Int
        /// CPU seconds of the analysis of one article.
        public var cpuTime: Double
        /// Bytes of a document that `diembao-reader` reads, where that is more than ``inputSize``.
        public var documentSize: Int
        /// What `diembao-reader` may do for one document.
        public var extraction: ExtractionLimits

        public init(
            inputSize: Int = 5 << 20, cpuTime: Double = 30, documentSize: Int = 50 << 20,
            extraction: ExtractionLimits = ExtractionLimits()
        ) {
            self.inputSize = inputSize
            self.cpuTime = cpuTime
            self.documentSize = documentSize
            self.extraction = extraction
        }

        /// The same, with what one article in a document may have: what it may have alone.
        public var readerLimits: ExtractionLimits {
            var limits = extraction
            limits.articleSize = inputSize
            return limits
        }

        /// Bytes that a file may have, by its first bytes: documents, much of which is pictures and markup, may be larger.
        public func size(of head: [UInt8]) -> Int {
            DocumentFormat(recognising: head) == nil ? inputSize : max(inputSize, documentSize)
        }

        /// CPU seconds of the analysis of all articles in a file: up to twenty times those of one.
        public func cpuTime(of document: SourceDocument) -> Double {
            guard case .document(let extracted) = document.extraction else { return cpuTime }
            return cpuTime * Double(min(max(1, extracted.articles.count), 20))
        }
    }

    /// A watched folder and where its reports go (data).
    public struct Inbox: Sendable, Equatable {
        public enum AfterSuccess: String, Sendable, CaseIterable {
            case keep, move, delete
        }

        public enum OnDelete: String, Sendable, CaseIterable {
            case keep, delete
        }

        /// Absolute.
        public var path: String
        /// Absolute.
        public var reports: String
        /// Shell patterns (fnmatch(3)); one with a slash is matched against the path below the inbox, one
        /// without against the name alone. A file is an article when one of `include` and none of `exclude` fits.
        public var include: [String]
        public var exclude: [String]
        public var recursive: Bool
        /// Seconds for which a file must not change before it counts as closed, where nothing better tells.
        public var settle: Double
        /// Seconds between two listings; `nil`: what the file system asks for (300; 60 on overlay, 10 where
        /// the kernel tells of no changes).
        public var pollInterval: Double?
        public var afterSuccess: AfterSuccess
        /// Absolute; where articles go with `after_success = "move"`.
        public var moveTo: String?
        public var onDelete: OnDelete

        public init(
            path: String, reports: String, include: [String] = ["*"], exclude: [String] = Self.defaultExclude,
            recursive: Bool = true, settle: Double = 2, pollInterval: Double? = nil,
            afterSuccess: AfterSuccess = .keep, moveTo: String? = nil, onDelete: OnDelete = .keep
        ) {
            self.path = path
            self.reports = reports
            self.include = include
            self.exclude = exclude
            self.recursive = recursive
            self.settle = settle
            self.pollInterval = pollInterval
            self.afterSuccess = afterSuccess
            self.moveTo = moveTo
            self.onDelete = onDelete
        }

        /// Names that editors, browsers and copying programs give to files that are not done: dotfiles (vim's
        /// swap files and LibreOffice's `.~lock.NAME#` among them), backups, downloads.
        public static let defaultExclude = [
            ".*", "*~", "#*#", "*.part", "*.filepart", "*.tmp", "*.swp", "*.swx", "*.crdownload", "~$*",
        ]
    }
}
