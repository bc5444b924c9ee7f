import DiembaoCore
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `diembao analyze` {
    private func reports(_ result: Command.Result) throws -> [JSONValue] {
        try result.lines.map { try JSONReader.value(in: Array($0.utf8)) }
    }

    @Test func `gives the report of one article, as the service writes it`() throws {
        let result = try Command.run("analyze", Fixture.article.path)
        let report = try JSONReader.value(in: Array(result.output.utf8))
        #expect(report["status"]?.string == "analysed")
        #expect(report["source"]?["path"]?.string == "cho-noi.txt")
        #expect(result.output.hasPrefix("{\n"))
        #expect(try ReportCheck().faults(in: report).isEmpty)
        #expect(result.status == 0)
    }

    @Test func `gives the same report for a file and for standard input, but for the path`() throws {
        let file = try Command.run("analyze", "--path", "2024/a.txt", Fixture.article.path)
        let input = try Command.run(
            ["analyze", "--path", "2024/a.txt", "-"], input: Data(contentsOf: Fixture.article))
        #expect(file.output == input.output)
        #expect(file.output.contains(#""path": "2024/a.txt""#))
    }

    @Test func `gives one report a line, in order, for several, and leaves their sidecars out`() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: Fixture.article, encoding: .utf8)
        var names: [String] = []
        for number in 1...40 {
            names.append("\(number).txt")
            try folder.write("Bài số \(number)\n\n" + text, to: "\(number).txt")
        }
        try folder.write(#"{"outlet": "Báo Sông Xanh"}"#, to: "7.txt.meta.json")
        let result = try Command.run(
            ["analyze"] + names + ["7.txt.meta.json"], input: Data(), folder: folder.url)
        let reports = try reports(result)
        #expect(reports.map { $0["source"]?["path"]?.string } == names)
        #expect(reports[6]["source"]?["sidecar"]?["sha256"]?.string != nil)
        #expect(reports[6]["document"]?["outlet"]?.string == "Báo Sông Xanh")
        #expect(result.status == 0)
    }

    @Test func `takes words and a desk's names as the service takes them, for files, standard input and streams`()
        throws
    {
        let folder = try TemporaryFolder()
        let text = "Sông Xanh\tlocation\n"
        let names = try folder.write(text, to: "names.tsv")
        let options = AnalysisOptions(tokens: true, names: try DeskNames(parsing: Array(text.utf8), file: "names.tsv"))
        let digest = Analyzer(options: options).analysisDigest
        let article = try Data(contentsOf: Fixture.article)
        let line = Data(#"{"text": "Chợ nổi Sông Xanh mở lại."}"#.utf8)
        let runs: [([String], Data)] = [
            (["--tokens", "--names", names, Fixture.article.path], Data()),
            (["--names", folder.url.path, "--tokens", "-"], article),
            (["--jsonl", "--tokens", "--names", names], line),
        ]
        for (arguments, input) in runs {
            let result = try Command.run(["analyze"] + arguments, input: input)
            #expect(result.status == 0, "\(result.error)")
            let report = try JSONReader.value(in: Array(result.output.utf8))
            #expect(report["generator"]?["analysis"]?.string == digest)
            #expect(try ReportCheck().faults(in: report).isEmpty)
        }
    }

    @Test func `says all that is wrong with files of names, and analyses nothing`() throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("Hai Lúa\nSông Xanh\tnơi\u{1B}\n", to: "bad.tsv")
        let result = try Command.run("analyze", "--names", bad, "--names", "/none.tsv", Fixture.article.path)
        let lines = result.error.split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != " " } } == ["\(bad):1:", "\(bad):2:", "/none.tsv:"])
        #expect(lines[1].hasSuffix("unknown type \"nơi␛\"; write person, or organization, or location"))
        #expect(result.output.isEmpty)
        #expect(result.status == 78)
    }

    @Test func `tells of a file that can't be read, does the others and ends with 1`() throws {
        let result = try Command.run("analyze", "/nonexistent/a.txt", "/tmp", Fixture.article.path)
        #expect(try reports(result).count == 1)
        #expect(result.error.contains("diembao: /nonexistent/a.txt: No such file or directory. "))
        #expect(result.error.contains("diembao: /tmp: Is a directory. "))
        #expect(result.status == 1)
    }

    @Test func `says TOO_LARGE of a file beyond the limit`() throws {
        let result = try Command.run("analyze", "--limit", "100", Fixture.article.path)
        #expect(result.output.contains(#""code": "TOO_LARGE""#))
        #expect(result.output.contains(#""sha256": null"#))
        #expect(result.status == 1)
    }

    @Test func `puts a failed report in the place of each bad line`() throws {
        let text = #"{"id": "tốt", "text": "Chợ nổi Sông Xanh mở lại."}"#
        let input = [text, "", "{", #"{"id": "x"}"#, text, #"{"id": "y", "path": "/nonexistent"}"#].joined(
            separator: "\n")
        let result = try Command.run("analyze", "--jsonl", input: input)
        let reports = try reports(result)
        #expect(reports.map { $0["source"]?["id"]?.string } == ["tốt", nil, nil, "x", "tốt", "y"])
        let codes = reports.map { $0["error"]?["code"]?.string }
        #expect(codes == [nil, "INVALID_REQUEST", "INVALID_REQUEST", "INVALID_REQUEST", nil, "INVALID_REQUEST"])
        let check = try ReportCheck()
        for report in reports { #expect(check.faults(in: report).isEmpty) }
        #expect(result.status == 1)
    }

    @Test func `says of a line whose file is missing that it is, not that the line is wrong`() throws {
        let result = try Command.run("analyze", "--jsonl", input: "\n" + #"{"id": "y", "path": "/none/a.txt"}"#)
        let error = try reports(result).last?["error"]
        #expect(
            error?["message"]?.string
                == "Line 2 of the stream names a file that can't be read: /none/a.txt: No such file or directory.")
        #expect(error?["hint"]?.string == "Is the name right, and the folder?")
    }

    @Test func `names the file that the right to read is wanting to`() {
        let failure = InputFile.Failure(file: FileArgument("bài.txt"), errno: EACCES)
        #expect(failure.description.hasSuffix("chmod a+r bài.txt"))
    }

    @Test(arguments: ["1", "3"])
    func `keeps the order of a long stream`(jobs: String) throws {
        let lines = (0..<3000).map { number in
            #"{"id": "\#(number)", "text": "\#(String(repeating: "Chợ nổi. ", count: number * 37 % 50))"}"#
        }
        let result = try Command.run("analyze", "--jsonl", "--jobs", jobs, input: lines.joined(separator: "\n"))
        #expect(try reports(result).map { $0["source"]?["id"]?.string } == (0..<3000).map { "\($0)" })
    }

    @Test func `holds the stream in bounded memory`() throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["analyze", "--jsonl"]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // Lines that are no requests, for they cost no analysis: 200 MB of them.
        let line = Data(repeating: UInt8(ascii: "x"), count: 99_999) + [UInt8(ascii: "\n")]
        for _ in 0..<2000 { try input.fileHandleForWriting.write(contentsOf: line) }
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let peak = try #require(status.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Int($0.1) })
        #expect(peak < 150 << 10)
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
    }

    @Test func `writes finished reports while the input idles`() throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["analyze", "--jsonl"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        for number in 1...3 {
            try input.fileHandleForWriting.write(
                contentsOf: Data("{\"id\": \"\(number)\", \"text\": \"Chợ nổi.\"}\n".utf8))
            // The input stays open: the report must come all the same.
            var report = Data()
            while report.last != UInt8(ascii: "\n") {
                var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&waiting, 1, 5000) == 1 else { return #expect(Bool(false), "no report came") }
                report += output.fileHandleForReading.availableData
            }
            #expect(try JSONReader.value(in: [UInt8](report))["source"]?["id"]?.string == "\(number)")
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `has one thread for the analysis where it may run on one core`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let script =
            #"cores=$(taskset -cp $$ | sed 's/.*: *//; s/[,-].*//'); exec taskset -c "$cores" "$1" analyze --jsonl"#
        process.arguments = ["-c", script, "sh", Command.executable.path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("{\"text\": \"Chợ nổi.\"}\n".utf8))
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        let tasks = "/proc/\(process.processIdentifier)/task"
        let names = try FileManager.default.contentsOfDirectory(atPath: tasks).map {
            try String(contentsOfFile: "\(tasks)/\($0)/comm", encoding: .utf8)
        }
        #expect(names.count { $0 == "analyse\n" } == 1)
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `ends quietly when nobody reads on`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let script =
            #"for i in {1..2000}; do echo '{"text": "Chợ nổi."}'; done | "$1" analyze --jsonl | head -n 1; "#
            + #"echo "${PIPESTATUS[1]}""#
        process.arguments = ["-c", script, "bash", Command.executable.path]
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.hasSuffix("\n141\n"))
        #expect(error.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test(arguments: [["analyze", Fixture.article.path], ["--help"], ["--version"], ["show", "--help"]])
    func `ends with 74 where what is asked for can't be written`(arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", #"exec "$@" > /dev/full"#, "sh", Command.executable.path] + arguments
        let error = Pipe()
        process.standardError = error
        try process.run()
        let complaint = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(complaint == "diembao: standard output: No space left on device\n")
        #expect(process.terminationStatus == 74)
    }

    @Test(arguments: ["analyze", "convert", "explain"], ["gestern", "2026-13-45", "12/1/2026", ""])
    func `refuses a date of publication that is none, and says how one is written`(command: String, date: String) throws
    {
        let result = try Command.run(command, "--published", date, Fixture.article.path)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("--published"))
        #expect(result.error.contains("2021-12-08, or 2021-12-08T06:30:00+07:00"))
    }

    @Test func `takes a wrong date for all lines of a stream no more than for a file, but goes on after a line's own`()
        throws
    {
        let line = #"{"text": "Chợ nổi Sông Xanh mở lại.", "published": "12/1/2026"}"#
        #expect(try Command.run("analyze", "--jsonl", "--published", "12/1/2026", input: line).status == 64)
        let result = try Command.run("analyze", "--jsonl", "--published", "2026-01-12", input: line)
        #expect(result.output.contains("ARGUMENT_INVALID"))
        #expect(result.status == 0)
    }

    @Test(arguments: [
        ["analyze"], ["analyze", "--path", "x", "a", "b"], ["analyze", "--jobs", "0", "a"],
        ["analyze", "--limit", "x", "a"],
        ["dance"], ["verify", "--source", "a", "b", "c"], ["sync", "--timeout", "-1"],
    ])
    func `ends with 64 where it is used wrongly`(arguments: [String]) throws {
        let result = try Command.run(arguments, input: Data())
        #expect(result.status == 64)
        #expect(result.error.contains("Usage: diembao"))
    }

    @Test(arguments: [["analize", "a.txt"], ["help", "analyse"], ["anlyze"]])
    func `says which command was meant`(arguments: [String]) throws {
        let result = try Command.run(arguments, input: Data())
        #expect(result.error.hasPrefix("Error: There is no command \"\(arguments.last { $0 != "a.txt" }!)\". "))
        #expect(result.error.contains("Did you mean \"analyze\"?"))
        #expect(result.status == 64)
    }

    @Test(arguments: [["help"], ["help", "analyze"], ["--help"], ["--version"], []])
    func `helps whoever asks for it`(arguments: [String]) throws {
        let result = try Command.run(arguments, input: Data())
        #expect(result.output.contains("0.1.0") || result.output.contains("USAGE: diembao"))
        #expect(result.status == 0)
    }
}

@Suite struct `The progress bar` {
    @Test func `tells the share, the count and the rate`() {
        var bar = ProgressBar(size: .articles(4), isWanted: false)
        bar.advance(by: 0)
        #expect(bar.line(afterSeconds: 2) == "[=====---------------]  25 %  1 article, 0/s")
        var stream = ProgressBar(size: .bytes(100), isWanted: false)
        for _ in 0..<2000 { stream.advance(by: 1) }
        #expect(stream.line(afterSeconds: 2) == "[====================] 100 %  2,000 articles, 1,000/s")
        #expect(ProgressBar(size: nil, isWanted: false).line(afterSeconds: 1) == "0 articles, 0/s")
    }
}
