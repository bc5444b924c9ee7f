import DiembaoCore

/// The gist, and who, when and what the article names.
extension ReportPage {
    /// So many entries of a list stand at once; the rest is folded.
    static let listLimit = 12

    func counted(_ title: String, _ count: Int) -> String { "\(title) (\(tongue.number(count)))" }

    var gist: Section? {
        let gist = report.gist
        let keywords = report.keywords ?? []
        guard gist != nil || !keywords.isEmpty else { return nil }
        return Section(id: "summary", title: tongue("In short", vi: "Tóm tắt")) { html in
            if let gist { html.element("p", ["class": "gist", "lang": articleLanguage], gist) }
            guard !keywords.isEmpty else { return }
            html.element("h3", tongue("Keywords", vi: "Từ khóa"))
            html.element("ul", ["class": "tags", "lang": articleLanguage]) { html in
                for keyword in keywords { html.element("li", keyword.term + times(keyword.count)) }
            }
        }
    }

    private func times(_ count: Int) -> String { count > 1 ? " ×\(tongue.number(count))" : "" }

    /// The rows of a list, those beyond the first folded.
    private func rows(_ count: Int, _ html: inout HTMLWriter, _ row: (Int, inout HTMLWriter) -> Void) {
        func list(_ places: Range<Int>, _ html: inout HTMLWriter) {
            html.element("ul", ["class": "rows"]) { html in
                for place in places { html.element("li") { row(place, &$0) } }
            }
        }
        let shown = count > Self.listLimit + 3 ? Self.listLimit : count
        list(0..<shown, &html)
        guard shown < count else { return }
        html.element("details", ["class": "more"]) { html in
            let rest = tongue.number(count - shown)
            html.element("summary", tongue("\(rest) more", vi: "\(rest) mục nữa"))
            list(shown..<count, &html)
        }
    }

    // MARK: Events

    /// The sure ones; the others folded behind them.
    var events: Section? {
        guard let events = report.events, !events.isEmpty else { return nil }
        let sure = events.indices.filter { !events[$0].isDoubtful }
        let doubtful = events.indices.filter { events[$0].isDoubtful }
        let title = counted(tongue("Who did what", vi: "Ai làm gì"), sure.count)
        return Section(id: "events", title: title) { html in
            if !sure.isEmpty { rows(sure.count, &html) { place, html in write(event: sure[place], &html) } }
            guard !doubtful.isEmpty else { return }
            html.element("details", ["class": "more"]) { html in
                html.element("summary", counted(tongue.doubtful, doubtful.count))
                html.element("ul", ["class": "rows"]) { html in
                    for place in doubtful { html.element("li") { write(event: place, &$0) } }
                }
            }
        }
    }

    private func write(event place: Int, _ html: inout HTMLWriter) {
        let event = report.events![place]
        deed(event, &html)
        notes(on: event, &html)
        html.text(" ")
        placeInText("v\(place + 1)", of: event.span.range, &html)
    }

    /// Who did what to whom.
    private func deed(_ event: Report.Event, _ html: inout HTMLWriter) {
        let deed = tongue.deed(event)
        if deed.first.isEmpty { html.element("b", nobody) } else { names(deed.first, &html) }
        html.text(" " + deed.words)
        guard !deed.second.isEmpty else { return }
        html.text(" ")
        names(deed.second, &html)
    }

    private func names(_ identifiers: [ReportID], _ html: inout HTMLWriter) {
        html.element("b", ["lang": articleLanguage], identifiers.map(index.name).joined(separator: ", "))
    }

    private func notes(on event: Report.Event, _ html: inout HTMLWriter) {
        let when = event.time.flatMap(index.time).map { report.times![$0].span.text }
        let status = tongue.word(for: event.status)
        let source = index.quote(ReportID(rawValue: event.assertedBy))
        guard when != nil || status != nil || source != nil else { return }
        html.element("ul", ["class": "tags dim"]) { html in
            if let when { html.element("li", ["lang": articleLanguage], when) }
            if let status { html.element("li", status) }
            if let source {
                let who = index.name(of: report.quotes![source].speaker) ?? nobody
                html.element("li") { html in
                    html.element(
                        "a", ["href": "#q\(source + 1)-said"], tongue("according to", vi: "theo lời") + " \(who)")
                }
            }
        }
    }

    var timeline: Section? {
        guard let timeline = report.timeline, !timeline.isEmpty else { return nil }
        return Section(id: "timeline", title: tongue("Timeline", vi: "Diễn biến")) { html in
            html.element("ol", ["class": "rows"]) { html in
                for entry in timeline {
                    html.element("li") { write(entry, &$0) }
                }
            }
        }
    }

    private func write(_ entry: Report.TimelineEntry, _ html: inout HTMLWriter) {
        html.element("b", TimeWords(tongue: tongue).words(entry.when) ?? "")
        if entry.background {
            html.element("span", ["class": "dim"], " · " + tongue("background", vi: "bối cảnh"))
        }
        html.element("ul") { html in
            for event in entry.events.compactMap(index.event) where !report.events![event].isDoubtful {
                html.element("li") { html in
                    deed(report.events![event], &html)
                    html.text(" ")
                    placeInText("v\(event + 1)", of: report.events![event].span.range, &html)
                }
            }
            for time in entry.times.compactMap(index.time) {
                let time = (place: time, span: report.times![time].span)
                html.element("li") { html in
                    html.element("span", ["lang": articleLanguage], time.span.text)
                    html.text(" ")
                    placeInText("t\(time.place + 1)", of: time.span.range, &html)
                }
            }
        }
    }

    // MARK: Names and dates

    var names: Section? {
        let told = report.toldEntities
        guard !told.isEmpty else { return nil }
        let title = counted(tongue("Names", vi: "Tên riêng"), told.count)
        return Section(id: "names", title: title, isFolded: true) { html in
            for kind in Report.Entity.Kind.allCases {
                let named = Report.ranked(told, of: kind)
                guard !named.isEmpty else { continue }
                let word = tongue.word(for: kind)
                html.element("h3", word.prefix(1).uppercased() + word.dropFirst())
                rows(named.count, &html) { place, html in
                    write(named[place].entity, number: named[place].place + 1, &html)
                }
            }
        }
    }

    private func write(_ entity: Report.Entity, number: Int, _ html: inout HTMLWriter) {
        html.element("b", ["lang": articleLanguage], entity.name)
        html.text(times(entity.mentions.count))
        html.element("ul", ["class": "tags dim"]) { html in
            var titles: [String] = []
            for role in entity.roles.prefix(Self.listLimit) where !titles.contains(role.title) {
                titles.append(role.title)
            }
            for title in titles { html.element("li", ["lang": articleLanguage], title) }
            if let item = entity.wikidata, Self.isItem(item) {
                html.element("li") { html in
                    html.element(
                        "a", ["href": "https://www.wikidata.org/wiki/\(item)", "rel": "noopener noreferrer"],
                        "Wikidata \(item)")
                }
            }
            if let first = entity.mentions.first {
                html.element("li") { placeInText("e\(number)", of: first.span.range, &$0) }
            }
        }
    }

    /// Whether this is an identifier of Wikidata: Q and digits.
    private static func isItem(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "Q") && text.utf8.count > 1
            && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    var dates: Section? {
        guard let times = report.times, !times.isEmpty else { return nil }
        let title = counted(tongue("Dates", vi: "Mốc thời gian"), times.count)
        return Section(id: "dates", title: title, isFolded: true) { html in
            rows(times.count, &html) { place, html in
                html.element("b", ["lang": articleLanguage], times[place].span.text)
                if let words = TimeWords(tongue: tongue).words(for: times[place]) { html.text(" · \(words)") }
                html.text(" ")
                placeInText("t\(place + 1)", of: times[place].span.range, &html)
            }
        }
    }

    // MARK: Wording

    var wording: Section? {
        let loaded = report.loaded ?? []
        guard report.tone != nil || !loaded.isEmpty else { return nil }
        return Section(id: "wording", title: tongue("Wording", vi: "Từ ngữ")) { html in
            if let tone = report.tone {
                let heading = tongue.tone
                html.element("h3", heading.prefix(1).uppercased() + heading.dropFirst())
                html.element("p", ["class": "dim"], tongue.toneLegend)
                html.element("ul", ["class": "bars"]) { html in
                    meter(tongue("In the writer's text", vi: "Trong lời người viết"), tone.writer, &html)
                    meter(tongue("In quotations", vi: "Trong lời trích"), tone.quoted, &html)
                }
            }
            guard !loaded.isEmpty else { return }
            html.element("h3", counted(tongue("Loaded words", vi: "Từ mang tính đánh giá"), loaded.count))
            rows(loaded.count, &html) { place, html in
                html.element("b", ["lang": articleLanguage], loaded[place].span.text)
                html.text(" · \(tongue.word(for: loaded[place].voice)) ")
                placeInText("l\(place + 1)", of: loaded[place].span.range, &html)
            }
        }
    }

    /// A bar from the middle to the value; the figures beside it say the same.
    private func meter(_ name: String, _ value: Double, _ html: inout HTMLWriter) {
        let value = min(max(value, -1), 1)
        let length = Int((abs(value) * 500).rounded())
        html.element("li") { html in
            html.element("span", name)
            html.element("b", "\(tongue.signed(value)) \(tongue.word(forTone: value))")
            html.element(
                "svg", ["class": "bar", "viewBox": "0 0 1000 10", "preserveAspectRatio": "none", "aria-hidden": "true"]
            ) { html in
                html.element(
                    "rect",
                    [
                        "class": "direct-bar", "x": "\(value < 0 ? 500 - length : 500)", "width": "\(length)",
                        "height": "10",
                    ]
                ) { _ in }
                html.element("rect", ["class": "indirect-bar", "x": "498", "width": "4", "height": "10"]) { _ in }
            }
        }
    }
}
