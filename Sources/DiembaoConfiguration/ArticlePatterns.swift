import Glibc

/// Which files of an inbox are articles and which of its folders are looked into: `include` and `exclude` of the
/// configuration, made ready for a million questions (data).
///
///     let patterns = ArticlePatterns(inbox)
///     patterns.isArticle(path: Array("2021/kremlin.txt".utf8))             // true
///     patterns.isArticle(path: Array("2021/.kremlin.txt.swp".utf8))        // false: excluded
///     patterns.isArticle(path: Array("2021/kremlin.txt.meta.json".utf8))   // false: a sidecar
///     patterns.entersFolder(path: Array(".git".utf8))                      // false
///
/// Patterns are fnmatch(3)'s, on bytes: a name need not be UTF-8, and `?` stands for one byte. One with a slash is
/// matched against the path below the inbox, where `*` does not pass a slash; one without against the name alone.
/// What `exclude` shuts out as a folder is shut out with all that it holds.
public struct ArticlePatterns: Sendable {
    private let include: [Pattern]
    private let exclude: [Pattern]

    public init(include: [String], exclude: [String]) {
        self.include = include.map(Pattern.init)
        self.exclude = exclude.map(Pattern.init)
    }

    public init(_ inbox: Configuration.Inbox) {
        self.init(include: inbox.include, exclude: inbox.exclude)
    }

    /// Whether the file at `path`, below the inbox, is an article.
    public func isArticle(path: [UInt8]) -> Bool {
        guard !Self.isSidecar(path: path) else { return false }
        return path.withUnsafeBufferPointer { path in
            include.contains { $0.matches(path) } && !isExcluded(path)
        }
    }

    /// Whether the folder at `path`, below the inbox, is looked into.
    public func entersFolder(path: [UInt8]) -> Bool {
        path.withUnsafeBufferPointer { !isExcluded($0) }
    }

    /// Whether `path` is `NAME.meta.json`: what someone says about the article NAME, and never one itself.
    public static func isSidecar(path: [UInt8]) -> Bool {
        path.withUnsafeBufferPointer { path in
            let name = lastStep(of: path)
            return name.count > sidecarSuffix.count && ends(name, with: sidecarSuffix)
        }
    }

    /// Whether `path` or a folder on the way to it is excluded.
    private func isExcluded(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = path.count
        while true {
            let part = UnsafeBufferPointer(rebasing: path[..<end])
            if exclude.contains(where: { $0.matches(part) }) { return true }
            guard let slash = part.lastIndex(of: UInt8(ascii: "/")) else { return false }
            end = slash
        }
    }
}

private let sidecarSuffix = Array(".meta.json".utf8)

private func lastStep(of path: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return UnsafeBufferPointer(rebasing: path[start...])
}

private func begins(_ text: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    text.prefix(prefix.count).elementsEqual(prefix)
}

private func ends(_ text: UnsafeBufferPointer<UInt8>, with suffix: [UInt8]) -> Bool {
    text.suffix(suffix.count).elementsEqual(suffix)
}

/// One pattern (data).
private enum Pattern: Sendable {
    /// No star, no other sign of fnmatch's: the name itself.
    case name([UInt8])
    /// One star and no other sign, as nearly all patterns are: 20 times faster than fnmatch(3).
    case nameAround(prefix: [UInt8], suffix: [UInt8])
    /// fnmatch(3) on the name; NUL-terminated.
    case nameLike([CChar])
    /// fnmatch(3) on the path, where `*` does not pass a slash; NUL-terminated.
    case pathLike([CChar])

    init(_ pattern: String) {
        let bytes = Array(pattern.utf8)
        let signs = bytes.filter { Array("*?[\\".utf8).contains($0) }
        if bytes.contains(UInt8(ascii: "/")) {
            self = .pathLike(Array(pattern.utf8CString))
        } else if signs.isEmpty {
            self = .name(bytes)
        } else if signs == [UInt8(ascii: "*")], let star = bytes.firstIndex(of: UInt8(ascii: "*")) {
            self = .nameAround(prefix: Array(bytes[..<star]), suffix: Array(bytes[(star + 1)...]))
        } else {
            self = .nameLike(Array(pattern.utf8CString))
        }
    }

    func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .name(let bytes):
            let name = lastStep(of: path)
            return name.count == bytes.count && begins(name, with: bytes)
        case .nameAround(let prefix, let suffix):
            let name = lastStep(of: path)
            return name.count >= prefix.count + suffix.count && begins(name, with: prefix) && ends(name, with: suffix)
        case .nameLike(let pattern):
            return fits(lastStep(of: path), pattern, 0)
        case .pathLike(let pattern):
            return fits(path, pattern, FNM_PATHNAME)
        }
    }

    /// fnmatch(3) wants a NUL at the end; the copy stands on the stack for all but monstrous paths.
    private func fits(_ text: UnsafeBufferPointer<UInt8>, _ pattern: [CChar], _ flags: Int32) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { copy in
            _ = copy.initialize(from: text)
            copy[text.count] = 0
            return copy.withMemoryRebound(to: CChar.self) { fnmatch(pattern, $0.baseAddress, flags) == 0 }
        }
    }
}
