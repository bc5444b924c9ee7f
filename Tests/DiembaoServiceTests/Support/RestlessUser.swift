import Foundation
import Glibc
import TestSupport

/// Someone who does to an inbox whatever people and programs do, at random but the same for the same seed (resource).
///
/// Names are few, so that they meet: a file takes the place of a folder, a link that of a file, and a text comes back that
/// was there before.
final class RestlessUser {
    private let inbox: String
    private let outside: String
    private var random: SeededGenerator
    /// Files that are being written slowly.
    private var writers: [(file: Int32, left: Int)] = []
    /// What was done, for whoever has to find out what went wrong.
    private(set) var diary: [String] = []

    private let names = [
        "a.txt", "b.txt", "c", "x", "x.json", "tin.txt", "Nghị quyết.txt", "~", "a.txt.json", "\u{1}ư",
    ]
    private let folders = ["", "", "", "d", "d/e", "x.json", "x.json~", "f", "f/d"]
    private let sentences = [
        "Tổng thống Nga Vladimir Putin đã gặp các nhà báo.", "Hôm nay trời đẹp.", "Quốc hội họp phiên bế mạc.",
        "Giá xăng tăng từ 15 giờ.", "",
    ]

    init(inbox: String, outside: String, seed: UInt64) {
        self.inbox = inbox
        self.outside = outside
        random = SeededGenerator(seed: seed)
    }

    private func roll(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    private func folder() -> String { folders.randomElement(using: &random)! }

    private func file() -> String {
        let folder = folder()
        return (folder.isEmpty ? "" : folder + "/") + names.randomElement(using: &random)!
    }

    private func text() -> String {
        (0..<roll(1..<3)).map { _ in sentences.randomElement(using: &random)! }.joined(separator: "\n\n")
    }

    /// Does one thing; that it cannot be done, because what it is about is not there, is no matter.
    func act() {
        writeOn()
        let path = file()
        let full = inbox + "/" + path
        switch roll(0..<26) {
        case 0...5: note("write \(path)") { write(text(), full) }
        case 6: note("append \(path)") { write(text(), full, flags: O_APPEND) }
        case 7, 8: note("begin \(path)") { begin(full) }
        case 9:
            note("replace \(path)") {
                let temporary = inbox + "/" + folder() + "/.new-\(roll(0..<3))"
                write(text(), temporary)
                rename(temporary, full)
            }
        case 10, 11:
            let target = file()
            note("rename \(path) \(target)") { rename(full, inbox + "/" + target) }
        case 12:
            let target = file()
            note("exchange \(path) \(target)") { exchange(full, inbox + "/" + target) }
        case 13:
            let target = file()
            note("link \(path) \(target)") { link(full, inbox + "/" + target) }
        case 14: note("symlink \(path)") { symlink(names.randomElement(using: &random)!, full) }
        case 15, 16: note("unlink \(path)") { unlink(full) }
        case 17, 18:
            let sidecar = full + ".meta.json"
            switch roll(0..<3) {
            case 0: note("sidecar of \(path)") { write("{\"published\": \"2021-12-0\(roll(1..<9))\"}", sidecar) }
            case 1: note("no sidecar of \(path)") { unlink(sidecar) }
            default: note("linked sidecar of \(path)") { link(outside + "/sidecar.json", sidecar) }
            }
        case 19: note("truncate \(path)") { truncate(full, off_t(roll(0..<20))) }
        case 20, 21:
            let folder = folder()
            note("mkdir \(folder)") { mkdir(inbox + "/" + folder, 0o755) }
        case 22:
            let (from, to) = (folder(), folder())
            guard !from.isEmpty, !to.isEmpty else { return }
            note("move folder \(from) \(to)") { rename(inbox + "/" + from, inbox + "/" + to) }
        case 23:
            let folder = folder()
            guard !folder.isEmpty else { return }
            note("move out \(folder)") { rename(inbox + "/" + folder, outside + "/\(roll(0..<6))") }
        case 24:
            let folder = folder()
            guard !folder.isEmpty else { return }
            note("move in \(folder)") { rename(outside + "/\(roll(0..<6))", inbox + "/" + folder) }
        default:
            let folder = folder()
            guard !folder.isEmpty, roll(0..<3) == 0 else { return }
            note("rm -r \(folder)") { try? FileManager.default.removeItem(atPath: inbox + "/" + folder) }
        }
    }

    /// Ends what is being written.
    func rest() {
        while !writers.isEmpty { writeOn() }
    }

    private func note<Result>(_ what: String, _ action: () -> Result) {
        diary.append(what)
        _ = action()
    }

    private func begin(_ path: String) {
        guard writers.count < 4 else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (roll(0..<2) == 0 ? O_TRUNC : O_APPEND), 0o644)
        if file >= 0 { writers.append((file, roll(1..<12))) }
    }

    private func writeOn() {
        for place in writers.indices.reversed() where roll(0..<2) == 0 {
            let piece = sentences.randomElement(using: &random)!
            _ = piece.withCString { Glibc.write(writers[place].file, $0, strlen($0)) }
            writers[place].left -= 1
            if writers[place].left == 0 {
                close(writers[place].file)
                writers.remove(at: place)
            }
        }
    }

    private func exchange(_ one: String, _ other: String) { _ = renameat2(AT_FDCWD, one, AT_FDCWD, other, 2) }
}

@_silgen_name("renameat2") private func renameat2(
    _ oldFolder: Int32, _ old: UnsafePointer<CChar>, _ newFolder: Int32, _ new: UnsafePointer<CChar>, _ flags: UInt32
) -> Int32
