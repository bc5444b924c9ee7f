/// The line on which an article's dates are put in order, in days (data).
///
/// A date without a year has its place here, though nobody says its year: days of the news are within half a year of one another,
/// and a year that the text names is past unless it is told as to come. A place is never a date of the report.
struct TimelineScale {
    /// Where a time stands (data).
    struct Place: Equatable, Comparable {
        /// Days on the scale; `nil` where the order is not known, which comes last.
        var first: Int?
        var last: Int?
        var clock: Int

        /// What is earlier; of two that begin together, the longer: 2014 before March of it, the day before its evening.
        static func < (left: Place, right: Place) -> Bool {
            guard let one = left.first, let other = right.first else { return left.first != nil && right.first == nil }
            if one != other { return one < other }
            if left.last != right.last { return left.last ?? one > right.last ?? other }
            return left.clock < right.clock
        }
    }

    /// The year that a date without one is put in or near.
    private let year: Int
    /// The newest year that the text names, where it may be this year or one that is past.
    private let doubtfulYear: Int?
    /// The day that the news is about.
    private(set) var newsDay: Int?
    /// The day of publication, or about that.
    private let today: Int

    init(points: [TimelinePoint], published: CalendarDate?) {
        var (newest, latest, earliest) = (Int.min, Int.min, Int.min)
        var firstYearless: CalendarPeriod?
        for point in points {
            switch point.days {
            case .known(let days) where !point.isFuture:
                if days.first.year >= Self.earliestNews { newest = max(newest, days.first.year) }
                latest = max(latest, days.last.dayNumber)
            case .yearless(let first, _, let year):
                earliest = max(earliest, year ?? Int.min)
                if firstYearless == nil, point.isDay { firstYearless = first }
            default: break
            }
        }
        // Who leaves a year out for his days and names another means an earlier one.
        let isNamed = published == nil && newest > Int.min && newest >= earliest
        let year = published?.year ?? (isNamed ? newest + 1 : earliest > Int.min ? earliest : Self.anyYear)
        doubtfulYear = isNamed ? newest : nil
        self.year = year
        if let published {
            newsDay = published.dayNumber
            today = published.dayNumber
            return
        }
        let day = firstYearless.flatMap { period in
            (year...year + 4).lazy.compactMap { period.days(in: $0) }.first
        }?.first.dayNumber
        newsDay = day
        // The paper is of the day after the news.
        today = (day ?? (latest == Int.min ? 0 : latest)) + 1
    }

    /// For an article that names no year of its news.
    private static let anyYear = 2000
    /// No newspaper was on the web before, so that an earlier year is none of news.
    private static let earliestNews = 1995

    /// Whether a time is before a day, for certain: "năm 2019" may be this year, where the text names no later one.
    func isBefore(_ point: TimelinePoint, _ day: Int) -> Bool {
        if case .known(let days) = point.days, !point.isDay, days.last.year == doubtfulYear { return false }
        return place(of: point).last.map { $0 < day } ?? false
    }

    /// Where a time stands on the line of days; of a day without its year, in the year in which it is nearest to the news.
    func place(of point: TimelinePoint) -> Place {
        switch point.days {
        case .known(let days): return Place(first: days.first.dayNumber, last: days.last.dayNumber, clock: point.clock)
        case .relative(let first, let last): return Place(first: today + first, last: today + last, clock: point.clock)
        case .yearless(let head, let tail, _):
            let near = newsDay ?? CalendarDate(year: year, month: 7, day: 1)?.dayNumber ?? 0
            // Four years hold 29 February.
            let candidates = [0, -1, 1, 2, -2, 3].lazy.compactMap { head.days(in: year + $0) }
            let best = candidates.min { abs($0.first.dayNumber - near) < abs($1.first.dayNumber - near) }
            guard let first = best else { return Place(first: nil, last: nil, clock: point.clock) }
            let ends = [first.first.year, first.first.year + 1].lazy.compactMap { tail.days(in: $0) }
            let last = ends.first { $0.last.dayNumber >= first.first.dayNumber } ?? first
            return Place(first: first.first.dayNumber, last: last.last.dayNumber, clock: point.clock)
        case nil: return Place(first: nil, last: nil, clock: point.clock)
        }
    }
}
