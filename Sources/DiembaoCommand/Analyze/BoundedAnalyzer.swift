import CLinux
import DiembaoConfiguration
import DiembaoCore

/// The analyzer within the limits that the service has too: with the same options, the same file gives the same report
/// in both (data).
struct BoundedAnalyzer: Sendable {
    var analyzer = Analyzer()
    var limits = Configuration.Limits()

    func report(on document: SourceDocument) -> Report {
        guard document.bytes.count <= limits.inputSize else {
            return analyzer.failure(tooLarge(document.bytes.count), for: document)
        }
        let end = clinux_thread_cpu_nanoseconds() + Int64(limits.cpuTime * 1e9)
        var asked = 0
        let isOverdue = {
            // The clock is a system call, and a sentence takes less than one: one question in eight is enough.
            asked += 1
            return asked % 8 == 1 && clinux_thread_cpu_nanoseconds() > end
        }
        switch analyzer.analyze(document, shouldStop: isOverdue) {
        case .report(let report): return report
        case .stopped: return analyzer.failure(.timeLimit(seconds: Int(limits.cpuTime)), for: document)
        }
    }

    /// The report on a file that was read with ``Configuration/Limits/inputSize`` or a larger limit.
    ///
    /// - parameters:
    ///   - path: what `source.path` says; `nil` for standard input.
    ///   - id: what `source.id` says.
    func report(
        on article: ArticleFile, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata = DocumentMetadata()
    ) -> Report {
        guard article.size <= limits.inputSize else {
            var report = analyzer.failure(
                tooLarge(article.size), path: path, byteCount: article.size, sha256: nil,
                sidecarSHA256: article.sidecar.map { SHA256.hexDigest(of: $0) })
            report.source.id = id
            return report
        }
        return report(
            on: SourceDocument(bytes: article.bytes, path: path, id: id, sidecar: article.sidecar, arguments: arguments)
        )
    }

    /// As above, reading the file first.
    func report(
        onFile file: FileArgument, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata
    ) throws(InputFile.Failure) -> Report {
        report(
            on: try ArticleFile(reading: file, limit: limits.inputSize), path: path, id: id, arguments: arguments)
    }

    private func tooLarge(_ size: Int) -> ReportError { .tooLarge(size: size, limit: limits.inputSize) }
}
