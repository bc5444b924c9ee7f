import CLinux
import DiembaoCore
import Glibc

/// One thing to do (data).
enum AnalysisWork: Sendable {
    /// - parameter path: what `source.path` says.
    case file(FileArgument, path: [UInt8]?)
    /// - parameter number: the line's, in its stream, from 1.
    case line(LineReader.Line, number: Int)
    /// Something that can't be read; it stands here so that it is told in its turn.
    case unreadable(InputFile.Failure)

    /// Whether it is a line that has its article's text, and does not name a file. Within a string JSON writes `\"path\"`.
    var isText: Bool {
        guard case .line(.whole(let line), _) = self else { return false }
        return line.withUnsafeBytes { line in
            Self.path.withUnsafeBytes { !clinux_holds(line.baseAddress, line.count, $0.baseAddress, $0.count) }
        }
    }

    private static let path = Array("\"path\"".utf8)
}

/// Where articles come from.
protocol AnalysisSource: PipelineSource where Work == AnalysisWork {
    /// How much there is, in the measure of ``AnalysisSize``; `nil` where nobody knows.
    var size: AnalysisSize? { get }

    /// How many bytes of text are there without a wait for anything outside of the process, where the next piece is; else 0.
    var readyBytes: Int { get }
}

/// How much is to be done (data).
enum AnalysisSize: Sendable, Equatable {
    case articles(Int)
    /// Of streams, whose lines can't be counted beforehand.
    case bytes(Int)
}

/// Files that hold an article each (a resource).
///
/// The bytes of a piece are those of a small regular file and its sidecar, which are read without a wait and held with others; 0 of any
/// other.
final class FileSource: AnalysisSource {
    private var works: ArraySlice<AnalysisWork>
    /// The bytes of the next pieces, as far as they were looked at.
    private var ahead: ArraySlice<Int> = []

    /// What is larger is no short article of which many are analysed together.
    private static let mostSmall = 64 << 10
    /// So many files are looked at ahead.
    private static let mostAhead = 4 * Analyzer.mostTogether

    /// - parameter path: what the one file's report gives as its path, else what follows from its name.
    init(_ files: [FileArgument], path: [UInt8]?) {
        works = files.withoutSidecars.map { .file($0, path: $0.isStandardInput ? path : path ?? $0.reportedPath) }[...]
    }

    var size: AnalysisSize? { .articles(works.count) }

    /// Who knows what opening anything but a regular file waits for.
    var readyBytes: Int {
        lookAhead()
        return ahead.prefix { $0 > 0 }.reduce(0, +)
    }

    func next(onPause: () -> Void) -> (work: AnalysisWork, bytes: Int)? {
        lookAhead()
        guard let work = works.popFirst(), let bytes = ahead.popFirst() else { return nil }
        return (work, bytes)
    }

    /// Looks at the next files once half of those that were looked at are gone.
    private func lookAhead() {
        guard ahead.count < min(works.count, Self.mostAhead / 2) else { return }
        ahead += works.dropFirst(ahead.count).prefix(Self.mostAhead - ahead.count).map(Self.smallSize)
    }

    private static func smallSize(_ work: AnalysisWork) -> Int {
        guard case .file(let file, _) = work, !file.isStandardInput, let size = regularSize(file), size > 0,
            let sidecar = regularSize(file.sidecar), size + sidecar <= mostSmall
        else { return 0 }
        return size + sidecar
    }

    /// The size of a regular file, 0 where nothing has its name; `nil` of anything else.
    private static func regularSize(_ file: FileArgument) -> Int? {
        var status = stat()
        guard file.withCString({ stat($0, &status) }) == 0 else { return errno == ENOENT ? 0 : nil }
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
}

/// Streams whose lines hold an article each, one stream after the other (a resource).
final class LineSource: AnalysisSource {
    private var files: ArraySlice<FileArgument>
    private let lineLimit: Int
    private var reader: LineReader?
    private var number = 0

    let size: AnalysisSize?
    var readyBytes: Int { reader?.readyBytes ?? 0 }

    init(_ files: [FileArgument], lineLimit: Int) {
        self.files = files[...]
        self.lineLimit = lineLimit
        let sizes = files.map { try? InputFile(opening: $0).size }
        size = sizes.contains(nil) ? nil : .bytes(sizes.reduce(0) { $0 + ($1 ?? 0) })
    }

    func next(onPause: () -> Void) -> (work: AnalysisWork, bytes: Int)? {
        do {
            while true {
                if let line = try reader?.next(onPause: onPause) {
                    number += 1
                    return (.line(line, number: number), line.bytesHeld)
                }
                guard let file = files.popFirst() else { return nil }
                reader = nil
                reader = try LineReader(file, limit: lineLimit)
                number = 0
            }
        } catch {
            reader = nil
            return (.unreadable(error), 0)
        }
    }
}

extension LineReader.Line {
    var bytesHeld: Int {
        guard case .whole(let bytes) = self else { return 0 }
        return bytes.count
    }

    /// With its newline.
    var bytesRead: Int {
        switch self {
        case .whole(let bytes): bytes.count + 1
        case .tooLong(let bytes): bytes + 1
        }
    }
}
