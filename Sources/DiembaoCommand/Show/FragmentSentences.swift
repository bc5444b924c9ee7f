import DiembaoCore

/// The sentences that quoted fragments stand in (data that is made into text): "bề trên" alone says nothing of what somebody won't
/// accept.
struct FragmentSentences {
    private let scalars: [Unicode.Scalar]
    private let sentences: [TextRange]

    /// - Complexity: linear in the article's text.
    init(of document: Report.Document?) {
        let ranges = document?.sentences ?? []
        let scalars = ranges.isEmpty ? [] : Array(document?.text.unicodeScalars ?? "".unicodeScalars)
        self.scalars = scalars
        sentences = ranges.filter { 0 <= $0.start && $0.start < $0.end && $0.end <= scalars.count }
            .sorted { $0.start < $1.start }
    }

    /// What a quotation of the type `mixed` stands in, with the marks about it, as the text has it; `nil` where no one sentence
    /// holds it.
    ///
    /// - Parameter limit: in scalars; of a longer sentence the clauses about the fragment, with "…" for the others.
    func sentence(about quote: Report.Quote, limit: Int = .max) -> String? {
        let fragment = quote.span.range
        guard quote.type == .mixed, fragment.start < fragment.end, let sentence = sentence(holding: fragment) else {
            return nil
        }
        guard sentence.count > limit else { return text(sentence) }
        let (start, end) = (start(of: fragment, in: sentence, limit), end(of: fragment, in: sentence, limit))
        return (start > sentence.start ? "… " : "") + text(TextRange(start: start, end: end))
            + (end < sentence.end ? " …" : "")
    }

    private func sentence(holding fragment: TextRange) -> TextRange? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].start <= fragment.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0, sentences[low - 1].contains(fragment) else { return nil }
        return sentences[low - 1]
    }

    /// The first border of clauses from which so much is left as there is room for; else of words.
    private func start(of fragment: TextRange, in sentence: TextRange, _ limit: Int) -> Int {
        let first = max(sentence.start, fragment.end - limit)
        guard first > sentence.start, first < fragment.start else {
            return min(max(first, sentence.start), fragment.start)
        }
        let borders = first..<fragment.start
        return borders.first { scalars[$0] == " " && Self.isClauseEnd(scalars[$0 - 1]) }.map { $0 + 1 }
            ?? borders.first { scalars[$0] == " " }.map { $0 + 1 } ?? fragment.start
    }

    /// The last border of clauses up to which there is room; else of words.
    private func end(of fragment: TextRange, in sentence: TextRange, _ limit: Int) -> Int {
        let last = min(sentence.end, max(fragment.end, fragment.start + limit))
        guard last < sentence.end, last > fragment.end else { return last }
        let borders = fragment.end..<last
        return borders.last { Self.isClauseEnd(scalars[$0]) && scalars[$0 + 1] == " " }
            ?? borders.last { scalars[$0] == " " } ?? fragment.end
    }

    private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool { [",", ";", ":"].contains(scalar) }

    private func text(_ range: TextRange) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.start..<range.end])
        return String(view)
    }
}
