/// Says on which side of the day of writing a date is, as its sentence tells (a pass over one sentence).
struct TimeTenses {
    let text: TokenizedText
    let surroundings: TimeSurroundings

    /// How far a marker such as "sẽ" (will) is looked for, in tokens.
    private static let reach = 14

    /// The expression's own words say most ("ngày 12/5 tới"), then the verb before it ("sẽ thăm Việt Nam ngày 12/5"), then the
    /// one after it ("Ngày 12/5, ông sẽ thăm"). A cue or another clause ends the search: "Ngày 8/12, Mỹ cho biết sẽ …" is past.
    func tense(of expression: TimeExpression) -> TimeExpression.Tense? {
        if let tense = expression.tense { return tense }
        let range = expression.range
        guard let sentence = surroundings.sentence(range.lowerBound) else { return nil }
        return before(range.lowerBound, sentence) ?? after(range.upperBound, sentence)
    }

    private func before(_ at: Int, _ sentence: TokenRange) -> TimeExpression.Tense? {
        var cursor = at
        let first = max(sentence.lowerBound, at - Self.reach)
        while cursor > first {
            if let tense = marker(endingAt: cursor, sentence) { return tense }
            cursor -= 1
            if endsClause(cursor) { return nil }
        }
        return nil
    }

    private func after(_ at: Int, _ sentence: TokenRange) -> TimeExpression.Tense? {
        // A comma may set the date off: "Ngày 12/5, …".
        var cursor = text.isSign(.comma, at: at) ? at + 1 : at
        let last = min(sentence.upperBound, at + Self.reach)
        while cursor < last {
            if endsClause(cursor) { return nil }
            cursor += 1
            if let tense = marker(endingAt: cursor, sentence) { return tense }
        }
        return nil
    }

    private func marker(endingAt at: Int, _ sentence: TokenRange) -> TimeExpression.Tense? {
        let context = TimeContexts.shared.before(at, from: sentence.lowerBound, in: text.tokens)
        if context.contains(.future) { return .future }
        return context.contains(.past) ? .past : nil
    }

    private func endsClause(_ at: Int) -> Bool {
        let token = text.tokens[at]
        if token.kind == .sign {
            return ![.openParenthesis, .closeParenthesis, .hyphen, .slash, .dash].contains(token.sign)
        }
        return text.kinds(at: at).contains(.cue) && token.unitLength > 0
    }
}
