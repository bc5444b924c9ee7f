import CLinux
import DiembaoCore

/// What came of one piece of work (data).
struct AnalysisResult: Sendable {
    /// The report, none where the file could not be read.
    var json: [UInt8] = []
    /// Whether the report says `failed`, or there is none.
    var isFailure = false
    /// What the person is told on standard error.
    var complaint: String?
    /// The bytes of a stream that this was.
    var bytesRead = 0
}

/// How a run ended (data).
struct AnalysisSummary: Equatable {
    var articles = 0
    var hasFailures = false
}

/// Articles from a source, through the analyzer on several threads, to standard output in order (a value that is used
/// for one run).
struct AnalysisRun {
    /// A finished report waits this long at most for others to be written with, in seconds.
    private static let patience = 0.02
    /// So many groups of articles are at work or wait to be written, for each thread.
    private static let groupsHeld = 8

    var analysis: BoundedAnalyzer
    /// What holds where a line of a stream does not say.
    var defaults: DocumentMetadata
    var layout: ReportLayout
    var jobs: Int

    /// Reports that are finished are written before the run waits for anything, so whoever feeds the input line by
    /// line has the reports on all earlier lines.
    mutating func analyze(_ source: some AnalysisSource) throws(CommandFailure) -> AnalysisSummary {
        var output = Output()
        var summary = AnalysisSummary()
        var progress = ProgressBar(size: source.size)
        // A piece of its work is a group of ours.
        let pipeline = OrderedPipeline(
            source: GroupedSource(source, jobs: jobs), jobs: jobs, window: Self.groupsHeld * jobs, work: worker)
        /// Since when the oldest report that is not written yet has been finished.
        var oldest: Int64?
        while true {
            let turn = pipeline.next(within: oldest == nil ? 0.1 : Self.patience, returnsAtPause: oldest != nil)
            if case .result(let results) = turn {
                for result in results { try take(result, into: &output, &summary, &progress) }
                oldest = oldest ?? clinux_monotonic_nanoseconds()
                guard isOld(oldest) else { continue }
            }
            try output.flush()
            oldest = nil
            guard case .end = turn else {
                progress.draw()
                continue
            }
            progress.erase()
            return summary
        }
    }

    private func take(
        _ result: AnalysisResult, into output: inout Output, _ summary: inout AnalysisSummary,
        _ progress: inout ProgressBar
    ) throws(CommandFailure) {
        try output.write(result.json)
        if let complaint = result.complaint {
            progress.erase()
            complain(complaint)
        }
        summary.articles += 1
        summary.hasFailures = summary.hasFailures || result.isFailure
        progress.advance(by: result.bytesRead)
    }

    private func isOld(_ time: Int64?) -> Bool {
        time.map { clinux_monotonic_nanoseconds() - $0 > Int64(Self.patience * 1e9) } ?? false
    }

    // MARK: Pieces of work

    private var worker: @Sendable ([AnalysisWork]) -> (result: [AnalysisResult], bytes: Int) {
        let (analysis, defaults, layout) = (analysis, defaults, layout)
        return { works in
            let results = Self.results(of: works, defaults, analysis, layout)
            return (results, results.reduce(0) { $0 + $1.json.count })
        }
    }

    /// What is to be done for a piece of work (data).
    private enum Step {
        case analyze(SourceDocument)
        /// There is nothing to analyse.
        case tell(Report)
        case complain(String)
    }

    /// The results of a group, whose articles are analysed together.
    private static func results(
        of works: [AnalysisWork], _ defaults: DocumentMetadata, _ analysis: BoundedAnalyzer, _ layout: ReportLayout
    ) -> [AnalysisResult] {
        let steps = works.map { step(for: $0, defaults, analysis) }
        let documents = steps.compactMap { if case .analyze(let document) = $0 { document } else { nil } }
        var reports = analysis.reports(on: documents)[...]
        return zip(works, steps).map { work, step in
            var found =
                switch step {
                case .analyze: result(reports.removeFirst(), layout)
                case .tell(let report): result(report, layout)
                case .complain(let complaint): AnalysisResult(isFailure: true, complaint: complaint)
                }
            if case .line(let line, _) = work { found.bytesRead = line.bytesRead }
            return found
        }
    }

    private static func step(
        for work: AnalysisWork, _ defaults: DocumentMetadata, _ analysis: BoundedAnalyzer
    ) -> Step {
        switch work {
        case .file(let file, let path):
            do throws(InputFile.Failure) {
                let article = try ArticleFile(reading: file, limits: analysis.limits)
                return step(for: article, path, nil, defaults, analysis)
            } catch {
                return .complain("\(error)")
            }
        case .line(let line, let number): return step(for: line, number, defaults, analysis)
        case .unreadable(let failure): return .complain("\(failure)")
        }
    }

    private static func step(
        for article: ArticleFile, _ path: [UInt8]?, _ id: String?, _ metadata: DocumentMetadata,
        _ analysis: BoundedAnalyzer
    ) -> Step {
        let (document, refusal) = analysis.document(of: article, path: path, id: id, arguments: metadata)
        return refusal.map(Step.tell) ?? .analyze(document)
    }

    private static func step(
        for line: LineReader.Line, _ number: Int, _ defaults: DocumentMetadata, _ analysis: BoundedAnalyzer
    ) -> Step {
        guard case .whole(let bytes) = line else {
            let reason = "it is longer than an article may be"
            return .tell(
                analysis.analyzer.failure(
                    .invalidRequest(line: number, reason: reason), path: nil, byteCount: line.bytesRead - 1,
                    sha256: nil, sidecarSHA256: nil))
        }
        func failure(_ error: ReportError, _ id: String?) -> Step {
            // The report's size and digest are the line's own: there is no article.
            .tell(analysis.analyzer.failure(error, for: SourceDocument(bytes: bytes, id: id)))
        }
        let request: StreamRequest
        do {
            request = try StreamRequest(line: bytes, defaults: defaults)
        } catch {
            return failure(.invalidRequest(line: number, reason: error.reason), error.id)
        }
        switch request.article {
        case .text(let text):
            return .analyze(SourceDocument(bytes: Array(text.utf8), id: request.id, arguments: request.metadata))
        case .file(let file):
            do throws(InputFile.Failure) {
                let article = try ArticleFile(reading: file, limits: analysis.limits)
                return step(for: article, file.reportedPath, request.id, request.metadata, analysis)
            } catch {
                let reason = "\(error.file): \(systemMessage(error.errno))"
                return failure(.unreadableFile(line: number, reason: reason, cure: error.cure), request.id)
            }
        }
    }

    private static func result(_ report: Report, _ layout: ReportLayout) -> AnalysisResult {
        // Where a file holds several articles, their reports follow its own, each on a line.
        guard !report.partReports.isEmpty else {
            return AnalysisResult(json: report.json(layout: layout), isFailure: report.status == .failed)
        }
        let reports = [report] + report.partReports
        return AnalysisResult(
            json: reports.flatMap { $0.json(layout: .compact) }, isFailure: reports.contains { $0.status == .failed })
    }
}
