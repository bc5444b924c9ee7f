import Logging

/// The message of an entry as people see it: the text, then what metadata is no journal field, as `key=value`.
func readableMessage(_ message: String, _ metadata: Logger.Metadata) -> String {
    let rest = metadata.filter { !isJournalFieldName($0.key) }.sorted { $0.key < $1.key }
    return ([message] + rest.map { "\($0.key)=\($0.value)" }).map(printable).joined(separator: " ")
}

/// The text with what could steer a terminal or forge a line made visible: control characters as `\x1b`, line breaks
/// as `\n`, and as `\u{202e}` what prints nothing and turns the direction of writing (UAX #9) or hides text (tags).
func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where !isUnprintable(scalar): result.unicodeScalars.append(scalar)
        case _ where scalar.value < 0x100: result += "\\x" + (scalar.value < 16 ? "0" : "") + hex(scalar)
        default: result += "\\u{\(hex(scalar))}"
        }
    }
    return result
}

private func hex(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16)
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xE0000...0xE007F: true
    default: false
    }
}

/// Whether the journal takes `name` from a service: capitals, digits and underscores, no digit or underscore in
/// front, 64 bytes at most (systemd.journal-fields(7)).
func isJournalFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x41...0x5A).contains(first), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
}

extension Logger.Level {
    /// syslog(3)'s number.
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

/// What an entry carries of the logger, of the call and of the error, the nearer before the farther.
func allMetadata(of event: LogEvent, handler: Logger.Metadata, provider: Logger.MetadataProvider?) -> Logger.Metadata {
    var metadata = handler
    if let provided = provider?.get() { metadata.merge(provided) { _, new in new } }
    if let own = event.metadata { metadata.merge(own) { _, new in new } }
    if let error = event.error { metadata["error"] = "\(error)" }
    return metadata
}
