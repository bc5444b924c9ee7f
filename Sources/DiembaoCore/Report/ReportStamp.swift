/// What decides whether a report on disk is current, read back from its bytes (data).
///
/// Reading checks that the bytes are one well-formed JSON object and nothing else, so that a report that a power cut
/// left torn is told from a whole one.
public struct ReportStamp: Sendable, Equatable {
    public var status: Report.Status
    public var path: String?
    /// The path's bytes in Base64, where it is not UTF-8.
    public var pathBytes: String?
    public var bytes: Int
    public var sha256: String?
    public var sidecarSHA256: String?
    /// Which of the file's articles it is about, from 1; `nil` where it is about the file.
    public var part: Int?
    /// How many articles' reports it names; 0 where the file holds one.
    public var partCount: Int
    /// `generator.analysis`.
    public var analysis: String
    public var errorCode: String?

    /// Why bytes are not a report.
    public enum Fault: Error, Equatable, CustomStringConvertible {
        /// Not one JSON object: where it goes wrong, in bytes.
        case malformed(offset: Int)
        /// JSON, but a key that every report has is missing or has the wrong type.
        case notAReport(missing: String)

        public var description: String {
            switch self {
            case .malformed(let offset): "not a JSON object: it goes wrong at byte \(offset)"
            case .notAReport(let key): "not a report: \"\(key)\" is missing or of the wrong type"
            }
        }
    }

    public init(reading report: [UInt8]) throws(Fault) {
        let (fields, fault) = Fields.read(report)
        if let fault { throw .malformed(offset: fault) }
        try self.init(fields)
    }

    /// As much as is to be known of a report that is too large to be read: what a stamp tells stands before the text.
    ///
    /// - Parameter head: the report's first bytes, less than all. Whether it is whole has to be seen from its end.
    public init(readingHead head: [UInt8]) throws(Fault) {
        let (fields, fault) = Fields.read(head)
        // It goes wrong where it is cut, be it within an escape or a letter.
        guard let fault, fault + Self.longestElement > head.count else {
            throw .malformed(offset: fault ?? head.count)
        }
        try self.init(fields)
    }

    /// Bytes of the longest thing in JSON at whose beginning ``JSONScanner`` stands until it is whole: an escape, "false".
    private static let longestElement = 6

    private init(_ fields: Fields) throws(Fault) {
        guard fields.schema == Report.schema else { throw .notAReport(missing: "schema") }
        guard let status = fields.status.flatMap(Report.Status.init(rawValue:)) else {
            throw .notAReport(missing: "status")
        }
        guard let count = fields.bytes else { throw .notAReport(missing: "source.bytes") }
        guard let analysis = fields.analysis else { throw .notAReport(missing: "generator.analysis") }
        self.status = status
        path = fields.path
        pathBytes = fields.pathBytes
        bytes = count
        sha256 = fields.sha256
        sidecarSHA256 = fields.sidecarSHA256
        part = fields.part
        partCount = fields.partCount
        self.analysis = analysis
        errorCode = fields.errorCode
    }

    private struct Fields {
        var schema, status, path, pathBytes, sha256, sidecarSHA256, analysis, errorCode: String?
        var bytes, part: Int?
        var partCount = 0

        /// What is found, and the offset where the bytes are no whole JSON object, if they are none.
        static func read(_ report: [UInt8]) -> (fields: Fields, fault: Int?) {
            var fields = Fields()
            var fault: Int?
            report.withUnsafeBufferPointer { bytes in
                var scanner = JSONScanner(bytes)
                do throws(JSONScanner.Malformed) {
                    try fields.read(&scanner)
                    try scanner.end()
                } catch {
                    fault = error.offset
                }
            }
            return (fields, fault)
        }

        private mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Malformed) {
            var found = self
            defer { self = found }
            try scanner.object { (json, key) throws(JSONScanner.Malformed) in
                switch key {
                case "schema": found.schema = try json.optionalString(depth: 1)
                case "status": found.status = try json.optionalString(depth: 1)
                case "error": try found.readError(&json)
                case "parts": try found.readParts(&json)
                case "source": try found.readSource(&json)
                case "generator": try found.readGenerator(&json)
                default: break
                }
            }
        }

        private mutating func readError(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
            guard try json.nextKind() == .object else { return }
            var code: String?
            try json.object(depth: 1) { (json, key) throws(JSONScanner.Malformed) in
                if key == "code" { code = try json.optionalString(depth: 2) }
            }
            errorCode = code
        }

        private mutating func readParts(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
            guard try json.nextKind() == .list else { return }
            var count = 0
            try json.list(depth: 1) { (json) throws(JSONScanner.Malformed) in
                count += 1
                _ = try json.optionalString(depth: 2)
            }
            partCount = count
        }

        private mutating func readGenerator(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
            guard try json.nextKind() == .object else { return }
            var digest: String?
            try json.object(depth: 1) { (json, key) throws(JSONScanner.Malformed) in
                if key == "analysis" { digest = try json.optionalString(depth: 2) }
            }
            analysis = digest
        }

        private mutating func readSource(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
            guard try json.nextKind() == .object else { return }
            var found = self
            try json.object(depth: 1) { (json, key) throws(JSONScanner.Malformed) in
                switch key {
                case "path": found.path = try json.optionalString(depth: 2)
                case "pathBytes": found.pathBytes = try json.optionalString(depth: 2)
                case "part": found.part = try json.optionalInteger(depth: 2)
                case "bytes": found.bytes = try json.optionalInteger(depth: 2)
                case "sha256": found.sha256 = try json.optionalString(depth: 2)
                case "sidecar":
                    guard try json.nextKind() == .object else { return }
                    try json.object(depth: 2) { (json, key) throws(JSONScanner.Malformed) in
                        if key == "sha256" { found.sidecarSHA256 = try json.optionalString(depth: 3) }
                    }
                default: break
                }
            }
            self = found
        }
    }
}
