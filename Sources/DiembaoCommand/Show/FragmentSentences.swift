import DiembaoCore

/// The clauses that quoted fragments, dates and numbers stand in (data that is made into text): "bề trên" alone says nothing of what
/// somebody won't accept, and "3/4" nothing of what happened then.
struct FragmentSentences {
    private let scalars: [Unicode.Scalar]
    private let sentences: [TextRange]
    /// The quotations by the sentences that hold their words.
    private let quotes: [Int: [Report.Quote]]

    /// - Complexity: linear in the article's text.
    init(of document: Report.Document?, quotes: [Report.Quote] = []) {
        let ranges = document?.sentences ?? []
        let scalars = ranges.isEmpty ? [] : Array(document?.text.unicodeScalars ?? "".unicodeScalars)
        self.scalars = scalars
        let sentences = ranges.filter { 0 <= $0.start && $0.start < $0.end && $0.end <= scalars.count }
            .sorted { $0.start < $1.start }
        self.sentences = sentences
        self.quotes = Dictionary(grouping: quotes) { Self.place(of: $0.span.range, in: sentences) ?? -1 }
    }

    /// What a quotation of the type `mixed` stands in, with the marks about it, as the text has it, without who says it where that
    /// stands before or behind; `nil` where no one sentence holds it.
    ///
    /// - Parameter limit: in scalars; of what is longer the clauses about the fragment, with "…" for the others.
    func sentence(about quote: Report.Quote, limit: Int = .max) -> String? {
        clause(about: quote).map { text($0, around: quote.span.range, limit) }
    }

    /// The sentence that holds a range; `nil` where no one does.
    ///
    /// - Parameter limit: in scalars, for all that is told; of what is longer the clauses about the range, with "…" for the others.
    func sentence(around range: TextRange, limit: Int = .max) -> String? {
        guard range.start < range.end, let place = Self.place(of: range, in: sentences) else { return nil }
        guard sentences[place].count > limit else { return text(sentences[place]) }
        // What there is not on one side can stand on the other.
        let passages = stride(from: limit, to: 0, by: -4).lazy.map { text(sentences[place], around: range, $0) }
        return passages.first { $0.unicodeScalars.count <= limit } ?? text(sentences[place], around: range, 0)
    }

    private func text(_ sentence: TextRange, around fragment: TextRange, _ limit: Int) -> String {
        guard sentence.count > limit else { return text(sentence) }
        let (start, end) = (start(of: fragment, in: sentence, limit), end(of: fragment, in: sentence, limit))
        return (start > sentence.start ? "… " : "") + text(TextRange(start: start, end: end))
            + (end < sentence.end ? " …" : "")
    }

    /// Where that stands.
    func clause(about quote: Report.Quote) -> TextRange? {
        let fragment = quote.span.range
        guard quote.type == .mixed, fragment.start < fragment.end,
            let place = Self.place(of: fragment, in: sentences)
        else { return nil }
        let sentence = sentences[place]
        guard let cue = quote.cue?.range, sentence.contains(cue) else { return sentence }
        let all = quotes[place] ?? [quote]
        // What the same word reports: the words before these marks and behind them.
        let pieces = all.filter {
            $0.cue?.range == cue && $0.speaker?.span == quote.speaker?.span && $0.type != .direct
        }
        .map(\.span.range)
        let speaker = quote.speaker.map(\.span.range).flatMap { sentence.contains($0) ? $0 : nil }
        if cue.end <= fragment.start {
            guard !isPassive(speaker, cue, sentence),
                let start = start(behind: cue, speaker, pieces, fragment)
            else { return sentence }
            let others = all.filter { $0.cue?.range != cue }
            return TextRange(start: start, end: end(of: pieces + [fragment], sentence, others))
        }
        let attribution = min(cue.start, speaker.map(\.start) ?? cue.start)
        guard attribution >= fragment.end,
            let comma = (fragment.end..<attribution).last(where: { scalars[$0] == "," })
        else { return sentence }
        return TextRange(start: sentence.start, end: comma)
    }

    /// "Nga bị Mỹ cáo buộc …" (Russia is accused by the US of …): whom it is about stands before who says it.
    private func isPassive(_ speaker: TextRange?, _ cue: TextRange, _ sentence: TextRange) -> Bool {
        let end = min(speaker?.start ?? cue.start, cue.start)
        let before = text(TextRange(start: max(sentence.start, end - 5), end: end)).lowercased()
        return before.hasSuffix("bị ") || before.hasSuffix("được ")
    }

    /// Where the words begin that a reporting word before them reports; `nil` where that can't be told.
    private func start(
        behind cue: TextRange, _ speaker: TextRange?, _ pieces: [TextRange], _ fragment: TextRange
    ) -> Int? {
        let first = pieces.map(\.start).filter { $0 >= cue.end }.min() ?? fragment.start
        if first < fragment.start { return first }
        var start = cue.end
        if let speaker, speaker.start >= cue.end {
            // "Theo ông Nam, …"
            guard speaker.end <= fragment.start,
                let comma = (speaker.end..<fragment.start).first(where: { scalars[$0] == "," })
            else { return nil }
            start = comma + 1
        }
        // "nói với báo giới rằng …" (told the press that …)
        let last = fragment.start - Self.that.count
        if start <= last,
            let that = (start...last).last(where: { scalars[$0..<$0 + Self.that.count].elementsEqual(Self.that) })
        {
            start = that + Self.that.count
        }
        while start < fragment.start, [" ", ",", ":"].contains(scalars[start]) { start += 1 }
        return start
    }

    /// Where the words end: with the sentence, or before who says what comes next in it.
    private func end(of pieces: [TextRange], _ sentence: TextRange, _ others: [Report.Quote]) -> Int {
        let last = pieces.map(\.end).max() ?? sentence.start
        let next = others.compactMap { quote -> Int? in
            let starts = [quote.cue?.range, quote.speaker?.span.range, quote.span.range].compactMap { $0?.start }
                .filter { $0 > last && $0 < sentence.end }
            return quote.span.range.start > last ? starts.min() : nil
        }.min()
        if let next, let comma = (last..<next).last(where: { Self.isClauseEnd(scalars[$0]) }) { return comma }
        return scalars[sentence.end - 1] == "." ? sentence.end - 1 : sentence.end
    }

    /// The place of the one sentence that holds a range.
    private static func place(of range: TextRange, in sentences: [TextRange]) -> Int? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].start <= range.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0, sentences[low - 1].contains(range) else { return nil }
        return low - 1
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

    private static let that = Array(" rằng ".unicodeScalars)

    private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool { [",", ";", ":"].contains(scalar) }

    private func text(_ range: TextRange) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.start..<range.end])
        return String(view)
    }
}
