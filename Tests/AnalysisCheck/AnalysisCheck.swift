import DiembaoCommand
import DiembaoCore

/// Checks what holds for the analysis of every file, be it no article, no Vietnamese and no text at all (a resource, used
/// again for each file).
///
/// For example:
///
///     var check = try AnalysisCheck()
///     for fault in check.faults(of: bytes) { print(fault) }
package struct AnalysisCheck {
    private let report: ReportCheck
    private var words = WordCheck()
    /// As an article comes …
    private let plain = Analyzer(options: AnalysisOptions(tokens: true))
    /// … and with its language taken for granted, since what is hardly Vietnamese is analysed no further else.
    private let vietnamese = Analyzer(options: AnalysisOptions(language: "vi", tokens: true))

    /// - throws: where the embedded schema can't be used, which a test rules out.
    package init() throws { report = try ReportCheck() }

    /// Everything that is wrong with the analysis of a file; a trap ends the process.
    package mutating func faults(of bytes: [UInt8]) -> [String] {
        let (first, faults) = faults(of: bytes, by: plain)
        guard let text = first?.document?.text else {
            // What no article can be still has words.
            return faults + words.faults(of: Array(String(decoding: bytes, as: UTF8.self).utf8), report: nil)
        }
        guard first?.document?.language.tag != "vi" else {
            return faults + words.faults(of: Array(text.utf8), report: first)
        }
        let (second, more) = self.faults(of: bytes, by: vietnamese)
        return faults + more + words.faults(of: Array(text.utf8), report: second)
    }

    private func faults(of bytes: [UInt8], by analyzer: Analyzer) -> (Report?, [String]) {
        let document = SourceDocument(bytes: bytes, arguments: DocumentMetadata(published: "2024-02-29"))
        guard case .report(let first) = analyzer.analyze(document),
            case .report(let second) = analyzer.analyze(document)
        else { return (nil, ["the analysis stopped, though nobody said so"]) }
        let json = first.json()
        var faults = report.faults(inJSON: json, madeFrom: bytes)
        if second.json() != json { faults.append("a second analysis gives another report") }
        do throws(ReportStamp.Fault) {
            let stamp = try ReportStamp(reading: json)
            if stamp.analysis != analyzer.analysisDigest { faults.append("the stamp has another analysis") }
        } catch {
            faults.append("the stamp can't be read: \(error)")
        }
        faults += Self.overlaps(first.tokens?.map(\.range) ?? [], "tokens")
        faults += Self.overlaps(first.document?.sentences ?? [], "sentences")
        faults += Self.overlaps(first.document?.paragraphs?.map(\.range) ?? [], "paragraphs")
        faults += Self.overlaps(first.numbers?.map(\.span.range) ?? [], "numbers")
        faults += Self.overlaps(first.times?.map(\.span.range) ?? [], "times")
        return (first, faults)
    }

    private static func overlaps(_ ranges: [TextRange], _ what: String) -> [String] {
        zip(ranges, ranges.dropFirst()).compactMap { one, next in
            next.start < one.end ? "\(what) overlap: \(one) and \(next)" : nil
        }
    }
}
