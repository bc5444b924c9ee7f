import DiembaoCore

/// Who said what, how much each has to say, and who stands against whom.
extension ReportPage {
    // MARK: Quotations

    var quotations: Section? {
        guard let quotes = report.quotes, !quotes.isEmpty else { return nil }
        return Section(id: "quotes", title: counted(tongue("Who said what", vi: "Ai nói gì"), quotes.count)) { html in
            html.element("ol") { html in
                for (place, quote) in quotes.enumerated() { write(quote, at: place, &html) }
            }
        }
    }

    private func write(_ quote: Report.Quote, at place: Int, _ html: inout HTMLWriter) {
        html.element("li", ["class": "said \(quote.stance.styleClass)", "id": "q\(place + 1)-said"]) { html in
            html.element("p", ["class": "who"]) { html in
                html.text("\(place + 1) ")
                speaker(of: quote, &html)
                html.text(" ")
                stance(quote.stance, tongue.word(for: quote), &html)
            }
            html.element("blockquote", ["lang": articleLanguage], marked(quote))
            html.element("ul", ["class": "tags dim"]) { html in
                html.element("li", tongue.word(for: index.sourceKind(of: quote)))
                html.element("li", tongue.word(for: quote.type))
                if let cue = quote.cue {
                    html.element("li") { html in
                        html.text(tongue("by the word ", vi: "từ dẫn "))
                        html.element("span", ["lang": articleLanguage], "“\(cue.text)”")
                    }
                }
                if let target = quote.target {
                    html.element("li") { html in
                        html.text(tongue("towards ", vi: "nhằm vào "))
                        html.element("span", ["lang": articleLanguage], index.name(target))
                    }
                }
                if let via = quote.via {
                    html.element("li") { reference(to: via, tongue("told in", vi: "qua"), &$0) }
                }
                if let first = quote.continues {
                    html.element("li") { reference(to: first, tongue("goes on from", vi: "nối tiếp"), &$0) }
                }
                html.element("li", tongue("sure to", vi: "độ chắc chắn") + " \(tongue.percent(quote.confidence))")
                html.element("li") { placeInText("q\(place + 1)", of: quote.span.range, number: place + 1, &$0) }
            }
        }
        html.newline()
    }

    /// The words, in marks where the speaker's own are meant; a fragment with the sentence that it stands in.
    private func marked(_ quote: Report.Quote) -> String {
        if let sentence = sentences.sentence(about: quote) { return sentence }
        return quote.type == .indirect ? quote.span.text : "“\(quote.span.text)”"
    }

    var nobody: String { tongue.nobody }

    func speaker(of quote: Report.Quote, _ html: inout HTMLWriter) {
        if let name = index.name(of: quote.speaker) {
            html.element("b", ["lang": articleLanguage], name)
        } else {
            html.element("b", nobody)
        }
    }

    func stance(_ stance: Report.Quote.Stance, _ word: String, _ html: inout HTMLWriter) {
        html.element("span", ["class": "stance \(stance.styleClass)"], word)
    }

    /// A link from a list to the place in the text.
    func placeInText(_ anchor: String, of range: TextRange, number: Int? = nil, _ html: inout HTMLWriter) {
        guard isInText(range) else { return }
        let label = tongue("in the text", vi: "trong bài")
        html.element(
            "a", ["href": "#\(anchor)", "aria-label": number.map { "\($0), \(label)" }], "↑ " + label)
    }

    /// A link to a quotation in the list of them.
    private func reference(to quote: ReportID, _ words: String, _ html: inout HTMLWriter) {
        guard let place = index.quote(quote) else { return html.text("\(words) \(quote.rawValue)") }
        html.element("a", ["href": "#q\(place + 1)-said"], "\(words) \(place + 1)")
    }

    /// A quotation in few words, with a link to all of it.
    private func brief(_ id: ReportID, _ html: inout HTMLWriter) {
        guard let place = index.quote(id), let quote = report.quotes?[place] else { return html.text(id.rawValue) }
        speaker(of: quote, &html)
        html.text(" ")
        stance(quote.stance, tongue.word(for: quote), &html)
        html.element("blockquote", ["lang": articleLanguage], marked(quote))
        html.element("a", ["href": "#q\(place + 1)-said"], tongue("Quotation", vi: "Trích dẫn") + " \(place + 1)")
    }

    private func references(to quotes: [ReportID], _ html: inout HTMLWriter) {
        guard !quotes.isEmpty else { return }
        html.element("ul", ["class": "tags"]) { html in
            for quote in quotes {
                html.element("li") { reference(to: quote, tongue("quotation", vi: "lời trích"), &$0) }
            }
        }
    }

    // MARK: Balance

    /// The shares of the sides as the report has them; where it has none, those of speakers and kinds of sources.
    var balance: Section? {
        let title = tongue("Who has how much to say", vi: "Tỷ lệ lời trích")
        if let shares = report.balance?.sides, !shares.isEmpty {
            let bars = shares.map { share in
                Bar(
                    name: share.side.map { index.side($0)?.label ?? $0.rawValue }, direct: share.direct,
                    mixed: share.mixed,
                    indirect: share.indirect, share: share.share)
            }
            return Section(id: "balance", title: title) { html in
                key(&html)
                chart(bars, &html)
            }
        }
        guard let quotes = report.quotes, !quotes.isEmpty else { return nil }
        let own = SpeakerShares.ownLengths(of: quotes)
        let speakers = SpeakerShares(quotes, own: own) { index.name(of: $0.speaker) ?? nobody }.shares
        let kinds = SpeakerShares(quotes, own: own) { tongue.word(for: index.sourceKind(of: $0)) }.shares
        guard !speakers.isEmpty else { return nil }
        return Section(id: "balance", title: title) { html in
            key(&html)
            html.element("div", ["class": "columns"]) { html in
                html.element("div") { html in
                    html.element("h3", tongue("By speaker", vi: "Theo người nói"))
                    chart(bars(of: speakers), &html)
                }
                html.element("div") { html in
                    html.element("h3", tongue("By kind of source", vi: "Theo loại nguồn tin"))
                    chart(bars(of: kinds), &html)
                }
            }
        }
    }

    /// A share of the quoted text (data).
    private struct Bar {
        /// `nil` for those on no side.
        var name: String?
        var direct: Int
        var mixed: Int
        var indirect: Int
        var share: Double
    }

    /// So many bars have one each; all others are one together.
    private static let barLimit = 8

    private func bars(of shares: [SpeakerShares.Share]) -> [Bar] {
        let total = Double(shares.reduce(0) { $0 + $1.total })
        let shown = shares.count > Self.barLimit + 1 ? shares.prefix(Self.barLimit) : shares[...]
        var bars = shown.map { share in
            Bar(
                name: share.name, direct: share.direct, mixed: share.mixed, indirect: share.indirect,
                share: Double(share.total) / total)
        }
        let others = shares[shown.endIndex...]
        if !others.isEmpty {
            let (direct, mixed, indirect) = others.reduce((0, 0, 0)) {
                ($0.0 + $1.direct, $0.1 + $1.mixed, $0.2 + $1.indirect)
            }
            bars.append(
                Bar(
                    name: tongue("\(others.count) others", vi: "\(others.count) nguồn khác"), direct: direct,
                    mixed: mixed,
                    indirect: indirect, share: Double(direct + mixed + indirect) / total))
        }
        return bars
    }

    private func key(_ html: inout HTMLWriter) {
        html.element("ul", ["class": "legend", "aria-label": tongue("Colours of the bars", vi: "Màu các cột")]) {
            html in
            for kind in Report.Quote.Kind.allCases {
                html.element("li") { html in
                    html.element("svg", ["class": "key", "viewBox": "0 0 10 8", "aria-hidden": "true"]) { html in
                        html.element("rect", ["class": "\(kind.rawValue)-bar", "width": "10", "height": "8"]) { _ in }
                    }
                    html.text(tongue.word(for: kind))
                }
            }
        }
    }

    /// A line for each: the name, the share in figures, and a bar, which says nothing that the figures do not.
    private func chart(_ bars: [Bar], _ html: inout HTMLWriter) {
        html.element("ul", ["class": "bars"]) { html in
            for bar in bars {
                html.element("li") { html in
                    html.element(
                        "span", ["lang": articleLanguage], bar.name ?? tongue("on no side", vi: "không thuộc bên nào"))
                    html.element("b", tongue.percent(bar.share))
                    draw(bar, &html)
                    let parts = [
                        (bar.direct, Report.Quote.Kind.direct), (bar.mixed, .mixed), (bar.indirect, .indirect),
                    ]
                    .filter { $0.0 > 0 }.map { "\(tongue.word(for: $1)) \(tongue.number($0))" }
                    if !parts.isEmpty { html.element("span", ["class": "dim"], parts.joined(separator: " · ")) }
                }
            }
        }
    }

    private func draw(_ bar: Bar, _ html: inout HTMLWriter) {
        let total = Double(max(1, bar.direct + bar.mixed + bar.indirect))
        let width = 1000 * min(max(bar.share, 0), 1)
        html.element(
            "svg", ["class": "bar", "viewBox": "0 0 1000 10", "preserveAspectRatio": "none", "aria-hidden": "true"]
        ) { html in
            var start = 0
            for (count, kind) in [(bar.direct, "direct"), (bar.mixed, "mixed"), (bar.indirect, "indirect")]
            where count > 0 {
                let length = Int((width * Double(count) / total).rounded())
                html.element(
                    "rect", ["class": "\(kind)-bar", "x": "\(start)", "width": "\(length)", "height": "10"]
                ) { _ in }
                start += length
            }
        }
    }

    var flags: Section? {
        guard let flags = report.balance?.flags, !flags.isEmpty else { return nil }
        return Section(id: "flags", title: counted(tongue("To bear in mind", vi: "Điều cần lưu ý"), flags.count)) {
            html in
            html.element("ul", ["class": "rows"]) { html in
                for flag in flags {
                    html.element("li") { html in
                        html.text(tongue.explanation(of: flag))
                        references(to: flag.quotes, &html)
                    }
                }
            }
        }
    }

    // MARK: Sides

    var sides: Section? {
        guard let sides = report.sides, !sides.isEmpty else { return nil }
        return Section(id: "sides", title: counted(tongue("Sides", vi: "Các bên"), sides.count)) { html in
            html.element("p", ["class": "dim"], tongue.sidesLegend(sides[0].confidence))
            for side in sides {
                html.element("div", ["class": "card"]) { html in
                    html.element("h3", ["lang": articleLanguage], side.label)
                    let members = side.members.map(index.name)
                    if members != [side.label] && !members.isEmpty {
                        line(tongue("Members", vi: "Gồm"), members, &html)
                    }
                    let allies = side.alignedWith.map { index.side($0)?.label ?? $0.rawValue }
                    if !allies.isEmpty { line(tongue("Aligned with", vi: "Cùng phía với"), allies, &html) }
                    positions(of: side, &html)
                }
            }
        }
    }

    private func line(_ title: String, _ names: [String], _ html: inout HTMLWriter) {
        html.element("p") { html in
            html.text(title + ": ")
            html.element("span", ["lang": articleLanguage], names.joined(separator: ", "))
        }
    }

    private func positions(of side: Report.Side, _ html: inout HTMLWriter) {
        guard !side.positions.isEmpty else { return }
        html.element("ul", ["class": "rows"]) { html in
            for position in side.positions {
                html.element("li") { html in
                    stance(position.stance, tongue.word(for: position.stance), &html)
                    html.text(" ")
                    guard let place = index.quote(position.quote), let quote = report.quotes?[place] else {
                        return html.text(position.quote.rawValue)
                    }
                    html.element("span", ["lang": articleLanguage], beginning(of: quote))
                    html.text(" ")
                    html.element(
                        "a", ["href": "#q\(place + 1)-said"], tongue("quotation", vi: "lời trích") + " \(place + 1)")
                }
            }
        }
    }

    /// So many scalars of a quotation say what it is about.
    private func beginning(of quote: Report.Quote) -> String {
        let limit = 120
        if let sentence = sentences.sentence(about: quote, limit: limit) { return sentence }
        let text = marked(quote)
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        let word = scalars[..<end].lastIndex(of: " ") ?? end
        return String(scalars[..<word]) + " …"
    }

    var contradictions: Section? {
        guard let contradictions = report.contradictions, !contradictions.isEmpty else { return nil }
        let title = counted(tongue("Contradictions", vi: "Mâu thuẫn"), contradictions.count)
        return Section(id: "contradictions", title: title) { html in
            for contradiction in contradictions {
                html.element("div", ["class": "card"]) { html in
                    if let about = contradiction.about { line(tongue("About", vi: "Về"), [about.text], &html) }
                    html.element("div", ["class": "pair"]) { html in
                        for quote in contradiction.between { html.element("div") { brief(quote, &$0) } }
                    }
                }
            }
        }
    }

    // MARK: Sources

    /// How the article calls the speakers of a source that is no entity, "một nguồn thạo tin" (a source in the know), each once; so
    /// many, and "…" for more. Words of nobody have no source.
    private func speakers(of source: Report.SourceTally) -> [String] {
        var names: [String] = []
        for quote in source.quotes.compactMap(index.quote) {
            let name = index.name(of: report.quotes![quote].speaker) ?? tongue.sourceless
            guard !names.contains(name) else { continue }
            guard names.count < Self.listLimit else { return names + ["…"] }
            names.append(name)
        }
        return names
    }

    var sources: Section? {
        guard let sources = report.sources, !sources.isEmpty else { return nil }
        return Section(id: "sources", title: counted(tongue("Sources", vi: "Nguồn tin"), sources.count)) { html in
            html.element("ul", ["class": "rows"]) { html in
                for source in sources {
                    html.element("li") { html in
                        let name = source.entity.map(index.name) ?? ""
                        let names = name.isEmpty ? speakers(of: source) : [name]
                        if !names.isEmpty {
                            html.element("b", ["lang": articleLanguage], names.joined(separator: ", "))
                            html.text(" · ")
                        }
                        html.text(tongue.word(for: source.kind))
                        references(to: source.quotes, &html)
                    }
                }
            }
        }
    }
}
