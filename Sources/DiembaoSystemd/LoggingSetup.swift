import Logging

/// The one place that decides where log entries go.
public enum LoggingSetup {
    /// Where entries go (data).
    public enum Destination: Sendable, Equatable {
        case journal
        case standardError(StandardErrorLogHandler.Style)
    }

    @discardableResult
    public static func bootstrap(level: Logger.Level? = nil) -> Destination { fatalError() }
}
public struct StandardErrorLogHandler: LogHandler {
    public enum Style: Sendable, Equatable { case plain, coloured, priorities }
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level = .info
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    public func log(event: LogEvent) {}
}
public struct JournalLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level = .info
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    public func log(event: LogEvent) {}
}
