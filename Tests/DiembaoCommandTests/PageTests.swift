import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

/// What a browser makes of a page, as far as these tests ask: its elements, and the text in them.
private struct Markup {
    struct Element: Equatable {
        var name: String
        var attributes: [String: String]
    }

    /// In the order in which they open.
    var elements: [Element] = []
    /// The text of each paragraph of the article, without the numbers of quotations.
    var paragraphs: [String] = []
    var faults: [String] = []

    private static let void: Set<String> = ["meta"]

    init(_ page: String) {
        var open: [Element] = []
        var rest = page.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            take(text: String(decoding: rest[..<start], as: UTF8.self), in: open)
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else {
                faults.append("a tag does not end")
                return
            }
            let tag = String(decoding: rest[rest.index(after: start)..<end], as: UTF8.self)
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if open.last?.name == name {
                    open.removeLast()
                } else {
                    faults.append("</\(name)> in <\(open.last?.name ?? "")>")
                }
                continue
            }
            let element = Self.element(tag)
            elements.append(element)
            if element.attributes["class"]?.hasPrefix("text ") == true { paragraphs.append("") }
            if !Self.void.contains(element.name) { open.append(element) }
        }
        faults += open.map { "<\($0.name)> is not closed" }
    }

    private mutating func take(text: String, in open: [Element]) {
        guard open.contains(where: { $0.attributes["class"]?.hasPrefix("text ") == true }),
            open.last?.attributes["class"] != "ref"
        else { return }
        paragraphs[paragraphs.count - 1] += Self.plain(text)
    }

    private static func element(_ tag: String) -> Element {
        let name = String(tag.prefix { $0 != " " })
        var attributes: [String: String] = [:]
        for match in tag.matches(of: /([a-zA-Z-]+)="([^"]*)"/) {
            attributes[String(match.1)] = plain(String(match.2))
        }
        return Element(name: name, attributes: attributes)
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    var identifiers: [String] { elements.compactMap { $0.attributes["id"] } }

    func count(_ name: String, _ attribute: String, _ value: String) -> Int {
        elements.count { $0.name == name && $0.attributes[attribute] == value }
    }
}

private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}

/// A report of nothing but a text, its paragraphs and quotations.
private func madeUp(
    text: String, paragraphs: [(Int, Int)], quotes: [(start: Int, end: Int)], keys: String = ""
) throws -> Report {
    func string(_ value: String) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
    let parts = paragraphs.map { #"{"start": \#($0.0), "end": \#($0.1), "role": "body"}"# }
    let said = quotes.enumerated().map { place, range in
        """
        {"id": "q\(place + 1)", "type": "indirect", "start": \(range.start), "end": \(range.end), "text": "lời",
         "stance": "say", "sourceKind": "person", "confidence": 0.5, "rule": "quote.clause"}
        """
    }
    let json = try """
    {"schema": "diembao.report/1", "status": "analysed",
     "source": {"path": \(string(text.isEmpty ? "a" : String(text.prefix(99)))), "bytes": 1},
     "generator": {"name": "diembao", "version": "0", "analysis": "0", "passes": []},
     "document": {"text": \(string(text)), "language": {"tag": "vi", "confidence": 1},
      "headline": {"start": 0, "end": 1, "text": \(string(text.isEmpty ? "a" : String(text.prefix(99))))},
      "paragraphs": [\(parts.joined(separator: ","))]},
     "quotes": [\(said.joined(separator: ","))] \(keys)}
    """
    return try JSONDecoder().decode(Report.self, from: Data(json.utf8))
}

private func page(of report: Report, _ tongue: Tongue = .english) -> String {
    String(decoding: ReportPage(report: report, tongue: tongue).bytes, as: UTF8.self)
}

private func fixture(_ keys: String = "", replacing pair: (String, String)? = nil) throws -> Report {
    var text = try String(contentsOf: Fixture.report, encoding: .utf8)
    if let (old, new) = pair {
        #expect(text.contains(old), "the fixture has no \(old)")
        text = text.replacing(old, with: new)
    }
    text = text.replacing("\"warnings\": [", with: keys + "\"warnings\": [")
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8))
}

@Suite struct `The page of a report` {
    @Test func `marks each quotation, with a note beside its paragraph, an entry in the list, and links both ways`()
        throws
    {
        let markup = Markup(page(of: try fixture()))
        #expect(markup.faults == [])
        for number in 1...2 {
            #expect(markup.count("mark", "id", "q\(number)") == 1)
            #expect(markup.count("li", "data-quote", "q\(number)") == 1)
            #expect(markup.count("li", "id", "q\(number)-said") == 1)
            #expect(markup.count("a", "href", "#q\(number)-said") == 1)
            #expect(markup.count("a", "href", "#q\(number)") == 1)
        }
        #expect(Set(markup.identifiers).count == markup.identifiers.count)
    }

    @Test func `shows the article's text as it is`() throws {
        let report = try fixture()
        let scalars = Array(report.document!.text.unicodeScalars)
        let paragraphs = report.document!.paragraphs!.map { paragraph in
            String(String.UnicodeScalarView(scalars[paragraph.range.start..<paragraph.range.end]))
        }
        #expect(Markup(page(of: report)).paragraphs == paragraphs)
    }

    @Test func `says what a speaker does by a word, not by a colour alone`() throws {
        #expect(page(of: try fixture()).contains(#"<span class="stance">denies</span>"#))
        #expect(page(of: try fixture(), .vietnamese).contains(#"<span class="stance">bác bỏ</span>"#))
    }

    @Test func `tells its language and the article's`() throws {
        let english = Markup(page(of: try fixture()))
        #expect(english.elements[0].attributes["lang"] == "en")
        #expect(english.elements.first { $0.name == "article" }?.attributes["lang"] == "vi")
        let vietnamese = Markup(page(of: try fixture(), .vietnamese))
        #expect(vietnamese.elements[0].attributes["lang"] == "vi")
        #expect(!vietnamese.elements.dropFirst().contains { $0.attributes["lang"] != nil })
        let hostile = Markup(page(of: try fixture(replacing: ("\"tag\": \"vi\"", "\"tag\": \"x onload=\""))))
        #expect(hostile.elements.first { $0.name == "article" }?.attributes["lang"] == "")
    }

    @Test func `loads and runs nothing`() throws {
        let text = page(of: try fixture())
        let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        #expect(Markup(text).count("meta", "content", policy) == 1)
        for word in ["<script", "src=", "url(", "@import", "<link", "<img", "<iframe", "javascript:"] {
            #expect(!text.contains(word))
        }
    }

    @Test func `has a landmark for each part, and one heading above all`() throws {
        let markup = Markup(page(of: try fixture()))
        for name in ["header", "nav", "main", "article", "footer", "h1"] {
            #expect(markup.elements.count { $0.name == name } == 1, "\(name)")
        }
        let identifiers = Set(markup.identifiers)
        for element in markup.elements {
            guard let target = element.attributes["href"], target.hasPrefix("#") else { continue }
            #expect(identifiers.contains(String(target.dropFirst())), "\(target)")
        }
    }

    @Test func `shows what other passes found, and nothing of what they were not asked for`() throws {
        let keys = """
            "timeline": [{"when": "2024-03-05", "times": ["t1"], "events": [], "background": true}],
            "sides": [{"id": "s1", "label": "Ban quản lý", "members": ["e2"], "alignedWith": ["s2"],
                       "positions": [{"stance": "deny", "quote": "q2"}]}],
            "contradictions": [{"between": ["q1", "q2"], "about": null}],
            "balance": {"sides": [{"side": "s1", "direct": 10, "mixed": 0, "indirect": 20, "share": 0.63},
                                  {"side": null, "direct": 5, "mixed": 0, "indirect": 0, "share": 0.37}],
                        "flags": [{"code": "SINGLE_SOURCE", "detail": "Ban quản lý", "quotes": ["q2"]}]},
            "sources": [{"kind": "official", "entity": "e2", "quotes": ["q2"]}],
            "loaded": [{"start": 37, "end": 40, "text": "Sau", "voice": "writer"}],
            "tone": {"writer": -0.4, "quoted": 0.05},
            """
        let text = page(of: try fixture(keys), .vietnamese)
        #expect(Markup(text).faults == [])
        for words in [
            "Diễn biến", "bối cảnh", "Các bên (1)", "Mâu thuẫn (1)", "63%", "không thuộc bên nào",
            "chỉ một nguồn tin: Ban quản lý",
            "Nguồn tin (1)", "Từ mang tính đánh giá (1)", "−0,40 nhiều từ tiêu cực hơn",
            "+0,05 ngang nhau hoặc ít",
        ] { #expect(text.contains(words), "\(words)") }
        let plain = Markup(page(of: try fixture()))
        for section in ["timeline", "sides", "contradictions", "flags", "sources", "wording", "summary", "events"] {
            #expect(!plain.identifiers.contains(section))
        }
        #expect(plain.identifiers.contains("balance"))
    }

    @Test func `says of the tone what it counts, and never what the writer feels`() throws {
        let report = try fixture("\"tone\": {\"writer\": -0.61, \"quoted\": 0.5},")
        let english = page(of: report)
        #expect(english.contains("Negative (−1) to positive (+1) words</h3>"))
        #expect(english.contains("not the writer&#39;s attitude."))
        #expect(english.contains("<b>−0.61 more negative words</b>"))
        #expect(english.contains("<b>+0.50 more positive words</b>"))
        let vietnamese = page(of: report, .vietnamese)
        #expect(vietnamese.contains("không phải thái độ của người viết"))
        #expect(vietnamese.contains("<b>−0,61 nhiều từ tiêu cực hơn</b>"))
    }

    @Test func `folds unsure events, and tells dates in words`() throws {
        let report = try fixture(
            """
            "events": [
              {"id": "v1", "type": "CONSULT", "mode": "visit", "actors": ["e1"], "recipients": ["e2"], "time": "t1",
               "assertedBy": "writer", "status": "asserted", "start": 0, "end": 3, "text": "Chợ", "confidence": 0.9},
              {"id": "v2", "type": "COERCE", "mode": "arrest", "actors": [], "recipients": ["e2"], "time": null,
               "assertedBy": "writer", "status": "asserted", "start": 0, "end": 3, "text": "Chợ", "confidence": 0.2}],
            "timeline": [{"when": "XXXX-03-05TAF", "times": ["t1"], "events": ["v1", "v2"], "background": false}],
            "sources": [{"kind": "official", "entity": null, "quotes": ["q2"]}],
            """)
        let text = page(of: report)
        #expect(text.contains("<h2 id=\"events-title\">Who did what (1)</h2>"))
        #expect(text.contains("<summary>Perhaps, the program is unsure (1)</summary>"))
        #expect(text.contains("<b lang=\"vi\">Trần Văn Lúa</b> is arrested"))
        #expect(text.contains("<b>5 March, afternoon</b>"))
        #expect(text.components(separatedBy: "is arrested").count == 2, "the timeline leaves it out")
        #expect(text.contains(" · 5 March 2024 "))
        #expect(
            text.contains("<b lang=\"vi\">Trần Văn Lúa</b> · official"),
            "a source that is no entity has its speaker's name")
        #expect(!text.contains("XXXX"))
    }

    @Test func `shows a fragment with the sentence that it stands in`() throws {
        let fragment = (
            "\"indirect\",\n   \"start\": 324,\n   \"end\": 341,\n   \"text\": \"tin chợ sẽ dời đi\"",
            "\"mixed\",\n   \"start\": 324,\n   \"end\": 331,\n   \"text\": \"tin chợ\""
        )
        #expect(
            page(of: try fixture(replacing: fragment)).contains(
                "<blockquote lang=\"vi\">tin chợ sẽ dời đi</blockquote>"))
    }

    @Test func `gives no machine date to what may be any of several days`() throws {
        let open = ("\"to\": null,\n    \"basis\": \"published\"", "\"to\": null, \"basis\": \"office-holders\"")
        let text = page(of: try fixture(replacing: open), .vietnamese)
        #expect(!text.contains("<time"))
        #expect(text.contains("title=\"5/3 (chưa rõ năm, từ 2024 trở đi xét theo chức vụ)\""))
    }

    @Test func `says that an article could not be analysed, and what to do`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(" \n", to: "rong.txt")
        let result = try Command.run("show", "--html", file, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(Markup(result.output).faults == [])
        #expect(result.output.contains("<h1>Không phân tích được</h1>"))
        #expect(result.output.contains("Hãy ghi bài báo vào tệp"))
        #expect(result.status == 1)
    }
}

@Suite struct `A hostile report` {
    static let texts = [
        "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&amp;&lt;b&gt;", "<!--", "]]>",
        "<mark",
        "<svg/onload=alert(1)>",
    ]

    @Test(arguments: texts)
    func `is only text on the page`(text: String) throws {
        let count = text.unicodeScalars.count
        let markup = Markup(page(of: try madeUp(text: text, paragraphs: [(0, count)], quotes: [(1, count - 1)])))
        #expect(markup.faults == [])
        #expect(markup.paragraphs == [text])
        #expect(!markup.elements.contains { ["script", "img"].contains($0.name) || $0.attributes["onload"] != nil })
    }

    @Test func `neither steers the page nor hides in it`() throws {
        let text = "a\u{0}b\u{1B}c\u{7F}d\u{85}e\u{202E}f\u{2066}g\u{E0041}h\u{200B}i\tj\u{200F}k"
        let markup = Markup(
            page(of: try madeUp(text: text, paragraphs: [(0, text.unicodeScalars.count)], quotes: [])))
        let expected = "a␀b␛c␡d\u{FFFD}e\u{FFFD}f\u{FFFD}g\u{FFFD}h\u{200B}i\tj\u{200F}k"
        #expect(markup.paragraphs.map { Array($0.unicodeScalars) } == [Array(expected.unicodeScalars)])
    }

    @Test func `leads to Wikidata and to an address only where they are ones`() throws {
        let address = try fixture(replacing: ("\"url\": null", "\"url\": \"javascript:alert(1)\""))
        #expect(
            !Markup(page(of: address)).elements.contains { $0.attributes["href"]?.hasPrefix("javascript") ?? false })
        let item = try fixture(replacing: ("\"wikidata\": null", "\"wikidata\": \"Q1/../x\""))
        #expect(!page(of: item).contains("wikidata.org"))
    }

    @Test func `may have spans that lie anywhere, and identifiers that are nobody's`() throws {
        let keys = """
            , "contradictions": [{"between": ["q1", "nobody\\"><b>"], "about": null}],
            "sides": [{"id": "s1", "label": "", "members": ["x"], "alignedWith": ["y"],
                       "positions": [{"stance": "say", "quote": "z"}]}],
            "timeline": [{"when": "", "times": ["x"], "events": ["y"], "background": false}]
            """
        let report = try madeUp(
            text: "Chợ nổi", paragraphs: [(-5, 3), (2, 99), (4, 4), (6, 1)],
            quotes: [(-1, 2), (5, 2), (3, 99), (0, 0), (1, 6)], keys: keys)
        let markup = Markup(page(of: report))
        #expect(markup.faults == [])
        #expect(markup.paragraphs.joined() == "Chợ nổi")
        #expect(markup.count("mark", "id", "q5") == 1)
    }

    @Test func `with overlapping quotations makes elements that only lie within one another, and loses no text`() throws
    {
        var dice = Dice(state: 7)
        for _ in 0..<60 {
            let text = String(
                (0..<60).map { _ in ["a", "ế", "e\u{302}\u{301}", " ", "👩‍👩‍👧", "<"].randomElement(using: &dice)! }.joined()
            )
            let count = text.unicodeScalars.count
            let cuts = Set((0..<3).map { _ in Int.random(in: 1..<count, using: &dice) }).sorted()
            let borders = [0] + cuts + [count]
            let quotes = (0..<Int.random(in: 1...40, using: &dice)).map { _ in
                let start = Int.random(in: 0..<count, using: &dice)
                return (start: start, end: Int.random(in: start + 1...count, using: &dice))
            }
            let report = try madeUp(text: text, paragraphs: Array(zip(borders, borders.dropFirst())), quotes: quotes)
            let markup = Markup(page(of: report))
            #expect(markup.faults == [])
            #expect(markup.paragraphs.joined().utf8.elementsEqual(text.utf8))
            #expect(Set(markup.identifiers).count == markup.identifiers.count)
            for number in 1...quotes.count {
                #expect(markup.identifiers.contains("q\(number)"))
                #expect(markup.count("li", "data-quote", "q\(number)") == 1)
                #expect(markup.count("a", "href", "#q\(number)-said") == 1)
            }
        }
    }

    /// All within one another, and each across the next: the worst for elements that may not overlap.
    @Test(arguments: [1, 2])
    func `makes a page in proportion to itself`(kind: Int) throws {
        func size(_ count: Int) throws -> Int {
            let quotes = (0..<count).map { kind == 1 ? (start: $0, end: 3 * count - $0) : (start: $0, end: $0 + count) }
            let text = String(repeating: "ế", count: 3 * count)
            let report = try madeUp(text: text, paragraphs: [(0, 3 * count)], quotes: quotes)
            return ReportPage(report: report, tongue: .english).bytes.count
        }
        let (small, large) = (try size(500), try size(4000))
        #expect(Double(large) < 8.5 * Double(small))
    }
}

@Suite struct `A marked text` {
    private func told(_ text: String, _ marks: [TextMark], in ranges: [(Int, Int)]) -> String {
        var text = text
        var result = ""
        text.withUTF8 { bytes in
            var marked = MarkedText(bytes, marks: marks)
            for (start, end) in ranges {
                result += "|"
                marked.tell(TextRange(start: start, end: end)) { event in
                    switch event {
                    case .text(let bytes): result += String(decoding: bytes, as: UTF8.self)
                    case .anchor(let mark): result += "@\(mark.item)"
                    case .open(let mark, let isContinued): result += isContinued ? "[…" : "[\(mark.item):"
                    case .close: result += "]"
                    case .end(let mark): result += "^\(mark.item)"
                    }
                }
            }
        }
        return result
    }

    private func mark(_ item: Int, _ start: Int, _ end: Int, _ kind: TextMark.Kind = .quote) -> TextMark {
        TextMark(kind: kind, item: item, range: TextRange(start: start, end: end), isAnchor: true)
    }

    @Test func `cuts the later of two marks that overlap`() {
        #expect(told("ếbcdef", [mark(1, 0, 4), mark(2, 2, 6)], in: [(0, 6)]) == "|[1:ếb[2:cd]]^1[…ef]^2")
    }

    @Test func `goes on in the next paragraph, and begins in the one after white space`() {
        #expect(told("ab\ncd", [mark(1, 1, 4)], in: [(0, 2), (3, 5)]) == "|a[1:b]|[…c]^1d")
        #expect(told("ab\ncd", [mark(1, 2, 5)], in: [(0, 2), (3, 5)]) == "|ab|[1:cd]^1")
        #expect(told("ab\ncd", [mark(1, 2, 3)], in: [(0, 2), (3, 5)]) == "|ab|@1^1cd")
    }

    @Test func `has the larger mark outside, and of two equal ones the quotation`() {
        let marks = [mark(1, 0, 2, .entity), mark(2, 0, 2), mark(3, 0, 3, .time)]
        #expect(told("abc", marks, in: [(0, 3)]) == "|[3:[2:[1:ab]^1]^2c]^3")
    }

    @Test func `has a place for what is led to, and shows nothing of it`() {
        #expect(told("abc", [mark(1, 1, 3, .event)], in: [(0, 3)]) == "|a@1bc")
    }
}

@Suite struct `The shares of speakers` {
    @Test func `count each character once, for the innermost`() throws {
        var dice = Dice(state: 11)
        for _ in 0..<200 {
            let ranges = (0..<Int.random(in: 0...12, using: &dice)).map { _ in
                let start = Int.random(in: 0..<30, using: &dice)
                return (start: start, end: Int.random(in: start + 1...31, using: &dice))
            }
            let quotes = try madeUp(text: "a", paragraphs: [], quotes: ranges).quotes!
            var expected = Array(repeating: 0, count: quotes.count)
            for place in 0..<31 {
                // Whoever began last, and of those the one that ends first, is the innermost.
                let innermost = quotes.indices.filter {
                    (quotes[$0].span.range.start..<quotes[$0].span.range.end).contains(place)
                }
                .max { (quotes[$0].span.range, $0) < (quotes[$1].span.range, $1) }
                if let innermost { expected[innermost] += 1 }
            }
            #expect(SpeakerShares.ownLengths(of: quotes) == expected)
        }
    }

    @Test func `put the one with the most to say first`() throws {
        let quotes = try fixture().quotes!
        let shares = SpeakerShares(quotes, own: [10, 30]) { $0.speaker?.name ?? "" }.shares
        #expect(
            shares == [
                SpeakerShares.Share(name: "Trần Văn Lúa", indirect: 30),
                SpeakerShares.Share(name: "Lê Thị Mận", direct: 10),
            ])
    }
}

@Suite struct `The colours of the page` {
    /// WCAG 2.2, "relative luminance" and "contrast ratio".
    private func contrast(_ one: String, _ other: String) -> Double {
        func luminance(_ color: String) -> Double {
            let value = Int(color.dropFirst(), radix: 16)!
            let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
                let part = Double(part) / 255
                return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test func `can be told apart on each ground, on a light screen and a dark one`() {
        for ink in PageStyle.inks {
            for ground in PageStyle.grounds {
                #expect(contrast(ink.light, ground.light) >= 4.5, "\(ink.name) on \(ground.name)")
                #expect(contrast(ink.dark, ground.dark) >= 4.5, "\(ink.name) on \(ground.name), dark")
            }
        }
    }

    @Test func `of bars can be told from what is behind them`() {
        for bar in PageStyle.lines where bar.name.hasPrefix("bar") {
            let card = PageStyle.grounds.first { $0.name == "card" }!
            #expect(contrast(bar.light, card.light) >= 3)
            #expect(contrast(bar.dark, card.dark) >= 3)
        }
    }

    @Test func `are all defined`() {
        let sheet = PageStyle.sheet
        for match in sheet.matches(of: /var\((--[a-z-]+)\)/) { #expect(sheet.contains("\(match.1):#"), "\(match.1)") }
    }
}

@Suite struct `diembao show --html` {
    @Test func `writes the page into a file, but never over the report`() throws {
        let folder = try TemporaryFolder()
        let report = try folder.write(String(contentsOf: Fixture.report, encoding: .utf8), to: "bai.json")
        let target = folder.url.appending(path: "bai.html").path
        #expect(try Command.run("show", "--html", report, "-o", target).status == 0)
        let written = try String(contentsOfFile: target, encoding: .utf8)
        #expect(try written == Command.run("show", "--html", report).output)
        let over = try Command.run("show", "--html", report, "--output", report)
        #expect(over.status == 64)
        #expect(try String(contentsOfFile: report, encoding: .utf8).hasPrefix("{"))
        #expect(try Command.run("show", "--html", report, "-o", "/nonexistent/a.html").status == 74)
    }

    @Test func `makes a page of an article as well, but of one only`() throws {
        let page = try Command.run("show", "--html", Fixture.article.path)
        #expect(page.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(Markup(page.output).faults == [])
        #expect(try Command.run("show", "--html", Fixture.article.path, Fixture.report.path).status == 64)
        #expect(try Command.run("show", "-o", "a.html", Fixture.report.path).status == 64)
        let line = try String(contentsOf: Fixture.report, encoding: .utf8).replacing("\n", with: "") + "\n"
        let two = try Command.run("show", "--html", "-", input: line + line)
        #expect(two.error.hasPrefix("diembao: standard input: 2 articles, and a page is about one. Choose one, "))
        #expect(two.status == 1)
    }
}
