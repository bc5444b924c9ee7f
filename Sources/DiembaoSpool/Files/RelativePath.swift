import DiembaoCore

/// A path below an inbox or a reports folder, as the kernel has it: raw bytes without a leading slash, not
/// necessarily UTF-8; empty for the folder itself (data).
public struct RelativePath: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public init(_ string: String) {
        self.bytes = Array(string.utf8)
    }

    public static let root = RelativePath([UInt8]())

    public var isRoot: Bool { bytes.isEmpty }

    /// The path of `name` in this folder.
    public func appending(_ name: [UInt8]) -> RelativePath {
        guard !isRoot else { return RelativePath(name) }
        var path = [UInt8]()
        path.reserveCapacity(bytes.count + 1 + name.count)
        path.append(contentsOf: bytes)
        path.append(UInt8(ascii: "/"))
        path.append(contentsOf: name)
        return RelativePath(path)
    }

    /// The folder that holds it; the root's parent is the root.
    public var parent: RelativePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return .root }
        return RelativePath(Array(bytes[..<slash]))
    }

    /// The last component.
    public var name: ArraySlice<UInt8> {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
        return bytes[(slash + 1)...]
    }

    /// Whether it is `folder` or lies below it.
    public func isWithin(_ folder: RelativePath) -> Bool {
        guard !folder.isRoot else { return true }
        guard bytes.count >= folder.bytes.count, bytes.starts(with: folder.bytes) else { return false }
        return bytes.count == folder.bytes.count || bytes[folder.bytes.count] == UInt8(ascii: "/")
    }

    /// For people: bytes that are not UTF-8 as U+FFFD.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    public static func < (left: RelativePath, right: RelativePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension RelativePath {
    private static let sidecarSuffix = Array(".meta.json".utf8)

    /// The article whose sidecar this path names (`a.txt` for `a.txt.meta.json`), else `nil`.
    public var articleOfSidecar: RelativePath? {
        let name = self.name
        guard name.count > Self.sidecarSuffix.count, name.suffix(Self.sidecarSuffix.count) == Self.sidecarSuffix[...]
        else { return nil }
        return RelativePath(Array(bytes.dropLast(Self.sidecarSuffix.count)))
    }

    /// Where the sidecar of this article would be.
    public var sidecar: RelativePath { RelativePath(bytes + Self.sidecarSuffix) }

    /// The article's report, relative to the reports folder: `a/b.txt` has `a/b.txt.json`.
    ///
    /// The mapping is injective, so that no two articles share a report:
    /// - A folder whose name ends in `.json`, or in `.json` and tildes, gains a tilde: the folder `x.json` would
    ///   else take the place of the report of the file `x`.
    /// - A name that would pass 250 bytes (the kernel's limit is 255) becomes its beginning, `~` and 8 hexadecimal
    ///   digits of its SHA-256. A shorter name that looks like such a one is treated likewise.
    public var report: RelativePath {
        var path = [UInt8]()
        path.reserveCapacity(bytes.count + 8)
        let components = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        for folder in components.dropLast() {
            path.append(contentsOf: Self.shortened(folder, suffix: Self.endsLikeReport(folder) ? "~" : ""))
            path.append(UInt8(ascii: "/"))
        }
        if let name = components.last {
            path.append(contentsOf: Self.shortened(name, suffix: ".json"))
        }
        return RelativePath(path)
    }

    /// The folder of an inbox folder's reports, relative to the reports folder.
    public var reportFolder: RelativePath {
        isRoot ? .root : appending(Array("x".utf8)).report.parent
    }

    static let longestReportName = 250

    private static func endsLikeReport(_ name: ArraySlice<UInt8>) -> Bool {
        name[..<endOfStem(name)].suffix(5).elementsEqual(".json".utf8)
    }

    /// Where the tildes at the end of a name begin.
    private static func endOfStem(_ name: ArraySlice<UInt8>) -> Int {
        var end = name.endIndex
        while end > name.startIndex, name[end - 1] == UInt8(ascii: "~") { end -= 1 }
        return end
    }

    private static func shortened(_ name: ArraySlice<UInt8>, suffix: String) -> [UInt8] {
        guard name.count + suffix.utf8.count > longestReportName || looksShortened(name, suffix: suffix) else {
            return Array(name) + Array(suffix.utf8)
        }
        let digits = SHA256.hexDigest(of: Array(name)).utf8.prefix(8)
        var end = name.index(name.startIndex, offsetBy: min(name.count, longestReportName - suffix.utf8.count - 9))
        // The beginning ends with a whole UTF-8 character: at most three continuation bytes, 10xxxxxx. More of them
        // are no UTF-8, and going on would make a name so short that others could have it.
        for _ in 0..<3 where end > name.startIndex && end < name.endIndex && name[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(name[..<end]) + [UInt8(ascii: "~")] + Array(digits) + Array(suffix.utf8)
    }

    /// Whether a name that is short enough could be taken for a shortened one: as long as those are (a UTF-8
    /// character that did not fit takes up to 3 bytes off), with `~` and 8 hexadecimal digits at its end, and
    /// perhaps tildes after them, as a folder has that ended like a report.
    private static func looksShortened(_ name: ArraySlice<UInt8>, suffix: String) -> Bool {
        guard name.count + suffix.utf8.count >= longestReportName - 3 else { return false }
        let end = name[..<endOfStem(name)].suffix(9)
        return end.count == 9 && end.first == UInt8(ascii: "~")
            && end.dropFirst().allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
