// The body: the element that holds most running text, and its paragraphs and captions.
extension PageReading {
    /// The element that holds the article's paragraphs.
    func container(_ headline: Headline?) -> Int? {
        let described = WordKeys(metadata.description ?? "")
        /// By block: whether the description says the same, once that was asked.
        var isSaid = [Bool?](repeating: nil, count: described.isEmpty ? 0 : blocks.count)
        var best: (score: Double, node: Int)?
        for (node, score) in scores(from: headline?.opensText == true ? headline?.place ?? 0 : 0) {
            var score = score
            if has(.body, node) { score *= 1.3 }
            if tree.has(.itemprop, "articlebody", of: node) { score *= 1.6 }
            // A brief is shorter than the lists around it, but the page's description is of it.
            let held = held(by: node)
            if !described.isEmpty, held.count <= 40, running(in: held).length <= 1200,
                let first = held.first(where: { blocks[$0].ownLength >= 40 && !isJunk[blocks[$0].node] })
            {
                let said = isSaid[first] ?? isDescribed(blocks[first], by: described)
                isSaid[first] = said
                if said { score *= 2.5 }
            }
            if best.map({ score > $0.score }) ?? true { best = (score, node) }
        }
        return best.map { widened($0.node) }
    }

    /// What the paragraphs from a place on give to the elements above them, in the order of the page.
    private func scores(from start: Int) -> [(node: Int, score: Double)] {
        /// By node.
        var scores = [Double](repeating: 0, count: tree.nodes.count)
        for block in blocks
        where block.place >= start && block.ownLength >= 25 && block.linkLength * 3 < block.length
            && !isJunk[block.node]
        {
            if block.beginsWithLink && block.linkLength >= 20 || isTeaser(block) { continue }
            let weight = Double(min(block.ownLength, 1000)) * (block.tag.isHeading ? 0.3 : 1)
            var share = 1.0
            var node = block.isParagraph ? Int(above[block.node]) : block.node
            // A picture's text speaks for what holds the picture: in a story of pictures there is no other.
            while node >= 0, tree.nodes[node].tag == .figcaption || tree.nodes[node].tag == .figure {
                node = Int(above[node])
            }
            for _ in 0..<4 where node >= 0 {
                scores[node] += weight * share
                share *= 0.55
                node = Int(above[node])
            }
        }
        return scores.indices.filter { scores[$0] > 0 }.map { (node: $0, score: scores[$0]) }
    }

    /// The body may stand in several pieces: sections with ads between, columns, pages.
    private func widened(_ node: Int) -> Int {
        var node = node
        for _ in 0..<6 {
            let parent = Int(above[node])
            guard parent >= 0, tree.nodes[parent].tag != .html else { break }
            let own = running(in: held(by: node))
            let all = running(in: held(by: parent))
            guard all.length > own.length + 150, all.count > own.count else {
                // A wrapper that holds nothing more is passed over only where it holds further pieces above.
                if all.length == own.length, tree.nodes[parent].tag != .body {
                    node = parent
                    continue
                }
                break
            }
            let added = all.length - own.length
            guard tree.nodes[node].tag == .section || hasKin(node, in: parent) || hasNamelessKin(node, in: parent),
                added / max(1, all.count - own.count) >= 90
            else { break }
            node = parent
        }
        return node
    }

    /// Whether an element without a name has another such beside it, and none of what the parent holds is the heading of comments or of other
    /// articles: old and mobile pages name nothing.
    private func hasNamelessKin(_ node: Int, in parent: Int) -> Bool {
        func isNameless(_ at: Int) -> Bool {
            tree.nodes[at].tag == tree.nodes[node].tag && tree.value(.class, of: at) == nil
                && tree.value(.id, of: at) == nil
        }
        guard tree.nodes[parent].tag != .body, tree.nodes[node].tag == .div, isNameless(node) else { return false }
        let held = held(by: parent)
        guard held.count <= Self.mostNameless else { return false }
        for block in blocks[held] where block.length <= Self.longestEnd {
            let line = lowered[block.text]
            if words.endsArticle(line) || words.leadsElsewhere(line) && box(openedBy: block, in: node) != nil {
                return false
            }
        }
        var kin = 0
        var at = parent + 1
        while at < end(of: parent) {
            if isNameless(at), running(in: self.held(by: at)).count > 0 { kin += 1 }
            at = end(of: at)
        }
        return kin >= 2
    }

    /// In blocks.
    private static let mostNameless = 200

    /// How much running text some blocks hold, in how many of them.
    private func running(in held: Range<Int>) -> (length: Int, count: Int) {
        var length = 0
        var count = 0
        for place in held {
            let block = blocks[place]
            if block.ownLength >= 60, block.linkLength * 4 < block.length, !block.tag.isHeading, !isJunk[block.node] {
                length += block.ownLength
                count += 1
            }
        }
        return (length, count)
    }

    // MARK: Paragraphs

    private typealias Piece = (block: PageBlock, role: PageArticle.Paragraph.Role)

    func paragraphs(
        _ container: Int, _ article: inout PageArticle, _ lead: Int?, _ headline: Int?
    ) -> [PageArticle.Paragraph] {
        let inside = container..<end(of: container)
        let start = max(container, headline.map { inside.contains($0) ? $0 : container } ?? container)
        var found: [Piece] = []
        let headlineKeys = article.headline.map { WordKeys($0) }
        let authorKeys = article.author.map { WordKeys($0) }
        let leadBytes = article.lead.map { Array($0.utf8) }
        let headlineLength = article.headline?.unicodeScalars.count ?? 0
        var skippedTo = 0
        for block in blocks {
            let isInside = inside.contains(block.node)
            // The lead's picture stands before the body.
            guard isInside || isBetween(block, headline, container) && isCaption(block) else { continue }
            if block.place == lead || block.place == headline || isJunk[block.node] || block.place < start { continue }
            if block.place < skippedTo { continue }
            if isCaption(block) {
                if block.length >= 3 { found.append((block, .caption)) }
                continue
            }
            guard isInside, hasWords(block) else { continue }
            let isShort = block.length <= 80
            if isShort, has(.author, class: block.node) || has(.stamp, class: block.node) { continue }
            // Lines of nothing but a link, and what points elsewhere.
            if block.linkLength * 10 >= block.length * 7 { continue }
            if isShort || block.length <= 2 * headlineLength {
                if headlineKeys?.areThose(of: text[block.text]) == true { continue }
                if isShort, authorKeys?.areThose(of: text[block.text]) == true { continue }
            }
            if let leadBytes, text[block.text].elementsEqual(leadBytes) { continue }
            let line = lowered[block.text]
            if words.leadsElsewhere(line) {
                // "Đọc thêm" over other articles' titles and teasers.
                if let box = smallBox(openedBy: block, in: container) { skippedTo = end(of: box) }
                continue
            }
            if isTeaser(block, in: container), !isCreditLine(block) { continue }
            // The times of a live report's entries.
            if block.tag != .tr, PageDate.isClock(line) { continue }
            if block.length <= 90, let rest = PageDate.rest(of: text[block.text], line), rest.count <= 2 { continue }
            if block.length <= Self.longestEnd, words.endsArticle(line) {
                guard let box = box(openedBy: block, in: container) else { break }
                // Such a box may stand in the midst of the article, too.
                skippedTo = end(of: box)
                continue
            }
            found.append((block, .body))
        }
        tellByPictures(&found)
        trimEdges(&found, &article)
        return withoutRepeats(found)
    }

    /// What a line that points elsewhere opens, unless it is as large as a part of the article.
    private func smallBox(openedBy block: PageBlock, in container: Int) -> Int? {
        guard words.isPointer(lowered[block.text]), let box = box(openedBy: block, in: container) else { return nil }
        let held = held(by: box)
        guard lengths[held.upperBound] - lengths[held.lowerBound] <= Self.largestTeasers else { return nil }
        return box
    }

    /// In scalars.
    private static let largestTeasers = 500

    /// "Theo Minh Tâm (Báo Ví Dụ)", beside a link to where the text is from.
    private func isCreditLine(_ block: PageBlock) -> Bool {
        block.length <= 80 && block.linkLength == 0 && words.isCredit(lowered[block.text])
            && !PageText.endsSentence(text[block.text])
    }

    /// In a story of pictures what stands under them is its text, but for what only says whose they are or what they show.
    private func tellByPictures(_ found: inout [Piece]) {
        var told = 0
        var captions = 0
        var length = 0
        for piece in found {
            if piece.role == .body {
                told += piece.block.ownLength
            } else if tellsStory(piece.block) {
                captions += 1
                length += piece.block.length
            }
        }
        guard captions >= Self.fewestTold, length >= 3 * told else { return }
        for place in found.indices where found[place].role == .caption && tellsStory(found[place].block) {
            found[place].role = .body
        }
    }

    private static let fewestTold = 3

    /// Whether a picture's text is whole sentences.
    private func tellsStory(_ block: PageBlock) -> Bool {
        block.ownLength >= 60 && PageText.endsSentence(text[block.text]) && !words.creditsPicture(lowered[block.text])
    }

    /// Short lines before the first paragraph and behind the last are dates, buttons and headings of what follows; the last may be
    /// the author.
    private func trimEdges(_ found: inout [Piece], _ article: inout PageArticle) {
        let first = found.firstIndex {
            $0.role == .body && isText($0.block)
                && PageDate.rest(of: text[$0.block.text], lowered[$0.block.text]) == nil
        }
        if let first {
            var kept: [Piece] = []
            for piece in found[..<first] {
                if piece.role != .body || piece.block.tag.isHeading {
                    kept.append(piece)
                } else if article.author == nil, let name = personLine(piece.block) {
                    article.author = name
                }
            }
            found.replaceSubrange(..<first, with: kept)
        }
        while let last = found.last, last.role == .body, !isText(last.block) {
            if words.isCredit(lowered[last.block.text]) || last.block.tag == .tr { break }
            if article.author == nil, let name = personLine(last.block) { article.author = name }
            // "Minh Tâm (theo AFP)" says where the text is from, too.
            if creditBracket(last.block) != nil { break }
            if article.desk == nil, last.block.length <= Self.longestDesk, isDesk(string(last.block)) {
                article.desk = string(last.block)
            }
            found.removeLast()
        }
        // Behind the author, or behind the credit line, stands nothing of the article.
        guard article.author == nil else { return }
        for place in found.indices.reversed().prefix(2) where !words.isCredit(lowered[found[place].block.text]) {
            if let name = personLine(found[place].block) {
                article.author = name
                found.remove(at: place)
                return
            }
        }
    }

    /// In scalars.
    private static let longestDesk = 30

    private func hasWords(_ block: PageBlock) -> Bool {
        lowered[block.text].contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 >= 0xC3 && $0 < 0xE2 }
            || !keys(block).isEmpty
    }

    private func isText(_ block: PageBlock) -> Bool {
        block.ownLength >= 60 || block.ownLength >= 25 && PageText.endsSentence(text[block.text])
    }

    private func isBetween(_ block: PageBlock, _ headline: Int?, _ container: Int) -> Bool {
        block.place > (headline ?? container) && block.place < container && !isJunk[block.node]
    }

    /// A picture's text that stands twice is given once.
    private func withoutRepeats(_ pieces: [Piece]) -> [PageArticle.Paragraph] {
        // Most are of a length that no other has, which tells it sooner than their bytes; its last eight bits are enough.
        var lengths = [Int](repeating: 0, count: 256)
        for piece in pieces { lengths[piece.block.text.count & 0xFF] += 1 }
        var seen: Set<Bytes> = []
        var paragraphs: [PageArticle.Paragraph] = []
        for piece in pieces {
            guard
                piece.block.length < 40 || lengths[piece.block.text.count & 0xFF] == 1
                    || seen.insert(Bytes(text[piece.block.text])).inserted
            else { continue }
            paragraphs.append(PageArticle.Paragraph(utf8: text[piece.block.text], role: piece.role))
        }
        return paragraphs
    }
}
