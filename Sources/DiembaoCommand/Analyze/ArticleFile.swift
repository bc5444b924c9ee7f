import DiembaoConfiguration
import Glibc

/// An article's file and what lies beside it, as they were read (data).
struct ArticleFile: Sendable, Equatable {
    /// All of the file, or one byte more than the limit of a larger one.
    var bytes: [UInt8]
    /// The size of the whole file.
    var size: Int
    /// The bytes of `NAME.meta.json`, where there is one.
    var sidecar: [UInt8]?

    init(reading file: FileArgument, limits: Configuration.Limits) throws(InputFile.Failure) {
        let input = try InputFile(opening: file)
        var bytes = try input.readAll(limit: limits.inputSize)
        let limit = limits.size(of: bytes)
        if bytes.count > limits.inputSize, limit > limits.inputSize {
            bytes += try input.readAll(limit: limit - bytes.count)
        }
        self.bytes = bytes
        size = max(bytes.count, input.size ?? 0)
        sidecar = file.isStandardInput ? nil : try Self.read(sidecar: file.sidecar, limit: limits.inputSize)
    }

    /// Whether this is no article, but a report, or several that stand a line each.
    var holdsReports: Bool {
        guard let values = try? JSONReader.values(in: bytes) else { return false }
        return values.allSatisfy { $0.value["schema"]?.string?.hasPrefix("diembao.report/") ?? false }
    }

    private static func read(sidecar: FileArgument, limit: Int) throws(InputFile.Failure) -> [UInt8]? {
        do {
            return try InputFile(opening: sidecar).readAll(limit: limit)
        } catch  where [ENOENT, ENAMETOOLONG, ENOTDIR].contains(error.errno) {
            return nil
        }
    }
}
