import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct ZIPArchiveTests {
    private func contents(
        _ archive: ZIPWriter, _ name: String, limit: Int = 1 << 20
    ) throws(ExtractionFailure) -> [UInt8]? {
        var budget = UnpackingBudget(bytes: limit)
        return try ZIPArchive(archive.bytes()).read(name, &budget)
    }

    private func code(_ archive: ZIPWriter, _ name: String, limit: Int = 1 << 20) -> ExtractionFailure.Code? {
        do throws(ExtractionFailure) {
            _ = try contents(archive, name, limit: limit)
            return nil
        } catch { return error.code }
    }

    @Test func `files are read by the names that are written`() throws {
        let archive = ZIPWriter([("a.xml", "một"), ("A.xml", "hai"), ("thư mục/bài.xml", "ba")])
        #expect(try ZIPArchive(archive.bytes()).names == ["a.xml", "A.xml", "thư mục/bài.xml"])
        #expect(try contents(archive, "A.xml") == Array("hai".utf8))
        #expect(try contents(archive, "thư mục/bài.xml") == Array("ba".utf8))
        #expect(try contents(archive, "b.xml") == nil)
    }

    @Test func `of two files with one name the first counts`() throws {
        let archive = ZIPWriter([("a.xml", "một"), ("a.xml", "hai")])
        #expect(try ZIPArchive(archive.bytes()).names == ["a.xml"])
        #expect(try contents(archive, "a.xml") == Array("một".utf8))
    }

    @Test func `a path upwards is a name like any other`() throws {
        let archive = ZIPWriter([("../a.xml", "một"), ("/etc/passwd", "hai")])
        #expect(try contents(archive, "a.xml") == nil)
        #expect(try contents(archive, "../a.xml") == Array("một".utf8))
    }

    @Test func `backslashes in names are slashes`() throws {
        #expect(try contents(ZIPWriter([("word\\document.xml", "một")]), "word/document.xml") == Array("một".utf8))
    }

    @Test func `an encrypted file needs its password`() {
        var archive = ZIPWriter([("a.xml", "0123456789abcdef")])
        archive.entries[0].flags = 1
        #expect(code(archive, "a.xml") == .encrypted)
    }

    @Test func `an archive without its directory is read from its beginning`() throws {
        var archive = ZIPWriter([("a.xml", "một"), ("b.xml", "hai")])
        archive.hasDirectory = false
        #expect(try contents(archive, "b.xml") == Array("hai".utf8))
    }

    @Test(arguments: [true, false])
    func `an archive that was written in one go is read`(_ hasDirectory: Bool) throws {
        var archive = ZIPWriter([("a.xml", ""), ("b.xml", "hai")])
        archive.hasDirectory = hasDirectory
        archive.entries[0].contents = [UInt8](repeating: 0, count: 1 + 258 * 16)
        archive.entries[0].packed = Packed.zeros(matches: 16)
        archive.entries[0].method = 8
        archive.entries[0].isStreamed = true
        #expect(try contents(archive, "a.xml")?.count == 4129)
        #expect(try contents(archive, "b.xml") == Array("hai".utf8))
    }

    @Test func `a file that does not fit its checksum is damaged`() {
        var archive = ZIPWriter([("a.xml", "một")])
        archive.entries[0].packed = Array("mot!!".utf8)
        #expect(code(archive, "a.xml") == .damaged)
    }

    @Test func `a file that is cut off is damaged`() throws {
        var archive = ZIPWriter([("a.xml", "Mưa lớn ở Huế")])
        archive.hasDirectory = false
        let cut = Array(archive.bytes().dropLast(4))
        var budget = UnpackingBudget(bytes: 1 << 20)
        let code = #expect(throws: ExtractionFailure.self) { _ = try ZIPArchive(cut).read("a.xml", &budget) }?.code
        #expect(code == .damaged)
    }

    @Test func `what begins as an archive and is none is damaged`() {
        let code = #expect(throws: ExtractionFailure.self) { _ = try ZIPArchive(Array("PK\u{3}\u{4}rác".utf8)) }?.code
        #expect(code == .damaged)
    }

    private func bomb(hasDirectory: Bool) -> ZIPWriter {
        var archive = ZIPWriter([("a.xml", ""), ("b.xml", "hai")])
        archive.entries[0].packed = Packed.zeros(matches: 600_000)
        archive.entries[0].method = 8
        archive.entries[0].isStreamed = true
        archive.hasDirectory = hasDirectory
        return archive
    }

    @Test(arguments: [true, false])
    func `what grows beyond the limit ends there`(_ hasDirectory: Bool) {
        #expect(code(bomb(hasDirectory: hasDirectory), "a.xml") == .limit)
    }

    @Test func `what is passed over in an archive without a directory is not unpacked without end`() throws {
        #expect(try contents(bomb(hasDirectory: false), "b.xml") == nil)
        #expect(try contents(bomb(hasDirectory: true), "b.xml") == Array("hai".utf8))
    }

    @Test func `files that lie upon one another end`() throws {
        var archive = ZIPWriter([("a.xml", "một")])
        for number in 0..<2000 {
            archive.entries.append(ZIPWriter.Entry(name: "\(number)", contents: [], sharesHeaderOf: 0))
        }
        #expect(code(archive, "1999") == nil)
    }

    @Test func `of an archive of very many files the first are listed`() throws {
        let archive = ZIPWriter((0..<20_001).map { ("\($0)", "") })
        #expect(try ZIPArchive(archive.bytes()).names.count == 20_000)
    }
}
