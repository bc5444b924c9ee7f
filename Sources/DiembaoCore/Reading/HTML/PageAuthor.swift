// The author: as the metadata have them, as an element is named, or a name in a line of its own beside headline or text.
extension PageReading {
    struct Author {
        var name: String
        /// Whether it is a person, and no desk, and not the outlet itself.
        var isPerson: Bool
    }

    func author(_ headline: Int?, _ container: Int) -> Author? {
        let known = metadata.authors.filter { isAuthor($0) && !isOutlet($0) }
        let persons = known.filter { !isDesk($0) }
        let marked = markedAuthors(headline, container)
        if let confirmed = confirmed(persons, by: marked) { return Author(name: confirmed, isPerson: true) }
        if !persons.isEmpty { return Author(name: persons.joined(separator: ", "), isPerson: true) }
        if let person = marked.first(where: { !isDesk($0) && !isOutlet($0) }) {
            return Author(name: person, isPerson: true)
        }
        let lines = linesOfAuthors(headline, container).filter { !isOutlet($0) }
        if let person = lines.first(where: { !isDesk($0) }) { return Author(name: person, isPerson: true) }
        return (known.first ?? lines.first ?? marked.first).map { Author(name: $0, isPerson: false) }
    }

    /// The author of the metadata whom the page shows, too.
    private func confirmed(_ known: [String], by marked: [String]) -> String? {
        guard known.count > 1 else { return known.first }
        let marked = marked.map { WordKeys($0) }
        return known.first { name in
            let own = WordKeys(name)
            return marked.contains { $0 == own }
        }
    }

    private func isOutlet(_ name: String) -> Bool {
        let own = WordKeys(name)
        return metadata.siteNames.contains { WordKeys($0) == own }
    }

    private func isDesk(_ name: String) -> Bool { words.isDesk(LowerCase.lowered(Array(name.utf8))[...]) }

    /// A name: not too long, no address, no sentence.
    private func isAuthor(_ text: String) -> Bool {
        guard text.contains(where: \.isUppercase), text.first?.isLetter == true, text.last != ".",
            !text.contains("@"), !text.contains("http")
        else { return false }
        // "Minh Tâm/VOV" is an author, "8/12" and "a.vn/tac-gia" are none.
        if text.contains("/"), text.contains(where: { $0.isNumber || $0 == "." }) { return false }
        // "Minh Tâm, ảnh: Thu Hà"
        if text.contains(":"), !words.creditsPicture(LowerCase.lowered(Array(text.utf8))[...]) { return false }
        return text.split(separator: " ").count <= 10
    }

    // MARK: Elements named so

    /// What stands in links to authors, then in elements that are named so, each in the order of the page.
    private func markedAuthors(_ headline: Int?, _ container: Int) -> [String] {
        var linked: [String] = []
        var named: [String] = []
        let end = end(of: container)
        for node in tree.nodes.indices where tree.nodes[node].tag != .text && !tree.nodes[node].slice.isEmpty {
            let isLink = isAuthorLink(node) && node < end + Self.reachBehindText
            guard isLink || has(.author, node), !isUnseen[node], isOfArticle(node, headline, end) else { continue }
            let text = tree.wholeText(of: node, upTo: Self.longestAuthor)
            guard (3...Self.longestAuthor).contains(text.length), let name = author(in: text.bytes) else { continue }
            if isLink { linked.append(name) } else { named.append(name) }
        }
        return linked + named
    }

    /// In nodes.
    private static let reachBehindText = 80
    /// In scalars.
    private static let longestAuthor = 120

    private func isAuthorLink(_ node: Int) -> Bool {
        if tree.has(.rel, "author", of: node) || tree.has(.itemprop, "author", of: node) { return true }
        guard tree.nodes[node].tag == .a, let address = tree.value(.href, of: node) else { return false }
        return words.leadsToAuthor(address)
    }

    /// Those who comment are named so, too.
    private func isOfArticle(_ node: Int, _ headline: Int?, _ end: Int) -> Bool {
        if has(.junk, node) { return false }
        return !isJunk[node] || node > headline ?? 0 && node < end
    }

    private func author(in line: [UInt8]) -> String? {
        let lowered = LowerCase.lowered(line)
        let start = words.behindLabel(lowered[...]) ?? 0
        var name = String(decoding: line[start...], as: UTF8.self)
        if let rest = PageDate.rest(of: line[start...], lowered[start...]) {
            name = String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self)
        }
        return isAuthor(name) ? name : nil
    }

    // MARK: Lines

    /// Names in lines of their own, from the headline to the first paragraph.
    private func linesOfAuthors(_ headline: Int?, _ container: Int) -> [String] {
        guard let headline else { return [] }
        let first = blocks.first {
            $0.place > max(headline, container) && $0.ownLength >= 60 && !isJunk[$0.node] && !has(.lead, $0.node)
        }
        let end = first?.place ?? container
        return blocks.filter {
            $0.place > headline && $0.place < end && $0.length <= 90 && !isJunk[$0.node]
                && classKinds[$0.node].isDisjoint(with: [.stamp, .lead])
        }.compactMap(nameLine)
    }

    /// A person's name, or several, in a line of its own, beside nothing but a date: "VŨ ĐÌNH SẠ", "Vĩnh Tùng - Khánh An", "Người viết: Trịnh
    /// Chu", "Mai Hoa 10/12/2025".
    func nameLine(_ block: PageBlock) -> String? {
        guard block.length <= 120 else { return nil }
        let line = text[block.text]
        if let start = words.behindLabel(lowered[block.text]) {
            return Self.name(String(decoding: line[start...], as: UTF8.self))
        }
        // Sections are links.
        guard block.linkLength * 2 <= block.length else { return nil }
        guard let rest = PageDate.rest(of: line, lowered[block.text]) else { return Self.name(string(block)) }
        let text = String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self)
        return isDesk(text) ? text : Self.name(text)
    }

    private static func name(_ text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "-" || $0 == "–" || $0 == "," || $0 == "&" }
        guard (2...8).contains(words.count), text.count <= 60, words.allSatisfy({ $0.first?.isUppercase == true }),
            !text.contains(where: { $0.isNumber || ".:;!?()|\"”".contains($0) })
        else { return nil }
        return text
    }
}
