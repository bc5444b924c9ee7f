import DiembaoCore

/// The article itself, with its marks, and whoever speaks beside the paragraph.
extension ReportPage {
    /// A stretch of the text that is shown as a paragraph (data).
    private struct Block {
        var range: TextRange
        var role: Report.Paragraph.Role
    }

    var article: Section? {
        guard let document = report.document else { return nil }
        return Section(id: "article", title: tongue("The article", vi: "Bài báo")) { html in
            legend(&html)
            html.element("article", ["lang": articleLanguage]) { html in
                var text = document.text
                text.withUTF8 { write($0, paragraphs: document.paragraphs ?? [], &html) }
            }
        }
    }

    private func legend(_ html: inout HTMLWriter) {
        html.element("ul", ["class": "legend", "aria-label": tongue("Marks", vi: "Chú giải")]) { html in
            for kind in Report.Quote.Kind.allCases {
                html.element("li") { $0.element("mark", ["class": "\(kind.rawValue)"], tongue.word(for: kind)) }
            }
            html.element("li") { $0.element("b", ["class": "cue"], tongue("reporting word", vi: "từ dẫn lời")) }
            html.element("li") { $0.element("span", ["class": "name"], tongue("name", vi: "tên")) }
            html.element("li") { $0.element("span", ["class": "time"], tongue("date", vi: "mốc thời gian")) }
            if report.loaded?.isEmpty == false {
                html.element("li") { html in
                    html.element("i", ["class": "loaded"], tongue("loaded word", vi: "từ mang tính đánh giá"))
                }
            }
        }
    }

    // MARK: Paragraphs

    private func write(
        _ text: UnsafeBufferPointer<UInt8>, paragraphs: [Report.Paragraph], _ html: inout HTMLWriter
    ) {
        let count = text.count { $0 & 0xC0 != 0x80 }
        let marks = self.marks(upTo: count)
        var marked = MarkedText(text, marks: marks)
        let starts = marks.filter { $0.kind == .quote }.map { (start: $0.range.start, item: $0.item) }
            .sorted { $0 < $1 }
        var next = 0
        for block in blocks(of: paragraphs, count: count, in: text) {
            html.element("div", ["class": "paragraph"]) { html in
                html.element(block.role == .headline ? "h3" : "p", ["class": "text \(block.role.rawValue)"]) { html in
                    marked.tell(block.range) { write($0, &html) }
                }
                let first = next
                while next < starts.count, starts[next].start < block.range.end { next += 1 }
                notes(on: starts[first..<next].map(\.item), &html)
            }
            html.newline()
        }
    }

    /// The paragraphs in their order, none within another, and what stands between them and is not white space.
    private func blocks(
        of paragraphs: [Report.Paragraph], count: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> [Block] {
        var blocks: [Block] = []
        var end = 0
        // Where the text goes on behind `end`, in bytes.
        var byte = 0
        func isBlank(upTo place: Int) -> Bool {
            var isBlank = true
            var scalar = end
            while scalar < place, byte < text.count {
                if text[byte] > UInt8(ascii: " ") { isBlank = false }
                repeat { byte += 1 } while byte < text.count && text[byte] & 0xC0 == 0x80
                scalar += 1
            }
            return isBlank
        }
        func fill(upTo place: Int) {
            if !isBlank(upTo: place) { blocks.append(Block(range: TextRange(start: end, end: place), role: .body)) }
            end = place
        }
        for paragraph in paragraphs.sorted(by: { $0.range < $1.range }) {
            let range = TextRange(start: max(end, paragraph.range.start), end: min(count, paragraph.range.end))
            guard range.start < range.end else { continue }
            fill(upTo: range.start)
            _ = isBlank(upTo: range.end)
            blocks.append(Block(range: range, role: paragraph.role))
            end = range.end
        }
        fill(upTo: count)
        return blocks
    }

    private func notes(on quotes: [Int], _ html: inout HTMLWriter) {
        guard !quotes.isEmpty else { return }
        let label = tongue("Who speaks in this paragraph", vi: "Ai nói trong đoạn này")
        html.element("ul", ["class": "notes", "aria-label": label, "lang": pageLanguage]) { html in
            for place in quotes {
                let quote = report.quotes![place]
                html.element("li", ["class": "note \(quote.stance.styleClass)", "data-quote": "q\(place + 1)"]) {
                    html in
                    html.element("span", ["class": "number"], "\(place + 1) ")
                    speaker(of: quote, &html)
                    html.text(" ")
                    html.element("span", ["class": "stance"], tongue.word(for: quote))
                    let kinds = [tongue.word(for: quote.sourceKind), tongue.word(for: quote.type)]
                    html.element("span", ["class": "dim"], kinds.joined(separator: " · "))
                }
            }
        }
    }

    // MARK: Marks

    /// Everything that is marked; nothing that does not lie in the text.
    private func marks(upTo count: Int) -> [TextMark] {
        var marks: [TextMark] = []
        func add(_ kind: TextMark.Kind, _ item: Int, _ range: TextRange, isAnchor: Bool = false) {
            guard range.start >= 0, range.start < range.end, range.end <= count else { return }
            marks.append(TextMark(kind: kind, item: item, range: range, isAnchor: isAnchor))
        }
        for (item, quote) in (report.quotes ?? []).enumerated() {
            add(.quote, item, quote.span.range, isAnchor: true)
            if let cue = quote.cue { add(.cue, item, cue.range) }
        }
        for (item, entity) in (report.entities ?? []).enumerated() {
            for (place, mention) in entity.mentions.enumerated() {
                add(.entity, item, mention.span.range, isAnchor: place == 0)
            }
        }
        for (item, group) in (report.groups ?? []).enumerated() {
            for mention in group.mentions { add(.group, item, mention.range) }
        }
        for (item, time) in (report.times ?? []).enumerated() { add(.time, item, time.span.range, isAnchor: true) }
        for (item, word) in (report.loaded ?? []).enumerated() { add(.loaded, item, word.span.range, isAnchor: true) }
        for (item, event) in (report.events ?? []).enumerated() { add(.event, item, event.span.range, isAnchor: true) }
        return marks
    }

    /// Whether links into the text find the place.
    func isInText(_ range: TextRange) -> Bool {
        range.start >= 0 && range.start < range.end && range.end <= textLength
    }

    private func write(_ event: MarkedTextEvent, _ html: inout HTMLWriter) {
        switch event {
        case .text(let bytes): html.text(bytes)
        case .anchor(let mark): html.element("span", ["id": anchor(of: mark)]) { _ in }
        case .open(let mark, let isContinued):
            open(mark, id: mark.isAnchor && !isContinued ? anchor(of: mark) : nil, &html)
        case .close(let mark): html.close(element(of: mark))
        case .end(let mark):
            guard mark.kind == .quote else { return }
            let quote = report.quotes![mark.item]
            let who = index.name(of: quote.speaker) ?? nobody
            let label =
                tongue("Quotation", vi: "Trích dẫn") + " \(mark.item + 1): \(who), \(tongue.word(for: quote))"
            html.element(
                "a", ["class": "ref", "href": "#q\(mark.item + 1)-said", "aria-label": label, "lang": pageLanguage],
                "\(mark.item + 1)")
        }
    }

    /// Identifiers are made of places in lists, for a report's own could be anything.
    private func anchor(of mark: TextMark) -> String {
        switch mark.kind {
        case .quote: "q\(mark.item + 1)"
        case .entity: "e\(mark.item + 1)"
        case .time: "t\(mark.item + 1)"
        case .event: "v\(mark.item + 1)"
        case .loaded: "l\(mark.item + 1)"
        case .group: "g\(mark.item + 1)"
        case .cue: "c\(mark.item + 1)"
        }
    }

    private func element(of mark: TextMark) -> StaticString {
        switch mark.kind {
        case .quote: "mark"
        case .cue: "b"
        case .time: Self.machineDate(of: report.times![mark.item]) == nil ? "span" : "time"
        case .loaded: "i"
        case .entity, .group, .event: "span"
        }
    }

    private func open(_ mark: TextMark, id: String?, _ html: inout HTMLWriter) {
        let name = element(of: mark)
        // A date or a word of a few characters stays on its line.
        let whole = mark.range.count <= 12 ? " whole" : ""
        switch mark.kind {
        case .quote:
            let quote = report.quotes![mark.item]
            html.open(name, ["class": "\(quote.type.rawValue) \(quote.stance.styleClass)", "id": id])
        case .cue: html.open(name, ["class": "cue\(whole)"])
        case .loaded: html.open(name, ["class": "loaded", "id": id])
        case .entity:
            let entity = report.entities![mark.item]
            html.open(name, ["class": "name", "id": id, "title": entity.name])
        case .group: html.open(name, ["class": "name", "title": index.name(report.groups![mark.item].id)])
        case .time:
            let time = report.times![mark.item]
            html.open(
                name,
                [
                    "class": "time\(whole)", "id": id, "datetime": Self.machineDate(of: time),
                    "title": TimeWords(tongue: tongue).words(for: time),
                ])
        case .event: break
        }
    }

    /// What HTML takes for a date in `datetime`: a year, a month or a day that is known; nothing for all else.
    static func machineDate(of time: Report.Time) -> String? {
        guard time.type == .date, let resolved = time.resolved, resolved.isOneDay else { return nil }
        let day = resolved.from
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        let isDate =
            (1...3).contains(parts.count) && parts[0].utf8.count == 4
            && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
            && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return isDate ? day : nil
    }
}
