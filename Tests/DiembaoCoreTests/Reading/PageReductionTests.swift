import TestSupport
import Testing

@testable import DiembaoCore

/// What libxml2 tells of a page of which attributes and texts were taken out must be what it tells of the whole page.
@Suite struct `What is taken out of a page before it is parsed` {
    @Test(arguments: [
        "<div class=\"bài viết\" id='a1' data-x=\"không ai hỏi\">Sáng nay trời mưa to.</div>",
        "<p hidden>Không thấy được gì.</p><p class>Có thấy một dòng.</p><p class=\"\" id=''>Còn đây là ba dòng.</p>",
        "<A HREF='/Trang-Chu.html' Title=\"Trang chủ\">Về trang chủ của báo</A><br class=\"cách\"/><hr class='vạch' />",
        "<a href=\"/a?b=1&amp;c=2\" title='Một &quot;tên&quot;'>Tin &amp; bài của hôm nay</a>",
        "<p class=mở id=hai>Không dấu nháy ở đâu cả<p class=\"một\" class=\"hai\">Hai lần cùng một tên",
        "<div @click=\"mở()\" class=\"nút\" :class=\"x\">Thuộc tính lạ của một trang</div><div :=A class=b>Và tên của dấu</div>",
        "<div class=\"a\"id=\"b\">Không có dấu cách</div><div class=a\"b id=c>Dấu nháy ở giữa</div><div class= >Không có gì</div>",
        "Chữ trước mọi thẻ của trang<!doctype html><!-- <p class=\"x\"> --><p>Chữ <b class='đậm'>đậm</b>, rồi thôi.</p >cuối cùng",
        "<p>Năm nhỏ hơn < mười một lần nữa</p></lạ>chữ sau thẻ lạ như thế<td class=ô>Ô không có bảng nào</td>",
        "<p>   \n\t  </p>\n\n\n\n\n\n\n\n\n\n\n\n\n\n<p>Dòng\r\nthứ hai của một trang\u{7}có tiếng chuông</p>",
        "<p>Một dấu\u{7F}A xóa trong một dòng</p><p>\u{FFFE}Không phải chữ nào cả</p><p>Chữ rộng ＡＢＣ của người Nhật</p>",
        "<select><option value='1' selected>Một lựa chọn dài<option value=2>Hai lựa chọn dài</select><textarea class=x>Chữ <b>đậm</b> ở đây</textarea>",
        "<div title=\"chưa đóng>Không có dấu nháy cuối</div>", "<p class=\"chưa", "<p class=\"x\"", "<p class=x", "<p",
        "<", "", "<p>Chữ cuối trang không đóng",
    ])
    func `is put in again as it was`(_ page: String) { expectSame(page) }

    @Test func `is put in again whatever the marks are`() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<3_000 {
            let pieces = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random)!
            }
            expectSame(pieces.joined())
        }
    }

    @Test func `is most of it`() {
        let page =
            "<div class=\"bài\" data-trang-thai=\"không ai hỏi đến\"><p class=\"đoạn văn\">Sáng nay trời mưa to.</p></div>"
        let reduced = PageReduction.reduce(Array(page.utf8))
        #expect(String(decoding: reduced.bytes, as: UTF8.self) == "<div :=A ><p :=B >\u{7F}A</p></div>")
    }

    @Test func `leaves whole what stands on both sides of a condition`() {
        let page = "<p>Sáng nay trời mưa to<![if IE]>, chiều nắng<![endif]> và tối <b>lặng gió suốt đêm</b>.</p>"
        let tree = HTMLParsing().parse(Array(page.utf8))
        #expect(tree.wholeText(of: 0).string == "Sáng nay trời mưa to, chiều nắng và tối lặng gió suốt đêm.")
    }

    @Test func `is nothing but scripts where the page has what looks like a marker`() {
        for mark in ["\u{7F}A", "<p :=A>", "<p : = A>"] {
            let page = "<div class=\"bài\"><p>Sáng nay trời mưa to.</p>\(mark)<script>var a = 1</script></div>"
            let reduced = PageReduction.reduce(Array(page.utf8))
            #expect(String(decoding: reduced.bytes, as: UTF8.self) == page.replacing("var a = 1", with: ""))
        }
    }

    private static let pieces = [
        "<div", "<p", "<a", "<table", "<td", "<title", "<B", "<br", "<form", "<textarea", "</div>", "</p>", "</a >",
        "</title>", "</B\n>",
        "</", "<", ">", ">", ">", ">", "/>", " />", "/", " ", " ", "\n", "=", " class=", " id = ", " HREF=", " hidden",
        " data-x=", " style='",
        " title=\"", "\"", "'", "\"một hai\"", "'ba bốn'", "năm", "&amp;", "&", "&#8220;", "Sáng nay trời mưa to.",
        "   ", "<!--", "-->",
        "<!doctype html>", "<?xml ?>", ":", " :=A", " :=B ", "\u{7F}A", "\u{1}", "\u{FFFF}", "Ｗ", "chữ ở cuối dòng",
        "html", "<html", "<body", "<head",
    ]

    private func expectSame(_ page: String) {
        let bytes = Array(page.utf8)
        let (parts, whole) = (HTMLParsing().parse(bytes), HTMLParsing().parse(bytes, ReducedPage(whole: bytes)))
        #expect(Self.told(parts) == Self.told(whole), "\(page.debugDescription)")
    }

    /// Elements with their places and attributes, and texts.
    private static func told(_ tree: HTMLTree) -> [String] {
        tree.nodes.map { node in
            let place = "\(node.tag) in \(node.parent) to \(node.end)"
            guard node.tag != .text else {
                return "\(place): \(String(decoding: tree.text(node.slice), as: UTF8.self))"
            }
            let attributes = tree.attributes[Int(node.slice.lowerBound)..<Int(node.slice.upperBound)]
            return place
                + attributes.map { " \($0.name)=\(String(decoding: tree.text($0.value), as: UTF8.self))" }.joined()
        }
    }
}
