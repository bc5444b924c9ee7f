import Testing

@testable import DiembaoCore

@Suite struct FingerprintTests {
    private static let paragraphs = [
        "Sáng 4/3, chợ nổi Sông Xanh mở cửa lại sau hai năm vắng khách, với hơn 200 ghe của các nhà vườn trong vùng.",
        "Nhiều hộ kể rằng họ đã hòa vốn ngay trong tuần đầu nhờ khách ở thành phố về, dù giá xăng vẫn cao hơn mọi năm.",
        "Ban quản lý chợ cho biết bến đỗ mới dài 300 mét sẽ xong trong quý hai, còn kỳ nghỉ lễ tới chợ mở thêm buổi tối.",
        "Người bán trái cây ở đầu chợ mong có thêm chỗ neo ghe, vì mùa nước lớn năm ngoái ba chiếc ghe đã trôi mất.",
        "Theo kế hoạch của xã, năm nay chợ đón khoảng 80.000 lượt khách, bằng hai phần ba của năm trước khi có dịch.",
    ]

    private func fingerprint(_ text: String) throws -> Report.Fingerprint {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).fingerprint)
    }

    private func article(_ headline: String, _ paragraphs: some Sequence<String>) -> String {
        headline + "\n" + paragraphs.joined(separator: "\n") + "\n"
    }

    private func shared(_ one: [String], _ other: [String]) -> Int { Set(one).intersection(other).count }

    @Test func `has so many bands and a hash for each long paragraph, all different and of 60 bits`() throws {
        let found = try fingerprint(article("Chợ nổi đón khách trở lại", Self.paragraphs))
        #expect(found.minhash.count == Fingerprint.bands)
        #expect(found.paragraphs.count == Self.paragraphs.count)
        let all = found.minhash + found.paragraphs
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0.utf8.count == 15 && UInt64($0, radix: 16) != nil && $0 == $0.lowercased() })
    }

    @Test func `another headline, order, spelling and composition change no band`() throws {
        let original = try fingerprint(article("Chợ nổi đón khách trở lại", Self.paragraphs))
        let copied = Self.paragraphs.reversed().map {
            $0.replacing("hòa", with: "hoà").replacing("kỳ", with: "kì").replacing("Sáng", with: "Sa\u{301}ng")
                .replacing(", ", with: " – ")
        }
        let copy = try fingerprint(article("Hai năm chờ một phiên chợ", copied))
        #expect(copy.minhash == original.minhash)
        #expect(copy.paragraphs == original.paragraphs.reversed())
    }

    @Test func `an article without a third of its sentences shares bands and paragraphs`() throws {
        let original = try fingerprint(article("Chợ nổi đón khách trở lại", Self.paragraphs))
        let copy = try fingerprint(article("Chợ nổi Sông Xanh", Self.paragraphs.dropLast(2)))
        #expect(shared(copy.minhash, original.minhash) >= 2)
        #expect(copy.paragraphs == Array(original.paragraphs.prefix(3)))
    }

    @Test func `an article on another thing shares nothing`() throws {
        let original = try fingerprint(article("Chợ nổi đón khách trở lại", Self.paragraphs))
        let other = try fingerprint(try String(decoding: Fixture.bytes("tòa-án.txt"), as: UTF8.self))
        #expect(shared(other.minhash, original.minhash) == 0)
        #expect(shared(other.paragraphs, original.paragraphs) == 0)
    }

    @Test func `credits and short paragraphs give no hash of a paragraph`() throws {
        let plain = try fingerprint(article("Chợ nổi đón khách trở lại", Self.paragraphs))
        let credited = try fingerprint(
            article("Chợ nổi đón khách trở lại", Self.paragraphs + ["Khách tăng dần", "Theo Báo Tuổi Trẻ"]))
        #expect(credited.paragraphs == plain.paragraphs)
    }

    @Test(arguments: ["một", "chợ nổi", "Chợ.", "12", "một hai ba bốn năm"])
    func `a text of a few words has bands, and equal texts the same`(text: String) throws {
        let found = try fingerprint(text)
        #expect(found.minhash.count == Fingerprint.bands)
        #expect(found.paragraphs.isEmpty)
        #expect(try fingerprint(text.uppercased()).minhash == found.minhash)
        #expect(try shared(fingerprint("trâu bò gà vịt " + text).minhash, found.minhash) < Fingerprint.bands)
    }

    @Test func `a text without a word has no band`() throws {
        #expect(try fingerprint("… ! -").minhash == [])
    }

    @Test func `a word a hundred thousand times, and as many paragraphs, are read, until somebody says stop`() throws {
        let word = Tokenizer().tokenize(DecodedText(utf8: Array(String(repeating: "chợ ", count: 100_000).utf8)))
        let one = try #require(Fingerprint(text: word, roles: [.body]).make(shouldStop: { false }))
        #expect(one.minhash.count == Fingerprint.bands)
        #expect(one.paragraphs.count == 1)
        let text = Tokenizer().tokenize(DecodedText(utf8: Array(String(repeating: "chợ nổi\n", count: 50_000).utf8)))
        let roles = [Report.Paragraph.Role](repeating: .body, count: text.paragraphs.count)
        #expect(Fingerprint(text: text, roles: roles).make(shouldStop: { false })?.minhash.count == Fingerprint.bands)
        var asked = 0
        let stopped = Fingerprint(text: text, roles: roles).make {
            asked += 1
            return asked > 3
        }
        #expect(stopped == nil)
    }
}
