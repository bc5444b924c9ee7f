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

    /// The article's report, relative to the reports folder: `a/b.txt` has `a/b.txt.json` (``ReportPath``).
    public var report: RelativePath { RelativePath(ReportPath.report(of: bytes)) }

    /// The report on one of the articles of the file whose report this is, `a/b.mbox.d/3.json` for `a/b.mbox.json`.
    ///
    /// - Parameter number: from 1.
    func part(_ number: Int) -> RelativePath { RelativePath(ReportPath.part(number, of: bytes)) }

    /// The folder of the reports on the articles of the file whose report this is.
    var partFolder: RelativePath { part(1).parent }
}
