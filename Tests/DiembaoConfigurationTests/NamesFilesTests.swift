import DiembaoCore
import Glibc
import Testing

@testable import DiembaoConfiguration

/// A user who owns nothing here; only root can look through its eyes.
private let stranger = Account(name: "stranger", user: 54321, group: 54321, groups: [54321])

@Suite struct `The files of names` {
    let folder = TemporaryFolder()

    private func read(
        _ name: String? = nil, for subject: FolderCheck.Subject = .caller, isSandboxed: Bool = false
    ) -> NamesFiles {
        var configuration = Configuration(names: name ?? folder.path, inboxes: [])
        configuration.origins["names"] = .file("c.toml", line: 7)
        return NamesFiles(of: configuration, for: subject, isSandboxed: isSandboxed)
    }

    private func messages(_ files: NamesFiles) -> [String] {
        files.faults.map { $0.description.replacing(folder.path + "/", with: "") }
    }

    @Test func `are those of the folder that end in tsv, and the last by name counts`() throws {
        folder.file("b.tsv", "Sông Xanh\tlocation\nHai Lúa\tperson\n")
        folder.file("a.tsv", "Hai Lúa\torganization\n")
        for other in ["diembao.toml", ".c.tsv", "d.tsv~", "e.tsv.dpkg-dist", "f.txt"] { folder.file(other, "?\n") }
        let files = read()
        #expect(files.faults == [])
        #expect(files.paths == ["\(folder.path)/a.tsv", "\(folder.path)/b.tsv"])
        #expect(
            try files.get().entries == [
                .init(name: "Hai Lúa", type: .person), .init(name: "Sông Xanh", type: .location),
            ])
    }

    @Test func `may be missing`() throws {
        #expect(try read().get().isEmpty)
        #expect(read().paths == [])
    }

    @Test func `have all their faults told, with file, line and cure`() {
        folder.file("a.tsv", "Hai Lúa\n\tperson\n")
        folder.file("b.tsv", "Sông Xanh\tlocation\n")
        folder.file("c.tsv", bytes: [0xFF])
        let files = read()
        #expect(messages(files).map { $0.prefix { $0 != " " } } == ["a.tsv:1:", "a.tsv:2:", "c.tsv:1:"])
        #expect(messages(files).last == "c.tsv:1: not UTF-8; save the file in that encoding")
        #expect(files.names.isEmpty)
        #expect(throws: ConfigurationError.self) { try files.get() }
    }

    @Test func `have no more faults told than anyone reads`() {
        folder.file("a.tsv", String(repeating: "Hai Lúa\n", count: 250))
        #expect(read().faults.count == 101)
        #expect(messages(read()).last == "a.tsv:101: 150 more faults from here on; mend the first ones first")
    }

    @Test func `have to be regular files`() {
        folder.folder("a.tsv")
        mkfifo(folder.path + "/b.tsv", 0o644)
        symlink("nowhere", folder.path + "/c.tsv")
        folder.file("d.tsv", "Hai Lúa\n")
        #expect(
            messages(read()).map { $0.prefix { $0 != ";" } } == [
                "a.tsv: this is no regular file", "b.tsv: this is no regular file", "c.tsv: there is no such file",
                "d.tsv:1: 1 column, where there should be 2 to 5",
            ])
    }

    @Test func `together hold no more names than one may`() {
        let many = (0..<120_000).map { "n\($0)\tperson\n" }.joined()
        for name in ["a.tsv", "b.tsv", "c.tsv"] { folder.file(name, many) }
        #expect(
            messages(read()) == [
                "b.tsv: with it there are more than 200000 names in all; keep to those that articles mention"
            ])
    }

    @Test func `are in a folder that is there`() {
        let missing = folder.path + "/x"
        #expect(
            messages(read(missing)) == [
                "c.toml:7: the names folder \"x\" is not there; make it: mkdir -p x"
            ])
        #expect(
            messages(read(folder.file("y", ""))).first?.hasPrefix("c.toml:7: the names folder \"y\" is no folder")
                == true)
        #expect(read(missing, isSandboxed: true).faults.first?.cure.contains("drop-in") == true)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can look through another's eyes"))
    func `have to be readable by the service`() {
        chmod(folder.path, 0o755)
        chmod(folder.file("a.tsv", "Hai Lúa\tperson\n"), 0o600)
        #expect(messages(read()) == [])
        #expect(
            messages(read(for: .account(stranger))) == [
                "a.tsv: the user stranger may not read it; sudo setfacl -m u:stranger:r a.tsv"
            ])
        chmod(folder.path, 0o700)
        #expect(messages(read(for: .account(stranger))).first?.hasPrefix("c.toml:7: ") == true)
    }

    @Test func `can be named one by one, in the order in which they count`() throws {
        let first = folder.file("z.tsv", "Hai Lúa\tperson\n")
        folder.folder("more")
        folder.file("more/a.tsv", "Hai Lúa\tlocation\n")
        let files = NamesFiles(at: [first, folder.path + "/more/"])
        #expect(files.paths == [first, "\(folder.path)/more/a.tsv"])
        #expect(try files.get().entries.map(\.type) == [.location])
        #expect(try NamesFiles(at: ["\(folder.path)/more", first]).get().entries.map(\.type) == [.person])
        #expect(NamesFiles(at: ["/nowhere/a.tsv"]).faults.first?.problem == "there is no such file")
        #expect(try NamesFiles(at: []).get().isEmpty)
    }

    @Test func `as the package brings them say nothing, and everything once their examples count`() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let shipped = "/\(root)/etc/diembao/names.tsv"
        #expect(try NamesFiles(at: [shipped]).get().isEmpty)
        let text = String(decoding: try OpenFile(shipped).bytes(limit: 1 << 16), as: UTF8.self)
        let examples = text.split(separator: "\n").filter { $0.contains("\t") }.map { $0.dropFirst() }
        let used = folder.file("names.tsv", examples.joined(separator: "\n"))
        #expect(try NamesFiles(at: [used]).get().entries.count == 5)
    }
}
