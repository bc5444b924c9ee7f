/// Two numbers that share a unit: "5 đến 7 người" (5 to 7 people), "2-3 triệu đồng".
extension Numbers.Reading {
    private struct Joint {
        enum Kind { case hyphen, until, other }
        var kind: Kind
        var next: Int
    }

    /// What joins two numbers: "20-30", "20 đến 30", "20 và 30".
    private func joint(_ at: Int) -> Joint? {
        guard at + 1 < paragraphEnd, at < end else { return nil }
        let sign = text.tokens[at].sign
        if sign == .hyphen || sign == .dash {
            guard text.touches(at) == text.touches(at + 1) else { return nil }
            return opensNumeral(at + 1) ? Joint(kind: .hyphen, next: at + 1) : nil
        }
        let key = text.tokens[at].key
        guard Self.untils.contains(key) || Self.joints.contains(key) else { return nil }
        var next = at + 1
        if let match = words.match(text.tokens, at: next, end: end), words[match.entry].kinds.contains(.about) {
            next = match.end
        }
        guard next < paragraphEnd, opensNumeral(next) else { return nil }
        return Joint(kind: Self.untils.contains(key) ? .until : .other, next: next)
    }

    /// Reads a second number that gives the first one its scale and unit, or shows that neither is one.
    ///
    /// - Returns: where to look next, or `nil` where the first stands for itself.
    mutating func pair(_ first: Measure, _ at: Int, _ found: inout [Quantity]) -> Int? {
        guard let joint = joint(first.end) else { return nil }
        // "5 đến 10 ngày": the second is a duration's, and so is the first.
        guard joint.next < end else { return first.isStrong || joint.kind == .other ? nil : first.end }
        guard let numeral = numeral(joint.next) else { return nil }
        guard numeral.isSound, numeral.end <= end, let second = measure(numeral, joint.next), second.isSound else {
            return joint.kind == .other || first.isStrong ? nil : numeral.end
        }
        if joint.kind == .hyphen, self.joint(second.end)?.kind == .hyphen { return second.end }
        if first.isStrong { return strongPair(first, second, at, &found) }
        if second.isStrong { return shared(first, second, at, joint, &found) }
        guard joint.kind != .other else { return nil }
        guard isRangeOfCounts(first, second, at, joint) else { return second.end }
        emit(first, &found)
        emit(second, &found)
        return second.end
    }

    /// "20 triệu - 30 triệu đồng": the second's unit is the first's.
    private mutating func strongPair(
        _ first: Measure, _ second: Measure, _ at: Int, _ found: inout [Quantity]
    ) -> Int? {
        guard second.scale != nil, second.unit != nil, isNumber(first, at) else { return nil }
        var first = first
        first.unit = second.unit
        emit(first, &found)
        emit(second, &found)
        return second.end
    }

    /// "20-30 triệu đồng": the second's scale and unit are the first's, unless that makes no sense.
    private mutating func shared(
        _ first: Measure, _ second: Measure, _ at: Int, _ joint: Joint, _ found: inout [Quantity]
    ) -> Int? {
        guard let small = first.amount.value, let large = second.amount.value,
            let scaled = first.amount.times(tenTo: second.scale ?? 0).value
        else { return second.end }
        let isRange = joint.kind != .other
        var first = first
        first.unit = second.unit
        let isDesignated = isNamed(at) && joint.kind != .hyphen
        if scaled >= large / 100, isRange ? scaled < large : scaled <= large * 100 {
            first.amount = first.amount.times(tenTo: second.scale ?? 0)
        } else if second.scale == nil || small < large / 100 || isRange && small >= large {
            guard joint.kind != .hyphen else { return second.end }
            if isNumber(second, joint.next) { emit(second, &found) }
            return second.end
        }
        guard isNumber(second, joint.next) else { return second.end }
        if !isDesignated { emit(first, &found) }
        emit(second, &found)
        return second.end
    }

    /// "20-30 người", "từ 15 đến 20 xe", and no score, date or years.
    private func isRangeOfCounts(_ first: Measure, _ second: Measure, _ at: Int, _ joint: Joint) -> Bool {
        guard let small = first.amount.value, let large = second.amount.value, small < large,
            first.form != .pointed, second.form != .pointed, !isNamed(at), !isAfterName(at), !isAfterNumber(at)
        else { return false }
        if first.isYear, second.isYear { return false }
        let noun = noun(second.end)
        if noun == .age { return true }
        guard !isBeforeNumber(second.end) else { return false }
        if joint.kind == .hyphen {
            if kinds(before: at).contains(.score) { return false }
            // "từ 8-12 học sinh" may be a day.
            if at > max(start, free), Self.datePrepositions.contains(text.tokens[at - 1].key), small <= 31,
                large <= 12,
                first.form == .plain, second.form == .plain
            {
                return false
            }
        }
        if noun == .noun { return true }
        if isClear(first.form), isClear(second.form) { return true }
        return joint.kind == .until && kinds(before: at).contains(.about)
    }

    func isClear(_ form: Numeral.Form) -> Bool { form == .grouped || form == .decimal }

    private static let untils = SyllableSet(.untils)
    private static let joints = SyllableSet(.numberJoints)
    private static let datePrepositions = SyllableSet(.beforeDates)
}
