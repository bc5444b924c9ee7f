import DiembaoExtract
import Testing

@testable import DiembaoCore

@Suite struct MarkdownReadingTests {
    private static func read(_ markdown: String) throws -> ExtractedArticle {
        try #require(try MarkdownReading.read(Array(markdown.utf8)).first)
    }

    private static func paragraphs(_ markdown: String) throws -> [ExtractedParagraph] {
        guard case .paragraphs(let paragraphs) = try read(markdown).content else { return [] }
        return paragraphs
    }

    private static func texts(_ markdown: String) throws -> [String] { try paragraphs(markdown).map(\.text) }

    private static func recognises(_ text: String, name: String? = nil) -> Bool {
        MarkdownReading.recognises(Array(text.utf8), name: name.map { Array($0.utf8) })
    }

    // MARK: Text

    @Test func `the first heading is the headline, the others are headings, and marks are gone`() throws {
        let article = try Self.read(
            """
            # Xã Vĩnh Lộc làm lại **đường** ven sông

            Sáng 8-12, Chủ tịch xã *Lê Văn Bảy* nói với [phóng viên](https://vidu.example/a "Báo Ví Dụ") rằng con
            đường sẽ được làm lại trong năm tới.

            ## Mười năm chờ đợi

            > "Chúng tôi đã chờ lâu lắm rồi", bà Hoa nói.

            Xem <https://vidu.example>, `mã số 12` và ~~bỏ~~ &quot;thêm&quot; &amp; nữa.

            """)
        #expect(article.headline == "Xã Vĩnh Lộc làm lại đường ven sông")
        #expect(
            article.content
                == .paragraphs([
                    ExtractedParagraph(
                        .body,
                        "Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói với phóng viên rằng con đường sẽ được làm lại trong năm tới."
                    ),
                    ExtractedParagraph(.heading, "Mười năm chờ đợi"),
                    ExtractedParagraph(.body, "\"Chúng tôi đã chờ lâu lắm rồi\", bà Hoa nói."),
                    ExtractedParagraph(.body, "Xem https://vidu.example, mã số 12 và bỏ \"thêm\" & nữa."),
                ]))
    }

    @Test func `items of lists and rows of tables are paragraphs`() throws {
        #expect(
            try Self.texts(
                """
                # Giá lúa

                - Lúa thơm: 8.200 đồng
                - [ ] Lúa thường:

                  7.400 đồng
                1. Một
                2. Hai

                | Giống | Giá |
                |-------|----:|
                | OM 18 | 8.200 |
                | ĐT 8 | **8.000** |
                """)
                == [
                    "Lúa thơm: 8.200 đồng", "Lúa thường:", "7.400 đồng", "Một", "Hai", "Giống | Giá", "OM 18 | 8.200",
                    "ĐT 8 | 8.000",
                ])
    }

    @Test func `a picture gives its caption: the line in italics below it, or an alternative text that reads as one`()
        throws
    {
        let paragraphs = try Self.paragraphs(
            """
            # Lũ rút

            ![Người dân dọn bùn sau lũ. Ảnh: Minh Tâm](a.jpg)

            ![IMG_0123](b.jpg)

            ![một hai ba bốn năm](c.jpg)
            *Cầu Sông Xanh sáng 9-12. Ảnh: Thu Hà*

            ![](d.jpg)

            _Trường học ngập nước._

            *Cả câu này nghiêng.*
            """)
        #expect(
            paragraphs == [
                ExtractedParagraph(.caption, "Người dân dọn bùn sau lũ. Ảnh: Minh Tâm"),
                ExtractedParagraph(.caption, "Cầu Sông Xanh sáng 9-12. Ảnh: Thu Hà"),
                ExtractedParagraph(.caption, "Trường học ngập nước."),
                ExtractedParagraph(.body, "Cả câu này nghiêng."),
            ])
    }

    @Test func `fenced code is left out, an indented paragraph is none`() throws {
        #expect(
            try Self.texts("# A\n\n```\nlet a = 1\n```\n\n    Đoạn văn thụt đầu dòng.\n") == ["Đoạn văn thụt đầu dòng."]
        )
    }

    @Test func `footnotes keep their text and lose their marks, notes of Obsidian theirs`() throws {
        let texts = try Self.texts(
            """
            # A

            Dân số tăng[^1], theo [[Tổng cục|cục]] và [[Sở Y tế]].[^nguồn]

            ![[ảnh 1.png]]

            > [!note] Ghi chú
            > Số liệu cũ.

            [^1]: Số liệu năm 2020.

            [^nguồn]: https://vidu.example/so-lieu
            """)
        #expect(texts == ["Dân số tăng, theo cục và Sở Y tế.", "Ghi chú Số liệu cũ.", "Số liệu năm 2020."])
    }

    @Test func `HTML within gives its text`() throws {
        #expect(
            try Self.paragraphs(
                """
                # A

                <div class="note">
                Một <b>khối</b> HTML.
                </div>

                Dòng<br>này <span style="x">có</span> <script> thẻ.

                <figure><img src="a.jpg"><figcaption>Chợ nổi.</figcaption></figure>

                Hết.
                """)
                == [
                    ExtractedParagraph(.body, "Một khối HTML."),
                    ExtractedParagraph(.body, "Dòng này có thẻ."), ExtractedParagraph(.caption, "Chợ nổi."),
                    ExtractedParagraph(.body, "Hết."),
                ])
    }

    @Test func `without a headline what paragraphs are is told by their form`() throws {
        let paragraphs = try Self.paragraphs("---\ndate: 2021-12-08\n---\nMột dòng\n\nMột đoạn văn.\n")
        #expect(paragraphs.map(\.role) == [.unknown, .unknown])
    }

    @Test func `what Pandoc makes of a document is read without its own marks`() throws {
        // pandoc 2.17 -s -t markdown, of a DOCX
        let article = try Self.read(
            #"""
            ---
            author: Minh Tâm
            date: 2021-12-08
            title: Chợ nổi đông khách trở lại
            ---

            # Chợ nổi đông khách trở lại {#t}

            Sáng qua, ông *Nguyễn Văn Tám* nói: \"Tuần trước còn vắng.\" [Ban quản
            lý](https://vidu.example/a) cho biết có 1.200 lượt khách^1^.

            -   Bến thứ nhất.

            [Gạch chân]{.underline} và H~2~O, H<sub>2</sub>O, {không} [sic] 2^3.
            """#)
        #expect(article.headline == "Chợ nổi đông khách trở lại")
        #expect(article.published == "2021-12-08")
        #expect(article.author == "Minh Tâm")
        #expect(
            article.content
                == .paragraphs(
                    [
                        "Sáng qua, ông Nguyễn Văn Tám nói: \"Tuần trước còn vắng.\" Ban quản lý cho biết có 1.200 lượt khách1.",
                        "Bến thứ nhất.", "Gạch chân và H2O, H2O, {không} [sic] 2^3.",
                    ].map { ExtractedParagraph(.body, $0) }))
    }

    // MARK: Front matter

    @Test func `front matter in YAML says what is known of the article`() throws {
        let article = try Self.read(
            """
            ---
            title: 'Chợ nổi "đông" khách'
            author:
              - "[[Minh Tâm]]"
              - name: Thu Hà
            source: "https://vidu.example/cho-noi.html"
            site: Báo Ví Dụ
            published: 2021-12-08T06:30:00+07:00
            created: 2022-01-01
            description: >-
              Sau hai năm vắng khách,
              chợ nổi đông trở lại.
            tags: [chợ, "du lịch"]
            ---

            Sau hai năm vắng khách, chợ nổi đông trở lại.

            Ông Tám nói: "Tuần trước còn vắng."
            """)
        #expect(
            article
                == ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.lead, "Sau hai năm vắng khách, chợ nổi đông trở lại."),
                        ExtractedParagraph(.body, "Ông Tám nói: \"Tuần trước còn vắng.\""),
                    ]), headline: "Chợ nổi \"đông\" khách", author: "Minh Tâm, Thu Hà",
                    published: "2021-12-08T06:30:00+07:00", outlet: "Báo Ví Dụ",
                    url: "https://vidu.example/cho-noi.html"))
    }

    @Test func `front matter in TOML says the same`() throws {
        let article = try Self.read(
            """
            +++
            title = "Chợ nổi đông khách"
            date = 2021-12-08T06:30:00+07:00
            authors = ["Minh Tâm", "Thu Hà"]
            draft = false
            [params]
            source = "Báo Ví Dụ"
            +++

            Ông Tám nói: "Tuần trước còn vắng."
            """)
        #expect(article.headline == "Chợ nổi đông khách")
        #expect(article.published == "2021-12-08T06:30:00+07:00")
        #expect(article.author == "Minh Tâm, Thu Hà")
        #expect(article.outlet == nil)
    }

    @Test func `a heading before the text wins over the title, and is not said twice`() throws {
        let article = try Self.read("---\ntitle: Lũ rút - Báo Ví Dụ\n---\n\n# Lũ rút\n\nNước rút.\n")
        #expect(article.headline == "Lũ rút")
        #expect(article.content == .paragraphs([ExtractedParagraph(.body, "Nước rút.")]))
    }

    @Test func `a file with front matter and no text holds no article`() {
        #expect(throws: ArticleFileFault.self) {
            try MarkdownReading.read(Array("---\ndate: 2021-12-08\n---\n\n```\nx\n```\n".utf8))
        }
    }

    // MARK: Recognition

    @Test(arguments: [
        "# Tiêu đề\n\nMột đoạn có [liên kết](https://vidu.example).\n",
        "# Tiêu đề\n\nMột đoạn **đậm** đầu tiên.\n",
        "\n# Tiêu đề\n\nMột đoạn.\n\n## Mục\n\nMột đoạn nữa.\n",
        "Tiêu đề\n=======\n\nMột đoạn **đậm**.\n",
        "---\ntitle: Tiêu đề\n---\nMột đoạn.\n",
        "---\r\ntitle: Tiêu đề\r\n---\r\nMột đoạn.\r\n",
        "+++\ntitle = \"Tiêu đề\"\n+++\nMột đoạn.\n",
    ]) func `Markdown is told from plain text`(_ text: String) {
        #expect(Self.recognises(text))
    }

    @Test(arguments: [
        "Tiêu đề\n\n- Một ý.\n- Hai ý.\n",
        "Tiêu đề\n\n* Bài viết thể hiện quan điểm của tác giả\n\n1. Một\n2. Hai\n",
        "# Tiêu đề\n\nMột đoạn không có gì khác.\n",
        "#chínhtrị #kinhtế\n\nMột đoạn ** không đậm ** và 2 ** 3.\n",
        "---\nMột đoạn.\n---\nHai đoạn.\n",
        "---\nTheo: Reuters\n---\nHai đoạn.\n",
        "-----\n\nTiêu đề: Một\n",
        "Ông nói [cười](vỗ tay) rồi [đi](ra về) và [hết](thật).\n",
        "> > Trích\n\n***\n\nHết\n", "", "---", "---\n", "+++\n+++\n", "---\n[]\n---\n", "---\na\n---\n",
    ]) func `plain text is not taken for Markdown`(_ text: String) {
        #expect(!Self.recognises(text))
    }

    @Test func `a file's name says that it is Markdown`() {
        #expect(Self.recognises("Một đoạn.", name: "tin/2021/Chợ nổi.MD"))
        #expect(!Self.recognises("Một đoạn.", name: "tin.md.txt"))
    }

    // MARK: What is hostile

    private static let hostile = [
        "quotations in one another": String(repeating: "> ", count: 100_000),
        "links that are none": String(repeating: "](\n", count: 100_000),
        "a long address": "[a]: " + String(repeating: "x", count: 100_000) + "\n\n"
            + String(repeating: "[a]", count: 50_000),
        "emphasis that never ends": String(repeating: "*a_ ", count: 50_000),
        "blocks of HTML": String(repeating: "<div>\n\n", count: 20_000),
        "YAML in one another": "---\n" + String(repeating: "a: {", count: 15_000) + "\n---\n",
        "lists in one another": String(repeating: "- ", count: 50_000),
        "aliases of YAML": "---\ntitle: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nMột đoạn.\n",
        "lists in one another above empty lines": String(repeating: "- ", count: 80_000) + "a\n"
            + String(repeating: " \n", count: 80_000),
        "TOML in one another": "+++\na = " + String(repeating: "[", count: 30_000) + "\n+++\n",
        "a wide table": "|" + String(repeating: "a|", count: 100) + "\n|" + String(repeating: "---|", count: 100) + "\n"
            + String(repeating: "a\n", count: 100_000),
        "footnotes": String(repeating: "[^", count: 50_000), "raised text": String(repeating: "^{.]{", count: 50_000),
        "links in a paragraph without end": String(repeating: "[a]: b ]:\n", count: 50_000),
        "files": String(repeating: "![[a]]", count: 50_000),
        "NUL and no entities": "# \0\u{FFFD}\n\n&#0;&bogus;",
    ]

    @Test(arguments: hostile.keys.sorted())
    func `hostile Markdown is read in time that its length bounds`(_ name: String) throws {
        let text = try #require(Self.hostile[name])
        let start = ContinuousClock.now
        _ = Self.recognises(text)
        _ = try? MarkdownReading.read(Array(text.utf8))
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test(arguments: [
        "a." * 20_000 + "b = 1", "[" + "a." * 20_000 + "b]", "[[" + "a." * 20_000 + "b]]",
        "x = {" + "a." * 20_000 + "b = 1}",
        "x = " + "{a.a.a.a = " * 5000 + "1" + "}" * 5000, "x = [\n" + "{a.a = [\n" * 5000 + "]}" * 5000 + "]",
    ]) func `front matter in TOML that goes without end into itself is none`(_ deep: String) {
        // It ended the process, not only the article.
        #expect(FrontMatter(Array("+++\ntitle = \"Lũ rút\"\n\(deep)\n+++\nNước rút.\n".utf8)) == nil)
    }

    @Test func `dots and brackets in strings and comments of TOML go nowhere`() {
        let line = "[{." * 100
        let front = FrontMatter(
            Array(
                """
                +++
                title = "Lũ rút \\"\(line)"
                summary = '\(line)'
                description = \"\"\"\(line)"
                \(line)\"\"\"\"\"
                # "\(line)
                slug = '''\(line)''''
                a.b.c = {d.e = [1.5, 2.5, 3.5]}
                link = "https://vidu.example" # \(line)
                +++

                """.utf8))
        #expect(front?["title"] == "Lũ rút \"\(line)")
        #expect(front?["summary"] == line)
        #expect(front?["description"] == "\(line)\"\n\(line)\"\"")
        #expect(front?["slug"] == "\(line)'")
        #expect(front?["link"] == "https://vidu.example")
    }

    @Test func `of empty lines one is as good as many`() throws {
        let markdown = "# Giá lúa\n\n- Lúa thơm\n\n  8.200 đồng\n\n> Trích\n\nHết.\n"
        let spaced = markdown.split(separator: "\n\n").joined(separator: "\n\n\n \n\t\n")
        #expect(try Self.read(spaced) == Self.read(markdown))
    }

    @Test func `a long table and a list of references are left as they are`() {
        let table = "| a | b |\n|---|---|\n" + String(repeating: "| [x](https://a.example) | y |\n", count: 300)
        #expect(MarkdownBounds.bounded(Array(table.utf8)) == Array(table.utf8))
        let references = String(repeating: "[a]: https://vidu.example/mot-dia-chi-dai.html\n", count: 200)
        #expect(MarkdownBounds.bounded(Array(references.utf8)) == Array(references.utf8))
    }
}

/// The text so many times.
private func * (text: String, count: Int) -> String { String(repeating: text, count: count) }
