import DiembaoExtract
import DiembaoFormats
import Foundation
import TestSupport
import Testing

@Suite("PDF documents that cannot be read, or mean harm")
struct PDFHostileTests {
    static let text = "Sáng nay tàu đầu tiên cập cầu số hai của cảng sau bảy tháng luồng bị bùn lấp, theo ban quản lý."

    static func fixture(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
        return [UInt8](try Data(contentsOf: url))
    }

    /// What is thrown, or `nil` where it is read.
    static func failure(_ bytes: [UInt8]) -> ExtractionFailure? {
        do throws(ExtractionFailure) {
            _ = try DocumentReading().read(bytes)
            return nil
        } catch {
            return error
        }
    }

    /// A document with one page, whose objects can be replaced; object 4 is the page.
    static func document(replacing objects: [Int: String] = [:], more: [String] = []) -> [UInt8] {
        var all = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            PDFDraft.stream("", "BT /F 10 Tf 60 700 Td (Tin trong ngay) Tj ET"),
        ]
        for (number, object) in objects { all[number - 1] = object }
        return PDFDraft.file(all + more + ["<< >>"])
    }

    static func texts(_ bytes: [UInt8]) throws -> [String] {
        try DocumentReading().read(bytes).articles.flatMap { article -> [String] in
            guard case .paragraphs(let paragraphs) = article.content else { return [] }
            return paragraphs.map(\.text)
        }
    }

    @Test func `pages that are pictures are said to be, and empty ones`() {
        var draft = PDFDraft()
        #expect(Self.failure(draft.bytes().filter { _ in true })?.code == .noText)
        draft.hasPicture = true
        let failure = Self.failure(draft.bytes())
        #expect(failure?.code == .noText)
        #expect(failure?.detail.contains("ocrmypdf") == true)
    }

    @Test func `a document that opens with a password only is said to need one`() throws {
        #expect(Self.failure(try Self.fixture("password.pdf"))?.code == .encrypted)
    }

    @Test func `one that only forbids copying is read as every reader does`() throws {
        #expect(try Self.texts(Self.fixture("owner-password.pdf")).count == 2)
    }

    @Test func `what is no document is damaged`() {
        #expect(Self.failure(Array("%PDF-1.7\nnothing".utf8))?.code == .damaged)
        #expect(Self.failure(Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0xFF, count: 10_000))?.code == .damaged)
    }

    @Test func `a document whose table of objects is lost is read as far as its objects are found`() throws {
        var lost = String(decoding: Self.document(), as: UTF8.self)
        lost.replace("0000000", with: "9")
        #expect(try Self.texts(Array(lost.utf8)) == ["Tin trong ngay"])
    }

    @Test func `more pages than are read are a limit`() {
        var draft = PDFDraft()
        draft.pages = [[PDFDraft.Piece]](repeating: [], count: 2001)
        #expect(Self.failure(draft.bytes())?.code == .limit)
    }

    @Test func `of a million pages that are claimed those are read that are there`() {
        let claim = Self.failure(Self.document(replacing: [2: "<< /Type /Pages /Kids [4 0 R] /Count 1000000 >>"]))
        #expect(claim == nil || claim?.code == .limit || claim?.code == .noText, "\(String(describing: claim))")
    }

    @Test func `more words on a page than are read are a limit`() {
        let line = "(" + [String](repeating: "a", count: 110).joined(separator: " ") + ") Tj 0 -2 Td"
        let lines = [String](repeating: line, count: 300).joined(separator: "\n")
        #expect(
            Self.failure(Self.document(replacing: [5: PDFDraft.stream("", "BT /F 6 Tf 1 700 Td \(lines) ET")]))?.code
                == .limit)
    }

    @Test func `pages, tables and contents that lead back to themselves end`() throws {
        #expect(
            Self.failure(Self.document(replacing: [2: "<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 2 >>"])).map {
                $0.code != .limit
            } ?? true)
        #expect(
            Self.failure(Self.document(replacing: [4: "<< /Type /Pages /Kids [2 0 R] /Parent 4 0 R /Count 1 >>"]))
                != nil)
        #expect(Self.failure(Self.document(replacing: [5: "5 0 R"])) != nil)
        let itself = PDFDraft.stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>", "/X Do")
        let page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>"
        #expect(
            Self.failure(Self.document(replacing: [4: page, 5: PDFDraft.stream("", "/X Do")], more: [itself]))?.code
                == .noText)
        var looped = String(decoding: Self.document(), as: UTF8.self)
        let start = try #require(looped.range(of: "startxref\n")?.upperBound)
        let place = looped[start...].prefix { $0 != "\n" }
        looped.replace("/Info", with: "/Prev \(place) /Info")
        #expect(try Self.texts(Array(looped.utf8)) == ["Tin trong ngay"])
    }

    @Test func `arrays in arrays 100,000 deep are no crash`() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        _ = Self.failure(Self.document(replacing: [5: deep]))
        _ = Self.failure(Self.document(replacing: [5: PDFDraft.stream("", "BT \(deep) TJ ET")]))
        _ = Self.failure(Self.document(replacing: [2: "<< /Type /Pages /Kids \(deep) /Count 1 >>"]))
    }

    @Test(arguments: [
        "0 0 0 0", "0 0 1e30 1e30", "-1e9 -1e9 1e9 1e9", "600 800 0 0", "0 0 0.001 0.001", "(a) 0 [] 1",
        "-1e30 -1e30 600 800",
    ])
    func `pages of every size are read or said to hold no text`(box: String) {
        let page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [\(box)] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        let failure = Self.failure(Self.document(replacing: [4: page]))
        #expect(failure == nil || failure?.code == .noText || failure?.code == .damaged)
    }

    @Test(arguments: [
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [3 0 R] >>",
        "<< /Type /Font /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /CharProcs << >> /Encoding << >> /FontBBox [0 0 0 0] >>",
        "<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /FontFile2 5 0 R >> /Widths [1e30] /FirstChar 65 /LastChar 66 >>",
        "null", "[3 0 R]",
    ])
    func `broken fonts are no crash`(font: String) {
        _ = Self.failure(Self.document(replacing: [3: font]))
    }

    @Test func `text at impossible places is no crash`() {
        let places = [
            "1e30 0 0 1e30 0 0", "0 0 0 0 0 0", "1 0 0 1 1e300 -1e300", "-1 0 0 1 300 400", "0.7 0.7 -0.7 0.7 300 400",
        ]
        let content = places.map { "BT /F 1e20 Tf \($0) Tm (Tin) Tj /F 10 Tf \($0) Tm (Tin) Tj ET" }.joined(
            separator: "\n")
        _ = Self.failure(Self.document(replacing: [5: PDFDraft.stream("", content)]))
    }

    @Test func `10,000 words at one place, in a row and in a column are read`() throws {
        for place in ["0 0", "0.05 0", "0 -0.07"] {
            let words = [String](repeating: "\(place) Td (ab) Tj", count: 10_000).joined(separator: "\n")
            let content = PDFDraft.stream("", "BT /F 9 Tf 1 780 Td \(words) ET")
            #expect(try !Self.texts(Self.document(replacing: [5: content])).isEmpty)
        }
    }

    @Test(arguments: ["office-plain.pdf", "browser-2.pdf", "magazine-3.pdf"])
    func `changed bytes are no crash, and what is read has no empty paragraph`(name: String) throws {
        let whole = try Self.fixture(name)
        var random = SeededGenerator(seed: UInt64(whole.count))
        for _ in 0..<mutations {
            var bytes = whole
            for _ in 0..<(1 + random.next() % 24) {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1:
                    bytes[at] = [0x20, 0x30, 0x39, 0x2D, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x28][Int(random.next() % 10)]
                case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 200)))
                default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + Int(random.next() % 200))], at: at)
                }
                if bytes.isEmpty { bytes = whole }
            }
            // What was changed so that it is no PDF document is another reader's.
            guard bytes.starts(with: "%PDF-".utf8) else { continue }
            guard let texts = try? Self.texts(bytes) else { continue }
            #expect(texts.allSatisfy { !$0.isEmpty && !$0.utf8.contains(0x0A) })
        }
    }

    /// More are tried with `DIEMBAO_MUTATIONS`.
    private var mutations: Int { ProcessInfo.processInfo.environment["DIEMBAO_MUTATIONS"].flatMap(Int.init) ?? 50 }

    @Test(arguments: [
        ("office-plain.pdf", 9, "Bệnh viện huyện Yên Thủy lần đầu mổ nội soi khớp gối"),
        ("browser-2.pdf", 13, "Lớp học bốn ngọn đèn ở bản Nậm Cày"),
        ("magazine-3.pdf", 14, "Chiếc thuyền cổ ba trăm năm lên bờ"),
    ])
    func `what word processors, browsers and typesetters wrote is read`(name: String, count: Int, headline: String)
        throws
    {
        let articles = try DocumentReading().read(Self.fixture(name)).articles
        #expect(articles.count == 1)
        guard case .paragraphs(let paragraphs) = articles[0].content else { return }
        #expect(paragraphs.count == count)
        #expect(paragraphs.filter { $0.role == .headline }.map(\.text) == [headline])
    }
}
