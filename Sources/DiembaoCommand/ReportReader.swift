import DiembaoConfiguration
import DiembaoCore
import FoundationEssentials

/// The reports of a file that holds one, however it is laid out, or one a line, as they come (a resource). Of a stream
/// it holds a line at a time.
struct ReportReader: ~Copyable {
    /// Why there is no report where one should be, while others may follow (data).
    struct Failure: Error, Equatable {
        /// What happened, to which file, what to do.
        var message: String
        /// Whether these bytes never were a report, or nobody knows.
        var isForeign = false
    }

    private enum Layout {
        case unopened, unknown, oneALine, single
    }

    /// A report is several times as long as its article.
    static let largestReport = 64 * Configuration.Limits().inputSize

    private let file: FileArgument
    /// `nil` before the beginning and after the end.
    private var reader: LineReader?
    private var line = 0
    private var layout = Layout.unopened
    private let decoder = JSONDecoder()

    init(_ file: FileArgument) { self.file = file }

    /// The next report, `nil` at the end. After a failure, the reports that follow can still be asked for.
    mutating func next() throws(Failure) -> Report? {
        if layout == .unopened { try open() }
        var bytes: [UInt8]
        repeat {
            guard let next = try nextLine() else {
                guard layout == .unknown else { return nil }
                layout = .single
                throw Failure(message: "\(file): the file is empty. \(cure)", isForeign: true)
            }
            bytes = next
        } while !bytes.contains { $0 > UInt8(ascii: " ") }
        let firstLine = line
        if layout == .unknown { layout = (try? JSONReader.value(in: bytes)) == nil ? .single : .oneALine }
        if layout == .single {
            while let next = try nextLine() {
                bytes.append(UInt8(ascii: "\n"))
                bytes += next
                guard bytes.count <= Self.largestReport else {
                    reader = nil
                    throw Failure(
                        message: "\(file): more than the \(Self.largestReport) bytes that are read of a report")
                }
            }
        }
        return try report(in: bytes, firstLine: firstLine)
    }

    private mutating func open() throws(Failure) {
        layout = .single
        do {
            reader = try LineReader(file, limit: Self.largestReport)
            layout = .unknown
        } catch {
            throw Failure(message: "\(error)")
        }
    }

    private mutating func nextLine() throws(Failure) -> [UInt8]? {
        let next: LineReader.Line?
        do {
            next = try reader?.next(onPause: {})
        } catch {
            reader = nil
            layout = .single
            throw Failure(message: "\(error)")
        }
        line += 1
        switch next {
        case .whole(let bytes): return bytes
        case .tooLong(let count):
            layout = .oneALine
            throw Failure(
                message: "\(file):\(line): \(count) bytes, and at most \(Self.largestReport) are read of a report")
        case nil:
            reader = nil
            return nil
        }
    }

    private func report(in bytes: [UInt8], firstLine: Int) throws(Failure) -> Report {
        guard let report = Self.report(in: Data(bytes), by: decoder) else {
            throw failure(of: bytes, firstLine: firstLine)
        }
        return report
    }

    /// A report of the schema that this version knows; `nil` where the bytes are none. One of another schema could be decoded in part,
    /// and its keys need not mean the same.
    static func report(in bytes: Data, by decoder: JSONDecoder = JSONDecoder()) -> Report? {
        guard let report = try? decoder.decode(Report.self, from: bytes), report.schema == Report.schema else {
            return nil
        }
        return report
    }

    /// What is wrong with bytes that could not be read as a report.
    private func failure(of bytes: [UInt8], firstLine: Int) -> Failure {
        let place = layout == .oneALine ? "\(file):\(firstLine)" : "\(file)"
        do {
            let value = try JSONReader.value(in: bytes)
            guard let schema = value["schema"]?.string, schema.hasPrefix("diembao.report/") else {
                return Failure(message: "\(place): no report. \(cure)", isForeign: true)
            }
            return Failure(message: Self.unknownReport(schema, at: place, of: file))
        } catch {
            let place = "\(file):\(error.line + firstLine - 1):\(error.column)"
            return Failure(message: "\(place): not JSON: \(error.reason). \(cure)", isForeign: true)
        }
    }

    /// What is said of a report that is none of this version's.
    static func unknownReport(_ schema: String, at place: String, of file: FileArgument) -> String {
        guard schema == Report.schema else {
            let found = printable(String(schema.prefix(longestSchema)))
            return "\(place): the report's schema is \(found), and this version of diembao reads \(Report.schema). "
                + "Read it with the version that made it, or analyse the article anew."
        }
        return "\(place): the report has something that this version does not know. See what: diembao verify \(file)"
    }

    /// In characters: more of a name that anybody may have written helps nobody.
    private static let longestSchema = 40

    private var cure: String {
        file.isStandardInput ? "diembao analyze makes reports." : "Is it an article? diembao analyze \(file)"
    }
}
