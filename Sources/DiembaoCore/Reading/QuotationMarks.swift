/// Finds which quotation marks belong together (a pass).
///
/// Straight marks have no direction and marks get lost, so the marks of a paragraph are read as the cheapest sequence
/// of "opens", "closes" and "stray" (a Viterbi search over the depth): it never fails, whatever their number is.
struct QuotationMarks {
    /// A stretch in quotation marks (data).
    struct Quotation: Sendable, Equatable {
        /// What is between the marks.
        var content: TokenRange
        /// The content with its marks.
        var whole: TokenRange
        /// Whether it stands in another one.
        var isNested: Bool
        /// Whether the closing mark is missing.
        var isUnclosed: Bool
    }

    struct Result: Sendable {
        /// By start; the outer before the inner.
        var quotations: [Quotation]
        /// How many marks have no partner.
        var strayCount: Int
    }

    func pair(_ text: TokenizedText) -> Result {
        var result = Result(quotations: [], strayCount: 0)
        for (place, paragraph) in text.paragraphs.enumerated() {
            pair(text, place, paragraph, Self.doubles, &result)
            pair(text, place, paragraph, Self.singles, &result)
        }
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
            if quotation.whole.lowerBound < outerEnd {
                guard quotation.whole.upperBound <= outerEnd else { continue }
                quotation.isNested = true
            } else {
                outerEnd = quotation.whole.upperBound
            }
            kept.append(quotation)
        }
        return kept
    }

    // MARK: One paragraph

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
        var token: Int
        /// The cost of reading it as opening and as closing.
        var opens: Int
        var closes: Int
        /// Whether it is not there: a place before which a closing mark may have been lost. Such a mark opens nothing.
        var isLost = false
    }

    private static let strayCost = 6
    private static let nestingCost = 3
    private static let unclosedCost = 5
    /// Of taking a closing mark for lost where a question or an exclamation ends.
    private static let lostCost = 3
    private static let impossible = Int.max / 4

    private func pair(
        _ text: TokenizedText, _ place: Int, _ paragraph: TokenRange, _ isMark: MarkSet, _ result: inout Result
    ) {
        var marks = paragraph.compactMap { index -> Mark? in
            guard isMark(text.tokens[index].sign), !isApostrophe(text, index) else { return nil }
            return mark(text, index, paragraph)
        }
        guard !marks.isEmpty else { return }
        if marks.count >= Self.leastMarksWithLost, !marks.count.isMultiple(of: 2) {
            marks = withLost(marks, text, paragraph)
        }
        let readings = cheapestReadings(marks)
        var open: [Int] = []
        for (mark, reading) in zip(marks, readings) {
            switch reading {
            case .opens: open.append(mark.token)
            case .closes:
                guard let start = open.popLast() else { continue }
                guard start + 1 < mark.token else { continue }
                result.quotations.append(
                    Quotation(
                        content: start + 1..<mark.token, whole: start..<mark.token + (mark.isLost ? 0 : 1),
                        isNested: false, isUnclosed: false))
                if mark.isLost { result.strayCount += 1 }
            case .stray: if !mark.isLost { result.strayCount += 1 }
            }
        }
        if let start = open.first, start + 1 < paragraph.upperBound {
            result.strayCount += 1
            result.quotations.append(
                Quotation(
                    content: start + 1..<paragraph.upperBound, whole: start..<paragraph.upperBound, isNested: false,
                    isUnclosed: true))
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
            all.append(Mark(token: index + 1, opens: 0, closes: Self.lostCost, isLost: true))
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
        var opens = 0
        var closes = 0
        if isFirst { closes += 3 }
        if isLast { opens += 4 }
        if spaceBefore, !spaceAfter { closes += 2 }
        if !spaceBefore, spaceAfter { opens += 2 }
        switch after {
        case .comma, .fullStop, .question, .exclamation, .semicolon, .closeParenthesis, .ellipsis: opens += 3
        case .colon: opens += 1
        case .dash, .hyphen: if !spaceBefore || spaceAfter { opens += 1 }
        default: break
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
        return Mark(token: index, opens: opens, closes: closes)
    }

    private enum Reading: UInt8 { case opens, closes, stray }

    private func cheapestReadings(_ marks: [Mark]) -> [Reading] {
        let depths = 3
        var costs = [0, Self.impossible, Self.impossible]
        // One byte a mark and depth: how it was reached.
        var back = [UInt8](repeating: 0, count: marks.count * depths)
        for (place, mark) in marks.enumerated() {
            var next = [Int](repeating: Self.impossible, count: depths)
            for depth in 0..<depths where costs[depth] < Self.impossible {
                let stray = mark.isLost ? 0 : Self.strayCost
                consider(&next, &back, place, depth, .stray, costs[depth] + stray, from: depth)
                if depth + 1 < depths, !mark.isLost {
                    let nesting = depth == 0 ? 0 : Self.nestingCost
                    consider(&next, &back, place, depth + 1, .opens, costs[depth] + mark.opens + nesting, from: depth)
                }
                if depth > 0 {
                    consider(&next, &back, place, depth - 1, .closes, costs[depth] + mark.closes, from: depth)
                }
            }
            costs = next
        }
        var depth = 0
        if costs[1] + Self.unclosedCost < costs[0] { depth = 1 }
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
        from: Int
    ) {
        guard cost < next[depth] else { return }
        next[depth] = cost
        back[place * 3 + depth] = reading.rawValue | UInt8(from) << 2
    }
}
