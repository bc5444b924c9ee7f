import DiembaoConfiguration
import DiembaoCore
import DiembaoExtract
import DiembaoReader

/// The analyzer within the limits that the service has too: with the same options, the same file gives the same report
/// in both (data).
struct BoundedAnalyzer: Sendable {
    var analyzer = Analyzer()
    var limits = Configuration.Limits()

    func report(on document: SourceDocument) -> Report { reports(on: [document])[0] }

    /// The reports on several documents, which are analysed together.
    ///
    /// But for those that a process of its own reads: what is in them may be far larger than they are.
    func reports(on documents: [SourceDocument]) -> [Report] {
        var reports: [Report] = []
        var rest = documents[...]
        while !rest.isEmpty {
            let plain = rest.prefix { !Self.takesProcess($0) }
            let together = plain.isEmpty ? rest.prefix(1) : plain
            reports += self.reports(together: Array(together))
            rest = rest.dropFirst(together.count)
        }
        return reports
    }

    private func reports(together documents: [SourceDocument]) -> [Report] {
        let admitted = documents.map(admit)
        let accepted = admitted.compactMap { if case .success(let document) = $0 { document } else { nil } }
        let seconds = accepted.map { limits.cpuTime(of: $0) }
        var time = CPUTimeShares(seconds: seconds)
        let outcomes = analyzer.analyze(accepted, shouldStop: { time.isOver($0) })
        var reports = zip(zip(accepted, seconds), outcomes).map { taken, outcome in
            switch outcome {
            case .report(let report): report
            case .stopped: analyzer.failure(.timeLimit(seconds: Int(taken.1)), for: taken.0)
            }
        }[...]
        return zip(documents, admitted).map { document, admitted in
            switch admitted {
            case .success: reports.removeFirst()
            case .failure(let error): analyzer.failure(error, for: document)
            }
        }
    }

    /// A document as it is analysed, if it is no larger than it may be.
    private func admit(_ document: SourceDocument) -> Result<SourceDocument, ReportError> {
        let size = limits.size(of: document.bytes)
        guard document.bytes.count <= size else {
            return .failure(.tooLarge(size: document.bytes.count, limit: size))
        }
        return .success(extracted(document))
    }

    /// Whether it is in a format that a process of its own reads, and was not read yet.
    private static func takesProcess(_ document: SourceDocument) -> Bool {
        document.extraction == nil && DocumentFormat(recognising: document.bytes) != nil
    }

    /// With what a process of its own reads, where it is in a format that takes one and was not read yet.
    private func extracted(_ document: SourceDocument) -> SourceDocument {
        guard Self.takesProcess(document) else { return document }
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

    /// What there is to analyse in a file that was read with these limits, or the report that says why nothing is.
    ///
    /// - parameters:
    ///   - path: what `source.path` says; `nil` for standard input.
    ///   - id: what `source.id` says.
    func document(
        of article: ArticleFile, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata
    ) -> (document: SourceDocument, refusal: Report?) {
        let document = SourceDocument(
            bytes: article.bytes, path: path, id: id, sidecar: article.sidecar, arguments: arguments)
        let limit = limits.size(of: article.bytes)
        guard article.size > limit else { return (document, nil) }
        var report = analyzer.failure(
            .tooLarge(size: article.size, limit: limit), path: path, byteCount: article.size, sha256: nil,
            sidecarSHA256: article.sidecar.map { SHA256.hexDigest(of: $0) })
        report.source.id = id
        return (document, report)
    }

    /// The report on a file that was read with these limits, and what it is on: a document as it was read for it, by a process of its own
    /// where it takes one.
    func reading(
        of article: ArticleFile, path: [UInt8]?, id: String? = nil, arguments: DocumentMetadata
    ) -> (report: Report, document: SourceDocument) {
        var (document, refusal) = document(of: article, path: path, id: id, arguments: arguments)
        if let refusal { return (refusal, document) }
        document = extracted(document)
        return (report(on: document), document)
    }

    /// The report on a file that was read with these limits.
    func report(
        on article: ArticleFile, path: [UInt8]?, arguments: DocumentMetadata = DocumentMetadata()
    ) -> Report {
        reading(of: article, path: path, arguments: arguments).report
    }

    /// As above, reading the file first.
    func report(
        onFile file: FileArgument, path: [UInt8]?, arguments: DocumentMetadata
    ) throws(InputFile.Failure) -> Report {
        report(on: try ArticleFile(reading: file, limits: limits), path: path, arguments: arguments)
    }
}
