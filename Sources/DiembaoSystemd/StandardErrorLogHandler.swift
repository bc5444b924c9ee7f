import Glibc
import Logging

/// Writes log entries to standard error, a line each; data.
///
///     2026-11-24T10:00:00.123Z info reported 2021/kremlin.txt
///
/// Metadata that is a field of the journal's is left out, as it is from the message there.
public struct StandardErrorLogHandler: LogHandler {
    /// What a line begins with (data).
    public enum Style: Sendable, Equatable {
        /// Time and level.
        case plain
        /// Time and level, the level in its colour.
        case coloured
        /// The level as `<6>`, which systemd takes from a service's standard error (sd-daemon(3)).
        case priorities
    }

    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel: Logger.Level
    private let style: Style

    public init(style: Style, level: Logger.Level = .info) {
        self.style = style
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        write(Array(line(for: event, at: now).utf8))
    }

    /// The line, with its end.
    func line(for event: LogEvent, at time: timespec) -> String {
        let metadata = allMetadata(of: event, handler: metadata, provider: metadataProvider)
        let message = readableMessage(event.message.description, metadata)
        return switch style {
        case .plain: "\(timestamp(time)) \(event.level.rawValue) \(message)\n"
        case .coloured: "\(timestamp(time)) \(coloured(event.level)) \(message)\n"
        case .priorities: "<\(event.level.priority)>\(message)\n"
        }
    }

    private func coloured(_ level: Logger.Level) -> String {
        let colour =
            switch level {
            case .trace, .debug: "2"
            case .info: "32"
            case .notice: "36"
            case .warning: "33"
            case .error: "31"
            case .critical: "1;31"
            }
        return "\u{1B}[\(colour)m\(level.rawValue)\u{1B}[0m"
    }

    /// One write a line, so that lines of several threads and processes don't mix.
    private func write(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress!, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// `2026-11-24T10:00:00.123Z` (RFC 3339).
private func timestamp(_ time: timespec) -> String {
    var seconds = time.tv_sec
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: some BinaryInteger, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = [digits(parts.tm_year + 1900, 4), digits(parts.tm_mon + 1, 2), digits(parts.tm_mday, 2)]
    let clock = [digits(parts.tm_hour, 2), digits(parts.tm_min, 2), digits(parts.tm_sec, 2)]
    return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":")).\(digits(time.tv_nsec / 1_000_000, 3))Z"
}
