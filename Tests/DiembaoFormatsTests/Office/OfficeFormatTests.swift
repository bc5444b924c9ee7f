import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct OfficeFormatTests {
    private func detail(_ archive: ZIPWriter) -> String? {
        guard let failure = OfficeFiles.failure(archive.bytes()), failure.code == .unsupported else { return nil }
        return failure.detail
    }

    @Test(arguments: [
        ("spreadsheetml.sheet.main+xml", "xl/workbook.xml", "an Excel workbook (XLSX)"),
        ("presentationml.presentation.main+xml", "ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ])
    func `documents of other Office programs are named`(_ type: String, _ part: String, _ name: String) {
        let type = "application/vnd.openxmlformats-officedocument." + type
        #expect(detail(OfficeFiles.word("", part: part, type: type)) == name)
    }

    @Test(arguments: [
        ("application/epub+zip", "an EPUB book"),
        ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
        ("application/vnd.oasis.opendocument.presentation-template", "an OpenDocument presentation (ODP)"),
        ("application/vnd.sun.xml.writer", "a document of OpenOffice.org 1"),
        ("text/html", "a ZIP archive of other files"),
    ])
    func `packages are named by the media type in them`(_ type: String, _ name: String) {
        #expect(detail(ZIPWriter([("mimetype", type), ("content.xml", "<a/>")])) == name)
    }

    @Test func `archives of other files are named`() {
        #expect(detail(ZIPWriter([("ảnh.jpg", "x"), ("bài.docx", "y")])) == "a ZIP archive of other files")
        #expect(detail(ZIPWriter([("META-INF/MANIFEST.MF", "x")])) == "a Java archive (JAR)")
        #expect(detail(ZIPWriter()) == "an empty ZIP archive")
    }

    // MARK: Hostile XML

    private func word(_ xml: String) -> [UInt8] {
        var archive = OfficeFiles.word("")
        let at = archive.entries.firstIndex { $0.name == "word/document.xml" }!
        archive.entries[at].contents = Array(xml.utf8)
        return archive.bytes()
    }

    @Test func `a billion laughs end where the first is declared`() {
        var entities = "<!ENTITY a0 \"ha\">"
        for level in 1...9 {
            entities += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
        }
        let body = "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
        let xml = "<!DOCTYPE d [\(entities)]><w:document \(OfficeFiles.wordNamespaces)>\(body)</w:document>"
        #expect(
            OfficeFiles.failure(word(xml))
                == ExtractionFailure(
                    .damaged, "word/document.xml has a document type that declares something, and such are not read"))
    }

    @Test func `no entity reads a file`() {
        let xml = """
            <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document \(OfficeFiles.wordNamespaces)>\
            <w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>
            """
        #expect(OfficeFiles.failure(word(xml))?.code == .damaged)
        let undeclared = xml.replacing(/<!DOCTYPE.*\]>/, with: "")
        #expect(OfficeFiles.failure(word(undeclared))?.code == .damaged)
    }

    @Test(arguments: [
        "<!ELEMENT a ANY>", "<!ATTLIST w:t x CDATA \"y\">", "<!ATTLIST w:t x (y|z) #IMPLIED>",
        "<!NOTATION n SYSTEM \"n\">",
        "<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;", "<!ENTITY n SYSTEM \"n\" NDATA n>",
    ])
    func `a document type that declares anything is refused`(_ declaration: String) {
        let xml = "<!DOCTYPE d [\(declaration)]><w:document \(OfficeFiles.wordNamespaces)/>"
        #expect(OfficeFiles.failure(word(xml))?.detail.contains("document type") == true)
    }

    @Test func `a document type that declares nothing is not looked for`() throws {
        let xml = """
            <!DOCTYPE d PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><w:document \
            \(OfficeFiles.wordNamespaces)><w:body><w:p><w:r><w:t>Bão &amp; lũ&x;</w:t></w:r></w:p></w:body></w:document>
            """
        #expect(try OfficeFiles.texts(word(xml)) == ["Bão & lũ"])
    }

    @Test func `elements nested a hundred thousand deep end`() {
        let count = 100_000
        let deep = String(repeating: "<w:sdt><w:sdtContent>", count: count)
        #expect(OfficeFiles.failure(OfficeFiles.word(deep).bytes())?.code == .damaged)
        let closed = deep + String(repeating: "</w:sdtContent></w:sdt>", count: count)
        #expect(OfficeFiles.failure(OfficeFiles.word(closed).bytes())?.code == .damaged)
    }

    @Test func `XML that is cut off is damaged, not half an article`() {
        let xml = "<w:document \(OfficeFiles.wordNamespaces)><w:body><w:p><w:r><w:t>Bão</w:t></w:r></w:p><w:p>"
        #expect(
            OfficeFiles.failure(word(xml))
                == ExtractionFailure(.damaged, "word/document.xml is no well-formed XML (line 1)"))
    }

    @Test(arguments: [
        "<w:trPr><w:del/></w:trPr></w:tr>", "<w:r><w:rPr><w:rStyle/><w:rFonts/><w:vanish/></w:rPr></w:r>",
        "<w:tc><w:p/></w:tc><w:tr/>", "<mc:Choice/><mc:Fallback/><w:sdtContent/><w:showingPlcHdr/>",
        "<w:fldChar w:fldCharType=\"end\"/><w:fldChar/><w:pPr><w:pStyle/><w:outlineLvl w:val=\"999\"/></w:pPr>",
        "<w:sym w:char=\"D800\"/><w:r><w:sym w:char=\"D800\"/><w:sym w:char=\"110000\"/></w:r><w:txbxContent/>",
    ])
    func `elements where none may stand do no harm`(_ strange: String) throws {
        let strange = strange.hasSuffix("</w:tr>") ? "<w:tr>" + strange : strange
        for body in [strange, "<w:p>\(strange)</w:p>", "<w:tbl>\(strange)</w:tbl>", "<w:p><w:r>\(strange)</w:r></w:p>"]
        {
            let archive = OfficeFiles.word(body + "<w:p><w:r><w:t>Bão.</w:t></w:r></w:p>")
            #expect(try OfficeFiles.texts(archive.bytes()) == ["Bão."])
        }
    }

    @Test func `a document that is larger than the limit ends there`() {
        let body = String(repeating: "<w:p><w:r><w:t>Bão.</w:t></w:r></w:p>", count: 10_000)
        let reading = DocumentReading(limits: ExtractionLimits(unpackedSize: 100_000))
        #expect(throws: ExtractionFailure(.limit, "unpacked it has more than 100000 bytes")) {
            try reading.read(OfficeFiles.word(body).bytes())
        }
    }
}
