import DiembaoExtract
import Testing

@testable import DiembaoFormats

/// Other documents in a Word document's text (`w:altChunk`), as programs that put files together and turn pages into DOCX write them.
@Suite struct WordChunkTests {
    private static let page = """
        <html><head><meta charset="utf-8"><title>Tin</title></head><body><h1>Bão số 9 đổi hướng</h1><p>Sáng 8-12,
        tàu cá về&nbsp;bến.</p></body></html>
        """
    private static let paragraph = "<w:p><w:r><w:t>Mở đầu.</w:t></w:r></w:p>"

    private static func chunk(_ number: Int = 1) -> String { "<w:altChunk r:id=\"r\(number)\"/>" }

    @Test func `a page that is all of a document is handed on as the page that it is`() throws {
        let bytes = OfficeFiles.word(Self.chunk(), chunks: [("chunk.html", Self.page)]).bytes()
        #expect(try OfficeFiles.article(bytes).content == .file(Array(Self.page.utf8)))
        let archive = """
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable
            Content-Location: file:///C:/fake/document.html

            <html><body><p>T=C3=A0u c=C3=A1 v=E1=BB=81 b=E1=BA=BFn.</p></body></html>
            --b--
            """
        let wrapped = OfficeFiles.word(Self.chunk(), chunks: [("afchunk.mht", archive)]).bytes()
        guard case .file(let page) = try OfficeFiles.article(wrapped).content else {
            Issue.record("no page")
            return
        }
        #expect(String(decoding: page, as: UTF8.self).contains("<p>Tàu cá về bến.</p>"))
    }

    @Test func `amid a document's own text they stand where it has them`() throws {
        let body =
            Self.paragraph + Self.chunk(1) + "<w:p><w:r><w:t>Giữa.</w:t></w:r></w:p>" + Self.chunk(2) + Self.chunk(3)
        let chunks = [
            ("a.html", Self.page), ("b.rtf", "{\\rtf1\\ansi Gi\\u243?.\\par}"), ("c.txt", "Mưa ở Huế.\nNắng ở Vinh.\n"),
        ]
        let bytes = OfficeFiles.word(body, chunks: chunks).bytes()
        #expect(
            try OfficeFiles.texts(bytes) == [
                "Mở đầu.", "Bão số 9 đổi hướng", "Sáng 8-12, tàu cá về bến.", "Giữa.", "Gió.", "Mưa ở Huế.",
                "Nắng ở Vinh.",
            ])
    }

    @Test func `one that is missing, or of a kind that is not read, is left out`() throws {
        let body = Self.paragraph + Self.chunk(7) + Self.chunk(1)
        let bytes = OfficeFiles.word(body, chunks: [("a.bin", "PK\u{5}\u{6}nichts")]).bytes()
        #expect(try OfficeFiles.texts(bytes) == ["Mở đầu."])
    }

    @Test func `more of them than anybody writes are refused`() {
        let body = Self.paragraph + String(repeating: Self.chunk(), count: WordDocument.mostChunks + 1)
        let bytes = OfficeFiles.word(body, chunks: [("a.txt", "Mưa.")]).bytes()
        #expect(OfficeFiles.failure(bytes)?.code == .limit)
    }

    @Test func `what they hold counts against what may be unpacked`() {
        let body = Self.paragraph + String(repeating: Self.chunk(), count: 100)
        let text = String(repeating: "Mưa lớn ở Huế. ", count: 20_000)
        let bytes = OfficeFiles.word(body, chunks: [("a.txt", text)]).bytes()
        do throws(ExtractionFailure) {
            _ = try DocumentReading(limits: ExtractionLimits(unpackedSize: 4 << 20)).read(bytes)
            Issue.record("read")
        } catch { #expect(error.code == .limit) }
    }
}
