public struct FolderCheck: Sendable {
    /// For whom the rights are checked.
    public enum Subject: Sendable, Equatable {
        /// The running process: the daemon itself.
        case caller
        /// Another account; only root can look through its eyes.
        case account(Account)
        /// Nobody: rights are not checked.
        case nobody
        /// What `diembao check-config` should ask for.
        public static func service() -> Subject { fatalError() }
    }
    public var faults: [ConfigurationFault]
    public var notes: [ConfigurationFault]
    public init(of configuration: Configuration, for subject: Subject = .caller) { fatalError() }
    /// Throws what was found, if anything.
    public func get() throws(ConfigurationError) {}
}
