import DiembaoExtract
import Testing

@testable import DiembaoCore

private func report(_ extraction: ExtractionReply?, bytes: [UInt8] = [0x25], path: String? = nil) throws -> Report {
    let document = SourceDocument(bytes: bytes, path: path.map { Array($0.utf8) }, extraction: extraction)
    guard case .report(let report) = Analyzer().analyze(document) else { throw Fixture.Stopped() }
    return report
}

private func document(_ articles: ExtractedArticle...) -> ExtractionReply {
    .document(ExtractedDocument(mediaType: "application/pdf", articles: articles))
}

private let text = "Ông Nguyễn Văn A nói: “Nước sẽ rút trong ba ngày tới.” Người dân ở Huế đã sơ tán từ hôm qua."

@Suite struct `What was extracted from a document` {
    @Test func `is analysed with what the document says of its paragraphs`() throws {
        let report = try report(
            document(
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.headline, "Nước rút chậm"), ExtractedParagraph(.byline, "Lan Anh"),
                        ExtractedParagraph(.lead, "Mưa lớn ba ngày liền ở Huế."), ExtractedParagraph(.body, text),
                        ExtractedParagraph(.caption, "Người dân chèo thuyền ở phố cổ."),
                    ]), published: "2021-12-08", outlet: "Báo Sông Tiền")))
        #expect(report.source.mediaType == "application/pdf")
        #expect(report.source.encoding == nil)
        #expect(report.document?.headline?.text == "Nước rút chậm")
        #expect(report.document?.byline?.text == "Lan Anh")
        #expect(report.document?.lead?.text == "Mưa lớn ba ngày liền ở Huế.")
        #expect(report.document?.published == Report.Published(value: "2021-12-08", basis: .meta, confidence: 0.9))
        #expect(report.document?.outlet == "Báo Sông Tiền")
        #expect(report.document?.paragraphs?.map(\.role) == [.headline, .credit, .lead, .body, .caption])
        #expect(try report.quote("Nước sẽ rút").speaker?.name == "Nguyễn Văn A")
    }

    @Test func `is turned back paragraph by paragraph where some are in fonts of an old encoding`() throws {
        // In TCVN3, read as Windows-1252: "Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng nước sẽ rút trong ba ngày tới."
        let old = "S¸ng 8-12, Chñ tÞch x· Lª V¨n B¶y nãi r»ng n\u{AD}íc sÏ rót trong ba ngµy tíi."
        let right = "Sáng 8-12, Chủ tịch xã Lê Văn Bảy nói rằng nước sẽ rút trong ba ngày tới."
        let known = "Lê Văn Bảy là ai"
        let report = try report(
            document(
                ExtractedArticle(
                    content: .paragraphs(
                        ["Nước rút chậm ở Huế", old, known, "→ " + old, text, "2026"].map {
                            ExtractedParagraph(.unknown, $0)
                        }
                    ))))
        #expect(
            report.document?.text
                == ["Nước rút chậm ở Huế", right, known, "→ " + right, text, "2026"].joined(separator: "\n\n"))
        #expect(report.warnings.contains { $0.code == .misdecodedText })
    }

    @Test func `stays as it is where a paragraph is in another language or has signs`() throws {
        let texts = [
            "Nước rút chậm ở Huế",
            "« Nous étions très heureux, après l'été où la crue a été annoncée », a déclaré la mère.",
            text, "Größe: 25 °C, 3 m²", "Cà phê, bò né",
        ]
        let report = try report(
            document(ExtractedArticle(content: .paragraphs(texts.map { ExtractedParagraph(.unknown, $0) }))))
        #expect(report.document?.text == texts.joined(separator: "\n\n"))
        #expect(!report.warnings.contains { $0.code == .misdecodedText })
    }

    @Test func `has the first running text for its lead, not a heading that stands before it`() throws {
        let report = try report(
            document(
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.heading, "THỜI SỰ"), ExtractedParagraph(.headline, "Nước rút chậm"),
                        ExtractedParagraph(.heading, "Sơ tán từ hôm qua"), ExtractedParagraph(.body, text),
                    ]))))
        #expect(report.document?.headline?.text == "Nước rút chậm")
        #expect(report.document?.lead?.text == text)
        #expect(report.document?.paragraphs?.map(\.role) == [.body, .headline, .body, .lead])
    }

    @Test func `has the author's name behind its headline, and its lead behind that, whatever stands before`() throws {
        let report = try report(
            document(
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.body, "Bản tin sáng của ban biên tập."),
                        ExtractedParagraph(.headline, "Nước rút chậm"), ExtractedParagraph(.body, "Nguyễn Thị Lan"),
                        ExtractedParagraph(.body, text),
                    ]))))
        #expect(report.document?.byline?.text == "Nguyễn Thị Lan")
        #expect(report.document?.lead?.text == text)
    }

    @Test func `is told by form and place where the document says nothing of its paragraphs`() throws {
        let report = try report(
            document(
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.unknown, "Nước rút chậm"), ExtractedParagraph(.unknown, text),
                    ]), headline: "Microsoft Word - tin.docx")))
        #expect(report.document?.headline?.text == "Nước rút chậm")
        #expect(report.document?.text == "Nước rút chậm\n\n" + text)
    }

    @Test func `gets the document's title for a headline where it has none itself`() throws {
        let report = try report(
            document(
                ExtractedArticle(content: .file(Array((text + "\n\n" + text).utf8)), headline: "Nước rút chậm")))
        #expect(report.document?.headline?.text == "Nước rút chậm")
        #expect(report.document?.paragraphs?.map(\.role) == [.headline, .lead, .body])
    }

    @Test func `may be a page, and keeps the page's own headline`() throws {
        let page = "<html><body><article><h1>Nước rút chậm</h1><p>\(text)</p><p>\(text)</p></article></body></html>"
        let report = try report(
            document(ExtractedArticle(content: .file(Array(page.utf8)), headline: "Fwd: tin", url: "https://a.vn/1")))
        #expect(report.document?.headline?.text == "Nước rút chậm")
        #expect(report.document?.url == "https://a.vn/1")
        #expect(report.source.encoding?.name == "UTF-8")
    }

    @Test func `has a report for each article of several, and one that names them`() throws {
        let articles = (1...3).map { ExtractedArticle(content: .file(Array("Tin \($0)\n\n\(text)".utf8))) }
        let whole = try report(
            .document(ExtractedDocument(mediaType: "application/mbox", articles: articles)), path: "2021/thư.mbox")
        #expect(whole.status == .analysed)
        #expect(whole.parts == (1...3).map { "thư.mbox.d/\($0).json" })
        #expect(whole.document == nil)
        #expect(whole.source.part == nil)
        #expect(whole.partReports.map(\.source.part) == [1, 2, 3])
        #expect(whole.partReports.map(\.document?.headline?.text) == ["Tin 1", "Tin 2", "Tin 3"])
        #expect(Set(whole.partReports.map(\.source.sha256)).count == 1)
    }

    @Test func `fails for itself where other articles of the file can be read`() throws {
        let whole = try report(
            document(
                ExtractedArticle(content: .file([0x20])), ExtractedArticle(content: .file(Array(text.utf8)))))
        #expect(whole.status == .analysed)
        #expect(whole.partReports.map(\.status) == [.failed, .analysed])
        #expect(whole.partReports[0].error?.code == .empty)
    }

    @Test func `fails as a whole where nothing in it can be read`() throws {
        let none = ExtractedArticle(content: .file([0x20]))
        #expect(try report(document(none, none)).error?.code == .empty)
        #expect(try report(document(none)).error?.code == .empty)
        #expect(try report(document()).error?.code == .empty)
    }

    @Test(arguments: [
        (ExtractionFailure.Code.damaged, ReportError.Code.damagedDocument), (.encrypted, .encryptedDocument),
        (.noText, .empty), (.limit, .documentLimit), (.crashed, .readerCrashed), (.unsupported, .unsupportedFormat),
    ])
    func `is a failed report with the reader's own words where the reader failed`(
        _ code: ExtractionFailure.Code, _ error: ReportError.Code
    ) throws {
        let failed = try report(.failure(ExtractionFailure(code, "the words of the reader")))
        #expect(failed.status == .failed)
        #expect(failed.error?.code == error)
        #expect(failed.error?.message.contains("the words of the reader") == true)
    }

    @Test func `has no headline, author or address that goes on for pages`() throws {
        let long = String(repeating: "Nước rút chậm ", count: 500)
        let report = try report(
            document(
                ExtractedArticle(
                    content: .file(Array("Nước rút\n\n\(text)\n".utf8)), headline: long, author: long, published: long,
                    outlet: long, url: "https://vidu.example/" + long),
                ExtractedArticle(content: .paragraphs([ExtractedParagraph(.body, text)]), headline: long),
                ExtractedArticle(content: .paragraphs([]), headline: long)))
        let first = try #require(report.partReports.first?.document)
        #expect(first.headline?.text == "Nước rút")
        #expect(first.outlet == nil && first.byline == nil && first.url == nil && first.published == nil)
        #expect(report.partReports[1].document?.headline == nil)
        #expect(report.partReports[1].document?.text == text)
        // A title alone, as feeds of short messages have it, is the text.
        #expect(report.partReports[2].document?.text.hasPrefix("Nước rút chậm Nước") == true)
        #expect(report.partReports[2].document?.headline == nil)
    }

    @Test func `holds no more articles than are asked for, in whichever of its files they are`() throws {
        let list = Array(
            "[{\"title\": \"Một\", \"body\": \"\(text)\"}, {\"title\": \"Hai\", \"body\": \"\(text)\"}]".utf8)
        let feed = Array(
            "<rss version=\"2.0\"><channel>\(String(repeating: "<item><title>\(text)</title></item>", count: 4))</channel></rss>"
                .utf8)
        let two = ExtractedArticle(content: .file(list))
        for (most, isTooMany) in [(3, true), (4, false)] {
            let analyzer = Analyzer(options: AnalysisOptions(mostArticles: most))
            for source in [
                SourceDocument(bytes: [0x25], extraction: document(two, two)), SourceDocument(bytes: feed),
                SourceDocument(bytes: list + [0x0A] + list),
            ] {
                guard case .report(let report) = analyzer.analyze(source) else { throw Fixture.Stopped() }
                #expect(report.partReports.count == (isTooMany ? 0 : 4))
                #expect(report.error?.code == (isTooMany ? .documentLimit : nil))
                #expect(report.error?.message == (isTooMany ? "The file holds more than 3 articles." : nil))
            }
        }
        #expect(Analyzer(options: AnalysisOptions(mostArticles: 3)).analysisDigest == Analyzer().analysisDigest)
    }

    @Test func `is asked for where a document comes without it`() throws {
        let failed = try report(nil, bytes: Array("%PDF-1.7\n".utf8))
        #expect(failed.error?.code == .unsupportedFormat)
        #expect(failed.error?.message.contains("a PDF document") == true)
    }
}
