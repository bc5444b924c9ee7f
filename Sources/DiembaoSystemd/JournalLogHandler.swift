import Logging

/// Writes log entries to the journal by its native protocol, with fields (systemd.journal-fields(7)); data.
///
/// Metadata whose key is the name of a journal field becomes that field, byte for byte; a list becomes the field
/// several times. Other metadata is appended to the message:
///
///     logger.info(
///         "reported 2021/kremlin.txt",
///         metadata: ["MESSAGE_ID": "\(MessageID.articleReported)", "DIEMBAO_PATH": .bytes(path), "inbox": "1"])
///
/// gives `MESSAGE=reported 2021/kremlin.txt inbox=1`, `MESSAGE_ID=…`, `DIEMBAO_PATH=2021/kremlin.txt` and, for people,
/// `DIEMBAO_PATH_TEXT`, which is the path with its control characters made visible.
public struct JournalLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel: Logger.Level
    private let identifier: String

    public init(identifier: String = "diembaod", level: Logger.Level = .info) {
        self.identifier = identifier
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        JournalSocket.shared.send(fields(of: event))
    }

    /// The entry's fields, `NAME=value`, the value any bytes.
    func fields(of event: LogEvent) -> [[UInt8]] {
        let metadata = allMetadata(of: event, handler: metadata, provider: metadataProvider)
        var fields = [
            field("MESSAGE", readableMessage(event.message.description, metadata).utf8),
            field("PRIORITY", "\(event.level.priority)".utf8),
            field("SYSLOG_IDENTIFIER", identifier.utf8),
            field("CODE_FILE", event.file.utf8),
            field("CODE_LINE", "\(event.line)".utf8),
            field("CODE_FUNC", event.function.utf8),
        ]
        let own = ["MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "CODE_FILE", "CODE_LINE", "CODE_FUNC"]
        for (name, value) in metadata.sorted(by: { $0.key < $1.key })
        where isJournalFieldName(name) && !own.contains(name) {
            let values = values(of: value)
            fields += values.map { field(name, $0) }
            guard JournalField.fileNames.contains(name) else { continue }
            fields += values.map { field(name + "_TEXT", printable(String(decoding: $0, as: UTF8.self)).utf8) }
        }
        return fields
    }

    private func field(_ name: String, _ value: some Sequence<UInt8>) -> [UInt8] {
        Array(name.utf8) + [UInt8(ascii: "=")] + value
    }

    private func values(of value: Logger.MetadataValue) -> [[UInt8]] {
        switch value {
        case .array(let elements): elements.flatMap(values)
        case .stringConvertible(let bytes as JournalBytes): [bytes.bytes]
        default: [Array("\(value)".utf8)]
        }
    }
}
