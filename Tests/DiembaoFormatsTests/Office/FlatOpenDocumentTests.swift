import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct FlatOpenDocumentTests {
    /// As LibreOffice writes it: properties, fonts, styles, header and text in one file.
    private static func flat(
        _ text: String, type: String = "application/vnd.oasis.opendocument.text", title: String = "",
        styles: String = "",
        before: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n"
    ) -> [UInt8] {
        let page = """
            <office:document \(OfficeFiles.openNamespaces) office:version="1.3" office:mimetype="\(type)">\
            <office:meta><dc:title>\(title)</dc:title><dc:creator>Admin</dc:creator></office:meta>\
            <office:styles>\(styles)</office:styles><office:automatic-styles>\
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Sapo"/></office:automatic-styles>\
            <office:master-styles><style:master-page><style:header><text:p>Trang 1</text:p></style:header></style:master-page>\
            </office:master-styles><office:body><office:text>\(text)</office:text></office:body></office:document>
            """
        return Array((before + page).utf8)
    }

    private static let styles = """
        <style:style style:name="Title" style:family="paragraph"/><style:style style:name="Sapo" style:family="paragraph"/>
        """
    private static let text = """
        <text:p text:style-name="Title">Bão số 9 đổi hướng</text:p><text:p text:style-name="P1">Tàu cá về bến.</text:p>\
        <text:p>Sáng 8-12, biển động.<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image>\
        </draw:frame></text:p>
        """

    @Test func `text, styles and properties are read out of one file, without header and pictures`() throws {
        let document = try DocumentReading().read(Self.flat(Self.text, title: "Tin biển", styles: Self.styles))
        #expect(document.mediaType == "application/vnd.oasis.opendocument.text-flat-xml")
        #expect(
            document.articles.map(\.content) == [
                .paragraphs([
                    .init(.headline, "Bão số 9 đổi hướng"), .init(.lead, "Tàu cá về bến."),
                    .init(.body, "Sáng 8-12, biển động."),
                ])
            ])
        let untitled = try OfficeFiles.article(Self.flat("<text:p>Gió.</text:p>", title: "Bão số 9"))
        #expect(untitled.headline == "Bão số 9")
        #expect(untitled.content == .paragraphs([.init(.unknown, "Gió.")]))
    }

    @Test(arguments: [
        ("", true), ("<?xml version='1.0'?><!-- bản > nháp --><!DOCTYPE a>", true), ("\u{FEFF}\n", true),
        ("<p/>", false), ("Tin: ", false),
    ])
    func `it is told by its root element, whatever stands before it`(before: String, isOne: Bool) {
        let format = DocumentFormat(recognising: Self.flat(Self.text, before: before))
        #expect((format == .flatOpenDocument) == isOne)
    }

    @Test(arguments: [
        "<document><p>Bão</p></document>", "<office:document-content>", "<w:document>", "<!-- <office:document",
    ])
    func `other XML is none`(text: String) {
        #expect(DocumentFormat(recognising: Array(text.utf8)) == nil)
    }

    @Test func `a spreadsheet is named, and what breaks off is damaged`() {
        let sheet = Self.flat("", type: "application/vnd.oasis.opendocument.spreadsheet")
        #expect(OfficeFiles.failure(sheet) == ExtractionFailure(.unsupported, "an OpenDocument spreadsheet (ODS)"))
        #expect(OfficeFiles.failure(Self.flat("", type: ""))?.code == .unsupported)
        #expect(OfficeFiles.failure(Self.flat(""))?.code == .noText)
        #expect(OfficeFiles.failure(Self.flat(Self.text).dropLast(40))?.code == .damaged)
        let entities = "<!DOCTYPE a [<!ENTITY b \"c\">]>"
        #expect(OfficeFiles.failure(Self.flat(Self.text, before: entities))?.code == .damaged)
    }

    @Test func `what LibreOffice writes in one piece reads as its package does`() throws {
        let flat = try OfficeFiles.article(OfficeFiles.fixture("libreoffice.fodt"))
        #expect(flat.content == (try OfficeFiles.article(OfficeFiles.fixture("libreoffice.odt")).content))
    }

    @Test func `a picture of ten million letters is passed over`() throws {
        let picture = String(repeating: "QUJD", count: 3 << 20)
        let text = Self.text.replacing("iVBORw0KGgo=", with: picture)
        #expect(try OfficeFiles.texts(Self.flat(text)).count == 3)
    }
}
