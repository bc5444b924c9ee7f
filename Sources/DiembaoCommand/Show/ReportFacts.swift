import DiembaoCore

extension Report {
    /// Where the article is from, by whom and when: a phrase each.
    func facts(in tongue: Tongue) -> [String] {
        guard let document else { return [] }
        let published = document.published.map { tongue("published ", vi: "đăng ") + day($0.value, in: tongue) }
        let tag = document.language.tag
        let language = tag == "vi" ? nil : tongue("language", vi: "ngôn ngữ") + " \(tag)"
        return [document.outlet, document.byline?.text, document.dateline?.text].compactMap { $0 }
            + Self.credits(of: document, in: tongue)
            + [published ?? tongue("date unknown", vi: "không rõ ngày đăng"), language, source.path]
            .compactMap { $0 }
    }

    /// The day of publication, and the hour where it is known, as where the paper stands.
    private func day(_ published: String, in tongue: Tongue) -> String {
        let (day, rest) = (published.prefix(10), published.dropFirst(11))
        let clock = rest.isEmpty ? "" : "T" + rest.prefix(5)
        guard let words = TimeWords(tongue: tongue).words(String(day) + clock) else { return published }
        let zone = rest.dropFirst(5).drop { $0 == ":" || $0 == "." || $0.isNumber }
        let isHere = zone.isEmpty || zone == Self.vietnam
        return (clock.isEmpty ? tongue("", vi: "ngày ") : tongue("", vi: "lúc ")) + words
            + (isHere ? "" : " (\(zone.uppercased() == "Z" ? "UTC" : "UTC" + zone))")
    }

    /// The zone of Vietnam.
    private static let vietnam: Substring = "+07:00"

    /// Each outlet once, in the order of the text; not the article's own.
    private static func credits(of document: Document, in tongue: Tongue) -> [String] {
        var told: Set<String> = []
        if let own = document.outlet { told.insert(own.lowercased()) }
        var phrases: [(words: String, outlets: [String])] = []
        for credit in document.credits ?? [] {
            let names = [credit.canonical, credit.outlet].compactMap { $0 }
            let name = names.first ?? credit.span.text
            guard told.isDisjoint(with: names.map { $0.lowercased() }), told.insert(name.lowercased()).inserted else {
                continue
            }
            if names.isEmpty, credit.kind == .synthesis {
                // "(tổng hợp)" names no outlet.
                phrases.append((tongue("compiled", vi: "tổng hợp"), []))
                continue
            }
            let words =
                credit.isInterview
                ? tongue("told to", vi: "trả lời")
                : credit.isOwnReport ? tongue("reporting by", vi: "ghi nhận của") : tongue.word(for: credit.kind)
            if let place = phrases.firstIndex(where: { $0.words == words }) {
                phrases[place].outlets.append(name)
            } else {
                phrases.append((words, [name]))
            }
        }
        return phrases.map { $0.outlets.isEmpty ? $0.words : $0.words + " " + $0.outlets.joined(separator: ", ") }
    }

    /// The summary as one paragraph. A lead without its full stop does not run on into the sentence after it.
    var gist: String? {
        guard let summary, !summary.isEmpty else { return nil }
        return summary.enumerated().map { place, sentence in
            let isOpen = sentence.text.last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? false
            return place < summary.count - 1 && isOpen ? sentence.text + "." : sentence.text
        }.joined(separator: " ")
    }

    /// Those whom the article tells of, with their places in ``entities``: not who is named in byline and credits alone.
    var toldEntities: [(place: Int, entity: Entity)] {
        let paragraphs = document?.paragraphs?.filter { $0.role == .credit }.map(\.range) ?? []
        let credits = (document?.credits ?? []).map(\.span.range)
        var frame = (paragraphs + credits + [document?.byline?.range].compactMap { $0 }).sorted()
        // From a range on, how far those up to it reach.
        for place in frame.indices.dropFirst() { frame[place].end = max(frame[place].end, frame[place - 1].end) }
        return (entities ?? []).enumerated().filter { _, entity in
            !entity.mentions.allSatisfy { isWithin(frame, $0.span.range) }
        }.map { ($0.offset, $0.element) }
    }

    /// - Parameter frame: by start, each with the farthest end so far.
    private func isWithin(_ frame: [TextRange], _ range: TextRange) -> Bool {
        let after = frame.partitioningIndex { $0.start > range.start }
        return after > 0 && range.end <= frame[after - 1].end
    }

    /// Those of a kind, who is named most first.
    static func ranked(
        _ entities: [(place: Int, entity: Entity)], of kind: Entity.Kind
    ) -> [(place: Int, entity: Entity)] {
        entities.filter { $0.entity.type == kind }.sorted { left, right in
            let (most, least) = (left.entity.mentions.count, right.entity.mentions.count)
            return most != least ? most > least : left.place < right.place
        }
    }
}
