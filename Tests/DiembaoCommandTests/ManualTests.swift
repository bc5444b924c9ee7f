import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `The manual` {
    private func page(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/man/\(name)"), encoding: .utf8)
            .replacing("\\-", with: "-")
    }

    @Test func `has a section for every command and a word on every option`() throws {
        let text = try page("diembao.1")
        for command in Diembao.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            #expect(text.contains(".SS \"diembao \(name)\"\n"), "\(name)")
            let help = command.helpMessage(columns: 200)
            for option in help.matches(of: /--[a-z-]+/) { #expect(text.contains(option.0), "\(name) \(option.0)") }
        }
    }

    @Test func `names every exit status`() throws {
        let text = try page("diembao.1")
        for status: DiembaoCommand.ExitStatus in [
            .success, .negative, .degraded, .usage, .unavailable, .inputOutput, .configuration, .timeout,
        ] {
            #expect(text.contains(".TP\n.B \(status.rawValue)\n"))
        }
    }

    @Test func `explains every key, error and warning of a report`() throws {
        let text = try page("diembao-report.5")
        let schema = try JSONReader.value(in: ReportSchema.json)
        guard case .object(let keys) = schema["properties"] else { return #expect(Bool(false), "no properties") }
        let codes = ReportError.Code.allCases.map(\.rawValue) + ReportWarning.Code.allCases.map(\.rawValue)
        let stances = Report.Quote.Stance.allCases.map(\.rawValue)
        let flags = Report.Balance.Flag.Code.allCases.map(\.rawValue)
        for word in keys.map(\.key) + codes + flags + stances + Report.Quote.SourceKind.allCases.map(\.rawValue) {
            #expect(text.contains(word), "\(word)")
        }
    }
}
