import DiembaoExtract

/// Tells the parts of an article by type and place (a pass).
struct PassageRoles {
    /// The type size of most of the document's text.
    let size: Double

    private typealias Role = ExtractedParagraph.Role

    /// Paragraphs with their roles; all but captions `unknown` where no headline stands out.
    func read(_ passages: [Passage]) -> [ExtractedParagraph] {
        let told = roles(of: passages)
        return zip(passages, told).map { ExtractedParagraph($1, $0.text) }
    }

    private func roles(of passages: [Passage]) -> [Role] {
        var roles = passages.map { $0.isCaption ? Role.caption : .unknown }
        guard let headline = headline(of: passages) else { return roles }
        for at in passages.indices where roles[at] == .unknown {
            roles[at] = isHeading(passages[at]) ? .heading : .body
        }
        roles[headline] = .headline
        // What stands above it is a section's name, an office's heading.
        for at in 0..<headline where roles[at] == .body && passages[at].lines <= 3 { roles[at] = .heading }
        let after = passages.indices.dropFirst(headline + 1).filter { roles[$0] != .caption }
        guard let text = after.first(where: { isText(passages[$0]) }) else { return roles }
        let beginning = after.prefix { $0 < text }
        if let lead = (beginning + [text]).first(where: { isLead(passages[$0], before: passages, $0) }) {
            roles[lead] = .lead
        }
        for at in beginning where roles[at] != .lead && isName(passages[at].text) { roles[at] = .byline }
        if let last = after.last, last > text, roles[last] != .lead, isName(passages[last].text),
            passages[last].isFlushRight || passages[last].style != FontStyle()
        {
            roles[last] = .byline
        }
        return roles
    }

    /// The first long paragraph in the body's type.
    private func isText(_ passage: Passage) -> Bool {
        !passage.isCaption && passage.lines > 1 && !passage.style.isBold && passage.size < 1.15 * size
            && passage.letters > 50
    }

    // MARK: The headline

    /// The largest type above the text, or, where that is no larger, what is bold and centred.
    private func headline(of passages: [Passage]) -> Int? {
        let page = passages.first?.page
        let text = passages.firstIndex { isText($0) } ?? passages.count
        let candidates = passages.indices.prefix(text).filter {
            !passages[$0].isCaption && isHeadlineLong(passages[$0])
        }
        let largest = candidates.max { (passages[$0].size, $1) < (passages[$1].size, $0) }
        if let largest, passages[largest].size >= 1.18 * size { return largest }
        // A picture page may have its headline below the text's beginning.
        let elsewhere = passages.indices.filter { passages[$0].page == page && passages[$0].size >= 1.7 * size }
        if let first = elsewhere.max(by: { (passages[$0].size, $1) < (passages[$1].size, $0) }),
            isHeadlineLong(passages[first])
        {
            return first
        }
        let motto = candidates.last { Self.isMotto(passages[$0].text) } ?? -1
        return candidates.first { at in
            at > motto && passages[at].style.isBold && !passages[at].text.hasSuffix(".")
                && (passages[at].isCentered || at == candidates.first || motto >= 0) && !Self.isMotto(passages[at].text)
        }
    }

    private func isHeadlineLong(_ passage: Passage) -> Bool {
        let words = passage.text.utf8.count { $0 == 0x20 } + 1
        return words <= 45 && passage.letters >= 6
    }

    /// Of the heading that letters and decrees of offices have.
    private static func isMotto(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.hasPrefix("cộng hòa xã hội") || text.hasPrefix("cộng hoà xã hội") || text.hasPrefix("độc lập -")
            || text.hasPrefix("độc lập –")
    }

    // MARK: What follows

    private func isLead(_ passage: Passage, before passages: [Passage], _ at: Int) -> Bool {
        guard passage.letters > 50, passages.indices.contains(at + 1) else { return false }
        return passage.style.isBold || passage.style.isItalic || passage.size > 1.05 * size
    }

    private func isHeading(_ passage: Passage) -> Bool {
        let words = passage.text.utf8.count { $0 == 0x20 } + 1
        guard words <= 25, passage.lines <= 3, let last = passage.text.unicodeScalars.last else { return false }
        return (passage.style.isBold || passage.size > 1.1 * size) && ![".", ",", ";", "?", "!"].contains(last)
    }

    /// A few words that all begin with a capital: "Lê Thu Hạnh", "Minh Trí (theo các hãng tin)".
    private func isName(_ text: String) -> Bool {
        let name = text.split(separator: "(", omittingEmptySubsequences: false).first ?? ""
        let words = name.split(separator: " ")
        return words.count >= 2 && words.count <= 6 && !text.hasSuffix(".") && !text.hasSuffix(":")
            && words.allSatisfy { word in
                word.unicodeScalars.first!.properties.isUppercase
                    && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.isCombiningMark || $0 == "-" }
            }
    }
}
