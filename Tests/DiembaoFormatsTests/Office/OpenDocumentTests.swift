import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct OpenDocumentTests {
    private func texts(_ text: String, automatic: String = "") throws(ExtractionFailure) -> [String] {
        try OfficeFiles.texts(OfficeFiles.open(text, automatic: automatic).bytes())
    }

    @Test func `what a paragraph is, is told by the style on which its own is based`() throws {
        let styles = """
            <style:style style:name="Title" style:family="paragraph"/>\
            <style:style style:name="Caption" style:family="paragraph"/>\
            <style:style style:name="Hinh" style:display-name="Hình" style:family="paragraph" \
            style:parent-style-name="Caption"/>\
            <style:style style:name="Sa_20_po" style:display-name="Sapo" style:family="paragraph"/>\
            <style:style style:name="Muc" style:family="paragraph" style:default-outline-level="2"/>\
            <style:style style:name="P1" style:family="text" style:parent-style-name="Caption"/>
            """
        let automatic = """
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>\
            <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Hinh"/>
            """
        let text = """
            <text:p text:style-name="P1">Bão số 9</text:p><text:p text:style-name="Sa_20_po">Bão đổi hướng.</text:p>\
            <text:p>Tàu về bến.</text:p><text:h text:outline-level="1">Ở Huế</text:h><text:p text:style-name="Muc">Ở Vinh</text:p>\
            <text:p text:style-name="P2">Tàu cá</text:p>
            """
        let archive = OfficeFiles.open(text, automatic: automatic, styles: styles)
        #expect(
            try OfficeFiles.paragraphs(archive.bytes()).map(\.role) == [
                .headline, .lead, .body, .heading, .heading, .caption,
            ])
    }

    @Test func `the title of the file is the headline where the text has none`() throws {
        let article = try OfficeFiles.article(OfficeFiles.open("<text:p>Gió.</text:p>", title: "Bão số 9").bytes())
        #expect(article.headline == "Bão số 9")
        #expect(article.author == nil)
        #expect(article.content == .paragraphs([.init(.unknown, "Gió.")]))
    }

    @Test func `white space is one space, and two line breaks end a paragraph`() throws {
        let text = """
            <text:p>  Giá<text:s text:c="4"/>lúa<text:tab/>
              tăng<text:line-break/>nhẹ.<text:line-break/><text:line-break/>Hết.</text:p>
            """
        #expect(try texts(text) == ["Giá lúa tăng nhẹ.", "Hết."])
    }

    @Test func `what is deleted is left out where it stands in its place, too, over the ends of paragraphs`() throws {
        let text = """
            <text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/></text:deletion>\
            </text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>\
            <text:p>Giá lúa<text:change-start text:change-id="c1"/> giảm.</text:p><text:p>Giá<text:change-end text:change-id="c1"/> \
            đang <text:change-start text:change-id="c2"/>tăng<text:change-end text:change-id="c2"/>.</text:p><text:p>Hết.</text:p>
            """
        #expect(try texts(text) == ["Giá lúa đang tăng.", "Hết."])
    }

    @Test func `changes, notes, comments and contents are left out`() throws {
        let text = """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion>\
            </text:changed-region></text:tracked-changes>\
            <text:table-of-content><text:index-body><text:p>Mục lục</text:p></text:index-body></text:table-of-content>\
            <text:p>Giá<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú.</text:p>\
            </text:note-body></text:note> lúa<office:annotation><dc:creator>HP</dc:creator><text:p>Xem lại</text:p>\
            </office:annotation> <text:ruby><text:ruby-base>tăng</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby> \
            <text:date>20/11</text:date>.</text:p>
            """
        #expect(try texts(text) == ["Giá lúa tăng 20/11."])
    }

    @Test func `what is hidden is left out`() throws {
        let automatic = """
            <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
            """
        let text = """
            <text:section text:display="none"><text:p>Mục ẩn.</text:p></text:section>\
            <text:p>Gió<text:span text:style-name="T1"> ẩn<text:span> cũng ẩn</text:span></text:span> mạnh.</text:p>
            """
        #expect(try texts(text, automatic: automatic) == ["Gió mạnh."])
    }

    @Test func `text in frames follows its paragraph, and descriptions are none`() throws {
        let text = """
            <draw:frame><draw:text-box><text:p>Khung đầu.</text:p></draw:text-box></draw:frame>\
            <text:p>Trước <draw:frame><svg:title>ảnh</svg:title><draw:image><office:binary-data>aGE=</office:binary-data>\
            </draw:image></draw:frame><draw:frame><draw:text-box><text:p>Trong.</text:p></draw:text-box></draw:frame>\
            <draw:rect><svg:desc>hình</svg:desc><text:p>Trong hình.</text:p></draw:rect>sau.</text:p>
            """
        #expect(try texts(text) == ["Khung đầu.", "Trước sau.", "Trong.", "Trong hình."])
    }

    @Test func `a row of data is a paragraph, however often it says it is repeated`() throws {
        let text = """
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Xã</text:p></table:table-cell>\
            <table:table-cell><text:p>Tiền</text:p></table:table-cell></table:table-row></table:table-header-rows>\
            <table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>An Phú</text:p>\
            </table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="9999999">\
            <text:p>350</text:p></table:table-cell></table:table-row></table:table>
            """
        #expect(try texts(text) == ["Xã | Tiền", "An Phú | 350"])
    }

    @Test func `an encrypted text needs its password`() {
        var archive = OfficeFiles.open("")
        let manifest = """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
            <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>\
            <manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>\
            </manifest:manifest>
            """
        archive.entries[1].contents = [UInt8](repeating: 0xA5, count: 64)
        archive.entries.append(.init(name: "META-INF/manifest.xml", contents: Array(manifest.utf8)))
        #expect(OfficeFiles.failure(archive.bytes())?.code == .encrypted)
        // Without the file that names it, the manifest does.
        archive.entries.removeFirst()
        #expect(OfficeFiles.failure(archive.bytes())?.code == .encrypted)
    }
}
