import DiembaoExtract
import Foundation
import Glibc
import Testing

@testable import DiembaoReader

/// What was built beside the tests.
enum Built {
    static func program(_ name: String) -> String {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent().path + "/" + name
    }
}

/// A program of the test's own in a folder that is gone with it (resource).
private final class Script {
    let path: String

    init(_ body: String) throws {
        path = "/tmp/diembao-reader-\(UUID().uuidString)"
        // Written by a process of its own: one that another test starts at this moment would hold the file open for writing until its
        // own program runs, and who writes to a program keeps it from being started (ETXTBSY).
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/bash")
        writer.arguments = ["-c", "printf '%s\\n' '#!/bin/bash' \"$1\" >\"$0\"; chmod 755 \"$0\"", path, body]
        try writer.run()
        writer.waitUntilExit()
        try #require(writer.terminationStatus == 0)
    }

    deinit { unlink(path) }
}

private let crash = "its reader crashed, or needed more than 512 MiB of memory"
private let message = Array("From: a\nSubject: b\n\nMưa lớn ở Huế.\n".utf8)

@Suite struct `A document` {
    @Test func `is read by the program that stands beside this one`() throws {
        let reader = DocumentReader(program: Built.program("diembao-reader"))
        let reply = try #require(try reader.read(Array("Mưa lớn.".utf8)))
        #expect(
            reply
                == .document(
                    ExtractedDocument(
                        mediaType: "application/octet-stream",
                        articles: [ExtractedArticle(content: .file(Array("Mưa lớn.".utf8)))])))
    }

    @Test(arguments: [
        ("kill -SEGV $$", ExtractionFailure.Code.crashed, crash),
        ("kill -ABRT $$", .crashed, crash),
        ("exit 1", .crashed, crash),
        ("cat", .crashed, crash),
        ("kill -XCPU $$", .limit, "reading it took more than 20 seconds"),
        ("exec >/dev/null; sleep 1000", .limit, "reading it took more than 20 seconds"),
        ("exec head -c 3000000 /dev/zero", .limit, "it gives more than 1049576 bytes of text"),
    ])
    func `costs no more than itself, whatever its reader does [57]`(
        _ body: String, _ code: ExtractionFailure.Code, _ detail: String
    ) throws {
        let script = try Script("ulimit -t 5; " + body)
        let reader = DocumentReader(program: script.path, limits: ExtractionLimits(unpackedSize: 500))
        #expect(try reader.read(message) == .failure(ExtractionFailure(code, detail)))
    }

    @Test(arguments: ["KILL", "TERM", "INT", "HUP"])
    func `waits where somebody else ends its reader`(_ signal: String) throws {
        let script = try Script("kill -\(signal) $$")
        #expect {
            try DocumentReader(program: script.path).read(message)
        } throws: { ($0 as? DocumentReader.Fault)?.wasKilled == true }
    }

    @Test func `whose answer is whole counts, though its reader does not end`() throws {
        let reply = ExtractionReply.failure(ExtractionFailure(.encrypted, "it asks for a password"))
        let bytes = reply.encoded.map { String(format: "\\x%02x", $0) }.joined()
        let script = try Script("printf '\(bytes)'; exec >/dev/null; sleep 1000")
        #expect(try DocumentReader(program: script.path).read(message) == reply)
    }

    @Test(arguments: [(3, 100, "more than the 40 bytes"), (5, 35, "more than the 160 bytes"), (11, 1, "")])
    func `may hold no more than the limits, whatever its reader says`(_ count: Int, _ size: Int, _ part: String) throws
    {
        let article = ExtractedArticle(content: .file([UInt8](repeating: 0x61, count: size)))
        let reply = ExtractionReply.document(
            ExtractedDocument(mediaType: "a/b", articles: [ExtractedArticle](repeating: article, count: count)))
        let bytes = reply.encoded.map { String(format: "\\x%02x", $0) }.joined()
        let script = try Script("printf '\(bytes)'")
        let reader = DocumentReader(program: script.path, limits: ExtractionLimits(articles: 10, articleSize: 40))
        guard case .failure(let failure)? = try reader.read(message) else { return #expect(Bool(false), "was read") }
        #expect(failure.code == (part.isEmpty ? .crashed : .limit))
        #expect(part.isEmpty || failure.detail.contains(part))
    }

    @Test func `that keeps its reader from answering is given up`() throws {
        let script = try Script("sleep 1000")
        var reader = DocumentReader(program: script.path)
        reader.patience = 1
        #expect(
            try reader.read(message) == .failure(ExtractionFailure(.limit, "reading it took more than 20 seconds")))
    }

    @Test func `is left alone when the asker wants no answer any more`() throws {
        let script = try Script("sleep 1000")
        var asked = 0
        let reply = try DocumentReader(program: script.path).read(message) {
            asked += 1
            return asked > 2
        }
        #expect(reply == nil)
    }

    @Test func `waits where there is no program to read it`() {
        #expect {
            try DocumentReader(program: "/nonexistent/diembao-reader").read(message)
        } throws: { error in
            (error as? DocumentReader.Fault)?.errno == ENOENT
                && (error as? DocumentReader.Fault)?.wasKilled == false
                && "\(error)".contains("/nonexistent/diembao-reader")
        }
    }

    @Test func `finds nothing open in its reader but itself, and nothing of the environment`() throws {
        setenv("DIEMBAO_TEST_SECRET", "1", 1)
        defer { unsetenv("DIEMBAO_TEST_SECRET") }
        let file = open("/etc/passwd", O_RDONLY)  // without O_CLOEXEC
        defer { close(file) }
        let seen = "/tmp/diembao-seen-\(UUID().uuidString)"
        defer { unlink(seen) }
        let script = try Script("{ for f in /proc/$$/fd/*; do readlink $f; done; env; } >\(seen) 2>&1")
        _ = try DocumentReader(program: script.path).read(message)
        let text = try String(contentsOfFile: seen, encoding: .utf8)
        #expect(text.contains("memfd:document"))
        #expect(!text.contains("passwd"))
        #expect(!text.contains("DIEMBAO_TEST_SECRET"))
    }
}
