import CGcrypt

/// SHA-256 by the system's libgcrypt, which systemd's library brings along anyway.
public enum SHA256 {
    /// The digest as 64 lower-case hexadecimal digits.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { hexDigest(of: $0) }
    }

    /// The digest in small hexadecimal digits.
    public static func hexDigest(of bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBytes { hexDigest(of: $0) }
    }

    static func hexDigest(of bytes: UnsafeRawBufferPointer) -> String {
        hexDigest { digest in
            // An empty array has no base address, and libgcrypt wants a pointer even for no bytes.
            var nothing: UInt8 = 0
            withUnsafePointer(to: &nothing) { empty in
                gcry_md_hash_buffer(
                    algorithm, digest, bytes.baseAddress ?? UnsafeRawPointer(empty), bytes.count)
            }
        }
    }

    /// The digest of pieces that follow each other, none of which is copied.
    static func hexDigest(ofPieces pieces: [UnsafeRawBufferPointer]) -> String {
        let buffers = pieces.map { piece in
            gcry_buffer_t(
                size: piece.count, off: 0, len: piece.count, data: UnsafeMutableRawPointer(mutating: piece.baseAddress))
        }
        return hexDigest { digest in
            let error = gcry_md_hash_buffers(algorithm, 0, digest, buffers, Int32(buffers.count))
            precondition(error == 0, "libgcrypt has no SHA-256.")
        }
    }

    private static let algorithm = Int32(GCRY_MD_SHA256.rawValue)

    private static func hexDigest(_ hash: (UnsafeMutablePointer<UInt8>) -> Void) -> String {
        _ = libraryIsReady
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
            hash(digest.baseAddress!)
            let digits = Array("0123456789abcdef".utf8)
            return String(unsafeUninitializedCapacity: 64) { characters in
                for (place, byte) in digest.enumerated() {
                    characters[2 * place] = digits[Int(byte >> 4)]
                    characters[2 * place + 1] = digits[Int(byte & 15)]
                }
                return 64
            }
        }
    }

    /// libgcrypt asks that `gcry_check_version` be called once before anything else.
    private static let libraryIsReady: Bool = gcry_check_version(nil) != nil
}
