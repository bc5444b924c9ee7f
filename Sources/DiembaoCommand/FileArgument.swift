import ArgumentParser
import Glibc

/// A file as the person named it: its bytes, for file names need not be UTF-8 (data).
struct FileArgument: Sendable, Hashable {
    var bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ path: String) { bytes = Array(path.utf8) }

    var isStandardInput: Bool { bytes == [UInt8(ascii: "-")] }

    /// The path that a report gives for this file: below the current folder as it was named, else the name alone, so
    /// that no report tells of a person's folders.
    var reportedPath: [UInt8] {
        var components = bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
        components.removeAll { $0 == [UInt8(ascii: ".")] }
        let isBelow = bytes.first != UInt8(ascii: "/") && !components.contains([UInt8(ascii: "."), UInt8(ascii: ".")])
        return isBelow ? Array(components.joined(separator: [UInt8(ascii: "/")])) : components.last ?? bytes
    }

    /// A file by its path relative to this one's folder.
    func beside(_ path: [UInt8]) -> FileArgument {
        let folder = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[...$0] } ?? []
        return FileArgument(bytes: folder + path)
    }

    /// The file beside it that tells what is known of it: `NAME.meta.json`.
    var sidecar: FileArgument { FileArgument(bytes: bytes + Self.sidecarSuffix) }

    /// The article that this file is the sidecar of, or `nil`.
    var sidecarOwner: FileArgument? {
        guard bytes.count > Self.sidecarSuffix.count, bytes.suffix(Self.sidecarSuffix.count) == Self.sidecarSuffix[...]
        else { return nil }
        return FileArgument(bytes: bytes.dropLast(Self.sidecarSuffix.count))
    }

    private static let sidecarSuffix = Array(".meta.json".utf8)

    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
        }
    }
}

extension [FileArgument] {
    /// `diembao analyze *` names sidecars beside their articles, which bring them along.
    var withoutSidecars: [FileArgument] {
        let named = Set(self)
        return filter { file in file.sidecarOwner.map { !named.contains($0) } ?? true }
    }
}

extension FileArgument: CustomStringConvertible {
    /// For a message: nothing in it that a terminal would obey.
    var description: String { isStandardInput ? "standard input" : printable(String(decoding: bytes, as: UTF8.self)) }
}

extension FileArgument: ExpressibleByArgument {
    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        bytes = Self.rawArgument(argument) ?? Array(argument.utf8)
    }

    static var defaultCompletionKind: CompletionKind { .file() }

    /// The argument's own bytes, where Swift put U+FFFD for what is not UTF-8.
    private static func rawArgument(_ argument: String) -> [UInt8]? {
        guard argument.unicodeScalars.contains("\u{FFFD}") else { return nil }
        return (0..<Int(CommandLine.argc)).lazy
            .compactMap { CommandLine.unsafeArgv[$0] }
            .map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map(UInt8.init(bitPattern:)) }
            .first { String(decoding: $0, as: UTF8.self) == argument }
    }
}
