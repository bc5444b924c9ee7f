import Logging

/// The names of diembao's own journal fields (data). As a log entry's metadata they become fields of their own;
/// every other key is appended to the message.
public enum JournalField {
    /// The message's id, which `journalctl -x` explains.
    public static let messageID = "MESSAGE_ID"
    /// The inbox's path.
    public static let inbox = "DIEMBAO_INBOX"
    /// How an inbox is watched: `inotify` or `polling`.
    public static let watching = "DIEMBAO_WATCHING"
    /// The article's path below the inbox, byte for byte.
    public static let path = "DIEMBAO_PATH"
    /// The report's path, byte for byte.
    public static let report = "DIEMBAO_REPORT"
    /// The article's digest, in hexadecimal digits.
    public static let sha256 = "DIEMBAO_SHA256"
    /// The article's size.
    public static let bytes = "DIEMBAO_BYTES"
    /// From the reading of the article to its report.
    public static let duration = "DIEMBAO_DURATION_USEC"
    /// `analysed` or `failed`.
    public static let status = "DIEMBAO_STATUS"
    /// The error's code, as in the report.
    public static let error = "DIEMBAO_ERROR"
    /// errno(3), a number.
    public static let errno = "ERRNO"

    /// Fields that hold names which anyone who drops a file can choose. Each entry gets a second one, with `_TEXT` at
    /// its name's end, in which nothing can steer a terminal: `journalctl -x` prints a field of the catalog's as it is.
    static let fileNames = [path, report]
}

/// Bytes that go into the journal as they are: a file's name need not be UTF-8 (data).
///
///     logger.info("reported", metadata: ["DIEMBAO_PATH": .bytes(path)])
public struct JournalBytes: Sendable, CustomStringConvertible {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What is no UTF-8 becomes U+FFFD.
    public var description: String {
        String(decoding: bytes, as: UTF8.self)
    }
}

extension Logger.MetadataValue {
    /// A value that reaches the journal byte for byte.
    public static func bytes(_ bytes: [UInt8]) -> Self {
        .stringConvertible(JournalBytes(bytes))
    }
}
