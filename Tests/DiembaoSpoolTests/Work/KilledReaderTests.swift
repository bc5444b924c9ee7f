import CLinux
import DiembaoCore
import Foundation
import Glibc
import Testing

@testable import DiembaoSpool

/// A reader of documents that does as it is told (resource).
private final class Reader {
    let temporary = TemporaryFolder()
    var program: String { temporary.path + "/reader" }

    /// - Parameter end: a line of shell by which it ends.
    init(_ end: String) throws {
        // Written by a process of its own: a program that somebody has open for writing is not started (ETXTBSY), and what is open
        // here is so in the processes that other tests start, too, until their programs run.
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        let lines = "#!/bin/sh\necho x >> \(temporary.path)/starts\n\(end)\n"
        writer.arguments = ["-c", "printf %s \"$1\" > \"$0\"; chmod 755 \"$0\"", program, lines]
        try writer.run()
        writer.waitUntilExit()
        try #require(writer.terminationStatus == 0)
    }

    /// How often it was started.
    var starts: Int { read(temporary.path + "/starts")?.count { $0 == "x" } ?? 0 }
}

private let document = "%PDF-1.7\nbài báo\n"

@Suite struct `A document whose reader is killed` {
    private func spool(_ reader: Reader) -> TestSpool {
        let spool = TestSpool(settle: 0.1)
        spool.analysis = ArticleAnalysis(analyzer: Analyzer(), readerProgram: reader.program)
        return spool
    }

    /// The row of an article as the spool left it, with a change.
    private func row(
        _ spool: TestSpool, _ path: String, _ change: (inout LedgerRow) -> Void = { _ in }
    ) throws -> LedgerRow {
        let ledger = try Ledger(folder: spool.state)
        let rows = try ledger.reading(within: .root, of: 1, after: nil, limit: 100).rows.compactMap(\.self)
        var row = try #require(rows.first { $0.key.path == RelativePath(path) })
        change(&row)
        try ledger.apply([.put(row)])
        try ledger.close()
        return row
    }

    private func deferrals(_ spool: TestSpool) -> Int {
        spool.events.count { if case .deferred = $0 { true } else { false } }
    }

    @Test func `waits as for any passing fault, has a report the tenth time in turn, and is then left alone [57]`()
        throws
    {
        let reader = try Reader("kill -KILL $$")
        let spool = spool(reader)
        try spool.start()
        spool.drop(document, "a.pdf")
        #expect(try spool.sync() == 1)
        #expect(spool.stamp("a.pdf") == nil)
        spool.stop()
        // As after seven more, which would take four minutes.
        let kills = try row(spool, "a.pdf") {
            $0.readerKills?.count = 8
            $0.attempts = 8
        }.readerKills
        #expect(kills?.sha256 == SHA256.hexDigest(of: Array(document.utf8)))
        let (before, told) = (reader.starts, deferrals(spool))
        try spool.start()
        #expect(eventually { deferrals(spool) == told + 1 })
        spool.stop()
        #expect(reader.starts == before + 1)
        #expect(try row(spool, "a.pdf").readerKills?.count == 9)
        try spool.start()
        #expect(eventually { spool.stamp("a.pdf")?.errorCode == "READER_CRASHED" })
        #expect(try spool.sync() == 0)
        #expect(try spool.tally.failed == 1)
        spool.stop()
        #expect(try row(spool, "a.pdf").readerKills == nil)
        let starts = reader.starts
        #expect(starts == before + 2)
        try spool.start()
        try spool.sync()
        #expect(reader.starts == starts, "neither a listing nor a start tries it again")
        spool.drop(document + "khác", "a.pdf")
        #expect(eventually { deferrals(spool) > told + 1 }, "its change does")
        #expect(spool.stamp("a.pdf")?.errorCode == "READER_CRASHED", "a passing fault replaces no report")
    }

    @Test func `is counted anew when it holds something else, and when a person has it retried`() throws {
        let reader = try Reader("kill -KILL $$")
        let spool = spool(reader)
        try spool.start()
        for name in ["a.pdf", "b.pdf"] { spool.drop(document, name) }
        #expect(try spool.sync() == 2)
        spool.stop()
        for name in ["a.pdf", "b.pdf"] { _ = try row(spool, name) { $0.readerKills?.count = 9 } }
        spool.drop(document + "khác", "a.pdf")
        let ledger = try Ledger(folder: spool.state)
        #expect(try ledger.retry([ArticleKey(inbox: 1, path: RelativePath("b.pdf"))]) == 1)
        try ledger.close()
        try spool.start()
        #expect(eventually { (try? spool.tally.deferred) == 2 })
        spool.stop()
        #expect(spool.reportNames.isEmpty)
        for name in ["a.pdf", "b.pdf"] {
            // On a slow machine once more after a second, and after two.
            #expect((1...4).contains(try row(spool, name).readerKills?.count ?? 0), "\(name)")
        }
    }

    @Test func `is not given up for a reader that can't be started`() throws {
        let spool = TestSpool(settle: 0.1)
        spool.analysis = ArticleAnalysis(analyzer: Analyzer(), readerProgram: "/nonexistent/diembao-reader")
        try spool.start()
        spool.drop(document, "a.pdf")
        #expect(try spool.sync() == 1)
        spool.stop()
        #expect(try row(spool, "a.pdf").readerKills == nil)
    }
}
