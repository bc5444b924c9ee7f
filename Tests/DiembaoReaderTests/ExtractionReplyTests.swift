import DiembaoExtract
import Testing

private let replies: [ExtractionReply] = [
    .document(ExtractedDocument(mediaType: "application/mbox", articles: [])),
    .document(
        ExtractedDocument(
            mediaType: "application/pdf",
            articles: [
                ExtractedArticle(content: .file([0, 1, 0xFF]), headline: "Mưa lớn", url: "https://example.vn/a"),
                ExtractedArticle(
                    content: .paragraphs([
                        ExtractedParagraph(.headline, "Mưa lớn"), ExtractedParagraph(.unknown, ""),
                    ]), author: "Lan", published: "2021-12-08", outlet: "Báo Sông Tiền"),
            ])),
    .failure(ExtractionFailure(.encrypted, "it asks for a password")),
]

@Suite struct `What a reader of documents answers` {
    @Test(arguments: replies)
    func `comes through a pipe as it was`(_ reply: ExtractionReply) {
        #expect(ExtractionReply(decoding: reply.encoded) == reply)
    }

    @Test(arguments: replies)
    func `is nothing where a part is missing or something is left over`(_ reply: ExtractionReply) {
        for count in 0..<reply.encoded.count {
            #expect(ExtractionReply(decoding: Array(reply.encoded.prefix(count))) == nil, "\(count) bytes")
        }
        #expect(ExtractionReply(decoding: reply.encoded + [0]) == nil)
    }

    @Test func `is read to its end or not at all, whatever the bytes are`() {
        var bytes = replies[1].encoded
        for place in bytes.indices {
            let kept = bytes[place]
            for value in [0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8] {
                bytes[place] = value
                if let reply = ExtractionReply(decoding: bytes) { #expect(reply.encoded == bytes) }
            }
            bytes[place] = kept
        }
    }

    private static let limits = ExtractionLimits(articles: 3, articleSize: 40)

    private static func encoded(_ articles: ExtractedArticle..., mediaType: String = "a/b") -> [UInt8] {
        ExtractionReply.document(ExtractedDocument(mediaType: mediaType, articles: articles)).encoded
    }

    /// Of 20 bytes.
    private static let article = ExtractedArticle(
        content: .paragraphs([ExtractedParagraph(.body, "abcdefgh")]), headline: "abcdefghij")

    @Test func `is nothing where it has more articles than were asked for, before any is read`() {
        let (three, four) = ([Self.article] * 3, [Self.article] * 4)
        #expect(ExtractionReply(decoding: three, within: Self.limits) != nil)
        #expect(ExtractionReply(decoding: four, within: Self.limits) == nil)
    }

    @Test(arguments: [
        ExtractedArticle(content: .file([UInt8](repeating: 0x61, count: 41))),
        ExtractedArticle(content: .file([]), headline: String(repeating: "a", count: 41)),
        ExtractedArticle(
            content: .file([0x61]), author: "abcdefghij", outlet: "abcdefghij", url: "abcdefghijabcdefghij"),
        ExtractedArticle(
            content: .paragraphs([ExtractedParagraph](repeating: ExtractedParagraph(.body, ""), count: 21))),
    ])
    func `is read no further than to where an article is too large`(_ article: ExtractedArticle) {
        let limit = ExtractionReply.failure(
            ExtractionFailure(.limit, "an article in it has more than the 40 bytes that are read"))
        let bytes = Self.encoded(Self.article, article)
        #expect(ExtractionReply(decoding: bytes, within: Self.limits) == limit)
        // What follows is not looked at.
        let following = Self.encoded(Self.article, article, Self.article).dropLast()
        #expect(ExtractionReply(decoding: Array(following), within: Self.limits) == limit)
    }

    @Test func `is read no further than to where its articles are too large together`() {
        let limits = ExtractionLimits(articles: 10, articleSize: 20)
        let limit = ExtractionReply.failure(
            ExtractionFailure(.limit, "its articles have more than the 80 bytes that are read"))
        #expect(ExtractionReply(decoding: [Self.article] * 4, within: limits) != limit)
        #expect(ExtractionReply(decoding: Array(([Self.article] * 6).dropLast()), within: limits) == limit)
    }

    @Test func `is nothing where it says more of an article than a reader does`() {
        let long = String(repeating: "a", count: ExtractedArticle.longestField + 1)
        let article = ExtractedArticle(content: .file([0x61]), headline: long)
        #expect(ExtractionReply(decoding: Self.encoded(article)) == nil)
        #expect(ExtractionReply(decoding: Self.encoded(article.withoutLongFields)) != nil)
        #expect(ExtractionReply(decoding: Self.encoded(mediaType: long)) == nil)
        #expect(ExtractionReply(decoding: ExtractionReply.failure(ExtractionFailure(.damaged, long)).encoded) == nil)
    }
}

/// A reply with the articles so many times.
private func * (articles: [ExtractedArticle], count: Int) -> [UInt8] {
    let all = [[ExtractedArticle]](repeating: articles, count: count).flatMap(\.self)
    return ExtractionReply.document(ExtractedDocument(mediaType: "a/b", articles: all)).encoded
}
