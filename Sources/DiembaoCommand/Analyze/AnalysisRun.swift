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
        let pipeline = OrderedPipeline(source: source, jobs: jobs, work: worker)
        /// Since when the oldest report that is not written yet has been finished.
        var oldest: Int64?
        while true {
            let turn = pipeline.next(within: oldest == nil ? 0.1 : Self.patience, returnsAtPause: oldest != nil)
            if case .result(let result) = turn {
                try take(result, into: &output, &summary, &progress)
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

    // MARK: One piece of work

    private var worker: @Sendable (AnalysisWork) -> (result: AnalysisResult, bytes: Int) {
        let (analysis, defaults, layout) = (analysis, defaults, layout)
        return { work in
            let result =
                switch work {
                case .file(let file, let path): Self.analyze(file, path, defaults, analysis, layout)
                case .line(let line, let number): Self.analyze(line, number, defaults, analysis, layout)
                case .unreadable(let failure): AnalysisResult(isFailure: true, complaint: "\(failure)")
                }
            return (result, result.json.count)
        }
    }

    private static func analyze(
        _ file: FileArgument, _ path: [UInt8]?, _ metadata: DocumentMetadata, _ analysis: BoundedAnalyzer,
        _ layout: ReportLayout
    ) -> AnalysisResult {
        do throws(InputFile.Failure) {
            return result(try analysis.report(onFile: file, path: path, arguments: metadata), layout)
        } catch {
            return AnalysisResult(isFailure: true, complaint: "\(error)")
        }
    }

    private static func analyze(
        _ line: LineReader.Line, _ number: Int, _ defaults: DocumentMetadata, _ analysis: BoundedAnalyzer,
        _ layout: ReportLayout
    ) -> AnalysisResult {
        var result = result(report(on: line, number, defaults, analysis), layout)
        result.bytesRead = line.bytesRead
        return result
    }

    private static func report(
        on line: LineReader.Line, _ number: Int, _ defaults: DocumentMetadata, _ analysis: BoundedAnalyzer
    ) -> Report {
        guard case .whole(let bytes) = line else {
            let reason = "it is longer than an article may be"
            return analysis.analyzer.failure(
                .invalidRequest(line: number, reason: reason), path: nil, byteCount: line.bytesRead - 1, sha256: nil,
                sidecarSHA256: nil)
        }
        func failure(_ error: ReportError, _ id: String?) -> Report {
            // The report's size and digest are the line's own: there is no article.
            analysis.analyzer.failure(error, for: SourceDocument(bytes: bytes, id: id))
        }
        let request: StreamRequest
        do {
            request = try StreamRequest(line: bytes, defaults: defaults)
        } catch {
            return failure(.invalidRequest(line: number, reason: error.reason), error.id)
        }
        switch request.article {
        case .text(let text):
            return analysis.report(
                on: SourceDocument(bytes: Array(text.utf8), id: request.id, arguments: request.metadata))
        case .file(let file):
            do throws(InputFile.Failure) {
                return try analysis.report(
                    onFile: file, path: file.reportedPath, id: request.id, arguments: request.metadata)
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
