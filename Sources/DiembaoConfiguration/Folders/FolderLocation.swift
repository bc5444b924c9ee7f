import Glibc

/// Where a folder, there or yet to be made, really is (data): whatever symbolic links and bind mounts lead to it,
/// two names of one place are seen to be one place.
struct FolderLocation {
    enum Relation {
        case apart, same, contains, liesIn
    }

    /// A folder as the kernel knows it.
    private struct Identity: Hashable {
        var device: UInt
        var inode: UInt
    }

    /// The path without symbolic links.
    let path: String
    /// The folder itself, or the nearest one above it that is there, then all above that.
    private let chain: [Identity]
    /// The steps below the first of `chain` that are yet to be made.
    private let missing: [Substring]
    /// Places within file systems that the folder reaches: its own, and those of the mounts below it.
    private let places: [MountTable.Place]
    /// The number of the mount that the folder is on.
    let mount: Int?
    var device: UInt { chain[0].device }
    var isThere: Bool { missing.isEmpty }

    /// `nil` where not even the way to it can be seen.
    init?(of path: String, mounts: MountTable) {
        guard let (real, missing) = resolvedPath(path) else { return nil }

        var chain: [Identity] = []
        for ancestor in pathAndAncestors(real) {
            var status = stat()
            guard stat(ancestor, &status) == 0 else { return nil }
            chain.append(Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino)))
        }
        self.chain = chain
        self.missing = missing
        self.path = normalisedPath(real + "/" + missing.joined(separator: "/"))
        mount = mounts.mount(of: self.path)?.number
        places = mounts.places(reachedFrom: self.path)
    }

    /// How this folder stands to another.
    func relation(to other: FolderLocation) -> Relation {
        let isAbove =
            other.chain.contains(chain[0])
            && isPrefix(missing, of: other.missing, sameAnchor: chain[0] == other.chain[0])
        let isBelow =
            chain.contains(other.chain[0])
            && isPrefix(other.missing, of: missing, sameAnchor: chain[0] == other.chain[0])
        if isAbove && isBelow { return .same }
        if isAbove { return .contains }
        if isBelow { return .liesIn }
        // A folder that is mounted a second time somewhere else has the same inodes there, but other ancestors.
        for place in places {
            for otherPlace in other.places where place.device == otherPlace.device {
                if place.path == otherPlace.path { return .same }
                if lies(otherPlace.path, in: place.path) { return .contains }
                if lies(place.path, in: otherPlace.path) { return .liesIn }
            }
        }
        return .apart
    }

    /// Whether steps that are yet to be made lead from one folder to the other. Where the folder itself is there,
    /// nothing is missing, and its place in the chain tells all.
    private func isPrefix(_ first: [Substring], of second: [Substring], sameAnchor: Bool) -> Bool {
        first.isEmpty || (sameAnchor && second.starts(with: first))
    }
}

/// The path without symbolic links, as far as it is there; what is yet to be made, and what cannot be looked at, stays
/// as it is named.
public func realPath(_ path: String) -> String {
    guard let (real, missing) = resolvedPath(path) else { return path }
    return normalisedPath(real + "/" + missing.joined(separator: "/"))
}

/// The nearest folder above that is there, without symbolic links, and the steps that are missing from it; `nil` where
/// not even the way to it can be seen.
private func resolvedPath(_ path: String) -> (real: String, missing: [Substring])? {
    var existing = path
    var missing: [Substring] = []
    var resolved = realpath(existing, nil)
    while resolved == nil, errno == ENOENT, existing != "/" {
        let slash = existing.lastIndex(of: "/")!
        missing.insert(existing[existing.index(after: slash)...], at: 0)
        existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        resolved = realpath(existing, nil)
    }
    guard let resolved else { return nil }
    defer { free(resolved) }
    return (String(cString: resolved), missing)
}

/// `/a/b` gives `/a/b`, `/a`, `/`.
func pathAndAncestors(_ path: String) -> [String] {
    var paths: [String] = []
    var rest = path[...]
    while rest.count > 1, let slash = rest.lastIndex(of: "/") {
        paths.append(String(rest))
        rest = rest[..<slash]
    }
    return paths + ["/"]
}

/// Whether `path` is below `folder`, by name.
func lies(_ path: String, in folder: String) -> Bool {
    folder == "/" ? path != "/" : path.hasPrefix(folder + "/")
}

/// What is mounted where (data): `/proc/self/mountinfo`, proc(5).
struct MountTable {
    struct Mount {
        var number: Int
        /// `major:minor` of the file system.
        var device: Substring
        /// The folder of the file system that is mounted.
        var root: String
        /// The folder that it is mounted on.
        var point: String
    }

    /// A folder by its path within its file system.
    struct Place {
        var device: Substring
        var path: String
    }

    private let mounts: [Mount]

    /// The table of this process; empty where there is no `/proc`.
    static func current() -> MountTable {
        MountTable(lines: readText("/proc/self/mountinfo") ?? "")
    }

    init(lines: String) {
        mounts = lines.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 5, let number = Int(fields[0]) else { return nil }
            return Mount(
                number: number, device: fields[2], root: unescaped(fields[3]), point: unescaped(fields[4]))
        }
    }

    /// The mount that `path` is on: the deepest one, and of several on one folder the last.
    func mount(of path: String) -> Mount? {
        var best: Mount?
        for mount in mounts where path == mount.point || lies(path, in: mount.point) {
            if mount.point.utf8.count >= best?.point.utf8.count ?? 0 { best = mount }
        }
        return best
    }

    /// The place of `path`, and of each mount below it.
    func places(reachedFrom path: String) -> [Place] {
        let below = mounts.filter { lies($0.point, in: path) }.map { Place(device: $0.device, path: $0.root) }
        guard let mount = mount(of: path) else { return below }
        let steps = path.dropFirst(mount.point == "/" ? 0 : mount.point.count)
        return [Place(device: mount.device, path: normalisedPath(mount.root + "/" + steps))] + below
    }
}

/// proc(5) writes space, tab, line break and backslash as three octal digits.
private func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "\\"), let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8) {
            bytes.append(code)
            rest = rest.dropFirst(3)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func readText(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
        bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}
