import DiembaoConfiguration
import DiembaoCore
import DiembaoExtract
import DiembaoReader

/// The analyzer within the limits that the service has too: with the same options, the same file gives the same report
/// in both (data).
struct BoundedAnalyzer: Sendable {
    var analyzer = Analyzer()
    var limits = Configuration.Limits()

    func report(on document: SourceDocument) -> Report {
        let size = limits.size(of: document.bytes)
        guard document.bytes.count <= size else {
            return analyzer.failure(.tooLarge(size: document.bytes.count, limit: size), for: document)
        }
        let document = extracted(document)
        let limit = CPUTimeLimit(seconds: limits.cpuTime(of: document))
        switch analyzer.analyze(document, shouldStop: { limit.isOver }) {
        case .report(let report): return report
        case .stopped:
            return analyzer.failure(.timeLimit(seconds: Int(limits.cpuTime(of: document))), for: document)
        }
    }

    /// With what a process of its own reads, where it is in a format that takes one and was not read yet.
    private func extracted(_ document: SourceDocument) -> SourceDocument {
        guard document.extraction == nil, DocumentFormat(recognising: document.bytes) != nil else { return document }
        var document = document
        do throws(DocumentReader.Fault) {
            document.extraction = try DocumentReader(limits: limits.readerLimits).read(document.bytes)
        } catch {
            // No report tells where on the machine a program is, or should be.
            complain("\(error)")
            document.extraction = .failure(ExtractionFailure(.crashed, "diembao-reader could not be run"))
        }
        return document
    }

    /// The report on a file that was read with these limits.
    ///
    /// - parameters:
    ///   - path: what `source.path` says; `nil` for standard input.
    ///   - id: what `source.id` says.
    func report(
        on article: ArticleFile, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata = DocumentMetadata()
    ) -> Report {
        reading(of: article, path: path, id: id, arguments: arguments).report
    }

    /// As above, with what the report is on: a document as it was read for it, by a process of its own where it takes one.
    func reading(
        of article: ArticleFile, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata
    ) -> (report: Report, document: SourceDocument) {
        var document = SourceDocument(
            bytes: article.bytes, path: path, id: id, sidecar: article.sidecar, arguments: arguments)
        let limit = limits.size(of: article.bytes)
        guard article.size <= limit else {
            var report = analyzer.failure(
                .tooLarge(size: article.size, limit: limit), path: path, byteCount: article.size, sha256: nil,
                sidecarSHA256: article.sidecar.map { SHA256.hexDigest(of: $0) })
            report.source.id = id
            return (report, document)
        }
        document = extracted(document)
        return (report(on: document), document)
    }

    /// As above, reading the file first.
    func report(
        onFile file: FileArgument, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata
    ) throws(InputFile.Failure) -> Report {
        report(
            on: try ArticleFile(reading: file, limits: limits), path: path, id: id, arguments: arguments)
    }
}
