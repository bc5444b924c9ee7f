/// Finds which quotation marks belong together (a pass).
///
/// Straight marks have no direction and marks get lost, so the marks of an article are read as the cheapest sequence
/// of "opens", "closes" and "stray" (a Viterbi search over the depth): it never fails, whatever their number is. A
/// quotation goes on over the end of a paragraph where that is cheaper than to have a mark without a partner.
struct QuotationMarks {
    /// A stretch in quotation marks (data).
    struct Quotation: Sendable, Equatable {
        /// What is between the marks; the part in its first paragraph where it goes on in another.
        var content: TokenRange
        /// The content with its marks.
        var whole: TokenRange
        /// Whether it stands in another one.
        var isNested: Bool
        /// Whether the paragraph has no closing mark for it.
        var isUnclosed: Bool
        /// The mark that closes it in a later paragraph.
        var laterClose: Int?
    }

    struct Result: Sendable {
        /// By start; the outer before the inner.
        var quotations: [Quotation]
        /// How many marks have no partner.
        var strayCount: Int
    }

    func pair(_ text: TokenizedText) -> Result {
        var result = Result(quotations: [], strayCount: 0)
        pair(text, Self.doubles, goesOnOverParagraphs: true, &result)
        pair(text, Self.singles, goesOnOverParagraphs: false, &result)
        result.quotations.sort {
            $0.whole.lowerBound != $1.whole.lowerBound
                ? $0.whole.lowerBound < $1.whole.lowerBound : $0.whole.upperBound > $1.whole.upperBound
        }
        result.quotations = nested(result.quotations)
        return result
    }

    /// Marks what lies in another quotation and drops what crosses one.
    private func nested(_ quotations: [Quotation]) -> [Quotation] {
        var kept: [Quotation] = []
        kept.reserveCapacity(quotations.count)
        var outerEnd = 0
        for var quotation in quotations {
            let end = quotation.laterClose ?? quotation.whole.upperBound
            if quotation.whole.lowerBound < outerEnd {
                guard end <= outerEnd else { continue }
                quotation.isNested = true
            } else {
                outerEnd = end
            }
            kept.append(quotation)
        }
        return kept
    }

    // MARK: Marks

    private typealias MarkSet = @Sendable (Token.Sign) -> Bool

    static func isDouble(_ sign: Token.Sign) -> Bool {
        switch sign {
        case .straightDouble, .openDouble, .closeDouble, .lowDouble, .openGuillemet, .closeGuillemet: true
        default: false
        }
    }

    private static let doubles: MarkSet = { isDouble($0) }

    private static let singles: MarkSet = { sign in
        switch sign {
        case .straightSingle, .openSingle, .closeSingle: true
        default: false
        }
    }

    private struct Mark {
        enum Kind { case sign, lost, paragraphEnd }

        /// The mark; before which a lost one would stand; the end of a paragraph.
        var token: Int
        /// The cost of reading it as opening and as closing.
        var opens: Int
        var closes: Int
        /// Of reading it as the one and the other: `… mệt." Tôi …` for `… mệt." "Tôi …`.
        var turns = QuotationMarks.impossible
        /// Of going on at depth 0, and within a quotation.
        var stray = QuotationMarks.strayCost
        var strayWithin = QuotationMarks.strayCost
        var kind = Kind.sign
    }

    private static let strayCost = 6
    private static let nestingCost = 3
    private static let unclosedCost = 5
    /// Of taking a closing mark for lost where a question or an exclamation ends.
    private static let lostCost = 3
    /// Of going on with a quotation in the next paragraph.
    private static let goingOnCost = 2
    private static let turningCost = 3
    /// Of a mark at the beginning of a paragraph that goes on with a quotation, as books print them.
    private static let repeatedCost = 1
    private static let impossible = Int.max / 4

    private func pair(
        _ text: TokenizedText, _ isMark: MarkSet, goesOnOverParagraphs: Bool, _ result: inout Result
    ) {
        var marks: [Mark] = []
        for paragraph in text.paragraphs {
            let first = marks.endIndex
            for index in paragraph where isMark(text.tokens[index].sign) && !isApostrophe(text, index) {
                marks.append(mark(text, index, paragraph))
            }
            let count = marks.endIndex - first
            if count >= Self.leastMarksWithLost, !count.isMultiple(of: 2) {
                marks.replaceSubrange(first..., with: withLost(Array(marks[first...]), text, paragraph))
            }
            guard !marks.isEmpty else { continue }
            marks.append(
                Mark(
                    token: paragraph.upperBound, opens: Self.impossible, closes: Self.unclosedCost, stray: 0,
                    strayWithin: goesOnOverParagraphs && canGoOn(text, paragraph) ? Self.goingOnCost : Self.impossible,
                    kind: .paragraphEnd))
        }
        guard !marks.isEmpty else { return }
        collect(cheapestReadings(marks), of: marks, &result)
    }

    /// Whether a quotation may go on behind a paragraph: one that is a heading ends without a sign.
    private func canGoOn(_ text: TokenizedText, _ paragraph: TokenRange) -> Bool {
        guard paragraph.upperBound < text.tokens.count, let last = paragraph.last else { return false }
        switch text.tokens[last].sign {
        case .fullStop, .question, .exclamation, .ellipsis, .comma, .semicolon, .colon: return true
        default: return false
        }
    }

    private func collect(_ readings: [Reading], of marks: [Mark], _ result: inout Result) {
        // Where quotations are open, each with the end of its paragraph once that is read.
        var open: [(start: Int, end: Int?)] = []
        func close(_ mark: Mark, withMark: Bool) {
            guard let (start, end) = open.popLast(), start + 1 < mark.token else { return }
            result.quotations.append(
                Quotation(
                    content: start + 1..<(end ?? mark.token),
                    whole: start..<(end ?? mark.token + (withMark ? 1 : 0)), isNested: false,
                    isUnclosed: end != nil, laterClose: end == nil ? nil : mark.token))
        }
        for (mark, reading) in zip(marks, readings) {
            switch (reading, mark.kind) {
            case (.opens, _): open.append((mark.token, nil))
            case (.turns, _):
                // The next quotation has the mark.
                close(mark, withMark: false)
                open.append((mark.token, nil))
            case (.closes, .paragraphEnd):
                guard let (start, end) = open.popLast() else { continue }
                result.strayCount += 1
                guard start + 1 < mark.token else { continue }
                result.quotations.append(
                    Quotation(
                        content: start + 1..<(end ?? mark.token), whole: start..<(end ?? mark.token), isNested: false,
                        isUnclosed: true))
            case (.closes, _):
                close(mark, withMark: mark.kind != .lost)
                if mark.kind == .lost { result.strayCount += 1 }
            case (.stray, .sign): result.strayCount += 1
            case (.stray, .lost): break
            case (.stray, .paragraphEnd):
                for place in open.indices where open[place].end == nil { open[place].end = mark.token }
            }
        }
    }

    /// With the places where a closing mark may have been lost: `ông đáp: "Đúng vậy! Ông Hạ cho biết …` (he answered: "Yes! Mr Hạ
    /// said …), as happens to marks behind a question or an exclamation mark.
    private func withLost(_ marks: [Mark], _ text: TokenizedText, _ paragraph: TokenRange) -> [Mark] {
        var all: [Mark] = []
        var next = marks.startIndex
        for index in marks[0].token..<marks[marks.count - 1].token {
            if next < marks.endIndex, marks[next].token == index {
                all.append(marks[next])
                next += 1
            }
            guard [.question, .exclamation].contains(text.tokens[index].sign), index + 1 < paragraph.upperBound,
                text.tokens[index + 1].isCapitalised, text.tokens[index + 1].isAfterSpace
            else { continue }
            all.append(
                Mark(
                    token: index + 1, opens: Self.impossible, closes: Self.lostCost, stray: 0, strayWithin: 0,
                    kind: .lost
                ))
        }
        return all + marks[next...]
    }

    /// Fewer are a quotation that goes on in the next paragraph.
    private static let leastMarksWithLost = 3

    /// An apostrophe stands between letters ("O'Neil") or after a number ("90'").
    private func isApostrophe(_ text: TokenizedText, _ index: Int) -> Bool {
        switch text.tokens[index].sign {
        case .straightSingle, .closeSingle:
            let touchesBefore = text.touches(index)
            let touchesAfter = text.touches(index + 1)
            if touchesBefore, touchesAfter, text.tokens[index - 1].isWord, text.tokens[index + 1].isWord { return true }
            // "Moody’ s", "O 'Grady", as tokenised corpora write them
            if touchesBefore, !touchesAfter, index > 0, text.tokens[index - 1].isWord, index + 1 < text.tokens.count,
                Self.englishEndings.contains(text.tokens[index + 1].key), !text.tokens[index + 1].isCapitalised
            {
                return true
            }
            if !touchesBefore, touchesAfter, index > 0, text.tokens[index - 1].traits.contains(.singleLetter),
                text.tokens[index - 1].isCapitalised, text.tokens[index + 1].isCapitalised
            {
                return true
            }
            let isLast = index + 1 == text.tokens.count || text.tokens[index + 1].traits.contains(.opensParagraph)
            let isBeforeSign = !touchesAfter || text.tokens[index + 1].kind == .sign
            if touchesBefore, isBeforeSign, !isLast, text.tokens[index - 1].kind == .number { return true }
            // "People ' s Daily", as tokenised corpora write it
            if !touchesBefore, index + 1 < text.tokens.count,
                Self.englishEndings.contains(text.tokens[index + 1].key),
                !text.tokens[index + 1].isCapitalised, !touchesAfter
            {
                return true
            }
            return false
        default: return false
        }
    }

    private static let englishEndings = SyllableSet(.englishEndings)

    private func mark(_ text: TokenizedText, _ index: Int, _ paragraph: TokenRange) -> Mark {
        let isFirst = index == paragraph.lowerBound
        let isLast = index + 1 == paragraph.upperBound
        let spaceBefore = isFirst || !text.touches(index)
        let spaceAfter = isLast || !text.touches(index + 1)
        let before = isFirst ? Token.Sign.none : text.tokens[index - 1].sign
        let after = isLast ? Token.Sign.none : text.tokens[index + 1].sign
        let isBeforeSpace = index + 2 >= paragraph.upperBound || !text.touches(index + 2)
        var opens = 0
        var closes = 0
        if isFirst { closes += 3 }
        if isLast { opens += 4 }
        if !spaceBefore, spaceAfter { opens += 2 }
        switch after {
        case .comma, .fullStop, .question, .exclamation, .semicolon, .closeParenthesis, .ellipsis: opens += 3
        // `"… cảm ơn "– nội dung ông gửi đi`: the dash of an attribution
        case .dash where isBeforeSpace, .hyphen where isBeforeSpace: opens += 1
        default:
            if spaceBefore, !spaceAfter { closes += 2 }
            if after == .colon { opens += 1 }
            if [.dash, .hyphen].contains(after), !spaceBefore || spaceAfter { opens += 1 }
        }
        switch before {
        case .colon, .openParenthesis: closes += 3
        case .fullStop, .question, .exclamation, .ellipsis: if !spaceBefore { opens += 2 }
        case .comma: if !spaceBefore { opens += 1 }
        default: break
        }
        switch text.tokens[index].sign {
        case .openDouble, .openSingle: closes += 3
        case .closeDouble, .closeSingle: opens += 3
        case .lowDouble, .openGuillemet: closes += 6
        case .closeGuillemet: opens += 4
        case .straightSingle:
            // A straight single mark is a quotation mark only with clear spaces about it.
            if !(spaceBefore && !spaceAfter) { opens += 2 }
            if !(spaceAfter && !spaceBefore) && after == .none && !isLast { closes += 2 }
        default: break
        }
        let mayTurn =
            !isFirst && !isLast && [.fullStop, .question, .exclamation, .ellipsis].contains(before)
            && text.tokens[index + 1].isCapitalised && text.tokens[index].sign == .straightDouble
        return Mark(
            token: index, opens: opens, closes: closes, turns: mayTurn ? Self.turningCost : Self.impossible,
            strayWithin: isFirst && spaceBefore && !spaceAfter ? Self.repeatedCost : Self.strayCost)
    }

    private enum Reading: UInt8 { case opens, closes, stray, turns }

    private func cheapestReadings(_ marks: [Mark]) -> [Reading] {
        let depths = 3
        var costs = [0, Self.impossible, Self.impossible]
        // One byte a mark and depth: how it was reached.
        var back = [UInt8](repeating: 0, count: marks.count * depths)
        var next = costs
        for (place, mark) in marks.enumerated() {
            for depth in 0..<depths { next[depth] = Self.impossible }
            for depth in 0..<depths where costs[depth] < Self.impossible {
                let cost = costs[depth]
                consider(&next, &back, place, depth, .stray, cost + (depth == 0 ? mark.stray : mark.strayWithin), depth)
                if depth + 1 < depths {
                    let nesting = depth == 0 ? 0 : Self.nestingCost
                    consider(&next, &back, place, depth + 1, .opens, cost + mark.opens + nesting, depth)
                }
                // No paragraph ends within two quotations at once that both lack their marks.
                if depth > 0, mark.kind != .paragraphEnd || depth == 1 {
                    consider(&next, &back, place, depth - 1, .closes, cost + mark.closes, depth)
                }
                if depth > 0 { consider(&next, &back, place, depth, .turns, cost + mark.turns, depth) }
            }
            swap(&costs, &next)
        }
        // The last mark is a paragraph's end, behind which nothing is open.
        var depth = 0
        var readings = [Reading](repeating: .stray, count: marks.count)
        for place in marks.indices.reversed() {
            let step = back[place * depths + depth]
            readings[place] = Reading(rawValue: step & 3) ?? .stray
            depth = Int(step >> 2)
        }
        return readings
    }

    private func consider(
        _ next: inout [Int], _ back: inout [UInt8], _ place: Int, _ depth: Int, _ reading: Reading, _ cost: Int,
        _ from: Int
    ) {
        guard cost < next[depth] else { return }
        next[depth] = cost
        back[place * 3 + depth] = reading.rawValue | UInt8(from) << 2
    }
}
