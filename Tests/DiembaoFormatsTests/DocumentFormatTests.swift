import DiembaoExtract
import Testing

@Suite struct DocumentFormatTests {
    @Test(arguments: [
        ("%PDF-1.7\n", DocumentFormat.pdf), ("\u{FEFF}%PDF-1.4", .pdf), ("{\\rtf1\\ansi", .rtf),
        ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example\r\n\r\n", .message),
        ("From lan@example.org Wed Dec  8 10:00:00 2021\nFrom: lan@example.org\nSubject: Tin\n\nMưa.", .mailbox),
        ("Received: from a\n by b\nDate: Wed, 8 Dec 2021 10:00:00 +0700\n\nMưa.", .message),
    ])
    func `documents are told by their first bytes`(_ text: String, _ format: DocumentFormat) {
        #expect(DocumentFormat(recognising: Array(text.utf8)) == format)
    }

    @Test(arguments: [
        "", "Mưa lớn ở Huế", "From Hanoi with love", "From: Hà Nội\n\nMưa lớn.", "Date: hôm nay\nMưa lớn: 200 mm\n",
        "Subject: một bài viết\nVề mưa", "<!DOCTYPE html><p>From: a", "To: a\n  b c\nd e f: g h\n",
    ])
    func `an article is taken for no document`(_ text: String) {
        #expect(DocumentFormat(recognising: Array(text.utf8)) == nil)
    }
}
