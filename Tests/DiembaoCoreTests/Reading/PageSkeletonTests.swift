import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `The skeleton of a page` {
    /// Markup as pages have it, and as it should not be.
    private static let pieces = [
        "<!doctype html>", "<!DOCTYPE html PUBLIC \"a>b\" 'c'>", "<?xml version=\"1.0\"?>", "<?>", "<!-- ghi chú > -->",
        "<!-->",
        "<!-- a --!>", "<html lang=vi class=\"x\">", "<head>", "<body id='q'>", "</body>", "</html>",
        "<title>Đường ven sông</title>", "<meta property=\"og:title\" content=\"Đường &amp; sông\">",
        "<div class=\"tin  chính\" id=a data-x=\"1>2\">", "</div>", "<div class=a \"x\" / id='b'>",
        "<div class=\"\" hidden>",
        "<DIV CLASS='Tin' Class=\"khác\">", "<a href=\"/a?b=1&c=2\" title='Tin \"mới\"'>", "</a>",
        "</a <b class=\"x>y\">",
        "<img src=a.jpg alt=Ảnh/>", "<img src=\"a\"\n\talt='b'\r\n/>", "<br>", "<br />", "<br/class='x'>", "<p>",
        "</p>", "<p class>",
        "<p class= >", "<p class=>", "<p\u{0C}class='x'>", "<p class=\"a\u{1}b\">", "<x-thẻ class=a>", "<_x y='z'>",
        "< p class='k'>",
        "<td>", "<table class='b'>", "</table>", "<ul><li class=c>",
        "<script>if (a < b) { x = '<p class=\"y\">' }</script>",
        "<script src=a/>if (a < b) {}</script>", "<style>p > a { content: \"<b class='c'>\" }</style>", "<![if !IE]>",
        "<a href=/a?b=1&c= 'x>y'>",
        "<a href=b=\"x>y\">", "<a =\"x>y\">", "<a b\u{C}=\u{C}\"x>y\">", "</p <script>", "<script\"x>a</script>",
        "<!doctype <p>", "<?x <b>?>",
        "<script type=\"application/ld+json\">{\"a\": \"<b class='c'>\"}</script>", "<style/>",
        "<textarea><p class=\"x\">",
        "<h1 class='title'>Xã làm đường</h1>", "<p style=\"display: none\">", "Sáng 8-12, ông Bảy nói", " \n\t ",
        "a < b", "&nbsp;",
        "Ông\u{FFFE} nói \u{FEFF}gì", "\u{7F}\u{80}chữ", "a\u{0C}b", "dòng\r\nhai", "<", ">", "\"", "'", "=", "/", "</",
        "</>", "<!", "<!x>",
        "<p title=\"" + String(repeating: "ô", count: 3000) + "\">",
        "<" + String(repeating: "y", count: 120) + " class='z'>",
    ]

    private func described(_ tree: HTMLTree) -> [String] {
        tree.nodes.map { node in
            let own =
                node.tag == .text
                ? [String(decoding: tree.text(node.slice), as: UTF8.self)]
                : tree.attributes[Int(node.slice.lowerBound)..<Int(node.slice.upperBound)].map {
                    "\($0.name)=\(String(decoding: tree.text($0.value), as: UTF8.self))"
                }
            return "\(node.tag) \(node.parent) \(node.end) \(own)"
        }
    }

    private func expectSame(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let short = described(HTMLParsing().parse(PageSkeleton(Array(page.utf8))))
        let whole = described(HTMLParsing().parse(PageSkeleton(whole: Array(page.utf8))))
        #expect(short == whole, "\(page.debugDescription)", sourceLocation: sourceLocation)
        let read = described(HTMLParsing().parse(Array(page.utf8)))
        let plain = ScriptRemoval.withoutScripts(Array(page.utf8)) ?? Array(page.utf8)
        let withoutScripts = described(HTMLParsing().parse(PageSkeleton(whole: plain)))
        #expect(read == withoutScripts, "\(page.debugDescription)", sourceLocation: sourceLocation)
    }

    @Test func `gives the tree that the whole page gives, piece by piece`() {
        for piece in Self.pieces {
            expectSame("<html><body><p>Một đoạn văn</p>" + piece + "<p class=\"sau\">Đoạn sau đó</p>")
        }
    }

    @Test func `gives the tree that the whole page gives, whatever stands side by side`() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<3000 {
            let count = Int.random(in: 1...12, using: &generator)
            expectSame((0..<count).map { _ in Self.pieces.randomElement(using: &generator)! }.joined())
        }
    }

    @Test func `has neither the attributes nor the text of a usual page`() {
        let page =
            "<html><body><div class=\"tin\" id='a'><p>Sáng 8-12, ông Bảy nói rằng đường sẽ được làm lại.</p></div>"
        let skeleton = PageSkeleton(Array(page.utf8))
        #expect(String(decoding: skeleton.rest, as: UTF8.self) == "<html><body><div ><p>x</p></div>")
        #expect(skeleton.attributes.map(\.name) == [.class, .id])
        #expect(skeleton.texts.count == 1)
    }

    @Test func `keeps values and texts that stand for something else`() {
        let page = "<p title=\"a &amp; b\">Đường &amp; sông</p>"
        #expect(PageSkeleton(Array(page.utf8)).rest == Array(page.utf8))
    }
}
