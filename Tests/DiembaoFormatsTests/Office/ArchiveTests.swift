import DiembaoExtract
import Testing

@testable import DiembaoFormats

@Suite struct ArchiveTests {
    private let article = Array("Mưa lớn ở Huế\n\nNước sông Hương lên nhanh trong đêm.\n".utf8)

    private func unpacked(_ bytes: [UInt8], limit: Int = 1 << 20) throws(ExtractionFailure) -> [UInt8] {
        var budget = UnpackingBudget(bytes: limit)
        return try Archive.decompress(bytes, &budget)
    }

    private func failure(_ bytes: [UInt8], limit: Int = 1 << 20) -> ExtractionFailure? {
        do throws(ExtractionFailure) {
            _ = try unpacked(bytes, limit: limit)
            return nil
        } catch { return error }
    }

    @Test func `gzip with several members is read to its end`() throws {
        let packed = Packed.gzip(article) + Packed.gzip(Array("Thêm một đoạn.".utf8))
        #expect(try unpacked(packed) == article + Array("Thêm một đoạn.".utf8))
    }

    @Test func `Zstandard with several frames is read to its end`() throws {
        let long = article + [UInt8](repeating: 0x61, count: 300)
        // A frame that is to be skipped (RFC 8878, 3.1.2) stands between.
        let skipped: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
        #expect(try unpacked(Packed.zstandard(long) + skipped + Packed.zstandard(long)) == long + long)
    }

    @Test func `what is packed twice is unpacked once at a time`() throws {
        let once = Packed.gzip(article)
        #expect(try unpacked(Packed.gzip(once)) == once)
    }

    @Test func `an article that is packed many times over is not followed without end`() {
        var packed = article
        for _ in 0...ExtractionLimits.depth { packed = Packed.gzip(packed) }
        #expect(throws: ExtractionFailure(.limit, "it is packed more than 8 times over")) {
            try DocumentReading().read(packed)
        }
    }

    @Test func `an article in gzip is handed over as it is`() throws {
        let document = try DocumentReading().read(Packed.gzip(article))
        #expect(document.mediaType == "application/gzip")
        #expect(document.articles == [ExtractedArticle(content: .file(article))])
    }

    @Test func `a tar archive in gzip is named`() {
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<5, with: "a.txt".utf8)
        header.replaceSubrange(148..<156, with: "        ".utf8)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        header.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8))
        let tar = header + article + [UInt8](repeating: 0, count: 1024)
        #expect(failure(Packed.gzip(tar)) == ExtractionFailure(.unsupported, "a tar archive in gzip"))
    }

    @Test func `what is cut off is damaged, not half an article`() {
        #expect(failure(Array(Packed.gzip(article).dropLast(12)))?.code == .damaged)
        #expect(failure(Array(Packed.zstandard([UInt8](repeating: 0x61, count: 600)).dropLast(50)))?.code == .damaged)
        #expect(failure([0x1F, 0x8B, 8])?.code == .damaged)
    }

    @Test func `nothing in gzip is damaged`() {
        #expect(failure(Packed.gzip([]))?.code == .damaged)
    }

    @Test func `what grows beyond the limit ends there`() {
        let bomb = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Packed.zeros(matches: 300_000)
        #expect(failure(bomb, limit: 1 << 20) == ExtractionFailure(.limit, "unpacked it has more than 1048576 bytes"))
    }
}
