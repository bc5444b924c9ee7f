#if DEBUG || TESTABLE
    import DiembaoCore

    /// Checks the reading of a desk's names: what is taken is taken the same when it is written anew.
    struct NamesCheck: InputCheck {
        mutating func faults(of bytes: [UInt8]) -> [String] {
            let names: DeskNames
            do {
                names = try DeskNames(parsing: bytes, file: "names.tsv")
            } catch {
                let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
                let isPlaced = error.faults.allSatisfy { (1...lines).contains($0.line ?? 1) }
                return error.faults.isEmpty || !isPlaced ? ["a fault stands in no line: \(error)"] : []
            }
            let rows = names.entries.map { "\($0.name)\t\($0.type.rawValue)\t\($0.canonical)\t\($0.wikidata ?? "-")\n" }
            // A name may begin as a comment does only where white space stood before it.
            guard !rows.contains(where: { $0.hasPrefix("#") || $0.hasPrefix("\u{FEFF}") }) else { return [] }
            do {
                let again = try DeskNames(parsing: Array(rows.joined().utf8), file: "again.tsv")
                return again == names ? [] : ["the names are others when they are written anew"]
            } catch {
                return ["the names can't be read when they are written anew: \(error)"]
            }
        }
    }
#endif
