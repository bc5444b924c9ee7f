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
}
