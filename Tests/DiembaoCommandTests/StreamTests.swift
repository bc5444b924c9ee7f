import DiembaoConfiguration
import DiembaoCore
import DiembaoThreads
import Foundation
import Testing

@testable import DiembaoCommand

@Suite struct `A line of a stream` {
    private func request(_ line: String, defaults: DocumentMetadata = DocumentMetadata()) throws -> StreamRequest {
        try StreamRequest(line: Array(line.utf8), defaults: defaults)
    }

    @Test func `gives an article and what is known of it`() throws {
        let request = try request(
            #"{"id": "7", "text": "Chợ nổi", "published": "2024-03-05", "outlet": null, "reader": 3}"#,
            defaults: DocumentMetadata(outlet: "Báo Sông Xanh", language: "vi"))
        #expect(request.id == "7")
        #expect(request.article == .text("Chợ nổi"))
        #expect(request.metadata == DocumentMetadata(published: "2024-03-05", outlet: "Báo Sông Xanh", language: "vi"))
        #expect(try self.request(#"{"id": 12, "path": "a.txt"}"#).id == "12")
    }

    static let faults: [(line: String, id: String?, reason: String)] = [
        ("", nil, "it is not JSON: a value is missing (column 1)"),
        ("[1]", nil, "it is a list of 1, not an object"),
        ("{}", nil, #"neither "text" nor "path" is there"#),
        (#"{"id":"a","text":"x","path":"y"}"#, "a", #"both "text" and "path" are there"#),
        (#"{"id":"a","text":5}"#, "a", #""text" is 5, not a string"#),
        (#"{"id":1.5,"text":"x"}"#, nil, #""id" is 1.5, not a string"#),
        (#"{"id":"a","path":""}"#, "a", #""path" names no file"#),
        (#"{"id":"a","path":"b\u0000c"}"#, "a", #""path" names no file"#),
        (#"{"id":"a","text":"x","published":[]}"#, "a", #""published" is a list of 0, not a string"#),
    ]

    @Test(arguments: faults)
    func `that is bad is refused with its identifier and a reason`(line: String, id: String?, reason: String) {
        let fault = #expect(throws: StreamRequest.Fault.self) { try request(line) }
        #expect(fault == StreamRequest.Fault(id: id, reason: reason))
    }
}

@Suite struct `The reader of lines` {
    private func lines(of text: String, limit: Int) throws -> [LineReader.Line] {
        let folder = try TemporaryFolder()
        var reader = try LineReader(FileArgument(folder.write(text, to: "stream")), limit: limit)
        var lines: [LineReader.Line] = []
        while let line = try reader.next(onPause: {}) { lines.append(line) }
        return lines
    }

    @Test func `gives every line, the empty ones and the last one without an end too`() throws {
        #expect(try lines(of: "a\n\nb", limit: 10) == [.whole([0x61]), .whole([]), .whole([0x62])])
        #expect(try lines(of: "a\n", limit: 10) == [.whole([0x61])])
        #expect(try lines(of: "", limit: 10).isEmpty)
    }

    @Test func `passes over a line that is too long, wherever reads cut it`() throws {
        let long = String(repeating: "x", count: 600_000)
        let lines = try lines(of: "a\n\(long)\nb\n\(long)", limit: 300_000)
        #expect(lines == [.whole([0x61]), .tooLong(bytes: 600_000), .whole([0x62]), .tooLong(bytes: 600_000)])
    }

    @Test func `joins a line that is longer than a read`() throws {
        let long = String(repeating: "x", count: 600_000)
        #expect(try lines(of: "\(long)\nb", limit: 600_000) == [.whole(Array(long.utf8)), .whole([0x62])])
    }
}

/// Numbers from 0 on.
private final class Numbers: PipelineSource {
    private let count: Int
    private let bytes: Int
    private let taken: Counter
    private var next = 0

    init(count: Int, bytes: Int = 1, taken: Counter = Counter()) {
        (self.count, self.bytes, self.taken) = (count, bytes, taken)
    }

    func next(onPause: () -> Void) -> (work: Int, bytes: Int)? {
        guard next < count else { return nil }
        defer { next += 1 }
        taken.increment()
        return (next, bytes)
    }
}

private final class Counter: @unchecked Sendable {
    private let monitor = Monitor()
    private var count = 0
    var value: Int { monitor.withLock { count } }
    func increment() { monitor.withLock { count += 1 } }
}

@Suite struct `The pipeline` {
    private func results<Source>(of pipeline: OrderedPipeline<Source, Int>) -> [Int] {
        var results: [Int] = []
        while true {
            switch pipeline.next(within: 10, returnsAtPause: false) {
            case .result(let result): results.append(result)
            case .end: return results
            case .nothing: return results + [-1]
            }
        }
    }

    @Test(arguments: [1, 2, 7])
    func `keeps the order, however long each piece takes`(jobs: Int) {
        let pipeline = OrderedPipeline(source: Numbers(count: 500), jobs: jobs) { number in
            usleep(UInt32(number * 7919 % 13) * 100)
            return (number, 1)
        }
        #expect(results(of: pipeline) == Array(0..<500))
    }

    @Test func `takes no more than its window while one piece is slow`() {
        let taken = Counter()
        let gate = Monitor()
        nonisolated(unsafe) var isOpen = false
        let pipeline = OrderedPipeline(source: Numbers(count: 500, taken: taken), jobs: 3, window: 10) { number in
            gate.withLock { while number == 0 && !isOpen { gate.wait() } }
            return (number, 1)
        }
        guard case .nothing = pipeline.next(within: 0.3, returnsAtPause: false) else {
            return #expect(Bool(false), "the slow piece was overtaken")
        }
        #expect(taken.value == 10)
        gate.withLock {
            isOpen = true
            gate.wakeAll()
        }
        #expect(results(of: pipeline) == Array(0..<500))
    }

    @Test func `takes no more bytes than its limit, but one piece always`() {
        let taken = Counter()
        let source = Numbers(count: 20, bytes: 1000, taken: taken)
        let pipeline = OrderedPipeline(source: source, jobs: 4, byteLimit: 10) { number in
            usleep(1000)
            return (number, 1000)
        }
        usleep(100_000)
        #expect(taken.value == 1)
        #expect(results(of: pipeline) == Array(0..<20))
    }
}

/// So many lines of a size each, of which some are there and the others have to be waited for.
private final class Lines: AnalysisSource {
    private let lines: [[UInt8]]
    private let there: Int
    private var given = 0
    let size: AnalysisSize? = nil

    init(_ lines: [[UInt8]], there: Int? = nil) {
        self.lines = lines
        self.there = there ?? lines.count
    }

    convenience init(sizes: [Int], there: Int? = nil) {
        self.init(sizes.map { [UInt8](repeating: 0, count: $0) }, there: there)
    }

    var readyBytes: Int { given < there ? lines[given..<there].reduce(0) { $0 + $1.count } : 0 }

    func next(onPause: () -> Void) -> (work: AnalysisWork, bytes: Int)? {
        guard given < lines.count else { return nil }
        if given >= there { onPause() }
        given += 1
        let line = lines[given - 1]
        return (.line(.whole(line), number: given), line.count)
    }
}

@Suite struct `Work in groups` {
    /// The numbers of the lines in each group.
    private func groups(_ source: Lines, jobs: Int = 1) -> [[Int]] {
        let grouped = GroupedSource(source, jobs: jobs)
        var groups: [[Int]] = []
        while let group = grouped.next(onPause: {}) {
            groups.append(group.work.map { if case .line(_, let number) = $0 { number } else { 0 } })
        }
        return groups
    }

    @Test func `groups grow, and hold every piece in its order`() {
        let groups = groups(Lines(sizes: [Int](repeating: 3, count: 1000)))
        #expect(groups.prefix(4).map(\.count) == [1, 2, 4, 8])
        #expect(groups.map(\.count).max() == Analyzer.mostTogether)
        #expect(groups.flatMap(\.self) == Array(1...1000))
    }

    @Test func `a group waits for nothing that is not there yet, and groups grow anew behind a pause`() {
        let groups = groups(Lines(sizes: [Int](repeating: 3, count: 9), there: 5))
        #expect(groups == [[1], [2, 3], [4, 5], [6], [7], [8], [9]])
    }

    @Test func `a group holds no more bytes than it may, but one piece always`() {
        let sizes = [1, 400_000, 400_000, 900_000, 1, 1, 300_000]
        #expect(groups(Lines(sizes: sizes)) == [[1], [2], [3], [4], [5, 6, 7]])
    }

    @Test func `a thread takes no more than its share of what is there`() {
        let groups = groups(Lines(sizes: [Int](repeating: 10_000, count: 100)), jobs: 4)
        #expect(groups.flatMap(\.self) == Array(1...100))
        #expect((8...25).contains(groups.map(\.count).max()!))
        #expect(groups.suffix(4).allSatisfy { $0.count <= 4 })
    }

    @Test(arguments: [
        (#"{"path": "a.pdf"}"#, false), (#"{"text": "x", "path" : 5}"#, false),
        (#"{"text": "a \"path\" to peace"}"#, true), (#"{"text": "paths"}"#, true), ("", true),
    ])
    func `a line that may name a file, of which nobody knows what it holds, is a group of its own`(
        line: String, isText: Bool
    ) {
        let lines = ["{}", "{}", "{}", line, "{}", "{}", "{}"].map { Array($0.utf8) }
        #expect(AnalysisWork.line(.whole(lines[3]), number: 1).isText == isText)
        #expect(groups(Lines(lines)).contains([4]) == !isText)
    }
}

@Suite struct `Files in groups` {
    /// The names of the files in each group.
    private func groups(_ names: [String], in folder: TemporaryFolder) -> [[String]] {
        let files = names.map { $0 == "-" ? FileArgument($0) : FileArgument(folder.url.appending(path: $0).path) }
        let grouped = GroupedSource(FileSource(files, path: nil), jobs: 1)
        var groups: [[String]] = []
        while let group = grouped.next(onPause: {}) {
            groups.append(
                group.work.map { work in
                    guard case .file(let file, _) = work else { return "" }
                    return String(decoding: file.bytes.split(separator: UInt8(ascii: "/")).last!, as: UTF8.self)
                })
        }
        return groups
    }

    @Test func `small ones are read together, each in its order`() throws {
        let folder = try TemporaryFolder()
        let names = (0..<600).map { "\($0).txt" }
        for name in names { try folder.write("Chợ nổi.", to: name) }
        let groups = groups(names, in: folder)
        #expect(groups.prefix(4).map(\.count) == [1, 2, 4, 8])
        #expect(groups.map(\.count).max() == Analyzer.mostTogether)
        #expect(groups.flatMap(\.self) == names)
    }

    @Test(arguments: ["large.txt", "described.txt", "fed.txt", "empty.txt", "missing.txt", "pipe", "folder", "-"])
    func `one of which nobody knows how much it holds, or what it waits for, is a group of its own`(name: String) throws
    {
        let folder = try TemporaryFolder()
        let small = (0..<12).map { "\($0).txt" }
        for name in small { try folder.write("Chợ nổi.", to: name) }
        try folder.write(String(repeating: "Chợ nổi. ", count: 10_000), to: "large.txt")
        try folder.write("", to: "empty.txt")
        try folder.write("Chợ nổi.", to: "described.txt")
        try folder.write(String(repeating: " ", count: 100_000) + "{}", to: "described.txt.meta.json")
        try folder.write("Chợ nổi.", to: "fed.txt")
        try #require(mkfifo(folder.url.appending(path: "fed.txt.meta.json").path, 0o600) == 0)
        try #require(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "folder"), withIntermediateDirectories: false)
        let groups = groups(small[..<5] + [name] + small[5...], in: folder)
        #expect(groups.contains([name]))
        #expect(groups.flatMap(\.self) == small[..<5] + [name] + small[5...])
    }

    @Test func `give the reports that each gives alone`() throws {
        let folder = try TemporaryFolder()
        let article = try String(contentsOf: Fixture.article, encoding: .utf8)
        let contents = [
            article, "", "PK\u{3}\u{4}hỏng", "Hà Nội hôm qua có mưa.", "<html><body><p>Nước lên.</p></body></html>",
            article + article,
            #"{"@type": "NewsArticle", "articleBody": "Chợ họp sớm."}"#, "Thứ hai, 8/12/2021",
            "Ông Lê Văn Nam nói sẽ đến Huế.",
        ]
        let names = try contents.enumerated().map { number, text in
            try folder.write(text, to: "\(number).txt")
            return "\(number).txt"
        }
        let together = try Command.run(["analyze", "--jobs", "1"] + names, input: Data(), folder: folder.url)
        let apart = try names.map { name in
            let report = try JSONReader.value(
                in: Array(try Command.run(["analyze", name], input: Data(), folder: folder.url).output.utf8))
            return report
        }
        #expect(try together.lines.map { try JSONReader.value(in: Array($0.utf8)) } == apart)
    }
}

@Suite struct `Articles that are analysed together` {
    @Test func `have a report each, in their order, if one is too large`() throws {
        let analysis = BoundedAnalyzer(limits: Configuration.Limits(inputSize: 1000))
        let sizes = [10, 2000, 20, 1001, 1000]
        let documents = sizes.enumerated().map { number, size in
            SourceDocument(bytes: [UInt8](repeating: UInt8(ascii: "a"), count: size), id: "\(number)")
        }
        let reports = analysis.reports(on: documents)
        #expect(reports.map(\.source.id) == ["0", "1", "2", "3", "4"])
        #expect(reports.map { $0.error?.code == .tooLarge } == sizes.map { $0 > 1000 })
        for (document, report) in zip(documents, reports) { #expect(report == analysis.report(on: document)) }
    }
}
