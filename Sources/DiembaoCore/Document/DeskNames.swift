/// The persons, organisations and places that a desk knows by name, beside those that diembao knows itself (data).
///
/// For example:
///
///     let own = try DeskNames(parsing: Array("Hai Lúa\tperson\tTrần Văn Lúa\n".utf8), file: "names.tsv")
///     let analyzer = Analyzer(options: AnalysisOptions(names: own))
///
/// Names are kept as they were written; how they are found in a text is the analysis's business. No two of them are
/// the same, nor canonically equivalent (UAX #15): "Hòa" composed and decomposed is one name.
public struct DeskNames: Sendable {
    /// A name, and who or what it stands for (data).
    public struct Entry: Sendable, Hashable {
        /// As articles write it.
        public var name: String
        /// One of ``DeskNames/types``.
        public var type: Report.Entity.Kind
        /// The usual name of what it stands for; often the name itself. Names with one canonical name are aliases.
        public var canonical: String
        /// The item's number, for example `Q6279`.
        public var wikidata: String?

        /// - Parameter canonical: `nil` where it is the name itself.
        public init(name: String, type: Report.Entity.Kind, canonical: String? = nil, wikidata: String? = nil) {
            self.name = name
            self.type = type
            self.canonical = canonical ?? name
            self.wikidata = wikidata
        }
    }

    /// What a desk's name can stand for.
    public static let types: [Report.Entity.Kind] = [.person, .organization, .location]

    /// In the order of the names' UTF-8, however they were ordered and spread over files.
    public let entries: [Entry]
    /// The same for the same entries, and for no others.
    public let digest: String

    public init() {
        self.init([:])
    }

    /// - Parameter entries: by name.
    private init(_ entries: [String: Entry]) {
        self.entries = entries.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        // No field holds a tab or an end of line: a file of names has none within its columns.
        let lines = self.entries.map { "\($0.name)\t\($0.type.rawValue)\t\($0.canonical)\t\($0.wikidata ?? "-")\n" }
        digest = SHA256.hexDigest(of: lines.flatMap(\.utf8))
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// All that `files` say together; where two say a name, the later one counts.
    public static func merged(_ files: [DeskNames]) -> DeskNames {
        guard files.count != 1 else { return files[0] }
        var entries: [String: Entry] = [:]
        for entry in files.lazy.flatMap(\.entries) { entries[entry.name] = entry }
        return DeskNames(entries)
    }
}

extension DeskNames: Hashable {
    // By the digest: names that are canonically equivalent are equal strings, but not the same bytes in a report.
    public static func == (left: DeskNames, right: DeskNames) -> Bool { left.digest == right.digest }

    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

// MARK: - Reading

extension DeskNames {
    /// What one file may hold: far above any desk's list, far below what would take the service's memory.
    public static let byteLimit = 16 << 20
    public static let nameLimit = 200_000

    /// Reads a file of names; diembao-names(5) describes it.
    ///
    /// - Parameters:
    ///   - bytes: the file, of which no more than ``byteLimit`` + 1 need be read.
    ///   - file: its name, for messages.
    /// - Throws: all that is wrong with the file, not only the first fault.
    public init(parsing bytes: [UInt8], file: String) throws(DeskNamesError) {
        var parser = DeskNamesParser(file: file)
        parser.read(bytes)
        guard parser.faults.isEmpty else { throw DeskNamesError(faults: parser.faults) }
        self.init(parser.entries)
    }
}

/// All that is wrong with a file of names (data).
public struct DeskNamesError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One thing that is wrong, where it is and what cures it (data).
    public struct Fault: Sendable, Equatable, CustomStringConvertible {
        public var file: String
        /// Counted from 1; `nil`: the file as a whole.
        public var line: Int?
        public var problem: String
        public var cure: String

        /// `FILE:LINE: what is wrong; cure`
        public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(problem); \(cure)" }
    }

    /// In the order of the lines. Never empty.
    public var faults: [Fault]

    /// One line a fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Reads the lines of a file of names, and notes what is wrong with each.
private struct DeskNamesParser {
    /// Why a line is not taken (data).
    private struct Slip: Error {
        var problem: String
        var cure: String
    }

    let file: String
    private(set) var entries: [String: DeskNames.Entry] = [:]
    private(set) var faults: [DeskNamesError.Fault] = []
    /// The line that each name was first said in.
    private var lines: [String: Int] = [:]

    init(file: String) {
        self.file = file
    }

    /// Reads the bytes of a whole file, and notes what is wrong with it.
    mutating func read(_ bytes: [UInt8]) {
        do throws(Slip) {
            try checkSize(bytes)
        } catch {
            return note(error, line: nil)
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            // One fault for all of it: the lines that happen to be UTF-8 are as wrong as the others.
            let line = bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
            return note(Slip(problem: "not UTF-8", cure: "save the file in that encoding"), line: line)
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0  // as Windows' editors begin UTF-8
        let lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.first != UInt8(ascii: "#") {
            do throws(Slip) {
                try read(line: line, number: index + 1)
            } catch {
                note(error, line: index + 1)
            }
            if entries.count > DeskNames.nameLimit {
                let slip = Slip(
                    problem: "more than \(DeskNames.nameLimit) names", cure: "keep to those that articles mention")
                return note(slip, line: index + 1)
            }
        }
    }

    private func checkSize(_ bytes: [UInt8]) throws(Slip) {
        guard bytes.count > DeskNames.byteLimit else { return }
        throw Slip(
            problem: "larger than \(DeskNames.byteLimit >> 20) MiB", cure: "keep to names that articles mention")
    }

    private mutating func note(_ slip: Slip, line: Int?) {
        faults.append(DeskNamesError.Fault(file: file, line: line, problem: slip.problem, cure: slip.cure))
    }

    private mutating func read(line: ArraySlice<UInt8>, number: Int) throws(Slip) {
        var columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { trimmed(String(decoding: $0, as: UTF8.self)) }
        // Spreadsheets fill the shorter rows up.
        while columns.count > 2, columns.last == "" { columns.removeLast() }
        if columns.allSatisfy(\.isEmpty) { return }
        guard (2...5).contains(columns.count) else {
            throw Slip(
                problem: "\(columns.count) column\(columns.count == 1 ? "" : "s"), where there should be 2 to 5",
                cure: "write name, type, canonical name, Wikidata item and note, the last three only where there is "
                    + "something to say, with a tab between each two")
        }
        func column(_ index: Int) -> String? {
            columns.indices.contains(index) && !columns[index].isEmpty && columns[index] != "-" ? columns[index] : nil
        }
        let entry = DeskNames.Entry(
            name: try name(columns[0], called: "name"), type: try type(columns[1]),
            canonical: try column(2).map { canonical throws(Slip) in try name(canonical, called: "canonical name") },
            wikidata: try column(3).map(wikidata))
        try add(entry, line: number)
    }

    private func name(_ text: String, called what: String) throws(Slip) -> String {
        guard !text.isEmpty else {
            throw Slip(problem: "no \(what)", cure: "write it in the first column, or delete the line")
        }
        guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            throw Slip(
                problem: "the \(what) \"\(text)\" has neither letter nor digit",
                cure: "write it as articles do, or delete the line")
        }
        return text
    }

    private func type(_ text: String) throws(Slip) -> Report.Entity.Kind {
        if let type = DeskNames.types.first(where: { $0.rawValue == text }) { return type }
        throw Slip(
            problem: text.isEmpty ? "no type" : "unknown type \"\(text)\"",
            cure: "write \(DeskNames.types.map(\.rawValue).joined(separator: ", or "))")
    }

    private func wikidata(_ text: String) throws(Slip) -> String {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "Q"), (1...15).contains(digits.count),
            digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), digits.first != UInt8(ascii: "0")
        else {
            throw Slip(
                problem: "\"\(text)\" is no Wikidata item",
                cure: "write Q and its number, for example Q6279, or - where it is not known")
        }
        return text
    }

    private mutating func add(_ entry: DeskNames.Entry, line: Int) throws(Slip) {
        guard let known = entries[entry.name] else {
            entries[entry.name] = entry
            lines[entry.name] = line
            return
        }
        guard known == entry else {
            throw Slip(
                problem: "\"\(entry.name)\" has another meaning in line \(lines[entry.name] ?? 0)",
                cure: "keep the one of the two lines that is right")
        }
    }

    /// Without white space at its ends, such as a carriage return or a space that nobody sees.
    private func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
