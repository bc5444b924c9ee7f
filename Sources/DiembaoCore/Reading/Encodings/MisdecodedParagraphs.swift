import DiembaoExtract

/// Turns back those paragraphs of a document that are set in fonts of old encodings, or were read in a wrong one, where others are right (a
/// pass): a document in .VnTime whose headline somebody typed in Unicode later, "S¸ng 8/12, Uû ban nh©n d©n" below "Thông tuyến đường".
struct MisdecodedParagraphs {
    let gazetteer: Gazetteer

    struct Result {
        var paragraphs: [ExtractedParagraph]
        var warnings: [ReportWarning] = []
    }

    func turnBack(_ paragraphs: [ExtractedParagraph]) -> Result {
        var pieces: [(paragraph: Int, text: String, isSuspect: Bool)] = []
        for (place, paragraph) in paragraphs.enumerated() {
            // Most paragraphs are right.
            guard isSuspect(paragraph.text) else { continue }
            pieces += Self.pieces(paragraph.text).map { (place, $0.text, $0.isSuspect) }
        }
        let suspects = pieces.filter(\.isSuspect).map(\.text)
        let whole = Array(suspects.joined(separator: Self.separator).utf8)
        guard let turned = MisdecodedText().turnBack(whole) else { return Result(paragraphs: paragraphs) }
        let restored = LostCapitals(gazetteer: gazetteer).restore(turned.text, turned.perhapsCapitals)
        let texts = String(decoding: restored.text.utf8, as: UTF8.self).split(
            separator: Self.separator, omittingEmptySubsequences: false)
        guard texts.count == suspects.count else { return Result(paragraphs: paragraphs) }
        var result = Result(paragraphs: paragraphs, warnings: [.misdecoded(turned.encoding)])
        if let encoding = turned.encoding, encoding.losesCapitals {
            result.warnings.append(.capitalsRestored(restored.restored, encoding))
        }
        for piece in pieces { result.paragraphs[piece.paragraph].text = "" }
        var next = texts.startIndex
        for piece in pieces {
            result.paragraphs[piece.paragraph].text += piece.isSuspect ? String(texts[next]) : piece.text
            if piece.isSuspect { next += 1 }
        }
        return result
    }

    private static let separator = "\n\n"

    /// Whether a paragraph has letters beyond ASCII, none that only Vietnamese has, and is not Vietnamese as it is.
    private func isSuspect(_ text: String) -> Bool {
        var isForeign = false
        var last: UInt8 = 0
        for byte in text.utf8 {
            if last == 0xE1, byte == 0xBA || byte == 0xBB { return false }
            isForeign = isForeign || byte >= 0xC2
            last = byte
        }
        return isForeign && !EncodingDetection.Reading(text: DecodedText(utf8: Array(text.utf8))).isVietnamese
    }

    /// A paragraph where signs part it that Windows-1252 has not, such as an arrow.
    private static func pieces(_ text: String) -> [(text: String, isSuspect: Bool)] {
        var pieces: [(text: String, isSuspect: Bool)] = []
        for scalar in text.unicodeScalars {
            let isSuspect = Windows1252.byte(scalar.value) != nil && scalar != "\n"
            if pieces.last?.isSuspect != isSuspect { pieces.append(("", isSuspect)) }
            pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
        }
        return pieces
    }
}
