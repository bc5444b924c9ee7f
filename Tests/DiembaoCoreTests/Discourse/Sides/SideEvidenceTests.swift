import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct `What an article tells of two parties` {
    /// What is told of two who are named.
    private func pair(_ one: String, _ other: String, in text: String) throws -> SideEvidence.Pair {
        let (evidence, party) = found(text)
        return evidence.pairs[evidence.pair(try #require(party(one)), try #require(party(other)))]
    }

    private func found(_ text: String) -> (evidence: SideEvidence, party: (String) -> Int?) {
        let article = ReadArticle(DecodedText(utf8: Array(text.utf8)))
        let quotes = article.allQuotes
        let events =
            article.eventPass(quotes).find(roles: article.structure.roles, shouldStop: { false }) ?? []
        let leaders = PartyFinding(read: article.read, references: article.references, quotes: quotes).find()
        let evidence = SideEvidenceFinding(
            article: article, quotes: quotes, events: events, leaders: leaders, past: PastTelling(article: article)
        ).find()
        let names = article.references.entities.map { article.read.text.string(of: $0.name) }
        return (evidence, { name in names.firstIndex(of: name).flatMap { evidence.partyOf[$0] } })
    }

    // MARK: Lists

    @Test func `who is listed with another is with him`() throws {
        let pair = try pair("Ba Lan", "Hungary", in: "Ba Lan và Hungary phản đối quyết định của Liên Hợp Quốc.")
        #expect(pair.joined == 1)
        #expect(pair.listed == 1)
    }

    @Test(arguments: [
        "Căng thẳng giữa Ba Lan và Hungary chưa dịu.", "Quan hệ của Ba Lan và Hungary xấu đi.",
        "Hôm qua, Ba Lan và Hungary chỉ trích lẫn nhau.", "Khi tàu đi qua Ba Lan, Hungary im lặng.",
    ])
    func `a list does not join those between whom there is something, nor a name that ends a clause`(text: String)
        throws
    {
        let pair = try pair("Ba Lan", "Hungary", in: text)
        #expect(pair.joined == 0)
        #expect(pair.listed == 0)
    }

    // MARK: For somebody

    @Test(arguments: [
        "Ba Lan phản đối lệnh trừng phạt Hungary.", "Ba Lan lên án cuộc tấn công nhằm vào Hungary.",
        "Ba Lan bác bỏ cáo buộc nhằm vào Hungary.",
    ])
    func `whoever is against what is done to somebody is with him`(text: String) throws {
        let pair = try pair("Ba Lan", "Hungary", in: text)
        #expect(pair.toward[ConflictKind.agree.number] == 1)
        #expect(pair.toward.conflicts == 0)
    }

    @Test func `whoever rejects somebody's accusation is against him`() throws {
        let pair = try pair("Ba Lan", "Hungary", in: "Ba Lan bác bỏ cáo buộc của Hungary.")
        #expect(pair.toward.conflicts > 0)
        #expect(pair.toward[ConflictKind.agree.number] == 0)
    }

    @Test func `a noun of conflict is of whom stands behind the word for of`() throws {
        let (evidence, party) = found("Ba Lan phớt lờ lời đe dọa của Hungary với Croatia.")
        let hungary = try #require(party("Hungary"))
        let croatia = try #require(party("Croatia"))
        #expect(evidence.parties[hungary].does[ConflictKind.threaten.number] == 1)
        #expect(evidence.parties[croatia].suffers[ConflictKind.threaten.number] == 1)
    }

    @Test func `support right before a name is counted`() throws {
        let pair = try pair("Ba Lan", "Hungary", in: "Ba Lan ủng hộ Thủ tướng Hungary.")
        #expect(pair.supports == 1)
    }

    @Test func `who is attacked by another is not blamed by whom it is told`() throws {
        let text = "\"Hungary đã tấn công Croatia\", Ngoại trưởng Ba Lan Jan Nowak nói."
        #expect(try pair("Jan Nowak", "Hungary", in: text).blames == 1)
        #expect(try pair("Jan Nowak", "Croatia", in: text).blames == 0)
    }

    @Test(arguments: [
        ("Peru dựng một trạm gác ở biên giới.", "Chile cảnh báo đây là hành động khiêu khích.", true),
        ("Peru dựng một trạm gác ở biên giới.", "Chile cho biết đây là một trạm gác nhỏ.", false),
        ("Peru bị động đất ở biên giới.", "Chile cảnh báo đây là mối đe dọa.", false),
        ("Chile dựng một trạm gác ở biên giới.", "Chile cảnh báo đây là mối đe dọa.", false),
    ])
    func `who did what a quotation calls wrong without a name is blamed`(
        before: String, quotation: String, isBlamed: Bool
    ) {
        let article = ReadArticle(
            DecodedText(utf8: Array("Peru và Chile\n\nTin ngắn.\n\n\(before) \(quotation)\n".utf8)))
        let quotes = article.allQuotes
        let parties = PartyFinding(read: article.read, references: article.references, quotes: quotes).find()
        let relations = RelationFinding(
            article: article, quotes: quotes, events: [], parties: parties, past: PastTelling(article: article),
            isSport: false
        ).find()
        #expect(relations.byOpposition.contains { $0.tie.acts > 0 } == isBlamed)
    }

    // MARK: Facts

    @Test func `politicians are with their party and against its rival`() {
        let tables = PartyTables.shared
        #expect(tables.areRivals("Đảng Cộng hòa", "Đảng Dân chủ"))
        #expect(tables.areRivals("Paul Ryan", "Nancy Pelosi"))
        #expect(tables.areRivals("Đảng Dân chủ", "Paul Ryan"))
        #expect(!tables.areRivals("Paul Ryan", "Donald Trump"))
        #expect(!tables.areRivals("Paul Ryan", "Công đảng"))
    }

    // MARK: Bystanders

    @Test func `a court that decides and an outlet that reports are on no side`() {
        let court = SideEvidence.Party(kind: .law, isCourt: true)
        let outlet = SideEvidence.Party(kind: .outlet)
        #expect(court.onlyJudges)
        #expect(outlet.onlyReports)
        var suing = outlet
        suing.does[ConflictKind.sue.number] = 1
        #expect(!suing.onlyReports)
        var accused = court
        accused.isActedOn = 1
        #expect(!accused.onlyJudges)
    }
}
