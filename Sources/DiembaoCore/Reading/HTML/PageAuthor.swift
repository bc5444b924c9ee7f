// The author: as the metadata have them, as a line is named, or a name in a line of its own beside headline or text.
extension PageReading {
    func author(_ headline: Int?, _ container: Int) -> String? {
        let known = metadata.authors.filter { Self.isAuthor($0) && !isOutlet($0) }
        let knownKeys = known.map { WordKeys($0) }
        var named: String?
        for block in blocks where block.length >= 3 && block.length <= 120 && !isUnseen[block.node] {
            guard
                has(.author, class: block.node) || isInAuthorLine(block.node)
                    || tree.has(.itemprop, "author", of: block.node)
            else { continue }
            let text = withoutLabel(block)
            let own = WordKeys(text)
            if let match = knownKeys.firstIndex(where: { $0 == own }) { return known[match] }
            if named == nil, Self.isAuthor(text), !isInLists(block.node), !isOutlet(text) { named = text }
        }
        if let first = known.first { return known.count == 1 ? first : known.joined(separator: ", ") }
        if let named { return named }
        guard let headline else { return nil }
        return blocks.lazy.filter {
            $0.node > headline && $0.node < container && !isJunk[$0.node] && $0.length <= 90
        }.compactMap(nameLine).first { !isOutlet($0) }
    }

    private func isOutlet(_ name: String) -> Bool {
        let own = WordKeys(name)
        return metadata.outletNames.contains { WordKeys($0) == own }
    }

    private func isInAuthorLine(_ node: Int) -> Bool {
        let parent = Int(tree.nodes[node].parent)
        return parent >= 0 && tree.nodes[parent].tag != .body && has(.author, class: parent)
            && tree.wholeText(of: parent, upTo: 160).length <= 160
    }

    /// A name: not too long, no address, no sentence.
    private static func isAuthor(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return !words.isEmpty && words.count <= 10 && !text.contains("http") && !text.contains("@")
            && !text.contains("/")
            && text.first?.isLetter == true && !text.hasSuffix(".") && !text.contains(":")
            && text.contains { $0.isUppercase }
    }

    private func withoutLabel(_ block: PageBlock) -> String {
        let start = words.behindLabel(lowered[block.text]) ?? block.text.lowerBound
        return String(decoding: text[start..<block.text.upperBound], as: UTF8.self)
    }

    private func isInLists(_ node: Int) -> Bool { isJunk[node] && !has(.author, class: node) }

    /// A person's name, or several, in a line of its own, beside nothing but a date: "VŨ ĐÌNH SẠ", "Vĩnh Tùng - Khánh An", "Người viết: Trịnh
    /// Chu", "Mai Hoa 10/12/2025".
    func nameLine(_ block: PageBlock) -> String? {
        guard block.length <= 120 else { return nil }
        let line = text[block.text]
        let start = words.behindLabel(lowered[block.text]) ?? line.startIndex
        if start == line.startIndex, let rest = PageDate.rest(of: line, lowered[block.text]) {
            return Self.name(String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self))
        }
        return Self.name(String(decoding: line[start...], as: UTF8.self))
    }

    private static func name(_ text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "-" || $0 == "–" || $0 == "," || $0 == "&" }
        guard (2...8).contains(words.count), text.count <= 60, words.allSatisfy({ $0.first?.isUppercase == true }),
            !text.contains(where: { $0.isNumber || ".:;!?()|\"”".contains($0) })
        else { return nil }
        return text
    }
}
