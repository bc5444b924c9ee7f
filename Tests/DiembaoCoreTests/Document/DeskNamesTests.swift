import DiembaoCore
import TestSupport
import Testing

private func names(_ text: String) throws(DeskNamesError) -> DeskNames {
    try DeskNames(parsing: Array(text.utf8), file: "names.tsv")
}

/// The messages on `bytes`, without the file's name.
private func faults(_ bytes: [UInt8]) -> [String] {
    do throws(DeskNamesError) {
        _ = try DeskNames(parsing: bytes, file: "names.tsv")
        return []
    } catch {
        return error.description.split(separator: "\n").map { String($0.dropFirst("names.tsv".count)) }
    }
}

private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

@Suite struct `A desk's names` {
    @Test func `are read from lines with tabs between their columns`() throws {
        let read = try names(
            """
            # name\ttype\tcanonical\twikidata\tnote
            Sông Xanh\tlocation

            Joe Biden\tperson\t-\tQ6279\tthe former president
            Biden\tperson\tJoe Biden\tQ6279
            Báo Sông Xanh\torganization\t\t-
            """)
        #expect(
            read.entries == [
                .init(name: "Biden", type: .person, canonical: "Joe Biden", wikidata: "Q6279"),
                .init(name: "Báo Sông Xanh", type: .organization),
                .init(name: "Joe Biden", type: .person, wikidata: "Q6279"),
                .init(name: "Sông Xanh", type: .location),
            ])
        #expect(read.entries[1].canonical == "Báo Sông Xanh")
    }

    @Test func `are read as editors and spreadsheets of any system leave them`() throws {
        let plain = try names("Hai Lúa\tperson\tTrần Văn Lúa\nSông Xanh\tlocation\n")
        #expect(
            try plain
                == names("\u{FEFF}Hai Lúa \tperson\tTrần Văn Lúa\t\t\r\n Sông Xanh\tlocation\t\t\t\t\t\r\n\t\t\r\n"))
        #expect(try names("\u{FEFF}# nobody").isEmpty)
        #expect(try names("").isEmpty)
    }

    @Test func `are kept as they were written, and one name however its letters are composed`() throws {
        let decomposed = "Ho\u{300}a"
        let read = try names("\(decomposed)\tperson\nHòa\tperson\n")
        #expect(read.entries.count == 1)
        #expect(read.entries[0].name.utf8.elementsEqual(decomposed.utf8))
        #expect(try read != names("Hòa\tperson\n"), "a report would have other bytes")
    }

    @Test(arguments: [
        ("Hai Lúa", ":1: 1 column, where there should be 2 to 5; "),
        ("Hai Lúa    person", ":1: 1 column, where there should be 2 to 5; "),
        ("a\tperson\tb\tQ1\tnote\tmore", ":1: 6 columns, where there should be 2 to 5; "),
        ("a\tngười", ":1: unknown type \"người\"; write person, or organization, or location"),
        ("a\tPerson", ":1: unknown type \"Person\"; write person, or organization, or location"),
        ("a\tother", ":1: unknown type \"other\"; write person, or organization, or location"),
        ("a\t", ":1: no type; write person, or organization, or location"),
        ("\tperson", ":1: no name; write it in the first column, or delete the line"),
        ("–\tperson", ":1: the name \"–\" has neither letter nor digit; write it as articles do, or delete the line"),
        ("a\tperson\t…", ":1: the canonical name \"…\" has neither letter nor digit; "),
        ("a\tperson\t\t6279", ":1: \"6279\" is no Wikidata item; write Q and its number, for example Q6279, or - "),
        ("a\tperson\t\tq6279", ":1: \"q6279\" is no Wikidata item; "),
        ("a\tperson\t\tQ", ":1: \"Q\" is no Wikidata item; "),
        ("a\tperson\t\tQ07", ":1: \"Q07\" is no Wikidata item; "),
        ("a\tperson\t\tQ12a", ":1: \"Q12a\" is no Wikidata item; "),
        (
            "a\tperson\n#\na\tlocation",
            ":3: \"a\" has another meaning in line 1; keep the one of the two lines that is right"
        ),
        ("a\tperson\na\tperson\tb", ":2: \"a\" has another meaning in line 1; "),
    ])
    func `have a line's fault told with its number and its cure`(text: String, message: String) throws {
        let found = faults(text)
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix(message))
    }

    @Test func `have all faults of a file told at once`() {
        #expect(
            faults("a\nb\tperson\nc\tx\n\tperson\nb\tlocation\n").map { $0.prefix(3) } == [":1:", ":3:", ":4:", ":5:"])
    }

    @Test func `may be said twice in the same way`() throws {
        #expect(try names("a\tperson\na\tperson\ta\t-\n").entries == [.init(name: "a", type: .person)])
    }

    @Test func `have to be in UTF-8`() {
        let bytes = Array("a\tperson\nHai L".utf8) + [0xFA] + Array("a\tperson\nB".utf8) + [0xE1]
        #expect(faults(bytes) == [":2: not UTF-8; save the file in that encoding"])
        #expect(faults([0xFF, 0xFE, 0x61, 0x00]) == [":1: not UTF-8; save the file in that encoding"])
    }

    @Test func `are bounded in number and in size`() {
        let many = (0...DeskNames.nameLimit).map { "n\($0)\tperson\n" }.joined()
        #expect(faults(many) == [":200001: more than 200000 names; keep to those that articles mention"])
        let large = [UInt8](repeating: UInt8(ascii: "#"), count: DeskNames.byteLimit + 1)
        #expect(faults(large) == [": larger than 16 MiB; keep to names that articles mention"])
        #expect(faults(Array(large.dropLast())).isEmpty)
    }

    @Test func `of several files are one list, in which the later file counts`() throws {
        let first = try names("a\tperson\nb\tperson\n")
        let second = try names("b\tlocation\nc\tlocation\n")
        #expect(
            DeskNames.merged([first, second]).entries == [
                .init(name: "a", type: .person), .init(name: "b", type: .location), .init(name: "c", type: .location),
            ])
        #expect(DeskNames.merged([second, first]).entries[1].type == .person)
        #expect(DeskNames.merged([]) == DeskNames())
        #expect(DeskNames.merged([first]) == first)
    }

    @Test func `of any bytes never trap the reader`() {
        var generator = SeededGenerator(seed: 11)
        let alphabet = Array("\t\t\n\r #-Q0aperson\u{E9}\u{FEFF}".utf8) + [0xFF, 0xC3, 0x00]
        for _ in 0..<3000 {
            _ = faults(
                (0..<Int.random(in: 0..<60, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
        }
    }
}
