import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `Who stands against whom` {
    /// A side as a line: "Ba Lan: Jan Nowak, Bộ Ngoại giao Ba Lan".
    private func sides(_ text: String) throws -> [String: Set<String>] {
        let report = try Fixture.report(of: text)
        var found: [String: Set<String>] = [:]
        for side in try #require(report.sides) { found[side.label] = Set(side.members.map { name($0, report) }) }
        return found
    }

    private func name(_ id: ReportID, _ report: Report) -> String {
        report.entities?.first { $0.id == id }?.name ?? id.rawValue
    }

    private static let quarrel = """
        Ba Lan cáo buộc Hungary chặn sông

        Bộ Ngoại giao Ba Lan hôm 5/3 cáo buộc Hungary chặn một nhánh sông chung.

        "Hungary đã chặn sông mà không báo trước", Ngoại trưởng Ba Lan Jan Nowak nói.

        Thủ tướng Hungary Bela Kovacs bác bỏ cáo buộc của Ba Lan. "Chúng tôi không chặn sông nào cả", ông Kovacs nói.
        """

    @Test func `a round-up of several pieces of news tells of no one dispute`() throws {
        #expect(try sides(Self.quarrel).count == 2)
        #expect(try sides("Quét tin thế giới ngày 3/5: " + Self.quarrel).isEmpty)
    }

    // MARK: How sure it is

    @Test func `all sides of an article are as sure, and the surer the more is told of their quarrel`() throws {
        let short = try Fixture.report(of: Self.quarrel)
        let long = try Fixture.report(
            of: Self.quarrel + """


                Ba Lan phản đối mạnh mẽ, cáo buộc Hungary vi phạm thỏa thuận và đe dọa trả đũa. Hungary phủ nhận, chỉ trích Ba Lan gây căng thẳng và
                tuyên bố sẽ đáp trả. "Ba Lan vu khống chúng tôi", ông Kovacs nói. Ông Nowak cáo buộc Hungary nói dối.
                """)
        let (less, more) = try (#require(short.sides), #require(long.sides))
        #expect(Set(less.map(\.confidence)).count == 1 && Set(more.map(\.confidence)).count == 1)
        #expect(try #require(less[0].confidence) < #require(more[0].confidence))
    }

    @Test func `a score becomes a confidence by a straight line over the odds`() {
        let calibration = SideCalibration(slope: 500, offset: -1000)
        #expect(calibration.confidence(2000) == 0.5)
        #expect(calibration.confidence(6000) == LogOdds.confidence(2000))
        #expect(calibration.confidence(-2000) == LogOdds.confidence(-2000))
    }

    // MARK: Parties

    @Test func `ministers and ministries are of their state's side`() throws {
        let found = try sides(Self.quarrel)
        #expect(found.count == 2)
        #expect(found["Ba Lan"] == ["Ba Lan", "Bộ Ngoại giao Ba Lan", "Jan Nowak"])
        #expect(found["Hungary"] == ["Hungary", "Bela Kovacs"])
    }

    @Test func `a capital that stands for its government is of the state's side`() throws {
        let found = try sides(
            Self.quarrel + "\n\nBudapest cáo buộc Warsaw làm to chuyện. Warsaw bác bỏ cáo buộc của Budapest.\n")
        #expect(found["Ba Lan"]?.contains("Warsaw") == true)
        #expect(found["Hungary"]?.contains("Budapest") == true)
    }

    @Test func `a capital is of its state's side, but not as the town where something happens`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nBáo chí lo ngại ảnh hưởng của Warsaw với vùng này. Cuộc gặp lần trước diễn ra tại Budapest.\n")
        #expect(found["Ba Lan"]?.contains("Warsaw") == true)
        #expect(found["Hungary"]?.contains("Budapest") == false)
    }

    @Test func `a foreign ministry without a state's name is Vietnam's, unless the article has another one`() throws {
        let protest = """
            Việt Nam phản đối Trung Quốc tập trận

            Trả lời câu hỏi về việc Trung Quốc tập trận, người phát ngôn Bộ Ngoại giao Trần Thị Lúa nêu rõ việc này xâm phạm chủ quyền.

            "Việt Nam phản đối và yêu cầu Trung Quốc chấm dứt ngay", bà Lúa nói. Bắc Kinh bác bỏ cáo buộc của Việt Nam.
            """
        let own = try sides(protest)
        #expect(own["Việt Nam"]?.isSuperset(of: ["Việt Nam", "Bộ Ngoại giao", "Trần Thị Lúa"]) == true)
        #expect(own["Trung Quốc"]?.contains("Bộ Ngoại giao") == false)
        let foreign = protest.replacing(
            "Trả lời", with: "Bộ Ngoại giao Nga đã xác nhận, Bộ Ngoại giao Lào cũng vậy. Trả lời")
        #expect(parties(foreign).leaders["Bộ Ngoại giao"] != "Việt Nam")
    }

    @Test func `between states a body with a state's name is on its side`() throws {
        let found = try sides(
            """
            Hội Nghề cá Việt Nam phản đối Trung Quốc

            Hội Nghề cá Việt Nam hôm 5/3 lên án tàu Trung Quốc đâm chìm tàu cá và yêu cầu bồi thường.

            "Hành động của Trung Quốc là vô nhân đạo", ông Trần Văn Lúa, chủ tịch Hội Nghề cá Việt Nam, nói. Hội đề nghị Bộ Ngoại giao và
            Chính phủ Việt Nam có biện pháp ngăn chặn. Việt Nam nhiều lần phản đối. Trung Quốc bác bỏ cáo buộc.
            """)
        #expect(found.values.contains { $0.isSuperset(of: ["Hội Nghề cá Việt Nam", "Việt Nam"]) })
    }

    @Test func `a body before which disputes are brought is on no side by being named`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nHungary nói Ba Lan vi phạm nghị quyết của Hội đồng Bảo an Liên Hợp Quốc. Theo Ba Lan, Hungary vi phạm Hiến chương Liên Hợp Quốc.\n"
        )
        #expect(found.count == 2)
        #expect(!found.values.contains { $0.contains("Liên Hợp Quốc") || $0.contains("Hội đồng Bảo an Liên Hợp Quốc") })
    }

    @Test func `who lists two rivals does not make them friends`() throws {
        let found = try sides(
            """
            Philippines tố Trung Quốc bắn vòi rồng

            Philippines hôm 5/3 cáo buộc tàu Trung Quốc bắn vòi rồng vào tàu tiếp tế.

            "Chúng tôi phản đối hành động nguy hiểm này", Ngoại trưởng Philippines Jose Reyes nói. Trung Quốc bác bỏ cáo buộc của Manila. Trung Quốc, Việt Nam,
            Malaysia và Philippines đều tuyên bố chủ quyền ở vùng biển này. Việt Nam cũng phản đối.
            """)
        #expect(found["Trung Quốc"]?.isDisjoint(with: ["Việt Nam", "Malaysia", "Philippines"]) == true)
    }

    @Test func `a minister whose state is not said is of the one that was told of last`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nChính phủ Hungary cũng phủ nhận tin trên báo. \"Không có việc đó\", Bộ trưởng Nông nghiệp Peter Horvath nói.\n"
        )
        #expect(found["Hungary"]?.contains("Peter Horvath") == true)
    }

    @Test func `a minister is of the state that stands between title and name`() throws {
        let found = try sides(
            Self.quarrel + "\n\n\"Sông là của chung\", Bộ trưởng bộ Nông nghiệp Hungary, Peter Horvath nói.\n")
        #expect(found["Hungary"]?.contains("Peter Horvath") == true)
    }

    @Test func `an adviser is of the side of whom he advises`() throws {
        let found = try sides(
            Self.quarrel + "\n\n\"Sông là của chung\", cố vấn đối ngoại của ông Kovacs, ông Peter Horvath nói.\n")
        #expect(found["Hungary"]?.contains("Peter Horvath") == true)
    }

    @Test func `a place where a body has its seat is on no side`() throws {
        let found = try sides(
            """
            Hungary chỉ trích Ba Lan chặn sông

            Hungary cáo buộc Ba Lan chặn sông, báo Sông Hồng có trụ sở Anh đưa tin. Ba Lan bác bỏ cáo buộc của Hungary.

            "Ba Lan đã vi phạm thỏa thuận", Ngoại trưởng Hungary Bela Kovacs nói với tờ báo có trụ sở Anh.

            "Chúng tôi không chặn sông nào cả", Ngoại trưởng Ba Lan Jan Nowak nói.
            """)
        #expect(found["Hungary"] == ["Hungary", "Bela Kovacs"])
    }

    @Test func `an ambassador is of the side of the state that sends him`() throws {
        let found = try sides(
            Self.quarrel + "\n\n\"Chúng tôi chờ câu trả lời\", Đại sứ Ba Lan tại Hungary Anna Zielinska nói.\n")
        #expect(found["Ba Lan"]?.contains("Anna Zielinska") == true)
    }

    @Test func `an agent is of the side of the one for whom the article says that he speaks`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nNgười phát ngôn của ông Kovacs không nói gì thêm. \"Như thế là đủ\", người phát ngôn Istvan Szabo nói.\n"
        )
        #expect(found["Hungary"]?.contains("Istvan Szabo") == true)
    }

    @Test func `a spokesman who was said to speak for somebody does so later, too`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nPhát ngôn viên của ông Nowak cũng lên tiếng. \"Chúng tôi chờ Hungary\", phát ngôn viên Piotr Zych nói.\n"
        )
        #expect(found["Ba Lan"]?.contains("Piotr Zych") == true)
    }

    @Test func `a ministry is of its state by whichever of the state's names it is called`() {
        let text = "Mỹ phản đối. Bộ Quốc phòng Hoa Kỳ không trả lời."
        #expect(parties(text).leaders["Bộ Quốc phòng Hoa Kỳ"] == "Mỹ")
    }

    @Test(arguments: ["Ông Bela Kovacs là nghị sĩ Hungary.", "Ông Bela Kovacs, một nghị sĩ Hungary, không trả lời."])
    func `whoever is said to hold an office of a state speaks for it`(text: String) {
        #expect(parties(text).leaders["Bela Kovacs"] == "Hungary")
    }

    @Test func `a ruling party is of its state's side, however its name is written`() throws {
        let found = try sides(
            """
            Ba Lan cáo buộc Trung Quốc chặn tàu

            Bộ Ngoại giao Ba Lan hôm 5/3 cáo buộc Trung Quốc chặn một con tàu. "Trung Quốc đã chặn tàu mà không báo trước", Ngoại \
            trưởng Ba Lan Jan Nowak nói.

            Trung Quốc bác bỏ cáo buộc của Ba Lan. Báo của đảng Cộng sản Trung Quốc chỉ trích Ba Lan làm to chuyện.

            """)
        #expect(found["Trung Quốc"]?.contains("đảng Cộng sản Trung Quốc") == true)
    }

    // MARK: Bodies and places

    private func parties(_ text: String) -> (leaders: [String: String], parties: [String]) {
        let article = ReadArticle(DecodedText(utf8: Array(text.utf8)))
        let quotes = article.allQuotes
        let found = PartyFinding(read: article.read, references: article.references, quotes: quotes).find()
        let names = article.references.entities.map { article.read.text.string(of: $0.name) }
        var leaders: [String: String] = [:]
        for (place, leader) in found.leaders.enumerated() { leaders[names[place]] = names[leader] }
        let evidence = SideEvidenceFinding(
            article: article, quotes: quotes, events: [], leaders: found, past: PastTelling(article: article)
        ).find()
        return (leaders, evidence.parties.compactMap { $0.leader.map { names[$0] } })
    }

    @Test func `a name of a body that leaves out words of another is the same party`() {
        let one = "Công ty cổ phần BOT Sông Lam thu phí. Công ty cổ phần Sông Lam không trả lời."
        #expect(parties(one).leaders["Công ty cổ phần Sông Lam"] == "Công ty cổ phần BOT Sông Lam")
    }

    @Test func `a place is a party where somebody acts for it, and not where something happens`() {
        let text = "Chính quyền bang Kerala phản đối. Nhiều người đến từ bang Goa."
        #expect(parties(text).parties.contains("Kerala"))
        #expect(!parties(text).parties.contains("Goa"))
        #expect(!parties("Nhiều người biểu tình ở Syria.").parties.contains("Syria"))
    }

    @Test func `the words of a dispute speak for one`() {
        func score(_ text: String) -> Int {
            let article = ReadArticle(DecodedText(utf8: Array(text.utf8)))
            return DisputeWording(text: article.read.text, roles: article.structure.roles).score()
        }
        let dispute = "Người dân phản đối và yêu cầu công ty trả lại đất. Công ty cho rằng cáo buộc không có căn cứ."
        let recipe = "Cho cá vào nồi, thêm nước, đun nhỏ lửa trong hai mươi phút rồi bày ra đĩa cùng rau thơm."
        #expect(score(dispute) > score(recipe))
        #expect(score("") == DisputePhrases.shared.bias)
    }

    // MARK: Who speaks for whom

    @Test func `a scholar of a country does not speak for it`() throws {
        let found = try sides(
            Self.quarrel + "\n\n\"Hai bên sẽ còn cãi nhau lâu\", giáo sư Hungary Istvan Toth nhận định.\n")
        #expect(found["Hungary"]?.contains("Istvan Toth") == false)
    }

    @Test func `a former minister does not speak for his state`() throws {
        let found = try sides(
            Self.quarrel + "\n\n\"Tôi không hiểu họ\", cựu Ngoại trưởng Hungary Gabor Nagy nói.\n")
        #expect(found["Hungary"]?.contains("Gabor Nagy") == false)
    }

    @Test func `a side holds what its members say, in the order of the text`() throws {
        let report = try Fixture.report(of: Self.quarrel)
        let hungary = try #require(report.sides?.first { $0.label == "Hungary" })
        let quotes = try #require(report.quotes)
        let said = hungary.positions.map { position in quotes.first { $0.id == position.quote }?.span.text }
        #expect(said.last == "Chúng tôi không chặn sông nào cả")
        #expect(hungary.positions.map(\.quote.rawValue) == hungary.positions.map(\.quote.rawValue).sorted())
    }

    // MARK: Several sides

    @Test func `states that accuse the same opponent and are not at odds themselves are one side`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\nSlovakia hôm 6/3 cũng cáo buộc Hungary chặn sông. "
                + "Slovakia lên án Hungary và đòi bồi thường. \"Hungary phải mở sông\", Ngoại trưởng Slovakia Juraj Novak nói.\n"
        )
        #expect(found.count == 2)
        #expect(found["Ba Lan"] == ["Ba Lan", "Bộ Ngoại giao Ba Lan", "Jan Nowak", "Slovakia", "Juraj Novak"])
    }

    @Test func `who supports one of two is not on the other's side for being named beside him`() throws {
        let found = try sides(
            Self.quarrel + """

                Croatia ủng hộ Ba Lan. "Croatia ủng hộ Ba Lan trong việc này", Ngoại trưởng Croatia Ivan Horvat nói.

                Cuộc gặp giữa Croatia và Hungary hôm 2/3 bàn về du lịch. Quan hệ Croatia và Hungary vẫn tốt.

                """)
        let croatia = found.values.first { $0.contains("Ivan Horvat") }
        #expect(croatia?.contains("Bela Kovacs") != true)
    }

    @Test func `members of an alliance that is a party itself are of its side`() throws {
        let found = try sides(
            """
            NATO cáo buộc Nga tập trung quân

            NATO hôm qua cáo buộc Nga tập trung quân ở biên giới. Tổng thống Mỹ Joe Biden cũng cáo buộc Nga đe dọa láng giềng.

            "Chúng tôi ở trên lãnh thổ của mình", Tổng thống Nga Vladimir Putin phản bác NATO.
            """)
        #expect(found["NATO"]?.contains("Mỹ") ?? found["Mỹ"]?.contains("NATO") ?? false, "\(found)")
        #expect(found["Nga"]?.contains("Vladimir Putin") == true)
    }

    @Test func `a president and a minister of one state can be two sides`() throws {
        let found = try sides(
            """
            Tổng thống Peru chỉ trích Bộ trưởng Tài chính

            Tổng thống Peru Luis Vega hôm qua chỉ trích Bộ trưởng Tài chính Peru Carlos Rios. Ông Vega cáo buộc ông Rios thiên vị.

            Ông Rios phản bác ông Vega. "Tôi chỉ theo luật", Bộ trưởng Carlos Rios nói.
            """)
        #expect(found["Luis Vega"] == ["Luis Vega"], "\(found)")
        #expect(found["Carlos Rios"]?.contains("Carlos Rios") == true)
    }

    @Test func `a plaintiff and a defendant are two sides`() throws {
        let found = try sides(
            """
            Công ty Sông Xanh kiện Công ty Núi Đỏ

            Nguyên đơn Công ty Sông Xanh cho rằng bị đơn Công ty Núi Đỏ giao hàng chậm. Công ty Sông Xanh kiện Công ty Núi Đỏ đòi bồi thường.

            "Chúng tôi giao đúng hẹn", đại diện Công ty Núi Đỏ nói.
            """)
        #expect(Set(found.keys.map { $0.replacing("Công ty ", with: "") }) == ["Sông Xanh", "Núi Đỏ"], "\(found)")
    }

    @Test func `who is blamed in quotations is an opponent`() throws {
        let found = try sides(
            """
            Ba Lan không hài lòng với Hungary

            "Hungary đã vi phạm thỏa thuận về sông", Ngoại trưởng Ba Lan Jan Nowak nói.

            "Việc làm của Hungary là không thể chấp nhận", ông Nowak nói. "Hungary khiêu khích chúng tôi", ông nói thêm.
            """)
        #expect(Set(found.keys) == ["Ba Lan", "Hungary"])
    }

    @Test func `a part of a state's body and its members are of its side`() throws {
        let found = try sides(
            Self.quarrel
                + """


                Ủy ban Đối ngoại của Quốc hội Ba Lan họp sáng 6/3. "Hungary đã vi phạm thỏa thuận", Adam Zielinski, một thành viên của Quốc hội Ba Lan, nói. Ủy ban Đối ngoại cáo buộc Hungary khiêu khích.

                """)
        #expect(found["Ba Lan"]?.contains("Adam Zielinski") == true, "\(found)")
        #expect(found["Ba Lan"]?.contains("Ủy ban Đối ngoại") == true, "\(found)")
    }

    @Test func `who is only named in the article is on no side`() throws {
        let found = try sides(
            Self.quarrel
                + """


                Nhánh sông này dài 90 km. Một cây cầu ở đó do Công ty Sông Xanh dựng năm ngoái. Kỹ sư Tom Berg vẽ cây cầu này. Croatia có nhiều cây cầu như thế.

                """)
        let all = found.values.reduce(into: Set()) { $0.formUnion($1) }
        #expect(found.count == 2, "\(found)")
        #expect(all.isDisjoint(with: ["Công ty Sông Xanh", "Tom Berg", "Croatia"]), "\(found)")
    }

    @Test func `who quarrels with a president has no quarrel with his country`() throws {
        let found = try sides(
            """
            Ca sĩ chỉ trích Tổng thống Peru

            Ca sĩ Ana Diaz hôm qua chỉ trích Tổng thống Peru Luis Vega. Bà Diaz cáo buộc ông Vega nói dối.

            "Ông Vega lừa dối chúng ta", bà Diaz nói.
            """)
        #expect(Set(found.keys) == ["Ana Diaz", "Luis Vega"], "\(found)")
    }

    // MARK: No sides

    @Test(arguments: [
        // an accident
        """
        Xe khách lao xuống sông ở Bến Sông

        Xe khách chở 20 người lao xuống sông Bến Sông sáng 5/3. "Tôi nghe một tiếng động lớn", ông Nguyễn Văn Nam kể.

        Công an huyện Bến Sông cho biết tài xế Lê Văn Tạo bị thương.
        """,
        // an arrest
        """
        Bắt nghi phạm cướp tiệm vàng

        Công an tỉnh Bến Sông bắt giữ Lê Văn Tạo. Công an tỉnh Bến Sông cáo buộc Lê Văn Tạo cướp tiệm vàng.

        "Tôi hối hận", Lê Văn Tạo khai.
        """,
        // somebody punished who says nothing
        """
        Kỷ luật ông Trần Văn Lúa

        Ủy ban Kiểm tra Trung ương đã quyết định kỷ luật ông Trần Văn Lúa. Ủy ban Kiểm tra Trung ương cách chức ông Trần Văn Lúa.

        Ủy ban Kiểm tra Trung ương cho biết ông Lúa vi phạm quy định.
        """,
        // a market
        """
        Giá gạo tăng

        Giá gạo tăng 5% trong tuần. "Gạo đắt quá", bà Lê Thị Mận nói.

        Năm ngoái căng thẳng giữa Ba Lan và Hungary làm giá lúa mì tăng; Ba Lan cáo buộc Hungary ép giá, Hungary bác bỏ cáo buộc của Ba Lan.
        """,
        // a match
        """
        Hải Phòng đối đầu Nam Định ở vòng 5

        Đội bóng Hải Phòng tấn công Nam Định ngay từ đầu trận và ghi bàn ở phút 12. Hải Phòng đánh bại Nam Định 3-1 trên sân nhà.

        "Các cầu thủ đã đá hết mình", huấn luyện viên Trần Văn Lúa nói sau trận đấu bóng đá.
        """,
        // a contract
        """
        Nhật Bản ký thỏa thuận với Ấn Độ

        Nhật Bản và Ấn Độ ký thỏa thuận hợp tác. "Chúng tôi ủng hộ Ấn Độ", Thủ tướng Nhật Bản Taro Sato nói.
        """,
        // one who accuses, in passing
        """
        Nông dân Ba Lan được mùa táo

        Mùa táo năm nay tốt. Năm 2014 Ba Lan từng cáo buộc Hungary bán phá giá.
        """,
    ])
    func `where nobody is in dispute there are no sides`(text: String) throws {
        #expect(try sides(text).isEmpty)
    }

    @Test func `friends who accuse each other once are on no sides`() throws {
        let found = try sides(
            """
            Ba Lan và Hungary ký thỏa thuận hợp tác

            Ba Lan và Hungary ký thỏa thuận hợp tác. Ba Lan ủng hộ Hungary. Hungary cảm ơn Ba Lan và viện trợ Ba Lan.

            "Ba Lan từng cáo buộc Hungary", Thủ tướng Hungary Bela Kovacs nói.
            """)
        #expect(found.isEmpty)
    }

    @Test func `rebels are not of the side of the state that they fight`() throws {
        let found = try sides(
            """
            Nga cáo buộc Mỹ giúp phiến quân Syria

            Bộ Quốc phòng Nga hôm 5/3 cáo buộc Mỹ giúp phiến quân Syria. "Mỹ giúp phiến quân Syria", Ngoại trưởng Nga Sergei Lavrov nói.

            Mỹ bác bỏ cáo buộc của Nga. "Nga bịa đặt", Ngoại trưởng Mỹ Rex Tillerson nói.
            """)
        #expect(found.count == 2)
        #expect(!found.values.contains { $0.contains("Syria") }, "\(found)")
    }

    // MARK: Told in passing

    @Test func `who is accused in a former year only is in no dispute`() throws {
        let found = try sides(
            """
            Nông dân Ba Lan được mùa táo

            Mùa táo năm nay của Ba Lan tốt nhất từ mười năm. Giá táo cũng cao.

            "Táo to và đỏ", ông Jan Nowak, một nông dân ở Lublin, nói.

            Năm 2014, Ba Lan cáo buộc Hungary bán phá giá táo. Năm 2014 Hungary bác bỏ cáo buộc của Ba Lan và chỉ trích Ba Lan.
            """)
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `the leader of an opposition does not stand for the state`() throws {
        let found = try sides(
            Self.quarrel
                + "\n\n\"Chính phủ đang nói dối\", lãnh đạo phe đối lập Hungary Peter Horvath nói. Ông Horvath chỉ trích chính phủ.\n"
        )
        #expect(found["Hungary"]?.contains("Peter Horvath") != true, "\(found)")
        #expect(found["Hungary"]?.contains("Bela Kovacs") == true)
    }

    @Test func `a parent does not speak for the school`() throws {
        let found = try sides(
            """
            Phụ huynh tố cáo trường Tiểu học Sông Lúa thu tiền sai

            Ông Trần Văn Lúa, phụ huynh trường Tiểu học Sông Lúa, tố cáo nhà trường thu tiền sai quy định. "Trường đã lừa dối chúng tôi", ông Lúa nói.

            Bà Lê Thị Mạ, hiệu trưởng trường Tiểu học Sông Lúa, bác bỏ cáo buộc của ông Lúa. "Chúng tôi không thu sai", bà Mạ nói.
            """)
        #expect(found.count == 2, "\(found)")
        #expect(!found.values.contains { $0.isSuperset(of: ["Trần Văn Lúa", "Lê Thị Mạ"]) }, "\(found)")
    }

    @Test func `an opponent who neither speaks nor acts is on a side all the same`() throws {
        let found = try sides(
            """
            Ba Lan cáo buộc Hungary và Áo chặn sông

            Bộ Ngoại giao Ba Lan hôm 5/3 cáo buộc Hungary và Áo chặn một nhánh sông chung. Ba Lan lên án Áo.

            "Hungary đã chặn sông mà không báo trước, Áo cũng vậy", Ngoại trưởng Ba Lan Jan Nowak nói.

            Thủ tướng Hungary Bela Kovacs bác bỏ cáo buộc của Ba Lan. "Chúng tôi không chặn sông nào cả", ông Kovacs nói.
            """)
        #expect(found["Hungary"]?.contains("Áo") == true || found["Áo"] != nil, "\(found)")
    }

    @Test(arguments: ["", "Nga", "Nga cáo buộc", "“”", "Nga và Mỹ"])
    func `a text of a word or none has no sides`(text: String) throws {
        let report = try Fixture.report(of: "Một bài.\n" + text, DocumentMetadata(language: "vi"))
        #expect(report.sides == [])
        #expect(report.contradictions == [])
        #expect(report.balance?.flags == [])
    }

    @Test(arguments: ["Nga cáo buộc Mỹ. ", "Nga bác bỏ: \"Mỹ không đe dọa Nga\". ", "Nga - Mỹ căng thẳng "])
    func `a text that says one thing without end is read in linear time`(text: String) throws {
        func seconds(_ times: Int) throws -> Double {
            let article = ReadArticle(DecodedText(utf8: Array(String(repeating: text, count: times).utf8)))
            let quotes = try #require(
                Quotes(article: article).find(roles: article.structure.roles, shouldStop: { false }))
            let acts = Events(article: article, quotes: quotes, times: [], published: nil)
            let events = try #require(acts.find(roles: article.structure.roles, shouldStop: { false }))
            return threadSeconds {
                let found = BalanceFinding(article: article, quotes: quotes, events: events, subjects: [])
                    .find(order: Array(quotes.indices))
                #expect(found.sides.count <= SideFinding.mostSides)
            }
        }
        let short = try seconds(400)
        #expect(try seconds(4_000) < 30 * max(short, 0.005))
    }
}
