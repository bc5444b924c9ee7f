import DiembaoExtract
import Testing

@testable import DiembaoCore

@Suite struct EncodingTests {
    private static let article = """
        Ủy ban xã họp bàn về con đường ven sông
        Sáng 8-12, Chủ tịch xã Nguyễn Ánh Hồng nói rằng người dân đã chờ con đường này từ lâu.
        "Ở đây mùa mưa nước ngập, trẻ em phải nghỉ học", bà nói với đoàn khách từ Ấn Độ và Úc.
        """

    /// What the bytes of a text would be, by the table that is also read.
    static func bytes(of text: String, _ encoding: LegacyEncoding) -> [UInt8] {
        var codes: [String: [UInt8]] = [:]
        for row in EmbeddedData.encodings.rows where row[0] == encoding.rawValue.lowercased() {
            let digits = Array(row[1])
            let code = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16)! }
            // "Aù" is read as "Á", too, but "AÙ" is what is written.
            if let known = codes[row[2]], known.last! < code.last! { continue }
            codes[row[2]] = code
        }
        let tones: [Character] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        var apart: [String: [UInt8]] = [:]
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" where encoding == .windows1258 {
            let code = codes[String(base)] ?? [Windows1252.byte(base.unicodeScalars.first!.value)!]
            for (number, tone) in zip([1, 2, 3, 4, 5] as [UInt8], tones) {
                let toned = LetterFolding.toned(Array(String(base).utf8), tone: number)!
                apart[String(decoding: toned, as: UTF8.self)] = code + codes[String(tone)]!
            }
        }
        var bytes: [UInt8] = []
        for letter in text {
            let small = encoding.losesCapitals ? codes[letter.lowercased()] : nil
            if let code = codes[String(letter)] ?? small ?? apart[String(letter)] {
                bytes += code
            } else {
                bytes.append(letter.unicodeScalars.first.flatMap { Windows1252.byte($0.value) } ?? UInt8(ascii: "?"))
            }
        }
        return bytes
    }

    @Test(arguments: LegacyEncoding.vietnamese)
    func `an article in an old encoding is read and the encoding named`(encoding: LegacyEncoding) throws {
        let report = try Fixture.report(of: Self.bytes(of: Self.article, encoding))
        #expect(report.source.encoding?.name == encoding.rawValue)
        #expect((report.source.encoding?.confidence ?? 0) >= 0.9)
        #expect(report.document?.text.lowercased() == Self.article.lowercased())
        #expect(report.document?.language.tag == "vi")
    }

    @Test(arguments: [LegacyEncoding.tcvn3, .vps])
    func `capitals that the encoding lost are restored where names and sentences show them`(encoding: LegacyEncoding)
        throws
    {
        let text =
            Self.article
            + "\nỦY BAN ĐỀ NGHỊ CẤP VỐN\nÔng ấy ở lại, ý kiến của ông được ghi nhận. Ý kiến khác thì không."
        let report = try Fixture.report(of: Self.bytes(of: text, encoding))
        #expect(report.document?.text == text)
        #expect(report.warnings.contains { $0.code == .capitalsRestored })
    }

    @Test func `UTF-8 that was read as Windows-1252 and saved again is turned back with a warning`() throws {
        let doubled = String(
            String.UnicodeScalarView(
                Self.article.utf8.map { Windows1252.scalar($0) ?? Unicode.Scalar($0) }))
        let report = try Fixture.report(of: doubled)
        #expect(report.document?.text == Self.article)
        #expect(report.source.encoding?.name == "UTF-8")
        #expect(report.warnings.contains { $0.code == .misdecodedText })
        // An editor has made spaces of the no-break spaces, which are the second byte of "à".
        let spaced = try Fixture.report(of: String(doubled.map { $0 == "\u{A0}" ? " " : $0 }))
        #expect(spaced.document?.text == Self.article)
    }

    @Test(arguments: [LegacyEncoding.tcvn3, .vni])
    func `a font's bytes that were saved as UTF-8 are read by the font's encoding`(encoding: LegacyEncoding) throws {
        let saved = String(
            String.UnicodeScalarView(Self.bytes(of: Self.article, encoding).compactMap { Windows1252.scalar($0) }))
        let report = try Fixture.report(of: saved)
        #expect(report.document?.text.lowercased() == Self.article.lowercased())
        #expect(report.source.encoding?.name == encoding.rawValue)
        #expect(report.warnings.contains { $0.code == .misdecodedText })
    }

    @Test(arguments: [
        "The minister’s résumé was called naïve by critics, and the café where he worked remains closed to visitors.",
        "Le président a déclaré mardi que la réforme serait présentée avant l’été; les élèves ont été prévenus.",
        "Die Bürger müssen für die Straße zahlen, während die Behörde schöne Pläne für die Grünfläche macht.",
    ])
    func `Western text is no Vietnamese in any encoding`(text: String) throws {
        let bytes = text.unicodeScalars.compactMap { Windows1252.byte($0.value) }
        let report = try Fixture.report(of: bytes)
        #expect(report.source.encoding?.name == "windows-1252")
        #expect(report.document?.text == text)
        #expect(report.document?.language.tag != "vi")
        #expect(try Fixture.report(of: text).source.encoding?.name == "UTF-8")
    }

    @Test(arguments: [
        "Đại sứ Pháp Étienne Piègue và bà Zoë Müller đã gặp nhau.", "Chị Ái nói: “À, ừ, thì ra là thế!”",
        "São Tomé và Príncipe",
    ])
    func `good UTF-8 stays as it is`(text: String) throws {
        let report = try Fixture.report(of: text)
        #expect(report.document?.text == text)
        #expect(report.warnings.allSatisfy { $0.code != .misdecodedText })
    }

    /// "Правительство обсудило дорогу у реки" in KOI8-R.
    @Test func `bytes in an encoding that is not read fail with what to do`() throws {
        let bytes: [UInt8] = [
            0xF0, 0xD2, 0xC1, 0xD7, 0xC9, 0xD4, 0xC5, 0xCC, 0xD8, 0xD3, 0xD4, 0xD7, 0xCF, 0x20, 0xCF, 0xC2, 0xD3, 0xD5,
            0xC4, 0xC9, 0xCC, 0xCF, 0x20, 0xC4, 0xCF, 0xD2, 0xCF, 0xC7, 0xD5, 0x20, 0xD5, 0x20, 0xD2, 0xC5, 0xCB, 0xC9,
        ]
        let error = try #require(try Fixture.report(of: bytes).error)
        #expect(error.code == .unsupportedEncoding)
        #expect(error.hint.contains("iconv"))
    }

    @Test func `every byte and every pair of bytes is read without a fault in every encoding`() {
        var pairs: [UInt8] = []
        for pair in UInt16(0)...0xFFFF { pairs += [UInt8(pair >> 8), UInt8(pair & 0xFF), 0x20] }
        for encoding in LegacyEncoding.allCases {
            let decoded = encoding.decode(pairs)
            #expect(Array(String(decoding: decoded.utf8, as: UTF8.self).utf8) == decoded.utf8)
            let restored = LostCapitals(gazetteer: .shared).restore(
                DecodedText(utf8: decoded.utf8), decoded.perhapsCapitals)
            #expect(restored.text.utf8.count >= decoded.utf8.count / 2)
        }
    }
}
