/// What the parts of an article are: headline, lead, captions, credits (data).
struct ArticleStructure: Sendable {
    struct Credit: Sendable, Equatable {
        var range: TokenRange
        /// The outlet as written.
        var outlet: TokenRange?
        var canonical: String?
        var kind: Report.Credit.Kind
    }

    var roles: [Report.Paragraph.Role]
    var headline: TokenRange?
    var lead: TokenRange?
    var byline: TokenRange?
    var dateline: TokenRange?
    var credits: [Credit]
}

/// Tells the parts of an article from their form and place (a pass).
struct Structure {
    let text: TokenizedText
    let sentences: [TokenRange]
    let names: NameReading
    let phrases = CreditPhrases.shared
    private let parts: [KnownPart]?
    /// Which paragraphs lead to other articles.
    private let isLink: [Bool]

    /// - Parameter parts: what the paragraphs are, where the file's format tells it.
    init(text: TokenizedText, sentences: [TokenRange], parts: [KnownPart]?, isLink: [Bool]) {
        self.isLink = isLink
        self.parts = parts?.count == text.paragraphs.count ? parts : nil
        self.text = text
        self.sentences = sentences
        names = NameReading(text: text)
    }

    func read() -> ArticleStructure {
        var structure = ArticleStructure(
            roles: [Report.Paragraph.Role](repeating: .body, count: text.paragraphs.count), credits: [])
        var last = text.paragraphs.count - 1
        readEnd(&structure, &last)
        for place in 0...max(last, 0) where place <= last {
            if isCaption(text.paragraphs[place]) { structure.roles[place] = .caption }
            if isBoilerplate(place) { structure.roles[place] = .boilerplate }
        }
        if let parts { take(parts, &structure) } else { readBeginning(&structure, last) }
        readCreditsInText(&structure)
        structure.credits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return structure
    }

    // MARK: The beginning

    private func readBeginning(_ structure: inout ArticleStructure, _ last: Int) {
        let opening = TextOpening(
            text.paragraphs.prefix(TextOpening.reach + 1).map { text.text.utf8[text.bytes(of: $0)] })
        for (place, line) in opening.lines.enumerated() where line != .text && place < last {
            if structure.roles[place] == .body { structure.roles[place] = .boilerplate }
        }
        var place = 0
        while place <= last, structure.roles[place] != .body { place += 1 }
        guard place <= last else { return }
        if let title = opening.lines.firstIndex(of: .title), title < place,
            !isHeadline(text.paragraphs[place], isAlone: place == last)
        {
            // A press release that is headed as one and by nothing else.
            structure.roles[title] = .headline
            structure.headline = text.paragraphs[title]
        } else if isHeadline(text.paragraphs[place], isAlone: place == last) {
            structure.roles[place] = .headline
            structure.headline = text.paragraphs[place]
            place += 1
            while place <= last, structure.roles[place] != .body { place += 1 }
            if place < last, let byline = wholeName(text.paragraphs[place]) {
                structure.byline = byline
                structure.roles[place] = .credit
                place += 1
                while place <= last, structure.roles[place] != .body { place += 1 }
            }
        }
        guard place <= last else { return }
        readLead(place, &structure)
    }

    /// Headline, byline, lead and captions that the file's format tells; its lead is the first paragraph where it tells none.
    private func take(_ parts: [KnownPart], _ structure: inout ArticleStructure) {
        for (place, part) in parts.enumerated() {
            switch part {
            case .headline:
                structure.roles[place] = .headline
                structure.headline = text.paragraphs[place]
            case .byline:
                structure.roles[place] = .credit
                structure.byline = text.paragraphs[place]
            case .caption: structure.roles[place] = .caption
            case .lead, .heading, .body: break
            }
        }
        // What stands before the headline is a section's name, a date, a desk's note.
        let start = parts.firstIndex(of: .headline).map { $0 + 1 } ?? 0
        let body = { [roles = structure.roles] (place: Int) in parts[place] == .body && roles[place] == .body }
        if structure.byline == nil, start > 0, start + 1 < parts.count, body(start),
            let byline = wholeName(text.paragraphs[start])
        {
            structure.byline = byline
            structure.roles[start] = .credit
        }
        let lead =
            parts.firstIndex(of: .lead)
            ?? parts.indices[start...].first { body($0) && structure.roles[$0] == .body }
            ?? parts.indices.first(where: body)
        if let lead { readLead(lead, &structure) }
    }

    private func readLead(_ place: Int, _ structure: inout ArticleStructure) {
        structure.roles[place] = .lead
        var lead = text.paragraphs[place]
        if let dateline = dateline(lead) {
            structure.dateline = dateline.range
            if let credit = dateline.credit { structure.credits.append(credit) }
            lead = dateline.end..<lead.upperBound
        }
        structure.lead = lead
    }

    /// One sentence without a full stop that is no longer than headlines are (the longest of 45,286 had 31 syllables).
    private func isHeadline(_ paragraph: TokenRange, isAlone: Bool) -> Bool {
        guard !isAlone, paragraph.count <= 45, dateline(paragraph) == nil else { return false }
        let last = text.tokens[paragraph.upperBound - 1].sign
        guard last != .fullStop, last != .comma, last != .colon, last != .semicolon else { return false }
        let inside = sentences.count { paragraph.contains($0.lowerBound) }
        return inside <= 2
    }

    private struct Dateline {
        var range: TokenRange
        /// Where the running text begins.
        var end: Int
        var credit: ArticleStructure.Credit?
    }

    /// "Hà Nội (TTXVN) - …", "TTO - …", "(Dân trí) - …", "VOV.VN - …", "Hà Nội, ngày 8/12 - …".
    private func dateline(_ paragraph: TokenRange) -> Dateline? {
        let limit = min(paragraph.upperBound, paragraph.lowerBound + 16)
        guard
            let dash = (paragraph.lowerBound..<limit).first(where: { index in
                guard text.tokens[index].sign == .hyphen || text.tokens[index].sign == .dash else { return false }
                return index > paragraph.lowerBound && text.tokens[index].isAfterSpace && !text.touches(index + 1)
            }), dash + 1 < paragraph.upperBound
        else { return nil }
        let head = paragraph.lowerBound..<dash
        guard head.allSatisfy({ isDatelinePart($0, head) }) else { return nil }
        if let site = head.first(where: { isSite($0, head) }) {
            let range = site..<site + 3
            return Dateline(
                range: head, end: dash + 1,
                credit: ArticleStructure.Credit(range: range, outlet: range, canonical: nil, kind: .republication))
        }
        guard let outlet = head.first(where: { text.kinds(at: $0).contains(.outlet) }) else {
            return text.kinds(at: head.lowerBound).contains(.place) && text.unitEnd(head.lowerBound) == head.upperBound
                && text.place(at: dash + 1) == nil && paragraph.count > 20
                ? Dateline(range: head, end: dash + 1) : nil
        }
        let range = outlet..<text.unitEnd(outlet)
        let kind = text.entry(at: outlet)?.outlet?.kind == .agency ? Report.Credit.Kind.agency : .republication
        return Dateline(
            range: head, end: dash + 1,
            credit: ArticleStructure.Credit(
                range: range, outlet: range, canonical: text.entry(at: outlet)?.outlet?.canonical, kind: kind))
    }

    /// "Baonghean.vn": a site that no list knows.
    private func isSite(_ at: Int, _ head: TokenRange) -> Bool {
        at + 2 < head.upperBound && text.tokens[at].isCapitalised && !text.kinds(at: at).contains(.outlet)
            && text.isSign(.fullStop, at: at + 1) && text.touches(at + 1) && text.touches(at + 2)
            && text.isWord(Self.domain, at: at + 2)
    }

    private func isDatelinePart(_ index: Int, _ head: TokenRange) -> Bool {
        let token = text.tokens[index]
        if token.unitLength == 0 { return true }
        if token.isWord {
            return token.isCapitalised || !text.kinds(at: index).isDisjoint(with: [.outlet, .place])
                || text.isWord(.day, at: index) || text.isWord(Self.domain, at: index)
        }
        return token.kind == .number
            || [.comma, .openParenthesis, .closeParenthesis, .slash, .fullStop, .plus].contains(token.sign)
    }

    private static let domain = Syllable("vn")

    // MARK: The end

    private func readEnd(_ structure: inout ArticleStructure, _ last: inout Int) {
        if let recipients = recipients(last) {
            for place in recipients...last { structure.roles[place] = .boilerplate }
            last = recipients - 1
        }
        var steps = 0
        while last > 0, steps < 6 {
            let paragraph = text.paragraphs[last]
            if isBoilerplate(last) {
                structure.roles[last] = .boilerplate
            } else if isCaption(paragraph) {
                structure.roles[last] = .caption
            } else if let line = creditLine(paragraph) {
                structure.roles[last] = .credit
                structure.credits.append(contentsOf: line.credits)
                if structure.byline == nil { structure.byline = line.byline }
            } else if let name = wholeName(paragraph), structure.byline == nil {
                structure.roles[last] = .credit
                structure.byline = name
            } else {
                break
            }
            last -= 1
            steps += 1
        }
    }

    /// Where a paper's end begins, with whom it is sent to and who signed it: "Nơi nhận: - Như trên; - Lưu: VT. / CHỦ TỊCH / (Đã ký)".
    private func recipients(_ last: Int) -> Int? {
        for place in stride(from: last, to: max(0, last - Self.longestSignature), by: -1) {
            let bytes = text.bytes(of: text.paragraphs[place])
            guard bytes.count <= Self.longestSignatureLine else { return nil }
            let lowered = LowerCase.lowered(Array(text.text.utf8[bytes]))
            if PageWords.shared.opensRecipients(lowered[...]) { return place }
        }
        return nil
    }

    /// In lines.
    private static let longestSignature = 14
    /// In bytes; the cells of a table are one.
    private static let longestSignatureLine = 400

    private struct CreditLine {
        var credits: [ArticleStructure.Credit]
        var byline: TokenRange?
    }

    /// "Theo Tuổi trẻ", "(Theo Reuters)", "Ngọc Ánh (Theo AFP, BBC)", "Nguồn: TTXVN", "Mộc Miên (Tổng hợp)", "Anh Ngọc (dịch)".
    private func creditLine(_ paragraph: TokenRange) -> CreditLine? {
        guard paragraph.count <= 24 else { return nil }
        var at = paragraph.lowerBound
        var end = paragraph.upperBound
        var byline: TokenRange?
        while end > at, [.closeParenthesis, .fullStop, .closeBracket].contains(text.tokens[end - 1].sign) { end -= 1 }
        if text.isSign(.openParenthesis, at: at) || text.isSign(.openBracket, at: at) {
            at += 1
        } else if let run = names.run(at: at, end: end), run.keys.count <= 5, run.range.upperBound < end,
            text.tokens[run.range.upperBound].sign != .fullStop,
            !Self.according.contains(text.tokens[at].key), !Self.source.contains(text.tokens[at].key),
            text.kinds(at: at).isDisjoint(with: [.outlet])
        {
            byline = run.range
            at = run.range.upperBound
            while at < end, [.hyphen, .dash, .comma, .openParenthesis].contains(text.tokens[at].sign) { at += 1 }
        }
        guard at < end else { return nil }
        let first = text.tokens[at].key
        let rest = at..<end
        if Self.according.contains(first) || Self.source.contains(first) {
            at += 1
            while at < end, text.tokens[at].sign == .colon || text.speaker(at: at)?.kind == .media {
                at = text.unitEnd(at)
            }
            guard at < end, text.tokens[at].isCapitalised || text.kinds(at: at).contains(.outlet) else { return nil }
            // "Theo Sở Giáo dục, …" is a sentence; a credit line has outlets alone, or a name and no full stop.
            let isSentence = paragraph.upperBound > end && text.tokens[end].sign == .fullStop
            let parts = (at..<end).split { [.comma, .slash, .semicolon].contains(text.tokens[$0].sign) }
            guard parts.allSatisfy({ text.tokens[$0.startIndex].isCapitalised && $0.count <= 8 }),
                !isSentence || text.kinds(at: at).contains(.outlet), text.speaker(at: at)?.kind != .org
            else { return nil }
            guard !(at..<end).contains(where: { text.kinds(at: $0).contains(.cue) && !text.tokens[$0].isCapitalised })
            else {
                return nil
            }
            let whole = paragraph.lowerBound + (text.tokens[paragraph.lowerBound].kind == .sign ? 1 : 0)
            return CreditLine(
                credits: outletList(
                    at..<end, whole: (byline == nil ? whole : rest.lowerBound)..<end, kind: .republication),
                byline: byline)
        }
        if isOne(of: Self.digests, rest) {
            return CreditLine(
                credits: [ArticleStructure.Credit(range: rest, outlet: nil, canonical: nil, kind: .synthesis)],
                byline: byline)
        }
        if isOne(of: Self.translations, rest) {
            return CreditLine(
                credits: [ArticleStructure.Credit(range: rest, outlet: nil, canonical: nil, kind: .translation)],
                byline: byline)
        }
        if byline == nil, text.kinds(at: at).contains(.outlet), text.unitEnd(at) == end || outletsOnly(rest) {
            return CreditLine(credits: outletList(rest, whole: rest, kind: .republication), byline: nil)
        }
        return nil
    }

    private func outletsOnly(_ range: TokenRange) -> Bool {
        range.allSatisfy {
            text.tokens[$0].unitLength == 0 || text.kinds(at: $0).contains(.outlet)
                || [.comma, .slash, .hyphen, .dash].contains(text.tokens[$0].sign)
        }
    }

    /// The outlets of "AFP, BBC", each with its own span but for a single one, which has the whole line.
    private func outletList(_ range: TokenRange, whole: TokenRange, kind: Report.Credit.Kind) -> [ArticleStructure
        .Credit]
    {
        var credits: [ArticleStructure.Credit] = []
        for part in text.tokens.indices[range].split(whereSeparator: { index in
            [.comma, .slash, .semicolon].contains(text.tokens[index].sign) || text.isWord(.and, at: index)
        }) where !part.isEmpty {
            let outlet = part.startIndex..<part.endIndex
            credits.append(
                ArticleStructure.Credit(
                    range: outlet, outlet: outlet, canonical: text.entry(at: outlet.lowerBound)?.outlet?.canonical,
                    kind: text.entry(at: outlet.lowerBound)?.outlet?.kind == .agency ? .agency : kind))
        }
        if credits.count == 1 { credits[0].range = whole }
        return credits
    }

    private func isOne(of phrases: RolePhrases, _ range: TokenRange) -> Bool {
        phrases.contains { $0.count == range.count && begins(range, with: $0) }
    }

    private func begins(_ range: TokenRange, with phrase: [UInt64]) -> Bool {
        phrase.count <= range.count && zip(range, phrase).allSatisfy { text.tokens[$0].key == $1 }
    }

    static let according = SyllableSet(.creditAccording)
    private static let source = SyllableSet(.creditSource)
    private static let digests = WordRoles.shared.phrases(of: .digests)
    private static let translations = WordRoles.shared.phrases(of: .translations)

    /// A line that is a name and nothing else: the author's.
    private func wholeName(_ paragraph: TokenRange) -> TokenRange? {
        guard paragraph.count <= 9, text.tokens[paragraph.upperBound - 1].sign != .fullStop else { return nil }
        var at = paragraph.lowerBound
        while at < paragraph.upperBound {
            guard let run = names.run(at: at, end: paragraph.upperBound), run.keys.count <= 5 else { return nil }
            at = run.range.upperBound
            while at < paragraph.upperBound, [.hyphen, .dash, .comma, .ampersand].contains(text.tokens[at].sign) {
                at += 1
            }
        }
        return paragraph
    }

    // MARK: Captions and what is not the article

    private func isCaption(_ paragraph: TokenRange) -> Bool {
        guard paragraph.count <= 80 else { return false }
        if startsWithMark(paragraph.lowerBound, paragraph.upperBound) { return true }
        var at = paragraph.upperBound - 1
        let limit = max(paragraph.lowerBound, at - 9)
        while at >= limit {
            if Self.captionMarks.contains(text.tokens[at].key), text.tokens[at].isCapitalised,
                text.isSign(.colon, at: at + 1) || text.isSign(.openParenthesis, at: at - 1)
                    || isOne(of: Self.illustrations, at..<min(at + 3, paragraph.upperBound))
            {
                return true
            }
            at -= 1
        }
        return false
    }

    private func startsWithMark(_ at: Int, _ end: Int) -> Bool {
        Self.captionMarks.contains(text.tokens[at].key) && text.isSign(.colon, at: at + 1) && end - at <= 40
            || isOne(of: Self.illustrations, at..<min(at + 3, end))
    }

    private static let captionMarks = SyllableSet(.captionMarks)
    private static let illustrations = WordRoles.shared.phrases(of: .illustrations)

    private func isBoilerplate(_ place: Int) -> Bool {
        if isLink[place] { return true }
        let paragraph = text.paragraphs[place]
        let start = paragraph.lowerBound
        if Self.boilerplate.contains(where: { begins(paragraph, with: $0) }) {
            return paragraph.count <= 60
        }
        return text.isSign(.greater, at: start) && text.isSign(.greater, at: start + 1)
    }

    private static let boilerplate = WordRoles.shared.phrases(of: .boilerplate)
}
