import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `A file as it was named` {
    static let paths: [(named: String, reported: String)] = [
        ("a.txt", "a.txt"), ("./2021//a.txt", "2021/a.txt"), ("/srv/diembao/inbox/a.txt", "a.txt"),
        ("../a.txt", "a.txt"), ("2021/../a.txt", "a.txt"), ("2021/..a.txt", "2021/..a.txt"),
    ]

    @Test(arguments: paths)
    func `tells a report nothing of a person's folders`(named: String, reported: String) {
        #expect(FileArgument(named).reportedPath == Array(reported.utf8))
    }

    @Test func `knows its sidecar, and whose sidecar it is`() {
        #expect(FileArgument("a.txt").sidecar == FileArgument("a.txt.meta.json"))
        #expect(FileArgument("a.txt.meta.json").sidecarOwner == FileArgument("a.txt"))
        #expect(FileArgument("a.txt").sidecarOwner == nil)
        #expect(FileArgument(".meta.json").sidecarOwner == nil)
    }

    @Test func `is opened by its bytes where it is not UTF-8`() throws {
        let folder = try TemporaryFolder()
        // A shell makes the name and gives it to the command: Foundation can't.
        let script = #"cd "$1" && f=$(printf 'tin\377.txt') && cp "$2" "$f" && exec "$3" analyze "$f""#
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script, "sh", folder.url.path, Fixture.article.path, Command.executable.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let report = try JSONReader.value(in: [UInt8](output.fileHandleForReading.readDataToEndOfFile()))
        process.waitUntilExit()
        #expect(report["source"]?["path"]?.string == "tin\u{FFFD}.txt")
        #expect(report["source"]?["pathBytes"]?.string == "dGlu/y50eHQ=")
        #expect(process.terminationStatus == 0)
    }

    @Test func `becomes a whole path for the service`() {
        #expect(absolute("./2021//a.txt", from: "/srv/inbox") == "/srv/inbox/2021/a.txt")
        #expect(absolute("../b.txt", from: "/srv/inbox") == "/srv/b.txt")
        #expect(absolute("/../b.txt", from: "/srv/inbox") == "/b.txt")
    }
}
