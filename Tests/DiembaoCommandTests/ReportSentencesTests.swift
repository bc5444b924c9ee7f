import DiembaoExtract
import Foundation
import Testing

@testable import DiembaoCommand
@testable import DiembaoCore

@Suite struct `The sentences of reports in Vietnamese` {
    static let errors: [ReportError] = [
        .empty, .noArticle, .noArticleInDocument, .binary, .undecodable(3, of: 9), .noPart(4, of: 2),
        .noReader(.pdf), .unsupportedFormat("a PNG image", remedy: "Drop the article's text instead."),
        .unsupportedFormat("a bzip2 archive", remedy: "Unpack it: bunzip2 ARTICLE.bz2"), .tooLarge(size: 9, limit: 5),
        .timeLimit(seconds: 30), .quarantined(deaths: 2), .readerKilled(3),
        .invalidRequest(line: 7, reason: "\"path\" names no file"),
        .unreadableFile(
            line: 7, reason: "/none: No such file or directory", cure: "Is the name right, and the folder?"),
        ReportError(.noArticle(found: "a feed without items", remedy: "Fetch it again when there is news in it.")),
        ReportError(
            .noArticle(found: "a Markdown file without text", remedy: "Write the article below its front matter.")),
        ReportError(
            .noArticle(found: "a report of diembao", remedy: "Drop the article that it is about.")),
        ReportError(.malformed(format: "JSON", line: 3, column: 7)), ReportError(.tooManyArticles(limit: 5)),
        ReportError(ExtractionFailure(.damaged, "no pages can be found in it")),
        ReportError(ExtractionFailure(.encrypted, "it opens with a password only")),
        ReportError(ExtractionFailure(.noText, "its pages hold no text")),
        ReportError(ExtractionFailure(.limit, "it has 900 pages, and at most 500 are read")),
        ReportError(ExtractionFailure(.crashed, "its reader crashed, or needed more than 512 MiB of memory")),
        ReportError(ExtractionFailure(.unsupported, "a tar archive in gzip")),
    ]

    @Test(arguments: errors)
    func `has one for every error and what to do about it`(error: ReportError) throws {
        let message = try #require(ReportSentences.vietnamese(error.message), "\(error.message)")
        let hint = try #require(ReportSentences.vietnamese(error.hint), "\(error.hint)")
        for text in [message, hint] {
            #expect(!text.contains(/\b(the|it|its|that|is|Drop)\b/), "\(text)")
            #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
        }
        #expect(!Tongue.english.explanation(of: error).hint.contains("Drop"))
    }

    static let warnings: [ReportWarning] =
        [
            .unsupportedLanguage("und"), .unsupportedLanguage("fr"), .undecodableBytes(1), .undecodableBytes(4),
            .misdecoded(nil), .capitalsRestored(1, .tcvn3), .capitalsRestored(5, .tcvn3), .noHeadline, .noDocumentDate,
            .partsFailed([2, 3], of: 5), .unpairedQuotationMarks(1), .unpairedQuotationMarks(3),
            .impossibleDate("31/2"),
        ] + metadata

    /// What is wrong with sidecars and arguments, as the analysis says it.
    private static let metadata: [ReportWarning] = {
        let bad = DocumentMetadata(published: "12/1/2026", outlet: " ", url: "báo", language: "tiếng Việt")
        let sidecars = [
            #"{"published": "12/1/2026", "outlet": "", "url": "báo", "language": "tiếng Việt"}"#, #"{"outlet": 1}"#,
            "{",
        ]
        return sidecars.flatMap { sidecar -> [ReportWarning] in
            let document = SourceDocument(
                bytes: Array("Chợ nổi.".utf8), sidecar: Array(sidecar.utf8), arguments: bad)
            guard case .report(let report) = Analyzer().analyze(document, shouldStop: { false }) else { return [] }
            return report.warnings.filter { [.sidecarInvalid, .argumentInvalid].contains($0.code) }
        }
    }()

    @Test(arguments: warnings)
    func `has one for every warning`(warning: ReportWarning) throws {
        let text = try #require(ReportSentences.vietnamese(warning.message), "\(warning.message)")
        #expect(!text.contains(/\b(the|it|its|that|is|Write)\b/), "\(text)")
        #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }

    @Test func `says the truth of a file without an article, whatever it is`() {
        func words(_ error: ReportError) -> String { Tongue.vietnamese.explanation(of: error).message }
        #expect(words(.empty) == "Tệp rỗng hoặc chỉ có khoảng trắng.")
        #expect(words(.noArticle).hasPrefix("Trang web không có bài báo: "))
        let scan = "its pages are pictures (scanned); it takes an OCR program first, for example ocrmypdf"
        #expect(
            words(ReportError(ExtractionFailure(.noText, scan)))
                == "Tài liệu không có văn bản: các trang là ảnh quét; trước hết phải nhận dạng chữ (OCR), chẳng hạn bằng ocrmypdf."
        )
        #expect(words(.tooLarge(size: 9, limit: 5)) == "Tệp có 9 byte; chỉ đọc tối đa 5 byte.")
    }

    @Test func `names the sidecar's key and how its value is written`() throws {
        let folder = try TemporaryFolder()
        let article = try folder.write("Chợ nổi mở lại.\n", to: "chợ.txt")
        try folder.write(#"{"published": "12/1/2026"}"#, to: "chợ.txt.meta.json")
        let result = try Command.run("show", article, environment: ["LANG": "vi_VN.UTF-8"])
        let output = result.output.replacing("\n  ", with: " ")
        #expect(
            output.contains(
                "! Khóa \"published\" trong tệp .meta.json đi kèm đã bị bỏ qua: “12/1/2026” không phải là ngày. Hãy ghi 2021-12-08,"
            ), "\(output)")
        #expect(output.contains("hoặc dùng --published."))
    }

    @Test func `leaves in brackets what another version says`() {
        let error = ReportError(.empty, "The sky fell.", hint: "Run.")
        #expect(
            Tongue.vietnamese.explanation(of: error).message == "Không có bài báo nào để phân tích. (The sky fell.)")
    }

    @Test func `follows nobody's text without end`() {
        let nested = String(repeating: "The sidecar was left out: ", count: 10_000)
        #expect(ReportSentences.vietnamese(nested)?.hasPrefix("Tệp .meta.json đi kèm đã bị bỏ qua: ") == true)
    }
}
