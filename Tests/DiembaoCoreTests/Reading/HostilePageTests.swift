import Testing

@testable import DiembaoCore

@Suite struct `Hostile pages` {
    private static let body = """
        <p>Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng con đường ven sông sẽ được làm lại trong năm tới.</p>
        <p>Dự án có kinh phí 12 tỷ đồng, do tỉnh cấp, và sẽ bắt đầu vào tháng 3, khi nước sông đã rút.</p>
        """

    private static func repeated(_ text: String, _ count: Int, then rest: String = "") -> String {
        "<html>" + String(repeating: text, count: count) + rest
    }

    private static let pages: [String] = [
        repeated("<div>", 100_000, then: body), repeated("<span class='comment'>", 50_000, then: body),
        repeated("<b><p>chữ", 20_000), repeated("<div class='author'>", 50_000, then: body),
        repeated("<div><h4>Tin khác</h4>", 30_000, then: "<h1>Đường ven sông</h1>" + body),
        "<html><p title='" + String(repeating: "x", count: 1 << 20) + "'>" + body,
        "<html><p " + String(repeating: "a='\(String(repeating: "x", count: 1000))' ", count: 1000) + ">" + body,
        repeated("<table><tr><td>", 5_000, then: body), repeated("<table><tr><td>ô<td>", 30_000),
        "<html><table>" + String(repeating: "<tr><td>Lúa</td><td>3.900 đồng</td></tr>", count: 50_000),
        repeated("<a href=x>tin khác của ngày hôm nay đây</a> ", 200_000), repeated("&amp;#", 50_000),
        repeated("<h3>Tin khác</h3><div class='sapo'>tin</div>", 20_000),
        repeated("<div class='a\(body.count)'><p>Một đoạn văn ngắn của trang này.</p>", 30_000),
        "<html><script type='application/ld+json'>" + String(repeating: "[{\"@graph\":", count: 50_000),
        "<html><script type='application/ld+json'>" + String(repeating: "{\"author\":", count: 50_000), "<html><!--",
        "<html><script>" + body, "<html><style>", "<html><p title=\"" + body, "<html><![",
        repeated("<script>", 50_000), repeated("<!--", 50_000), repeated("<p title='", 50_000),
        "<html><title>" + String(repeating: "Báo - Trang | ", count: 50_000) + "</title>" + body,
        repeated(body, 1, then: "<p>" + String(repeating: "© 1. ", count: 100_000) + "</p>"),
        repeated("<iframe src='#'><frame src='#'>", 20_000, then: body),
        repeated("<img alt='Báo Ví Dụ' src='a'>", 50_000, then: body),
        repeated("<meta property='og:title' content='Đường'>", 50_000, then: body),
        repeated("<time datetime='2021-12-08'>", 50_000, then: body), repeated("1.1.", 100_000),
        repeated("<p itemprop='author'>", 50_000, then: body), repeated("\u{0}", 3, then: body),
        repeated("<p style='\(String(repeating: " ", count: 4000))'>", 2_000, then: body),
    ]

    @Test(arguments: pages.indices)
    func `end in a report`(place: Int) throws {
        let report = try Fixture.report(of: Self.pages[place])
        #expect(report.status == .analysed || report.error != nil)
    }

    @Test func `are cut off where they have more elements than are read`() {
        let tree = HTMLParsing().parse(Array(Self.repeated("<br>", 450_000).utf8))
        #expect(tree.nodes.count == 400_000)
        #expect(tree.nodes[0].end == 400_000)
    }

    @Test func `are cut off within a value that is longer than any`() {
        let page = "<p class='" + String(repeating: "x", count: 1 << 20) + "'>" + Self.body
        let tree = HTMLParsing().parse(Array(page.utf8))
        #expect(tree.bytes.count < 8192)
        #expect(PageReading.read(Array(page.utf8)).paragraphs.count == 2)
    }

    @Test func `are read below however many elements, and behind a NUL`() {
        for page in [Self.repeated("<div>", 100_000, then: Self.body), "<p>\u{0}</p>" + Self.body] {
            #expect(PageReading.read(Array(page.utf8)).paragraphs.count == 2)
        }
    }

    @Test func `have a row of their article for each of a table, and a block for each line of links`() {
        let rows = String(repeating: "<tr><td>Lúa</td><td>3.900 đồng</td></tr>", count: 50_000)
        let tree = HTMLParsing().parse(Array(("<table>" + rows).utf8))
        let none = [PageNameKinds](repeating: [], count: tree.nodes.count)
        #expect(PageBlocks(tree: tree, kinds: none).blocks.count == 50_000)
        let links = HTMLParsing().parse(Array(Self.repeated("<a href=x>tin khác</a> ", 100_000).utf8))
        let kinds = [PageNameKinds](repeating: [], count: links.nodes.count)
        #expect(PageBlocks(tree: links, kinds: kinds).blocks.count == 1)
    }

    /// However often a page is asked about an element's text, its pieces are counted.
    @Test func `have no more looked at of an element than is asked for`() {
        let tree = HTMLParsing().parse(Array(Self.repeated("<i>", 10_000, then: "chữ").utf8))
        #expect(tree.wholeText(of: 0, upTo: 100).isEmpty)
        #expect(tree.wholeText(of: 0).length == 3)
    }
}
