import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct PageTextTests {
    /// Each a scalar: letters of one byte to four, spaces of several widths, what has no width, and signs whose bytes are like theirs.
    private static let scalars: [Unicode.Scalar] = [
        "a", "B", "!", "à", "ế", "Ỡ", "Â", "\u{3CF}", "\u{FB01}", "😀", " ", " ", "\n", "\t", "\u{1}", "\u{A0}",
        "\u{AD}", "\u{2009}", "\u{200B}", "\u{2013}", "\u{FEFF}",
    ]

    @Test func `white space is collapsed the same wherever the text is cut into words of eight bytes`() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2000 {
            let count = Int.random(in: 0..<60, using: &generator)
            let text = (0..<count).map { _ in Self.scalars.randomElement(using: &generator)! }
            var collapsed = CollapsedText()
            collapsed.append(Array(String(String.UnicodeScalarView(text)).utf8)[...], isLink: true)
            let expected = Self.collapsed(text)
            #expect(collapsed.string == expected)
            #expect(collapsed.length == expected.unicodeScalars.count)
            #expect(collapsed.linkLength == collapsed.length)
        }
    }

    /// One scalar after another.
    private static func collapsed(_ text: [Unicode.Scalar]) -> String {
        var collapsed = ""
        var isSpace = false
        for scalar in text {
            switch scalar {
            case " ", "\n", "\t", "\u{A0}", "\u{2009}": isSpace = true
            case "\u{AD}", "\u{200B}", "\u{FEFF}": continue
            default:
                if isSpace, !collapsed.isEmpty { collapsed += " " }
                isSpace = false
                collapsed.unicodeScalars.append(scalar)
            }
        }
        return collapsed
    }

    @Test func `a line has the words of another whatever their order, and no others`() {
        let words = WordKeys("Đường ven sông")
        #expect(words.areThose(of: Array("ven sông, ven ĐƯỜNG".utf8)[...]))
        #expect(!words.areThose(of: Array("ven sông".utf8)[...]))
        #expect(!words.areThose(of: Array("đường ven sông mới".utf8)[...]))
        #expect(!words.areThose(of: Array("ven-đê sông đường".utf8)[...]))
        #expect(WordKeys("…").areThose(of: Array("–".utf8)[...]))
    }

    @Test func `a text is known with its marks composed or not`() {
        let texts = WholeTexts(["tin tức", "home"].map { Array($0.utf8) })
        #expect(texts.contains(Array("tin tức".utf8)[...]))
        #expect(texts.contains(Array("tin tu\u{31B}\u{301}c".utf8)[...]))
        #expect(!texts.contains(Array("tin tuc".utf8)[...]))
        #expect(!texts.contains(Array("tin".utf8)[...]))
        #expect(!texts.contains([]))
    }

    @Test(arguments: [("Đường", true), ("Ấp", true), ("An", true), ("A\u{301}n", true), ("ấp", false), ("8", false)])
    func `a word begins with a capital whatever its marks`(word: String, isCapital: Bool) {
        #expect(word.beginsWithCapital == isCapital)
    }

    @Test func `no word begins with no capital`() { #expect(!"".beginsWithCapital) }

    private static let links = [
        ("/", true), ("/index.html", true), ("https://vidu.vn", true), ("https://vidu.vn/", true),
        ("./index.html", true),
        ("/thoi-su/bai-1.html", false), ("#top", false), ("javascript:void(0)", false), ("", false),
    ]

    @Test(arguments: links)
    func `a link may lead to the first page by how it looks`(address: String, mayBeHome: Bool) {
        #expect(PageAddress.mayBeHome(Array(address.utf8)[...]) == mayBeHome)
    }

    @Test func `a copy for AMP is known by its host, its ending or a part of its path`() {
        for address in [
            "https://amp.vidu.vn/a", "https://vidu.vn/amp/a", "https://vidu.vn/a.amp", "http://vidu.vn/a/amp",
        ] {
            #expect(PageAddress.isAMP(address))
        }
        for address in ["https://vidu.vn/ampe/a", "https://vidu.vn/a?b=/amp/", "vidu.vn/amp"] {
            #expect(!PageAddress.isAMP(address))
        }
    }

    @Test func `entities that were escaped twice are undone once`() {
        #expect(
            PageMetadata.clean("&quot;A&quot;  &amp;quot; &#39;B&#39; &lt;i&gt; C &amp; D &e")
                == "\"A\" &quot; 'B' <i> C & D &e")
    }

    @Test(arguments: [("color: red; DISPLAY :\n none", 1), ("Visibility:hidden", 1), ("display: block", 2), (" d ", 2)])
    func `what a style hides is no text, however that is written`(style: String, count: Int) {
        let sentence = "Con đường ven sông mà người dân hai thôn chờ mười năm sẽ được làm lại trong năm tới."
        let page = "<body><div><p>\(sentence)</p><p style='\(style)'>Dự án kia: \(sentence)</p></div></body>"
        #expect(PageReading.read(Array(page.utf8)).paragraphs.count == count)
    }
}
