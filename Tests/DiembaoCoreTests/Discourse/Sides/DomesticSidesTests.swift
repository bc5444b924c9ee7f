import Testing

@testable import DiembaoCore

/// Disputes that only the wording of narration and quotations tells, with sides that may have no name.
@Suite struct `Disputes at home` {
    private func report(_ text: String) throws -> Report { try Fixture.report(of: text) }

    /// A side's members by its label.
    private func sides(_ report: Report) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for side in try #require(report.sides) {
            found[side.label] = Set(
                side.members.map { id in report.entities?.first { $0.id == id }?.name ?? id.rawValue })
        }
        return found
    }

    private func areApart(_ one: String, _ other: String, _ sides: [String: Set<String>]) -> Bool {
        let (left, right) = (sides.first { $0.value.contains(one) }?.key, sides.first { $0.value.contains(other) }?.key)
        return left != nil && right != nil && left != right
    }

    private static let residents = """
        Người dân Bến Sông phản đối Công ty Sông Xanh xả thải

        Người dân bức xúc, tố Công ty Sông Xanh gây ô nhiễm và đòi bồi thường.

        "Công ty Sông Xanh xả thải trái phép, chúng tôi không chấp nhận", một người dân nói. Nhiều người dân làm đơn khiếu nại, phản đối Công ty Sông Xanh.

        Công ty Sông Xanh phủ nhận. "Chúng tôi làm đúng quy định", ông Trần Văn Lúa, giám đốc Công ty Sông Xanh, nói.
        """

    @Test func `residents without a name are a side against a company`() throws {
        let report = try report(Self.residents)
        let sides = try #require(report.sides)
        let crowd = try #require(sides.first { $0.members.isEmpty }, "\(sides.map(\.label))")
        #expect(crowd.label.lowercased() == "người dân")
        #expect(try self.sides(report).contains { $0.value.contains("Công ty Sông Xanh") })
    }

    @Test func `what a crowd says counts for its side`() throws {
        let report = try report(Self.residents)
        let crowd = try #require(report.sides?.first { $0.members.isEmpty })
        let share = try #require(report.balance?.sides.first { $0.side == crowd.id })
        #expect(share.direct > 0)
        #expect(!crowd.positions.isEmpty)
    }

    @Test func `a buyer and a seller are two sides`() throws {
        let found = try sides(
            report(
                """
                Khách mua nhà tố Công ty Núi Đỏ chậm bàn giao

                Bà Lê Thị Mận bức xúc tố Công ty Núi Đỏ chậm bàn giao nhà, đòi hoàn tiền.

                Bà Mận cho biết đã nhiều lần khiếu nại. "Công ty Núi Đỏ lừa dối tôi", bà Lê Thị Mận nói và đòi Công ty Núi Đỏ bồi thường.

                Công ty Núi Đỏ phủ nhận, không đồng ý hoàn tiền cho bà Mận.
                """))
        #expect(areApart("Lê Thị Mận", "Công ty Núi Đỏ", found), "\(found)")
    }

    @Test func `a worker and his employer are two sides`() throws {
        let found = try sides(
            report(
                """
                Một vụ sa thải ở Bến Sông ra tòa

                Ông Phạm Văn Đồi khởi kiện Công ty May Hoa Lúa vì bị sa thải trái luật, đòi bồi thường.

                "Công ty May Hoa Lúa sa thải tôi trái luật, nợ lương tôi", ông Phạm Văn Đồi bức xúc. Ông Đồi làm đơn tố cáo Công ty May Hoa Lúa.

                Đại diện Công ty May Hoa Lúa bác bỏ. "Việc sa thải là đúng quy định", đại diện công ty nói.
                """))
        #expect(areApart("Phạm Văn Đồi", "Công ty May Hoa Lúa", found), "\(found)")
    }

    @Test
    func `whoever disputes his arrest and the police are two sides, though what police do to a suspect is no dispute`()
        throws
    {
        let found = try sides(
            report(
                """
                Dân tố công an bắt người vô cớ, công an bác bỏ

                Ông Lê Văn Sáu khiếu nại Công an huyện Sông Xanh bắt giữ ông ba ngày trái pháp luật và yêu cầu bồi thường, xin lỗi.

                Ông Lê Văn Sáu cho biết tháng trước Công an huyện Sông Xanh bắt ông khi ông phản đối việc cưỡng chế đất. "Họ bắt tôi vô cớ, tôi rất bức xúc và sẽ khởi kiện ra tòa", ông Sáu nói.

                Tuy nhiên, Công an huyện Sông Xanh phủ nhận cáo buộc. "Không có chuyện bắt người trái pháp luật, chúng tôi làm đúng quy định", Trưởng Công an huyện Sông Xanh Trần Văn Bảy nói.

                Ông Sáu không đồng ý với trả lời này và tố cáo ông Bảy bao che cho cấp dưới. Người dân trong xã cũng phản đối, cho rằng việc cưỡng chế là vô lý.
                """))
        #expect(found["Lê Văn Sáu"] == ["Lê Văn Sáu"])
        #expect(found["Công an huyện Sông Xanh"] == ["Công an huyện Sông Xanh", "Trần Văn Bảy"])
    }

    @Test func `a patient's family and a hospital are two sides`() throws {
        let found = try sides(
            report(
                """
                Gia đình bệnh nhân tố Bệnh viện Bến Sông tắc trách

                Anh Hoàng Văn Mây tố Bệnh viện Bến Sông tắc trách khiến vợ tử vong, yêu cầu làm rõ trách nhiệm.

                "Bệnh viện Bến Sông vô trách nhiệm, tôi sẽ kiện", anh Hoàng Văn Mây bức xúc nói. Anh Mây khiếu nại Bệnh viện Bến Sông.

                Bệnh viện Bến Sông phủ nhận. "Chúng tôi không có lỗi", ông Đỗ Văn Sương, giám đốc Bệnh viện Bến Sông, nói.
                """))
        #expect(areApart("Hoàng Văn Mây", "Bệnh viện Bến Sông", found), "\(found)")
    }

    @Test func `a club and a federation are two sides`() throws {
        let found = try sides(
            report(
                """
                Câu lạc bộ Bến Sông phản đối án phạt của Liên đoàn Cờ Việt

                Câu lạc bộ Bến Sông phản đối Liên đoàn Cờ Việt, làm đơn khiếu nại và dọa khởi kiện.

                "Án phạt của Liên đoàn Cờ Việt là vô lý, chúng tôi không chấp nhận", ông Vũ Văn Thông, chủ tịch Câu lạc bộ Bến Sông, bức xúc.

                Liên đoàn Cờ Việt bác bỏ khiếu nại của Câu lạc bộ Bến Sông.
                """))
        #expect(areApart("Câu lạc bộ Bến Sông", "Liên đoàn Cờ Việt", found), "\(found)")
    }

    @Test func `the writer's name is on no side`() throws {
        let found = try sides(report(Self.residents + "\n\nMai Hạ (tổng hợp)\n"))
        #expect(!found.isEmpty)
        #expect(!found.values.contains { $0.contains("Mai Hạ") })
    }

    @Test(arguments: [
        // a flood
        """
        Lũ lên nhanh ở Bến Sông

        Mưa lớn khiến người dân Bến Sông bị thiệt hại, nhiều hộ dân phải di dời.

        "Nước lên nhanh quá", bà Lê Thị Mận kể. UBND huyện Bến Sông hỗ trợ người dân.
        """,
        // an inspection
        """
        UBND tỉnh Bến Sông kiểm tra đê

        Chủ tịch UBND tỉnh Bến Sông Trần Văn Lúa chỉ đạo kiểm tra đê điều và báo cáo trước ngày 5/3.

        "Các sở phải phối hợp chặt chẽ", ông Lúa nói.
        """,
        // what holds a word's syllables only
        """
        Bác sĩ Bến Sông đánh giá sự kiện y tế

        Bác sĩ Lê Thị Mận đánh giá điều kiện chăm sóc người bệnh ở Bến Sông đã tốt hơn.

        "Yếu tố con người là quan trọng", bà Mận nói.
        """,
    ])
    func `where nobody complains of anybody there are no sides`(text: String) throws {
        #expect(try sides(report(text)).isEmpty)
    }
}
