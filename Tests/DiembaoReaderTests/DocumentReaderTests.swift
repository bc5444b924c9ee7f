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
        try Data("#!/bin/bash\n\(body)\n".utf8).write(to: URL(filePath: path))
        chmod(path, 0o755)
    }

    deinit { unlink(path) }
}

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
        ("kill -SEGV $$", ExtractionFailure.Code.crashed, "its reader died of signal 11"),
        ("kill -ABRT $$", .crashed, "its reader died of signal 6"),
        ("exit 1", .crashed, "its reader gave no answer"),
        ("cat", .crashed, "its reader gave no answer"),
        ("kill -XCPU $$", .limit, "reading it took more than 20 seconds"),
        ("exec >/dev/null; sleep 1000", .limit, "reading it took more than 20 seconds"),
        ("exec head -c 3000000 /dev/zero", .limit, "it gives more than 1049576 bytes of text"),
    ])
    func `costs no more than itself, whatever its reader does`(
        _ body: String, _ code: ExtractionFailure.Code, _ detail: String
    ) throws {
        let script = try Script("ulimit -t 5; " + body)
        let reader = DocumentReader(program: script.path, limits: ExtractionLimits(unpackedSize: 500))
        #expect(try reader.read(message) == .failure(ExtractionFailure(code, detail)))
    }

    @Test func `waits where somebody else kills its reader`() throws {
        let script = try Script("kill -KILL $$")
        #expect {
            try DocumentReader(program: script.path).read(message)
        } throws: { ($0 as? DocumentReader.Fault)?.call == "wait" }
    }

    @Test func `that takes too much memory is told from one that makes its reader crash`() throws {
        let script = try Script("python3 -c 'import os; held = b\"x\" * (96 << 20); os.abort()'")
        let reader = DocumentReader(program: script.path, limits: ExtractionLimits(memory: 128 << 20))
        #expect(
            try reader.read(message)
                == .failure(ExtractionFailure(.limit, "reading it takes more than 128 MiB of memory")))
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
            (error as? DocumentReader.Fault)?.errno == ENOENT && "\(error)".contains("/nonexistent/diembao-reader")
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
