import Testing

@testable import DiembaoCore

@Suite struct KeywordsTests {
    private static let article = """
        Thị trấn Bến Lâm xây nhà máy xử lý rác thải
        Sáng 4/3, Ủy ban nhân dân huyện Lâm Thao khởi công nhà máy xử lý rác thải ở thị trấn Bến Lâm.
        Ông Trần Văn Lúa, giám đốc nhà máy, cho biết rác thải của ba xã sẽ được đốt tại đây. "Rác thải là nỗi lo lớn nhất", ông Lúa nói.
        Ông Lúa khẳng định khói từ nhà máy không gây hại. Tuy nhiên, ngày 5/3, người dân Bến Lâm vẫn phản đối.
        Theo Báo Tuổi Trẻ
        """

    private func keywords(_ text: String) throws -> [Report.Keyword] {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).keywords)
    }

    @Test func `what the headline names and the article repeats comes first, with weight 1`() throws {
        let found = try keywords(Self.article)
        let first = try #require(found.first)
        #expect(first.weight == 1)
        #expect(["Bến Lâm", "nhà máy", "rác thải"].contains(first.term))
        #expect(found.prefix(5).map(\.term).contains("Bến Lâm"))
        #expect(found.prefix(5).map(\.term).contains("rác thải"))
        #expect(found.map(\.weight) == found.map(\.weight).sorted(by: >))
        #expect(found.count <= Keywords.most)
    }

    @Test func `a name stands in its fullest form and counts with its short ones`() throws {
        let found = try keywords(Self.article)
        let person = try #require(found.first { $0.term.contains("Lúa") })
        #expect(person.term == "Trần Văn Lúa")
        #expect(person.count == 3)
        #expect(try #require(found.first { $0.term == "nhà máy" }).count == 4)
    }

    @Test func `an acronym keeps its capitals, a word of a headline in capitals does not`() throws {
        let found = try keywords(
            """
            RÁC THẢI CHÁY Ở BẾN LÂM
            Một CSGT đã bị thương khi dập lửa ở bãi rác thải của xã vào đêm qua.
            Xe của CSGT chở rác thải đi nơi khác. Người dân cảm ơn CSGT, còn rác thải thì đã cháy hết. Hai CSGT vẫn ở lại.
            """
        ).map(\.term)
        #expect(found.contains("CSGT"))
        #expect(found.contains("rác thải"))
        #expect(!found.contains("RÁC THẢI"))
    }

    @Test func `a noun that nearly always stands beside one word is a keyword with it`() throws {
        let found = try keywords(
            """
            Nhà máy rác đắp chiếu
            Nhà máy xử lý rác của xã đã đắp chiếu từ lâu.
            Người dân nói nhà máy đắp chiếu là lãng phí. Theo lãnh đạo của xã, nhà máy còn đắp chiếu vì thiếu tiền.
            """
        ).map(\.term)
        #expect(found.contains("đắp chiếu"))
        #expect(!found.contains("chiếu"))
    }

    @Test func `a storm's foreign name is a keyword, a measure is none`() throws {
        let found = try keywords(
            """
            Bão Doksuri đổ bộ vào miền Trung
            Bão Doksuri đã đổ bộ vào miền Trung với lượng mưa 40 mm.
            Theo cơ quan khí tượng, Doksuri gây mưa 90 mm ở phía nam và 70 mm ở phía bắc. Người dân đã chạy bão.
            """
        ).map(\.term)
        #expect(found.contains("Doksuri"))
        #expect(!found.contains("mm"))
    }

    @Test func `reporting words, dates, conjunctions and credits are no keywords`() throws {
        let terms = try keywords(Self.article + "\nNgày 5/3, ngày 6/3, hôm qua và hôm qua.\n").map {
            $0.term.lowercased()
        }
        for word in ["cho biết", "khẳng định", "tuy nhiên", "hôm qua", "ngày", "tuổi trẻ", "theo", "sáng"] {
            #expect(!terms.contains(word))
        }
    }

    @Test func `two words that only stand side by side are one keyword`() throws {
        let text = """
            Thủy quân lục chiến tập trận ở Bến Lâm
            Thủy quân lục chiến đổ bộ sáng qua. Sau đó thủy quân lục chiến rút về căn cứ. Tướng thủy quân lục chiến hài lòng.
            """
        let terms = try keywords(text).map(\.term)
        #expect(terms.contains("thủy quân lục chiến"))
        #expect(!terms.contains("thủy quân") && !terms.contains("lục chiến"))
    }

    @Test func `two words that seldom stand but side by side are one keyword`() throws {
        let text = """
            Biến đổi khí hậu đến Bến Lâm
            Biến đổi khí hậu làm mặn sông Lam. Nông dân chưa quen với biến đổi khí hậu. Do biến đổi khí hậu, lúa mất mùa. \
            Trạm đo khí hậu ở Bến Lâm ghi lại biến đổi khí hậu từ lâu.
            """
        let found = try keywords(text)
        #expect(found.contains { $0.term == "biến đổi khí hậu" && $0.count == 5 })
        #expect(!found.contains { ["biến đổi", "khí hậu"].contains($0.term) })
    }

    @Test func `no part stands beside its whole, in whatever order they are found`() throws {
        let text = """
            Chiến đấu cơ rơi ở Bến Lâm
            Chiến đấu cơ rơi lúc 5 giờ. Chiến đấu cơ rơi xuống ruộng. Phi công lái chiến đấu cơ đi chiến đấu và chiến đấu giỏi.
            """
        let terms = try keywords(text).map(\.term)
        for part in terms {
            for whole in terms where whole != part {
                #expect(!" \(whole) ".contains(" \(part) "), "\(part) in \(whole)")
            }
        }
        #expect(terms.contains("chiến đấu cơ"))
    }

    @Test func `words that stand in articles on anything are no keywords`() throws {
        let text = """
            Hóa ra kiểm lâm tìm thấy dấu vết của hổ
            Hóa ra dấu vết ở suối là của hổ. Dấu vết còn mới. Hóa ra kiểm lâm đã thấy hổ từ tháng trước, kiểm lâm kể.
            """
        let terms = try keywords(text).map(\.term)
        #expect(!terms.contains("hóa ra") && !terms.contains("dấu vết"))
        #expect(terms.contains("kiểm lâm"))
    }

    @Test func `a word of a longer name that is a keyword is none beside it`() throws {
        let text = """
            Cửa hàng xăng dầu Sông Lam đóng cửa
            Cửa hàng xăng dầu Sông Lam đóng cửa sáng qua. Người mua xăng dầu phải đi xa. Cửa hàng xăng dầu Sông Lam bán xăng dầu từ lâu.
            """
        let terms = try keywords(text).map { $0.term.lowercased() }
        #expect(!(terms.contains { $0.contains("sông lam") && $0.contains("xăng dầu") } && terms.contains("xăng dầu")))
    }

    @Test func `a word at the beginning of a sentence is in small letters`() throws {
        let found = try keywords("Rác thải bủa vây xóm nhỏ\nRác thải lại về. Rác thải ở khắp nơi và không ai dọn.\n")
        #expect(found.contains { $0.term == "rác thải" && $0.count == 3 })
    }

    @Test(arguments: ["", "một", "12", "…"])
    func `a text without such words has none`(text: String) throws {
        guard !text.isEmpty else { return #expect(try Fixture.report(of: text).status == .failed) }
        #expect(try keywords(text).isEmpty)
    }

    @Test func `rare words weigh more than common ones`() {
        func rarity(_ term: String) -> Int {
            let tokens = Tokenizer().tokenize(DecodedText(utf8: Array(term.utf8))).tokens
            return Background.shared.rarity(KnownNames.key(tokens, tokens.indices))
        }
        #expect(rarity("Việt Nam") == rarity("VIỆT NAM"))
        #expect(rarity("thông tin") < rarity("dân số"))
        #expect(rarity("dân số") < rarity("con giống lạ lùng"))
    }

    @Test func `nouns of one syllable are keywords, and two that stand side by side are one`() throws {
        let text = """
            Dân làng mất trộm nắp cống
            Sáng qua, kẻ trộm lấy đi một nắp cống trước nhà ông Lúa. Không có nắp cống, trẻ con dễ ngã. Cống ở đây rất sâu. Ông \
            Lúa nuôi lợn. Lợn của ông ngã xuống cống. Ông đã bán con lợn này.
            """
        let terms = try keywords(text).map(\.term)
        #expect(terms.contains("nắp cống"))
        #expect(terms.contains("lợn"))
        #expect(!terms.contains("con lợn") && !terms.contains("con"))
    }

    @Test(arguments: ["T-90", "T -90", "K77", "Y-8G"])
    func `letters with a number are a keyword, however they are spaced`(code: String) throws {
        let text = """
            Xe tăng \(code) đến Bến Lâm
            Sáng qua, hai xe tăng \(code) đến Bến Lâm. Xe tăng \(code) nặng 40 tấn và người dân ra xem xe tăng.
            """
        #expect(try keywords(text).map(\.term).contains(code.filter { $0 != " " }))
    }

    @Test func `the number of a decree and a year are no keywords`() throws {
        let text = """
            Xã Bến Lâm theo Nghị định 12/2017/NĐ-CP và SEA Games-2019
            Nghị định 12/2017/NĐ-CP nói về rác. SEA Games-2019 ở Bến Lâm. Nghị định 12/2017/NĐ-CP có ích cho SEA Games-2019.
            """
        #expect(try !keywords(text).contains { $0.term.hasPrefix("NĐ") || $0.term.hasPrefix("Games-") })
    }
}
