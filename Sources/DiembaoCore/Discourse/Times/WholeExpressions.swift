/// What the table of words of time knows whole, and parts of the day without their day.
extension Times.Reading {
    /// An expression that `times.tsv` has as a whole: "hôm qua" (yesterday), "năm ngoái" (last year).
    func lexical(_ at: Int) -> TimeExpression? {
        guard text.tokens[at].unitLength > 0 else { return nil }
        let unitEnd = text.unitEnd(at)
        for word in times(at) {
            switch word.kind {
            case .date:
                guard isDate(at, unitEnd), !isSoon(at) || opensFuture(at, unitEnd) else { continue }
                // "dẫn đầu năm ngoái" (led last year), "bắt đầu tuần tra" (to begin to patrol)
                if isOne(of: Self.edges, at), !surroundings.opensWord(at) {
                    return unitEnd - at > 2 ? whole(at + 1..<unitEnd, word.value) : nil
                }
                if isUntilNow(at, unitEnd) {
                    return whole(at..<unitEnd - 1, word.value.replacing("REF+P1", with: "REF-") + "0")
                }
                return whole(at..<unitEnd, word.value)
            case .set: return TimeExpression(range: at..<unitEnd, type: .set, value: word.value)
            case .duration where number(unitEnd) == nil && timeWord(.numeral, unitEnd) == nil:
                return durationTail(at, unitEnd, word.value)
            case .first: return TimeExpression(range: at..<at + 1, type: .date, value: word.value)
            case .inner: return whole(at + 1..<unitEnd, word.value)
            case .feast where word.value != "-":
                guard text.tokens[unitEnd - 1].isCapitalised || text.tokens[at].isCapitalised else { continue }
                return feast(at, unitEnd, word.value)
            case .lunar:
                let type: Report.Time.Kind = word.value.contains("T") ? .time : .date
                return TimeExpression(range: at..<unitEnd, type: type, value: "XXXX-" + word.value, isLunar: true)
            case .newYear: return newYear(at)
            case .same:
                guard let value = word.value == "M" ? anchor.month : word.value == "Y" ? anchor.year : nil else {
                    continue
                }
                return TimeExpression(range: at..<unitEnd, type: .date, value: value)
            case .part:
                if let part = part(at, unitEnd, word.value) { return part }
            case .moment: return isToldMoment(at) ? nil : whole(at..<unitEnd, word.value)
            case .now: return isNow(at) ? TimeExpression(range: at..<unitEnd, type: .date, value: word.value) : nil
            case .hour:
                return isNowHour(at) ? TimeExpression(range: at..<unitEnd, type: .date, value: word.value) : nil
            default: continue
            }
        }
        return nil
    }

    /// "Giáng sinh", "Giáng sinh năm 2016", "Giáng sinh năm ngoái".
    private func feast(_ at: Int, _ unitEnd: Int, _ day: String) -> TimeExpression {
        if let relative = yearWord(unitEnd) {
            return TimeExpression(range: at..<text.unitEnd(unitEnd), type: .date, value: relative + "-" + day)
        }
        let isNamed = isWord(.year, unitEnd)
        let place = isNamed ? unitEnd + 1 : unitEnd
        guard let year = year(place), isNamed || !isCounted(place + 1) else {
            return TimeExpression(range: at..<unitEnd, type: .date, value: "XXXX-" + day)
        }
        return TimeExpression(range: at..<place + 1, type: .date, value: "\(year)-" + day)
    }

    /// A date, or an hour where its value has one.
    func whole(_ range: TokenRange, _ value: String) -> TimeExpression {
        let isTime = value.hasPrefix("REF") && value.dropFirst(3).contains("T")
        return TimeExpression(range: range, type: isTime ? .time : .date, value: value)
    }

    /// "năm trước" after a number that counts is a duration's, and "hồi đầu tháng" before one is a month's.
    private func isDate(_ at: Int, _ unitEnd: Int) -> Bool {
        if isWord(Self.month, unitEnd - 1), monthNumber(unitEnd) != nil { return false }
        if isWord(.year, unitEnd - 1), year(unitEnd, 1000...2999) != nil { return false }
        // "năm trước đó" (the year before that) is counted from what is told.
        if isOne(of: Self.beforeOrAfter, unitEnd - 1), isOne(of: Self.thats, unitEnd) { return false }
        // "tháng trước khi ông mất" (the month before he died) is counted from what the clause tells.
        if isOne(of: Self.beforeOrAfter, unitEnd - 1), isWord(.when, unitEnd) { return false }
        guard at > start, text.tokens[at - 1].kind == .number, Self.unitSyllables[text.tokens[at].key] != nil else {
            return true
        }
        // "vàng 9999 hôm nay" (gold 9999 today)
        if isWord(Self.onDay, at), let days = number(at - 1), Double(days) >= Self.manyDays { return true }
        return at - 1 > start && (text.touches(at - 1) || isNameOfThing(at - 1))
    }

    /// "đầu năm tới nay" (since the beginning of the year, until now) holds no "năm tới" (next year).
    private func isUntilNow(_ at: Int, _ unitEnd: Int) -> Bool {
        unitEnd - at == 3 && isWord(Self.up, unitEnd - 1) && isOne(of: Self.edges, at) && isWord(Self.now, unitEnd)
    }

    /// "Tới đây, …", "kế hoạch tới đây sẽ …"; elsewhere the words mean "to here".
    private func opensFuture(_ at: Int, _ unitEnd: Int) -> Bool {
        if at == start || text.tokens[at - 1].kind == .sign || text.kinds(at: at - 1).contains(.conjunction) {
            return true
        }
        return unitEnd < end
            && contexts.before(text.unitEnd(unitEnd), from: unitEnd, in: text.tokens).contains(.future)
    }

    /// "Lúc này, một người hàng xóm chạy đến" (at this moment a neighbour came running): at the head of a sentence that nobody is quoted with,
    /// it is the moment that the story has come to.
    private func isToldMoment(_ at: Int) -> Bool {
        surroundings.sentence(at)?.lowerBound == at && !surroundings.isQuoted(at)
    }

    /// "hiện" is "now" before a verb or at the beginning; within compounds the table holds it.
    private func isNow(_ at: Int) -> Bool {
        guard at + 1 < end, surroundings.isWholeWord(at) else { return false }
        let after = text.tokens[at + 1]
        // "hiện rõ", "hiện ra": to appear.
        if Self.appearing.contains(after.key), text.tokens[at + 1].unitLength <= 1 { return false }
        return after.kind != .sign || after.sign == .comma || Self.openingMarks.contains(after.sign)
    }

    /// "giờ" (hour) is "now" where a clause begins or a verb ends, before what tells of a state: ", giờ chỉ còn", "Giờ tôi đã".
    private func isNowHour(_ at: Int) -> Bool {
        guard surroundings.isWholeWord(at) else { return false }
        // "…, cho đến giờ."
        if at + 1 >= end || text.tokens[at + 1].kind == .sign { return isOne(of: Self.untils, at - 1) }
        if isWord(Self.but, at - 1) { return true }
        guard text.tokens[at + 1].isWord, !text.tokens[at + 1].isCapitalised else { return false }
        // "(giờ địa phương)"
        if isWord(Self.ground, at + 1) { return false }
        let opensClause = at == start || text.tokens[at - 1].kind == .sign
        let next = tag(at + 1)
        if opensClause { return next != .adposition && next != .noun || next == .noun && isSubject(at + 1) }
        if isOne(of: Self.untils, at - 1) {
            return next != .verb && next != .adposition && (next != .noun || isSubject(at + 1))
        }
        return next == .adverb && (tag(at - 1) == .verb || tag(at - 1) == .pronoun || tag(at - 1) == .noun)
    }

    /// Whether a noun has its verb shortly after it, so that a clause begins with it.
    private func isSubject(_ at: Int) -> Bool {
        (at + 1..<min(at + 5, end)).contains {
            text.tokens[$0].isWord && (tag($0) == .verb || tag($0) == .adverb || tag($0) == .auxiliary)
        }
    }

    /// A part of the day without its day: "ban đêm", "từ sáng đến tối", "Chiều, trời đổ mưa".
    func part(_ at: Int, _ unitEnd: Int, _ value: String) -> TimeExpression? {
        guard unitEnd - at >= 2 || isBarePart(at) else { return nil }
        let isTold = anchor.isOfThisParagraph && !anchor.isLunar && !surroundings.isQuoted(at)
        let day = isTold ? anchor.day : nil
        return TimeExpression(range: at..<unitEnd, type: .time, value: (day ?? "XXXX-XX-XX") + "T" + value)
    }

    private func isBarePart(_ at: Int) -> Bool {
        guard surroundings.isWholeWord(at), tag(at) == .noun, surroundings.name(at) == nil else { return false }
        let opensClause = at == start || text.tokens[at - 1].kind == .sign && text.tokens[at - 1].sign != .hyphen
        let after = tag(at + 1)
        if isOne(of: Self.partPrepositions, at - 1) { return after != .noun && after != .adjective }
        guard opensClause else { return false }
        // "Đêm thi chung kết" is an event.
        let isClause = after == .verb && !isWord(Self.night, at) || after == .pronoun && !isWord(.this, at + 1)
        return sign(at + 1) == .comma || isClause
    }

    private static let beforeOrAfter = SyllableSet(.beforeOrAfter)
    private static let thats = SyllableSet(.thats)
    private static let appearing = SyllableSet(.appearing)
    private static let but = Syllable("nhưng")
    private static let night = Syllable("đêm")
    private static let partPrepositions = SyllableSet(.partPrepositions)
    private static let openingMarks: [Token.Sign] = [
        .straightDouble, .openDouble, .lowDouble, .openGuillemet, .straightSingle, .openSingle,
    ]
}
