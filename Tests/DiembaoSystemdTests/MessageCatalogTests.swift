import Foundation
import Testing

@testable import DiembaoSystemd

private let catalogs = ["diembao.catalog", "diembao.vi.catalog"]
private let systemdFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "systemd")

/// The entries of a catalog: id, and text by its lines.
private func entries(_ name: String) throws -> [(id: String, lines: [String])] {
    let text = try String(contentsOf: systemdFolder.appending(path: name), encoding: .utf8)
    return text.components(separatedBy: "\n-- ").dropFirst().map { entry in
        let lines = entry.components(separatedBy: "\n")
        return (lines[0], Array(lines.dropFirst()))
    }
}

/// The fields that `@NAME@` asks for.
private func fields(_ lines: [String]) -> Set<String> {
    Set(lines.joined(separator: " ").matches(of: /@([A-Z0-9_]+)@/).map { String($0.1) })
}

@Test(arguments: catalogs) func `every message has one entry, and every entry a message`(name: String) throws {
    #expect(try entries(name).map(\.id).sorted() == MessageID.allCases.map(\.rawValue).sorted())
}

@Test(arguments: catalogs) func `every entry has its headers and a text`(name: String) throws {
    for entry in try entries(name) {
        #expect(
            entry.lines.prefix(4).map { $0.prefix { $0 != ":" } } == [
                "Subject", "Defined-By", "Support", "Documentation",
            ],
            "\(entry.id)")
        #expect(entry.lines[1] == "Defined-By: diembao")
        #expect(entry.lines[3] == "Documentation: man:diembaod(8)")
        #expect(entry.lines[4].isEmpty)
        #expect(entry.lines[5...].joined().count > 40, "\(entry.id)")
    }
}

/// systemd 252 looks for capitals and underscores alone: `@DIEMBAO_SHA256@` would be printed as it stands. Names of files
/// are taken as text, for journalctl prints what it puts in as it is.
@Test(arguments: catalogs) func `an entry names only fields that its message has`(name: String) throws {
    for entry in try entries(name) {
        let message = try #require(MessageID(rawValue: entry.id))
        let known = message.fields.map { JournalField.fileNames.contains($0) ? $0 + "_TEXT" : $0 }
        #expect(fields(entry.lines).isSubset(of: known), "\(message.rawValue)")
        #expect(!fields(entry.lines).contains { $0.contains(/[0-9]/) })
    }
}

@Test func `both languages tell the same`() throws {
    let texts = try catalogs.map { name in
        Dictionary(uniqueKeysWithValues: try entries(name).map { ($0.id, fields($0.lines)) })
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].values.contains { !$0.isEmpty })
}

@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/journalctl"), "there is no journalctl here"))
func `journalctl takes both catalogs`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "diembao-catalog-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "usr/lib/systemd/catalog")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in catalogs {
        try FileManager.default.copyItem(at: systemdFolder.appending(path: name), to: folder.appending(path: name))
    }
    #expect(try journalctl("--root", root.path, "--update-catalog").status == 0)
    let list = try journalctl("--root", root.path, "--list-catalog")
    #expect(list.status == 0)
    #expect(
        list.output.split(separator: "\n").map { $0.prefix(32) }.sorted()
            == MessageID.allCases.map { $0.rawValue[...] }.sorted())
}

private func journalctl(_ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/journalctl")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
}
