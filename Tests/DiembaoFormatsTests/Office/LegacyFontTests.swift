import DiembaoExtract
import Testing

@testable import DiembaoFormats

/// "Việt Nam được mùa" in TCVN3 is 56 69 D6 74 … ; documents hold these bytes as Windows-1252.
@Suite struct LegacyFontTests {
    private func file(_ bytes: [UInt8]) throws(ExtractionFailure) -> String? {
        guard case .file(let bytes) = try OfficeFiles.article(bytes).content else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func word(_ runs: [(font: String, text: String)]) -> [UInt8] {
        let body = runs.map { run in
            "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"\(run.font)\"/></w:rPr><w:t>\(run.text)</w:t></w:r></w:p>"
        }
        return OfficeFiles.word(body.joined()).bytes()
    }

    @Test func `text in fonts of TCVN3 is handed over to be turned back, its letter ư kept`() throws {
        let bytes = word([(".VnTime", "ViÖt Nam ®\u{AD}îc mïa"), ("Times New Roman", "2026")])
        #expect(try file(bytes) == "ViÖt Nam ®\u{AD}îc mïa\n\n2026")
        let rtf = OfficeFiles.rtf(
            "{\\fonttbl{\\f0\\fnil .VnTime;}}\\f0 Vi\\'d6t Nam \\'ae\\'ad\\'eec m\\'efa, l\\-\\'acng\\par")
        #expect(try file(rtf) == "ViÖt Nam ®\u{AD}îc mïa, l\u{AD}¬ng")
        let open = OfficeFiles.open(
            "<text:p text:style-name=\"P1\">ViÖt Nam ®\u{AD}îc</text:p>",
            automatic: """
                <style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/><style:style style:name="P1" \
                style:family="paragraph"><style:text-properties style:font-name="F"/></style:style>
                """)
        #expect(try file(open.bytes()) == "ViÖt Nam ®\u{AD}îc")
    }

    @Test func `text in a font of TCVN3 is read as LibreOffice writes it`() throws {
        #expect(
            try file(OfficeFiles.fixture("tcvn3-font.rtf"))?.split(separator: "\n\n").prefix(2) == [
                "N«ng d©n §ång Th¸p tróng mïa lóa hÌ thu",
                """
                N¨ng suÊt b×nh qu©n ®¹t 6,5 tÊn mçi hÐc-ta, cao h¬n n¨m tr\u{AD}íc, theo Së N«ng nghiÖp tØnh §ång Th¸p.
                """,
            ])
    }

    @Test func `text in fonts of VNI is handed over to be turned back`() throws {
        #expect(try file(word([("VNI-Times", "Vieät Nam ñö\u{AD}ôïc muøa")])) == "Vieät Nam ñöôïc muøa")
    }

    @Test func `a font of capitals makes capitals of the letters that have such`() throws {
        #expect(try file(word([(".VnTimeH", "viÖt nam ®\u{AD}¬ng")])) == "VIÖT NAM §¦¥NG")
    }

    @Test func `letters in the private use area are the bytes of their font`() throws {
        let bytes = word([(".VnTime", "Vi\u{F0D6}t Nam \u{F0AE}\u{F0AD}\u{F0EE}c")])
        #expect(try file(bytes) == "ViÖt Nam ®\u{AD}îc")
    }

    @Test func `Unicode in such a font, or beside it, stays as it is`() throws {
        #expect(try OfficeFiles.texts(word([(".VnTime", "Việt Nam")])) == ["Việt Nam"])
        #expect(try OfficeFiles.texts(word([("Arial", "Được mùa"), (".VnTime", "2026")])) == ["Được mùa", "2026"])
        #expect(try file(word([(".VnTime", "Gao 2026")])) == nil)
    }
}
