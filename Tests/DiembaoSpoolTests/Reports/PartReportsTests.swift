import DiembaoConfiguration
import DiembaoCore
import DiembaoExtract
import Foundation
import Glibc
import Testing

import class GRDB.DatabaseQueue

@testable import DiembaoSpool

/// A spool to which a line of equal signs parts the articles of a file.
private func spoolOfCollections(_ configure: (inout Configuration.Inbox) -> Void = { _ in }) -> TestSpool {
    let spool = TestSpool(settle: 0.1, configure)
    let analyzer = Analyzer()
    spool.analysis = ArticleAnalysis(analyzer: analyzer) { document, shouldStop in
        var document = document
        let articles = String(decoding: document.bytes, as: UTF8.self).components(separatedBy: "\n====\n")
        document.extraction = .document(
            ExtractedDocument(
                mediaType: "application/mbox",
                articles: articles.map { ExtractedArticle(content: .file(Array($0.utf8))) }))
        return analyzer.analyze(document, shouldStop: shouldStop)
    }
    return spool
}

private func collection(_ count: Int) -> String {
    (1...count).map { "Tin thứ \($0)\n\nÔng Nguyễn Văn A nói: “Mưa lớn ở Huế.”" }.joined(separator: "\n====\n")
}

@Suite struct `A file that holds several articles` {
    @Test func `has a report that names those on its articles`() throws {
        let spool = spoolOfCollections()
        try spool.start()
        mkdir(spool.inbox + "/2021", 0o755)
        spool.drop(collection(3), "2021/thư.mbox")
        try spool.sync()
        let names = (1...3).map { RelativePath("2021/thư.mbox.d/\($0).json") } + [RelativePath("2021/thư.mbox.json")]
        #expect(spool.reportNames == names.sorted())
        #expect(spool.stamp("2021/thư.mbox")?.partCount == 3)
        for (number, name) in zip(1..., names.prefix(3)) {
            let bytes = try #require(Raw.read(spool.reports, name))
            let report = try JSONDecoder().decode(Report.self, from: Data(bytes))
            #expect(report.source.part == number)
            #expect(report.document?.headline?.text == "Tin thứ \(number)")
        }
    }

    @Test func `leaves no report of an article that it no longer holds`() throws {
        let spool = spoolOfCollections()
        try spool.start()
        spool.drop(collection(5), "thư.mbox")
        try spool.sync()
        write("không phải của diembao", spool.reports + "/thư.mbox.d/ghi chú.txt")
        spool.drop(collection(2), "thư.mbox")
        try spool.sync()
        #expect(
            spool.reportNames.map(\.description)
                == ["thư.mbox.d/1.json", "thư.mbox.d/2.json", "thư.mbox.d/ghi chú.txt", "thư.mbox.json"])
        unlink(spool.reports + "/thư.mbox.d/ghi chú.txt")
        spool.drop(collection(1), "thư.mbox")
        try spool.sync()
        #expect(spool.reportNames.map(\.description) == ["thư.mbox.json"])
        #expect(!FileManager.default.fileExists(atPath: spool.reports + "/thư.mbox.d"))
    }

    @Test func `takes all its reports with it when it is deleted`() throws {
        let spool = spoolOfCollections { $0.onDelete = .delete }
        try spool.start()
        mkdir(spool.inbox + "/a", 0o755)
        spool.drop(collection(4), "a/thư.mbox")
        spool.drop(collection(2), "b.mbox")
        try spool.sync()
        unlink(spool.inbox + "/a/thư.mbox")
        try spool.sync()
        #expect(spool.reportNames.map(\.description) == ["b.mbox.d/1.json", "b.mbox.d/2.json", "b.mbox.json"])
    }

    @Test func `that was deleted while nothing ran takes the reports on its articles with it, too`() throws {
        let spool = spoolOfCollections { $0.onDelete = .delete }
        try spool.start()
        spool.drop(collection(3), "thư.mbox")
        try spool.sync()
        spool.stop()
        unlink(spool.inbox + "/thư.mbox")
        // As a death in the middle leaves it.
        unlink(spool.reports + "/thư.mbox.d/2.json")
        try spool.start()
        try spool.sync()
        #expect(spool.reportNames.isEmpty)
    }

    /// What befalls the reports on the articles.
    enum Damage: CaseIterable {
        case deletesOne, deletesTheFolder, cutsOff, writesInto, linksAway
    }

    @Test(arguments: Damage.allCases)
    func `has all its reports again at the next listing, whatever befell those on its articles [57]`(_ damage: Damage)
        throws
    {
        let spool = spoolOfCollections()
        try spool.start()
        spool.drop(collection(3), "thư.mbox")
        spool.drop("Tin khác", "khác.txt")
        try spool.sync()
        let names = spool.reportNames
        let former = names.map { Raw.read(spool.reports, $0) }
        let part = spool.reports + "/thư.mbox.d/2.json"
        let text = try #require(read(part))
        usleep(20_000)  // the clock of the file system goes on
        switch damage {
        case .deletesOne: unlink(part)
        case .deletesTheFolder: try FileManager.default.removeItem(atPath: spool.reports + "/thư.mbox.d")
        case .cutsOff: truncate(part, off_t(text.utf8.count / 2))
        // Whole, of the same size, and by what it says of itself about this version.
        case .writesInto: write(text.replacing("Tin thứ 2", with: "Tin thu 22"), part)
        case .linksAway:
            rename(part, spool.temporary.path + "/elsewhere")
            symlink(spool.temporary.path + "/elsewhere", part)
        }
        try spool.sync()
        #expect(spool.reportNames == names)
        #expect(names.map { Raw.read(spool.reports, $0) } == former)
        #expect(spool.writings(of: "khác.txt") == 1)
    }

    @Test func `is not analysed again by a listing, or a start, that finds its reports as they were`() throws {
        let spool = spoolOfCollections()
        try spool.start()
        spool.drop(collection(3), "thư.mbox")
        for _ in 0..<3 { try spool.sync() }
        spool.stop()
        try spool.start()
        for _ in 0..<2 { try spool.sync() }
        #expect(spool.writings(of: "thư.mbox") == 1)
        spool.drop(collection(2), "thư.mbox")
        for _ in 0..<2 { try spool.sync() }
        #expect(spool.writings(of: "thư.mbox") == 2)
    }

    @Test func `is found by a ledger that knew nothing of several articles, whose reports it does not write again`()
        throws
    {
        let spool = spoolOfCollections()
        try spool.start()
        spool.drop(collection(3), "thư.mbox")
        try spool.sync()
        spool.stop()
        let ledger = try DatabaseQueue(path: spool.state + "/ledger.sqlite")
        try ledger.write { db in
            for column in ["parts", "parts_digest", "reader_kills", "killed_sha256", "report_size", "report_modified"] {
                try db.execute(sql: "ALTER TABLE file DROP COLUMN \(column)")
            }
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        try ledger.close()
        try spool.start()
        try spool.sync()
        #expect(eventually { (try? spool.tally.waiting) == 0 })
        #expect(spool.writings(of: "thư.mbox") == 1)
        unlink(spool.reports + "/thư.mbox.d/2.json")
        try spool.sync()
        #expect(spool.reportNames.count == 4)
        #expect(spool.events.count { if case .ledgerRebuilt = $0 { true } else { false } } == 0)
    }

    @Test func `is analysed anew where one of the reports is of another version`() throws {
        let spool = spoolOfCollections()
        try spool.start()
        spool.drop(collection(3), "thư.mbox")
        try spool.sync()
        let part = RelativePath("thư.mbox.d/2.json")
        let old = try #require(Raw.read(spool.reports, part))
        spool.drop(collection(2), "thư.mbox")
        try spool.sync()
        // As a death in the midst of putting them in place leaves it.
        Raw.write(String(decoding: old, as: UTF8.self), spool.reports, part)
        #expect(try #require(spool.spool).retry([spool.inbox + "/thư.mbox"]) == 1)
        try spool.sync()
        let report = try JSONDecoder().decode(Report.self, from: Data(try #require(Raw.read(spool.reports, part))))
        #expect(report.source.sha256 == spool.stamp("thư.mbox")?.sha256)
    }

    @Test func `stays where it is while one of its articles could not be read`() throws {
        let spool = spoolOfCollections { $0.afterSuccess = .delete }
        try spool.start()
        spool.drop(collection(2) + "\n====\n \n", "thư.mbox")
        spool.drop(collection(2), "cả.mbox")
        try spool.sync()
        #expect(eventually { access(spool.inbox + "/cả.mbox", F_OK) != 0 })
        #expect(access(spool.inbox + "/thư.mbox", F_OK) == 0)
        #expect(try spool.tally.failed == 1)
    }

    @Test func `shares no report with a folder of its name`() throws {
        let spool = spoolOfCollections()
        try spool.start()
        mkdir(spool.inbox + "/thư.mbox.d", 0o755)
        spool.drop(collection(1), "thư.mbox.d/1")
        spool.drop(collection(2), "thư.mbox")
        try spool.sync()
        #expect(
            spool.reportNames.map(\.description)
                == ["thư.mbox.d/1.json", "thư.mbox.d/2.json", "thư.mbox.d~/1.json", "thư.mbox.json"])
    }
}
