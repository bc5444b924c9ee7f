import Foundation
import Testing

@testable import DiembaoCommand
@testable import DiembaoCore

@Suite struct `The words for events` {
    private func event(_ type: String, _ mode: String?, actors: Int = 1, recipients: Int = 1) throws -> Report.Event {
        func ids(_ count: Int, from first: Int) -> String {
            (0..<count).map { "\"e\(first + $0)\"" }.joined(separator: ",")
        }
        let json = """
            {"id": "v1", "type": "\(type)", "mode": \(mode.map { "\"\($0)\"" } ?? "null"), "actors": [\(ids(actors, from: 1))],
             "recipients": [\(ids(recipients, from: 5))], "time": null, "assertedBy": "writer", "status": "asserted",
             "start": 0, "end": 1, "text": "a", "confidence": 0.9}
            """
        return try JSONDecoder().decode(Report.Event.self, from: Data(json.utf8))
    }

    @Test(arguments: [
        ("CONSULT", "visit", "visits", "thăm"), ("COERCE", "arrest", "arrests", "bắt giữ"),
        ("COERCE", "charge", "opens a criminal case against", "khởi tố"),
        ("COERCE", "prosecute", "prosecutes", "truy tố"),
        ("COERCE", "try", "tries in court", "xét xử"), ("COERCE", "sentence", "sentences", "tuyên án"),
        ("COERCE", "annex", "annexes", "sáp nhập"), ("SANCTION", "fine", "fines", "xử phạt"),
        ("ACCUSE", "disapprove", "criticises", "chỉ trích"), ("ACCUSE", "allege", "accuses", "cáo buộc"),
        ("REQUEST", "warn", "warns", "cảnh báo"), ("SUPPORT", "appoint", "appoints", "bổ nhiệm"),
        ("THREATEN", "warn", "warns", "cảnh báo"),
        ("PROTEST", "rebel", "rebels against", "nổi dậy chống"),
        ("MOBILIZE", nil, "deploys forces towards", "điều động, triển khai lực lượng về phía"),
    ])
    func `an event is told by its closer kind`(type: String, mode: String?, english: String, vietnamese: String) throws
    {
        let event = try event(type, mode)
        #expect(
            Tongue.english.deed(event)
                == Deed(first: [ReportID(rawValue: "e1")], words: english, second: [ReportID(rawValue: "e5")]))
        #expect(Tongue.vietnamese.deed(event).words == vietnamese)
    }

    @Test func `who does it without another side, or several with one another, need no preposition`() throws {
        #expect(Tongue.english.deed(try event("CONCEDE", "resign", recipients: 0)).words == "resigns")
        #expect(Tongue.vietnamese.deed(try event("CONCEDE", "resign", recipients: 0)).words == "từ chức")
        #expect(Tongue.english.deed(try event("CONSULT", "meet", actors: 2, recipients: 0)).words == "meet")
        #expect(Tongue.vietnamese.deed(try event("CONSULT", nil, actors: 2, recipients: 0)).words == "trao đổi")
    }

    @Test func `who suffers what nobody is said to have done stands first`() throws {
        let event = try event("COERCE", "sentence", actors: 0)
        #expect(
            Tongue.english.deed(event) == Deed(first: [ReportID(rawValue: "e5")], words: "is sentenced", second: []))
        #expect(
            Tongue.vietnamese.deed(event) == Deed(first: [ReportID(rawValue: "e5")], words: "bị tuyên án", second: []))
    }

    @Test func `who arrests people without names arrests people, and who gets an office enjoys it`() throws {
        #expect(Tongue.english.deed(try event("COERCE", "arrest", recipients: 0)).words == "arrests people")
        #expect(Tongue.english.deed(try event("AID", "gift", recipients: 0)).words == "gives gifts or money")
        #expect(Tongue.english.deed(try event("SUPPORT", "appoint", actors: 0)).words == "is appointed")
        #expect(Tongue.vietnamese.deed(try event("SUPPORT", "appoint", actors: 0)).words == "được bổ nhiệm")
    }

    @Test func `a kind of another version is told by its type`() throws {
        #expect(Tongue.vietnamese.deed(try event("ASSAULT", "by-robots")).words == "tấn công")
    }

    @Test func `every mode that a report may have is some verb's`() {
        let told = Set(EventTables.shared.verbs.compactMap(\.mode))
        #expect(Report.Event.Mode.allCases.filter { !told.contains($0) } == [])
    }

    @Test func `every type and mode that the analysis tells has its words, and no row stands for nothing`() {
        var modes: [Report.Event.Kind: Set<Report.Event.Mode>] = [:]
        for verb in EventTables.shared.verbs {
            #expect(EventLabels.shared.knows(verb.kind, mode: verb.mode), "\(verb.kind) \(verb.mode?.rawValue ?? "-")")
            if let mode = verb.mode { modes[verb.kind, default: []].insert(mode) }
        }
        // A warning that threatens nobody.
        modes[.request, default: []].insert(.warn)
        for row in EmbeddedData.eventLabels.rows {
            #expect(row.count == 6)
            guard let kind = Report.Event.Kind(rawValue: row[0]) else {
                Issue.record("\(row[0]) is no type")
                continue
            }
            #expect(
                row[1] == "-" || Report.Event.Mode(rawValue: row[1]).map { modes[kind]?.contains($0) == true } == true,
                "\(row[0]) \(row[1])")
            #expect(row.dropFirst(2).allSatisfy { !$0.isEmpty })
        }
    }
}
