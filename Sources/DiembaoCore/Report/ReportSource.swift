extension Report.Source {
    init(_ document: SourceDocument) {
        self.init(
            id: document.id, path: document.path, bytes: document.bytes.count,
            sha256: SHA256.hexDigest(of: document.bytes),
            sidecarSHA256: document.sidecar.map { SHA256.hexDigest(of: $0) })
    }

    /// - Parameter sha256: of the file's bytes, `nil` where they were never read.
    init(id: String?, path: [UInt8]?, bytes: Int, sha256: String?, sidecarSHA256: String?) {
        self.id = id
        self.path = path.map { String(decoding: $0, as: UTF8.self) }
        if let path, String(validating: path, as: UTF8.self) == nil { pathBytes = Base64.string(of: path) }
        self.bytes = bytes
        self.sha256 = sha256
        sidecar = sidecarSHA256.map(Sidecar.init(sha256:))
    }
}

/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes in Base64.
    static func string(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
