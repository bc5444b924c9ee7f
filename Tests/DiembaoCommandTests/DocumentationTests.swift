import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

/// The files of the repository (data).
private enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

@Suite struct `The README` {
    private static let sample = "docs/sample/man-vao-som.txt"

    /// What stands between ``` and ```, and how its first line begins.
    private func block(beginning start: String) throws -> String {
        let parts = try Repository.text("README.md").split(separator: "```", omittingEmptySubsequences: false)
        let blocks = parts.indices.filter { !$0.isMultiple(of: 2) }
            .map { parts[$0].drop { $0 != "\n" }.dropFirst() }
        return String(try #require(blocks.first { $0.hasPrefix(start) }, "no excerpt begins with \(start)"))
    }

    private func output(_ arguments: String..., language: String = "C.UTF-8") throws -> String {
        let result = try Command.run(
            arguments, input: Data(), environment: ["LANG": language], folder: Repository.root)
        #expect(result.status == 0, "\(result.error)")
        return result.output
    }

    @Test func `quotes of the sample's report what is in it`() throws {
        let report = try JSONReader.value(in: Array(output("analyze", Self.sample).utf8))
        let excerpt = try JSONReader.value(in: Array(block(beginning: "{\n  \"schema\"").utf8))
        #expect(differences(of: excerpt, from: report, at: "") == [])
        let counts = try #require(
            Repository.text("README.md").firstMatch(of: /the real one has (\d+) quotations, (\d+) dates/))
        #expect(report["quotes"]?.array?.count == Int(counts.1))
        #expect(report["times"]?.array?.count == Int(counts.2))
    }

    /// Where an excerpt says what the whole does not; it may leave out keys and elements, and texts after " …".
    private func differences(of excerpt: JSONValue, from whole: JSONValue, at path: String) -> [String] {
        switch (excerpt, whole) {
        case (.object(let members), .object):
            return members.flatMap { member in
                whole[member.key].map { differences(of: member.value, from: $0, at: "\(path).\(member.key)") }
                    ?? ["\(path).\(member.key): not there"]
            }
        case (.array(let elements), .array(let all)):
            // An element that is not there as it is quoted is compared with the one of its identifier, to say what differs.
            return elements.flatMap { element -> [String] in
                let faults = all.map { differences(of: element, from: $0, at: path) }
                if faults.contains([]) { return [] }
                let id = element["id"]?.string
                return zip(all, faults).first { id != nil && $0.0["id"]?.string == id }?.1
                    ?? ["\(path): none is \(element)"]
            }
        case (.string(let part), .string(let text)):
            let isSame =
                part.hasSuffix(" …") ? text.hasPrefix(part.dropLast(2)) : part.isIdentical(to: text)
            return isSame ? [] : ["\(path): \(text), not \(part)"]
        case (.number(let one), .number(let other)):
            return one.value == other.value ? [] : ["\(path): \(other.literal), not \(one.literal)"]
        case (.null, .null): return []
        case (.boolean(let one), .boolean(let other)) where one == other: return []
        default: return ["\(path): \(whole), not \(excerpt)"]
        }
    }

    @Test func `shows how a report is shown`() throws {
        let shown = try output("show", Self.sample, language: "vi_VN.UTF-8")
        let excerpt = try block(beginning: "Ai nói gì")
        #expect(shown.contains(excerpt), "\(shown)")
    }

    @Test func `explains a quotation as the command does`() throws {
        let explained = try output("explain", Self.sample)
        let excerpt = try block(beginning: "q8 · ")
        let whole = explained.split(separator: "\n\n").first { $0.hasPrefix("q8 · ") }
        #expect(excerpt == whole.map { $0 + "\n" }, "diembao explain says:\n\(whole ?? "")")
    }

    @Test func `has every command in its table`() throws {
        let table = try Repository.text("README.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.prefix { $0 != "|" } + $0.dropFirst().prefix { $0 != "|" } }.joined(separator: "\n")
        for command in Diembao.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            #expect(table.contains("diembao \(name)") || table.contains("`\(name)`"), "\(name)")
        }
    }
}

@Suite struct `The documentation` {
    @Test(arguments: [
        "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/ACCURACY.md", "docs/ARCHITECTURE.md",
        "docs/BENCHMARKS.md", "docs/DATA.md", "docs/DEPENDENCIES.md", "docs/RELIABILITY.md", "docs/REPRINTS.md",
    ])
    func `has no link to a file that is not there`(page: String) throws {
        let folder = Repository.root.appending(path: page).deletingLastPathComponent()
        for link in try Repository.text(page).matches(of: /\]\(([^)#:\s]+)(#[^)\s]*)?\)/) {
            #expect(
                FileManager.default.fileExists(atPath: folder.appending(path: String(link.1)).path), "\(link.1)")
        }
    }

    @Test func `says of every table what it lists, and of no other`() throws {
        let folder = Repository.root.appending(path: "Sources/CDiembaoData/data")
        let tables = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsv") }
        let named = try Repository.text("docs/DATA.md").matches(of: /\n\| `([a-z-]+\.tsv)` \|/).map { String($0.1) }
        #expect(named.sorted() == tables.sorted())
    }

    // MARK: The rooms of the house

    private static let sources = Repository.root.appending(path: "Sources")

    private func rooms() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).filter { !$0.hasPrefix(".") }
    }

    @Test func `says of every folder of the sources what it is, and of no other`() throws {
        let list = try #require(
            Repository.text("docs/ARCHITECTURE.md").split(separator: "```\n").first { $0.hasPrefix("Sources/\n") })
        let named = list.split(separator: "\n").dropFirst().flatMap { line in
            line.firstMatch(of: #/^  (\S+(?:, \S+)*)  /#).map { $0.1.split(separator: ", ").map(String.init) } ?? []
        }
        #expect(named.sorted() == (try rooms()).sorted())
    }

    /// "mains" are the folders of the two programs that people run.
    private func target(_ room: String, of rooms: [String]) -> [String] {
        if room == "mains" { return ["diembao", "diembaod"] }
        return rooms.filter { $0 == room || $0.lowercased() == "diembao" + room.lowercased() }
    }

    @Test func `draws its arrows as the sources import`() throws {
        let rooms = try rooms()
        let text = try Repository.text("docs/ARCHITECTURE.md").replacing("\n", with: " ")
        let drawn = try #require(text.firstMatch(of: /The arrows run one way: ([^.]*► core ► extract); and ([^.]*)\./))
        var drawnRooms: Set<String> = []
        for chain in [drawn.1, drawn.2] {
            let ranks = chain.split(separator: " ► ")
                .map { $0.split(separator: ", ").flatMap { target(String($0), of: rooms) } }
            drawnRooms.formUnion(ranks.joined())
            #expect(ranks.allSatisfy { !$0.isEmpty })
            for (number, rank) in ranks.enumerated() {
                let behind = Set(ranks[(number + 1)...].joined())
                for room in rank {
                    for imported in try imports(of: room) where rooms.contains(imported) && !imported.hasPrefix("C") {
                        #expect(behind.contains(imported), "\(room) imports \(imported)")
                    }
                }
            }
        }
        #expect(rooms.filter { !$0.hasPrefix("C") && !drawnRooms.contains($0) } == [])
    }

    private func imports(of room: String) throws -> Set<String> {
        let files = try #require(
            FileManager.default.enumerator(at: Self.sources.appending(path: room), includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(
                of: /^(?:@testable )?import (\w+)/.anchorsMatchLineEndings())
            {
                found.insert(String(match.1))
            }
        }
        return found
    }
}
