/// Where reports stand, relative to the folder of reports, by the path of their article relative to its inbox. Paths are raw bytes:
/// file names need not be UTF-8.
public enum ReportPath {
    /// `a/b.txt.json` for the article `a/b.txt`.
    ///
    /// The mapping is injective, so that no two articles share a report:
    /// - A folder whose name ends in `.json` or `.d`, or so and in tildes, gains a tilde: the folder `x.json` would else take the
    ///   place of the report of the file `x`, and the folder `x.d` that of the reports on the articles in it (``part(_:of:)``).
    /// - A name that would pass 250 bytes (the kernel's limit is 255) becomes its beginning, `~` and 8 hexadecimal
    ///   digits of its SHA-256. A shorter name that looks like such a one is treated likewise.
    public static func report(of article: [UInt8]) -> [UInt8] {
        var path = [UInt8]()
        path.reserveCapacity(article.count + 8)
        let components = article.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        for folder in components.dropLast() {
            path.append(contentsOf: shortened(folder, suffix: endsLikeReports(folder) ? "~" : ""))
            path.append(UInt8(ascii: "/"))
        }
        if let name = components.last {
            path.append(contentsOf: shortened(name, suffix: ".json"))
        }
        return path
    }

    /// `a/b.mbox.d/3.json`, the report on the third article of the file whose own report is `a/b.mbox.json`.
    ///
    /// - Parameters:
    ///   - number: from 1.
    ///   - report: its path, or its name in its folder; empty where the file has no name.
    public static func part(_ number: Int, of report: [UInt8]) -> [UInt8] {
        guard !report.isEmpty else { return Array("\(number).json".utf8) }
        return report.dropLast(".json".utf8.count) + Array(".d/\(number).json".utf8)
    }

    public static let longestName = 250

    private static func endsLikeReports(_ name: ArraySlice<UInt8>) -> Bool {
        let stem = name[..<endOfStem(name)]
        return stem.suffix(5).elementsEqual(".json".utf8) || stem.suffix(2).elementsEqual(".d".utf8)
    }

    /// Where the tildes at the end of a name begin.
    private static func endOfStem(_ name: ArraySlice<UInt8>) -> Int {
        var end = name.endIndex
        while end > name.startIndex, name[end - 1] == UInt8(ascii: "~") { end -= 1 }
        return end
    }

    private static func shortened(_ name: ArraySlice<UInt8>, suffix: String) -> [UInt8] {
        guard name.count + suffix.utf8.count > longestName || looksShortened(name, suffix: suffix) else {
            return Array(name) + Array(suffix.utf8)
        }
        let digits = SHA256.hexDigest(of: Array(name)).utf8.prefix(8)
        var end = name.index(name.startIndex, offsetBy: min(name.count, longestName - suffix.utf8.count - 9))
        // The beginning ends with a whole UTF-8 character: at most three continuation bytes, 10xxxxxx. More of them
        // are no UTF-8, and going on would make a name so short that others could have it.
        for _ in 0..<3 where end > name.startIndex && end < name.endIndex && name[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(name[..<end]) + [UInt8(ascii: "~")] + Array(digits) + Array(suffix.utf8)
    }

    /// Whether a name that is short enough could be taken for a shortened one: as long as those are (a UTF-8
    /// character that did not fit takes up to 3 bytes off), with `~` and 8 hexadecimal digits at its end, and
    /// perhaps tildes after them, as a folder has that ended like a report.
    private static func looksShortened(_ name: ArraySlice<UInt8>, suffix: String) -> Bool {
        guard name.count + suffix.utf8.count >= longestName - 3 else { return false }
        let end = name[..<endOfStem(name)].suffix(9)
        return end.count == 9 && end.first == UInt8(ascii: "~")
            && end.dropFirst().allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
