import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `The check of a report` {
    @Test func `finds nothing wrong with a right report`() throws {
        let report = try JSONReader.value(in: Fixture.reportBytes)
        #expect(try ReportCheck().faults(in: report).isEmpty)
    }

    /// What is replaced in the fixture, by what, and the fault that follows.
    static let cases: [(old: String, new: String, fault: String)] = [
        (#""status": "analysed""#, #""status": "done""#, #"$.status: is "done", not one of "analysed", "failed""#),
        (
            "\"text\": \"Chợ nổi Sông Xanh đón khách trở lại\"", "\"text\": \"Chợ nổi Sông Xanh\"",
            #"$.document.headline.text: is "Chợ nổi Sông Xanh", but the text at 0 to 35 is "#
                + "\"Chợ nổi Sông Xanh đón khách trở lại\""
        ),
        (#""entity": "e1""#, #""entity": "e9""#, #"$.quotes[0].speaker.entity: "e9" is not in this report"#),
        (#""entity": "e1""#, #""entity": "q2""#, #"$.quotes[0].speaker.entity: "q2" can't stand here"#),
        (#""id": "e2""#, #""id": "e1""#, #"$.entities[1].id: "e1" is taken already"#),
        (#""id": "t1""#, #""id": "v1""#, #"$.times[0].id: is "v1", not t…"#),
        (#""confidence": 0.97"#, #""confidence": 0.973"#, "$.quotes[0].confidence: 0.973 has more than 2 decimals"),
        (#""confidence": 0.97"#, #""confidence": 1.5"#, "$.quotes[0].confidence: is 1.5, above 1"),
        (
            "\"start\": 0,\n    \"end\": 35,\n    \"role\"", "\"start\": 0,\n    \"end\": 99999,\n    \"role\"",
            "$.document.paragraphs[0]: goes from 0 to 99999, but the text from 0 to"
        ),
        (
            "\"start\": 0,\n    \"end\": 35,\n    \"role\"", "\"start\": 50,\n    \"end\": 51,\n    \"role\"",
            "$.document.paragraphs[1]: stands in the wrong place: spans are ordered by their start, the longer first"
        ),
        (#""value": "XXXX-03-05","#, "", #"$.times[0]: the key "value" is missing"#),
    ]

    @Test(arguments: cases)
    func `finds what is wrong and where`(old: String, new: String, fault: String) throws {
        let faults = try ReportCheck().faults(in: Fixture.report(replacing: old, by: new)).map(\.description)
        #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    }

    @Test func `counts offsets in Unicode scalars and minds whole characters`() throws {
        // "ế" in three scalars: a span of the first two cuts it.
        let text =
            #"{"document": {"text": "e\#u{302}\#u{301} 😀x", "lead": {"start": 4, "end": 5, "text": "😀"}}, "#
            + #""times": [{"start": 0, "end": 2, "text": "e\#u{302}"}]}"#
        let faults = try ReportCheck().faults(in: JSONReader.value(in: Array(text.utf8))).map(\.description)
        #expect(!faults.contains { $0.hasPrefix("$.document.lead") })
        #expect(faults.contains("$.times[0]: cuts a character: 0 to 2 is not on borders of grapheme clusters"))
    }

    @Test func `compares a report with its article and its sidecar`() throws {
        let report = try JSONReader.value(in: Fixture.reportBytes)
        let article = try [UInt8](Data(contentsOf: Fixture.article))
        let check = try ReportCheck()
        #expect(check.faults(in: report, madeFrom: article, sidecar: nil).isEmpty)
        let changed = check.faults(in: report, madeFrom: article + [0x20], sidecar: Array("{}".utf8))
        #expect(changed.map(\.path.description) == ["$.source.bytes", "$.source.sha256", "$.source.sidecar.sha256"])
    }
}

@Suite struct `diembao verify` {
    @Test func `says OK of a right report, and nothing where it is asked to be quiet`() throws {
        let loud = try Command.run("verify", Fixture.report.path, "--source", Fixture.article.path)
        #expect(loud.output == "\(Fixture.report.path): OK\n")
        #expect(loud.status == 0)
        #expect(try Command.run("verify", "-q", Fixture.report.path).output.isEmpty)
    }

    @Test func `names the file, the place and the fault, and ends with 1`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(#"{"schema": "diembao.report/1"}"#, to: "a.json")
        let result = try Command.run("verify", file, Fixture.report.path)
        #expect(result.lines.contains("\(file): $: the key \"status\" is missing"))
        #expect(result.lines.last == "\(Fixture.report.path): OK")
        #expect(result.status == 1)
    }

    @Test func `says where a file stops being JSON`() throws {
        let result = try Command.run("verify", "-", input: "{\"a\": 1,\n")
        #expect(result.output.hasPrefix("standard input:2:1: not JSON: "))
        #expect(result.status == 1)
    }

    @Test func `names the line of a report in a stream`() throws {
        let report = try JSONReader.value(in: Fixture.reportBytes)
        #expect(report["schema"] != nil)
        let line = try String(decoding: Fixture.reportBytes, as: UTF8.self).replacing("\n", with: "")
        let result = try Command.run("verify", "-", input: line + "\n{}\n" + line + "\n")
        #expect(result.status == 1)
        #expect(!result.lines.isEmpty && result.lines.allSatisfy { $0.hasPrefix("standard input:2: $") })
    }

    @Test func `goes on after a file that can't be read`() throws {
        let result = try Command.run("verify", "/nonexistent.json", Fixture.report.path)
        #expect(result.error.hasPrefix("diembao: /nonexistent.json: No such file or directory."))
        #expect(result.output == "\(Fixture.report.path): OK\n")
        #expect(result.status == 1)
    }

    @Test func `prints the schema that it checks against`() throws {
        #expect(try Command.run("schema").output == String(decoding: ReportSchema.json, as: UTF8.self))
    }
}
