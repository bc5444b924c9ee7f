import Glibc

/// The files that arguments name, and those below folders among them, in the order of their names (a resource).
///
/// As grep -r does, it follows the symbolic links that are named, but none that it meets, so that it always ends.
struct FileWalk {
    /// A file that was found (data).
    struct Found: Equatable {
        var file: FileArgument
        /// Whether a person named the file itself, not a folder above it.
        var isNamed: Bool
    }

    private let suffixes: [[UInt8]]
    /// What is still to be looked at, the next one last.
    private var places: [Found]

    /// - parameter suffixes: how the names of files end that are looked for in folders.
    init(_ arguments: [FileArgument], suffixes: [String]) {
        self.suffixes = suffixes.map { Array($0.utf8) }
        places = arguments.reversed().map { Found(file: $0, isNamed: true) }
    }

    /// The next file, `nil` at the end.
    ///
    /// - throws: where a folder can't be read; what follows it can still be asked for.
    mutating func next() throws(InputFile.Failure) -> Found? {
        while let place = places.popLast() {
            guard !place.file.isStandardInput else { return place }
            switch kind(of: place) {
            case S_IFDIR: try enter(place.file)
            case S_IFREG where !place.isNamed:
                if suffixes.contains(where: { place.file.bytes.suffix($0.count) == $0[...] }) { return place }
            // What a person named is tried, whatever it is: a pipe, or nothing that says so when it is opened.
            case _ where place.isNamed: return place
            default: continue
            }
        }
        return nil
    }

    private func kind(of place: Found) -> mode_t {
        var status = stat()
        let result = place.file.withCString { place.isNamed ? stat($0, &status) : lstat($0, &status) }
        return result == 0 ? status.st_mode & S_IFMT : 0
    }

    /// Hidden files are passed over: a report that is being written has such a name.
    private mutating func enter(_ folder: FileArgument) throws(InputFile.Failure) {
        guard let stream = folder.withCString({ opendir($0) }) else {
            throw InputFile.Failure(file: folder, errno: errno)
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    Array(
                        UnsafeBufferPointer(
                            start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))))
                }
            }
            if name.first != UInt8(ascii: ".") { names.append(name) }
        }
        names.sort { $1.lexicographicallyPrecedes($0) }
        let isRoot = folder.bytes.last == UInt8(ascii: "/")
        let prefix = folder.bytes + (isRoot ? [] : [UInt8(ascii: "/")])
        places += names.map { Found(file: FileArgument(bytes: prefix + $0), isNamed: false) }
    }
}
