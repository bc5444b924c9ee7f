/// Puts the dates of an article in order, each with what happened then (a pass).
///
/// An entry is a date on the calendar: a day, a month, a year, a time of a day. Spans of time, hours without a day, days of the
/// lunar calendar, "hiện nay" (nowadays), years in a name ("Đại hội 2025") or of a law, and days of birth are none. A date needs no event of
/// ``Report/events``, since most of what newspapers tell is none of PLOVER's.
///
/// History is told apart from news: what was before the days that the news is about. Two dates that are one event in the
/// times of two countries are one entry.
struct Timeline {
    let article: ReadArticle
    let times: [TimeExpression]
    /// What each time was found to mean.
    let resolved: [Report.Time.Resolution?]
    let published: CalendarDate?
    let tenses: TimeTenses
    /// The date of the day of writing, where the text says it.
    var writing: Times.WritingDay?

    /// - Parameter events: of the report, which name their times.
    func entries(_ events: [Report.Event]) -> [Report.TimelineEntry] {
        var points: [TimelinePoint] = []
        points.reserveCapacity(times.count)
        for place in times.indices { if let point = point(place) { points.append(point) } }
        guard !points.isEmpty else { return [] }
        let scale = TimelineScale(points: points, published: published)
        let newsDay = newsDay(points, scale)
        var happened: [ReportID: [Report.Event]] = [:]
        for event in events { if let time = event.time { happened[time, default: []].append(event) } }
        var found: [(entry: Report.TimelineEntry, place: TimelineScale.Place, number: Int)] = []
        for group in groups(of: points) {
            let point = points[group.point]
            var entry = Report.TimelineEntry(when: point.when, times: [], events: [], background: false)
            var (isHistory, isToCome) = (true, false)
            for time in group.times {
                let id = ReportID("t", time + 1)
                entry.times.append(id)
                for event in happened.isEmpty ? [] : happened[id] ?? [] {
                    entry.events.append(event.id)
                    isHistory = isHistory && event.status == .historical
                }
            }
            if newsDay.map({ scale.isBefore(point, $0) }) ?? false {
                for time in group.times where isFuture(time) { isToCome = true }
                entry.background = !isToCome
            }
            if isHistory, !entry.events.isEmpty { entry.background = true }
            found.append((entry, scale.place(of: point), found.count))
        }
        found.sort { $0.place != $1.place ? $0.place < $1.place : $0.number < $1.number }
        return found.map(\.entry)
    }

    private func isFuture(_ time: Int) -> Bool { tenses.tense(of: times[time]) == .future }

    // MARK: Points

    /// A time that stands on the calendar; `nil` for others.
    private func point(_ place: Int) -> TimelinePoint? {
        let time = times[place]
        guard time.type == .date || time.type == .time, !time.isLunar, !time.isOfName,
            !time.isOfBirthOrLaw, tells(time)
        else { return nil }
        let value = resolved[place] == nil ? dated(time.value) : time.value
        return TimelinePoint(time: place, value: value, resolved: resolved[place]) { isFuture(place) }
    }

    /// "hôm nay" (today) of an article that says "sáng nay (6/10)" elsewhere and no year: 6 October, one entry with that.
    private func dated(_ value: String) -> String {
        guard let writing, value.hasPrefix("REF") else { return value }
        let day = value.prefix { $0 != "T" }
        guard let offset = TimeExpression.daysFromWriting(day),
            let date = offset == writing.offset
                ? writing.date : Times.Reading.shifted(writing.date, offset - writing.offset)
        else { return value }
        return date + value[day.endIndex...]
    }

    /// Credits and boilerplate tell nothing.
    private func tells(_ time: TimeExpression) -> Bool {
        let role = role(of: time)
        return role != .credit && role != .boilerplate
    }

    private func role(of time: TimeExpression) -> Report.Paragraph.Role {
        let place = article.read.text.paragraphs.partitioningIndex { $0.upperBound > time.range.lowerBound }
        return place < article.structure.roles.count ? article.structure.roles[place] : .body
    }

    // MARK: One entry for one date

    /// Times that are one entry, and the point that says when (data).
    private struct Group {
        var point: Int
        var times: [Int]
    }

    /// By their first time.
    private func groups(of points: [TimelinePoint]) -> [Group] {
        let same = SameEvents(article: article, times: times, points: points).pairs()
        var groups: [Group] = []
        var groupOf: [String: Int] = [:]
        for (place, point) in points.enumerated() {
            // The day where it happened names the entry, not Vietnam's.
            let named = same[place] ?? place
            let key = points[named].when
            if let group = groupOf[key] {
                groups[group].times.append(point.time)
            } else {
                groupOf[key] = groups.count
                groups.append(Group(point: named, times: [point.time]))
            }
        }
        return groups
    }

    // MARK: News and history

    /// What is longer ago before the day of the news is history: news tell the day before, too.
    private static let slack = 1
    /// News are about days that are not farther from that of publication.
    private static let news = 31

    /// The day from which on things are news, on the scale: that of headline and lead, or the first that the text names.
    private func newsDay(_ points: [TimelinePoint], _ scale: TimelineScale) -> Int? {
        func days(_ points: some Sequence<TimelinePoint>) -> [Int] {
            points.compactMap { point in
                guard point.isDay, let day = scale.place(of: point).first, !isFuture(point.time) else { return nil }
                guard let published = published?.dayNumber else { return day }
                return (published - Self.news...published).contains(day) ? day : nil
            }
        }
        let top = points.filter { [.headline, .lead].contains(role(of: times[$0.time])) }
        if let day = days(top).max() ?? days(points.prefix(Self.firstDays)).first { return day - Self.slack }
        return published.map { $0.dayNumber - Self.slack } ?? scale.newsDay.map { $0 - Self.slack }
    }

    /// So many times of the text are asked for the first day.
    private static let firstDays = 100
}
