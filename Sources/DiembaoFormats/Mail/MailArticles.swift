import DiembaoExtract

/// The articles in a message's own text: what its sender wrote, and what was passed on with it (a pass).
struct MailArticles {
    struct Piece: Equatable {
        var article: ExtractedArticle
        /// Whether it may be no more than a note that goes with another piece or a file.
        var isNote: Bool
        /// Whether its sender wrote it.
        var isOwn: Bool
    }

    private let text: MailText
    private let subject: MailSubject

    init(_ text: MailText, subject: MailSubject) {
        self.text = text
        self.subject = subject
    }

    func pieces() -> [Piece] {
        guard text.isLegible else {
            let article = ExtractedArticle(content: .file(text.bytes), headline: subject.headline)
            return [Piece(article: article, isNote: false, isOwn: true)]
        }
        let page = text.form == .html ? MailPage(text.bytes) : nil
        let lines = page?.lines ?? MailLines(plain: text.bytes)
        let trimming = MailTrimming(lines, source: text.bytes)
        var pieces: [Piece] = []
        var outer = subject
        let segments = MailSegmentation(lines).segments()
        for segment in segments {
            let own = segment.subject.map { MailSubject($0, isFromList: false) }
            // Programs write the same above what is answered and what is passed on; the subject tells. Without "Re:" it stays.
            if segment.kind == .original, outer.kind == .answer, !pieces.isEmpty { break }
            if segment.kind != .own { outer = own ?? MailSubject(nil, isFromList: false) }
            let kept = trimming.kept(segment)
            guard !kept.isEmpty else { continue }
            // The subject "Fwd: …" is that of what is passed on.
            let isNamedAfterOther = segment.kind == .own && subject.kind == .forward && segments.count > 1
            let headline = isNamedAfterOther ? nil : own?.headline ?? subject.headline
            pieces.append(
                Piece(
                    article: ExtractedArticle(content: .file(content(kept, lines, page)), headline: headline),
                    isNote: trimming.isNote(kept), isOwn: segment.kind == .own))
        }
        return pieces.indices.compactMap { at in
            // What was passed on is the article, whatever its length.
            pieces[at].isNote && at + 1 < pieces.count ? nil : pieces[at]
        }
    }

    // MARK: Content

    private func content(_ kept: [Int], _ lines: MailLines, _ page: MailPage?) -> [UInt8] {
        if let page, page.isLaidOut || !text.isUTF8 { return cut(kept, lines) }
        return lines.paragraphs(kept, width: text.form == .plain ? lines.width(kept) : nil)
    }

    /// The page from the first of the lines to the last; elements that are opened or closed outside of it do no harm.
    private func cut(_ kept: [Int], _ lines: MailLines) -> [UInt8] {
        let start = kept[0] == 0 ? 0 : lines.lines[kept[0] - 1].source.upperBound
        let next = kept[kept.count - 1] + 1
        let end = next < lines.lines.count ? lines.lines[next].source.lowerBound : text.bytes.count
        let page = text.bytes[start..<max(start, end)]
        let opening = String(decoding: page.drop { $0 <= 0x20 }.prefix(14), as: UTF8.self).lowercased()
        if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") { return Array(page) }
        return Array("<html><body>".utf8) + page
    }
}
