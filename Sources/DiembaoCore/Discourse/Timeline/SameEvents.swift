/// Finds dates that are one moment in the times of two countries (a pass).
///
/// "rạng sáng 8.12 (giờ Việt Nam)" and "ngày 7.12" are one where both tell of "cuộc hội đàm" (the talks): what happens in the evening in
/// Europe or America is told with the next day's date in Vietnam.
struct SameEvents {
    private let article: ReadArticle
    private let times: [TimeExpression]
    private let points: [TimelinePoint]
    private let words = TimelineWords.shared
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, times: [TimeExpression], points: [TimelinePoint]) {
        self.article = article
        self.times = times
        self.points = points
    }

    /// In tokens: how far a zone stands behind its time, and the word for what happened from it.
    private static let reach = 4
    private static let clause = 24
    /// So many times of one day are looked at, for so many times of another country.
    private static let most = 4
    private static let mostZones = 64

    /// For each point whose moment is another one's, the place of the point that has the day where it happened.
    func pairs() -> [Int: Int] {
        let zones = points.map { zone(of: times[$0.time].range) }
        guard zones.contains(where: { $0 != nil }) else { return [:] }
        let days = points.map(Self.day)
        var placesOfDay: [Int: [Int]] = [:]
        for (place, day) in days.enumerated() { if let day { placesOfDay[day, default: []].append(place) } }
        var same: [Int: Int] = [:]
        for place in zones.indices.filter({ zones[$0] != nil }).prefix(Self.mostZones) {
            guard let zone = zones[place], let day = days[place] else { continue }
            if place > 0, let other = days[place - 1], abs(other - day) <= 1, isToldAgain(place - 1, place) {
                join(place - 1, place, isLater: zone == .home, &same)
                continue
            }
            let clock = points[place].clock
            // Vietnam's clocks are before those of Europe and America: its small hours are their evening.
            let isLate = zone == .home ? clock < Self.noon : clock < 0 || clock >= Self.noon
            guard isLate, same[place] == nil else { continue }
            let others = (placesOfDay[day + (zone == .home ? -1 : 1)] ?? []).prefix(Self.most)
            if let other = others.first(where: { zones[$0] != zone && tellTheSame(place, $0) }) {
                join(other, place, isLater: zone == .home, &same)
            }
        }
        return same
    }

    private static let noon = 13 * 60

    /// - Parameter isLater: whether the second is in Vietnam's time, so that the first names the day.
    private func join(_ first: Int, _ second: Int, isLater: Bool, _ same: inout [Int: Int]) {
        let (local, other) = isLater ? (first, second) : (second, first)
        if same[local] == nil { same[other] = local }
    }

    /// The number of a day, in the same year for all that have none.
    private static func day(_ point: TimelinePoint) -> Int? {
        switch point.days {
        case .known(let days) where days.first == days.last: days.first.dayNumber
        case .yearless(let first, _, _):
            first.days(in: anyYear).flatMap { $0.first == $0.last ? $0.first.dayNumber : nil }
        default: nil
        }
    }

    private static let anyYear = 4

    private func zone(of range: TokenRange) -> TimelineWords.Kind? {
        let end = min(text.tokens.count, range.upperBound + Self.reach)
        var at = range.lowerBound
        while at < end {
            // The zone of the next time is not this one's.
            if at >= range.upperBound, Self.ends.contains(text.tokens[at].sign) { return nil }
            if let (kind, length) = words.longest(text.tokens, at: at, end: min(text.tokens.count, at + 8)) {
                switch kind {
                case .home, .away: return kind
                case .zone where article.read.name(startingAt: at + length) != nil: return .away
                default: break
                }
            }
            at += 1
        }
        return nil
    }

    private static let ends: [Token.Sign] = [.fullStop, .semicolon, .question]

    /// "tối 7/12 (rạng sáng 8/12 giờ Việt Nam)", "tối 7/12, tức rạng sáng 8/12 giờ Việt Nam".
    private func isToldAgain(_ first: Int, _ second: Int) -> Bool {
        let (left, right) = (times[points[first].time].range, times[points[second].time].range)
        let gap = left.upperBound..<max(left.upperBound, right.lowerBound)
        guard (1...10).contains(gap.count), let last = gap.last else { return false }
        for at in [last, last - 1] where gap.contains(at) {
            if text.tokens[at].sign == .openParenthesis { return true }
            if words.longest(text.tokens, at: at, end: right.lowerBound)?.value == .thatIs { return true }
        }
        return false
    }

    /// Whether both clauses have the same noun of an event, and one of them right at its date.
    private func tellTheSame(_ one: Int, _ other: Int) -> Bool {
        let (left, right) = (clause(of: times[points[one].time].range), clause(of: times[points[other].time].range))
        let events = Set(occasions(in: left))
        return !events.isEmpty && occasions(in: right).contains { events.contains($0) }
    }

    /// What stands around a time in its sentence.
    private func clause(of range: TokenRange) -> TokenRange {
        let place = article.sentences.partitioningIndex { $0.upperBound > range.lowerBound }
        guard place < article.sentences.count else { return range }
        let near = max(0, range.lowerBound - Self.clause)..<range.upperBound + Self.clause
        return article.sentences[place].clamped(to: near)
    }

    /// The words after "cuộc", "vụ", "trận", by their first two syllables.
    private func occasions(in range: TokenRange) -> [UInt64] {
        range.compactMap { at in
            guard let (kind, length) = words.longest(text.tokens, at: at, end: range.upperBound), kind == .occasion
            else { return nil }
            let start = at + length
            guard start + 1 < range.upperBound, text.tokens[start].isWord, text.tokens[start + 1].isWord else {
                return nil
            }
            return KnownNames.key(text.tokens, start..<start + 2)
        }
    }
}

/// Words by which two dates are seen to be one event: `timeline-words.tsv` (a resource, built once).
struct TimelineWords: Sendable {
    /// What a phrase of `timeline-words.tsv` says of the time beside it (data).
    enum Kind: String, Sendable {
        case home, away, zone
        case thatIs = "that-is"
        case occasion
    }

    static let shared = TimelineWords()

    private var kinds = PhraseTable<Kind>(slots: 1 << 8)

    private init() {
        for row in EmbeddedData.timelineWords.rows where row.count >= 2 {
            if let kind = Kind(rawValue: row[1]) { kinds.add(row, kind) }
        }
    }

    /// What the longest phrase that begins at a token is, and how many tokens it has.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> (value: Kind, length: Int)? {
        kinds.longest(tokens, at: start, end: end)
    }
}
