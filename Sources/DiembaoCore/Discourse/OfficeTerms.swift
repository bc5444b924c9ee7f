/// An office that an article says somebody holds, in canonical names (data).
struct OfficeHolding: Sendable, Equatable {
    /// "Tổng thống".
    var title: String
    /// The country or body, where the article says it.
    var of: String?
    var holder: String
}

/// Who held which office when; `offices.tsv` (a resource, built once).
///
/// An article that calls somebody "Tổng thống Mỹ Donald Trump" was written while he held that office, if nothing says that
/// it looks back; several such holders narrow the time further.
struct OfficeTerms: Sendable {
    static let shared = OfficeTerms(rows: EmbeddedData.offices.rows)

    /// A stretch of days; `last` is `nil` where the holder is not known to have left.
    struct Term: Sendable, Equatable {
        var first: CalendarDate
        var last: CalendarDate?

        func intersection(_ other: Term) -> Term? {
            let first = self.first.dayNumber >= other.first.dayNumber ? self.first : other.first
            var last = self.last ?? other.last
            if let mine = self.last, let theirs = other.last {
                last = mine.dayNumber <= theirs.dayNumber ? mine : theirs
            }
            if let last, last.dayNumber < first.dayNumber { return nil }
            return Term(first: first, last: last)
        }
    }

    /// When an article was written, as the offices tell.
    struct Finding: Sendable, Equatable {
        /// Apart, and in their order: somebody may have held an office twice.
        var terms: [Term]
        var confidence: Double
    }

    /// As the table has it: of most nobody asks, and reading all days of the table takes longer than reading an article.
    private struct Office {
        var title: String
        var of: String
        var from: String
        var to: String

        /// `nil` where the table does not know when it began.
        var term: Term? {
            OfficeTerms.day(from, isLast: false).map { Term(first: $0, last: OfficeTerms.day(to, isLast: true)) }
        }
    }

    private let officesOf: [String: [Office]]

    init<Row: RandomAccessCollection>(rows: [Row]) where Row.Element == String, Row.Index == Int {
        var officesOf: [String: [Office]] = [:]
        for row in rows where row.count >= 5 {
            officesOf[row[2], default: []].append(Office(title: row[0], of: row[1], from: row[3], to: row[4]))
        }
        self.officesOf = officesOf
    }

    /// "2017", "2017-01", "2017-01-20": the first or the last day of it; `nil` for "-".
    private static func day(_ text: String, isLast: Bool) -> CalendarDate? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-")).compactMap { Int(Substring($0)) }
        guard let year = parts.first else { return nil }
        let month = parts.count >= 2 ? parts[1] : isLast ? 12 : 1
        guard (1...12).contains(month) else { return nil }
        let day = parts.count >= 3 ? parts[2] : isLast ? CalendarDate.days(in: month, of: year) : 1
        return CalendarDate(year: year, month: month, day: day)
    }

    /// - Returns: `nil` where no office is known, or where the terms have no day in common.
    func find(_ holdings: [OfficeHolding]) -> Finding? {
        var common: [Term]?
        var holders: Set<String> = []
        for holding in holdings {
            let terms = terms(holding)
            guard !terms.isEmpty else { continue }
            holders.insert(holding.holder)
            guard let known = common else {
                common = terms
                continue
            }
            common = known.flatMap { one in terms.compactMap { one.intersection($0) } }
        }
        guard var terms = common, !terms.isEmpty else { return nil }
        terms.sort { $0.first.dayNumber < $1.first.dayNumber }
        var confidence = holders.count >= 3 ? 0.8 : holders.count == 2 ? 0.7 : 0.6
        // Which of the terms it was, nothing says.
        if terms.count > 1 { confidence -= 0.2 }
        return Finding(terms: terms, confidence: confidence)
    }

    /// What all offices of somebody are of: the state of a president and of a minister.
    func state(ofHolder holder: String) -> String? {
        guard let offices = officesOf[holder]?.filter({ $0.term != nil }), let first = offices.first else { return nil }
        return offices.allSatisfy { $0.of == first.of } ? first.of : nil
    }

    /// A title may be shorter than the office's ("Chủ tịch" for "Chủ tịch nước", "Bộ trưởng" for "Bộ trưởng Quốc phòng"), so
    /// that several of the holder's offices may be meant.
    private func terms(_ holding: OfficeHolding) -> [Term] {
        guard let offices = officesOf[holding.holder] else { return [] }
        let title = holding.title.lowercased()
        var terms: [Term] = []
        for office in offices {
            let full = office.title.lowercased()
            guard full == title || full.hasPrefix(title + " "), holding.of == nil || holding.of == office.of,
                let term = office.term
            else { continue }
            terms.append(term)
        }
        return Self.merged(terms)
    }

    /// Without those that another one holds or meets.
    private static func merged(_ terms: [Term]) -> [Term] {
        var merged: [Term] = []
        for term in terms.sorted(by: { $0.first.dayNumber < $1.first.dayNumber }) {
            guard let before = merged.last else {
                merged.append(term)
                continue
            }
            guard let last = before.last else { break }
            if term.first.dayNumber > last.dayNumber + 1 {
                merged.append(term)
            } else if term.last.map({ $0.dayNumber > last.dayNumber }) ?? true {
                merged[merged.count - 1].last = term.last
            }
        }
        return merged
    }
}
