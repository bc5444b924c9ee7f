import CPoppler
import DiembaoExtract

/// The pages of a PDF document, as Poppler reads them (a resource).
struct PDFPages: ~Copyable {
    private let document: OpaquePointer

    /// - Parameter bytes: have to stay where they are as long as this lives.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ExtractionFailure) {
        var status = CPOPPLER_DAMAGED
        guard let document = cpoppler_open(bytes.baseAddress, bytes.count, &status) else {
            throw status == CPOPPLER_ENCRYPTED
                ? ExtractionFailure(.encrypted, "it opens with a password only")
                : ExtractionFailure(.damaged, "no pages can be found in it")
        }
        self.document = document
    }

    deinit { cpoppler_close(document) }

    var count: Int { Int(cpoppler_pages(document)) }

    /// What the document's information dictionary says.
    func info(_ key: cpoppler_info) -> String? {
        var count = 0
        guard let text = cpoppler_info_text(document, key, &count) else { return nil }
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF16.self)
    }

    /// - Returns: `nil` for a page that cannot be read, or that has no text.
    /// - Throws: ``ExtractionFailure/Code/limit`` where it has more words.
    func page(_ number: Int, words limit: Int) throws(ExtractionFailure) -> PDFPage? {
        var isTooLong: Int32 = 0
        guard let page = cpoppler_read_page(document, Int32(number), limit, &isTooLong) else {
            if isTooLong == 0 { return nil }
            throw ExtractionFailure(.limit, "page \(number + 1) has more words than the \(limit) that are read")
        }
        defer { cpoppler_free_page(page) }
        var count = 0
        guard let words = cpoppler_words(page, &count), count > 0 else { return nil }
        var result = PDFPage(number: number)
        var turns: Int32 = 0
        cpoppler_page_size(page, &result.width, &result.height, &turns)
        var textCount = 0
        let text = UnsafeBufferPointer(start: cpoppler_text(page, &textCount), count: textCount)
        var fonts: [UInt32: FontStyle] = [:]
        var rotations = [0, 0, 0, 0]
        for word in UnsafeBufferPointer(start: words, count: count) {
            rotations[Int(word.rotation)] += Int(word.count)
        }
        // A note that runs along the edge of a page, or a mark across it, is no part of its text.
        let rotation = UInt8(rotations.firstIndex(of: rotations.max()!)!)
        result.words.reserveCapacity(count)
        for word in UnsafeBufferPointer(start: words, count: count) where word.rotation == rotation {
            guard let box = Box(word, turned: rotation, width: result.width, height: result.height) else { continue }
            if fonts[word.font] == nil { fonts[word.font] = FontStyle(named: cpoppler_font(page, word.font)) }
            let letters = text[Int(word.text)..<Int(word.text) + Int(word.count)].lazy.filter { $0 >= 0x20 }
            let string = String(decoding: letters, as: UTF16.self)
            guard string.utf8.contains(where: { $0 != 0x20 }) else { continue }
            result.words.append(
                PageWord(
                    text: string, box: box, size: max(1, min(Double(word.size), 2000)), style: fonts[word.font]!,
                    hasSpaceAfter: word.space_after != 0))
        }
        if rotation % 2 == 1 { swap(&result.width, &result.height) }
        return result.words.isEmpty ? nil : result
    }
}

extension Box {
    /// The box as it is seen when the page is held so that the text stands upright; `nil` outside the page.
    fileprivate init?(_ word: cpoppler_word, turned: UInt8, width: Double, height: Double) {
        let (left, top) = (Double(word.left), Double(word.top))
        let (right, bottom) = (Double(word.right), Double(word.bottom))
        // No sheet is wider than 14,400 points (ISO 32000-1, annex C).
        guard [left, top, right, bottom, width, height].allSatisfy({ abs($0) < 1e6 }), left <= right, top <= bottom
        else { return nil }
        let (across, down) = ((left + right) / 2, (top + bottom) / 2)
        guard across >= 0, across <= width, down >= 0, down <= height else { return nil }
        switch turned {
        case 1: self.init(left: top, top: width - right, right: bottom, bottom: width - left)
        case 2: self.init(left: width - right, top: height - bottom, right: width - left, bottom: height - top)
        case 3: self.init(left: height - bottom, top: left, right: height - top, bottom: right)
        default: self.init(left: left, top: top, right: right, bottom: bottom)
        }
    }
}

extension FontStyle {
    /// Told by the font's name, for example "ABCDEF+LiberationSerif-BoldItalic": Poppler tells nothing else of a font.
    fileprivate init(named name: UnsafePointer<CChar>?) {
        let name = name.map { String(cString: $0).lowercased() } ?? ""
        isBold = ["bold", "black", "heavy", "demi"].contains { name.contains($0) }
        isItalic = ["italic", "oblique"].contains { name.contains($0) }
    }
}
