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

    @Test func `names every ground on which somebody is taken for the speaker`() throws {
        let text = try page("diembao.1")
        for ground in SpeakerGround.allCases { #expect(text.contains(ground.rawValue), "\(ground.rawValue)") }
    }

    @Test func `names every exit status`() throws {
        let text = try page("diembao.1")
        for status: DiembaoCommand.ExitStatus in [
            .success, .negative, .degraded, .usage, .unavailable, .inputOutput, .configuration, .timeout,
        ] {
            #expect(text.contains(".TP\n.B \(status.rawValue)\n"))
        }
    }

    @Test func `names every key of a report, and all that it may say of one where that is a list`() throws {
        // What stands in bold: the page's prose has most of these words besides.
        let bold = try page("diembao-report.5").split(separator: "\n")
            .filter { $0.firstMatch(of: #/^\.(B|BR|RB|SS|I) /#) != nil }
            .flatMap { $0.split { !$0.isLetter && $0 != "-" && $0 != "_" && $0 != "." && !$0.isNumber } }
        let words = Set(bold.map { String($0.hasSuffix(".") ? $0.dropLast() : $0) })
        let named = Self.named(in: try JSONReader.value(in: ReportSchema.json))
        #expect(named.count > 150)
        #expect(named.subtracting(words).sorted() == [])
    }

    /// The keys and the values of enumerations anywhere in a schema.
    private static func named(in schema: JSONValue) -> Set<String> {
        switch schema {
        case .object(let members):
            var names: Set<String> = []
            for member in members {
                switch (member.key, member.value) {
                case ("enum", .array(let values)): names.formUnion(values.compactMap(\.string))
                case ("properties", .object(let properties)): names.formUnion(properties.map(\.key))
                default: break
                }
                names.formUnion(named(in: member.value))
            }
            return names
        case .array(let values): return values.reduce(into: []) { $0.formUnion(named(in: $1)) }
        default: return []
        }
    }
}
