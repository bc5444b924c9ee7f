/// The article that a page is about (data).
struct PageArticle {
    struct Paragraph: Equatable {
        enum Role { case body, caption }
        var text: String
        var role: Role
    }

    var headline: String?
    var lead: String?
    var author: String?
    /// ISO 8601, a day or a time with its zone.
    var published: String?
    var outlet: String?
    /// Whether the page says so, and it is not only guessed from its title or address.
    var isOutletSure = false
    var url: String?
    var paragraphs: [Paragraph] = []
}

/// Finds the article of a page: its text by where most running text stands, the rest by metadata and by place (a pass).
///
/// After the manner of Readability (arc90, 2010) and of boilerplate removal by densities of text and links (Kohlschütter et al., 2010):
/// a block's text without links speaks for what holds it, the class names of Vietnamese outlets (`page-words.tsv`) for and against.
struct PageReading {
    private let tree: HTMLTree
    private let words = PageWords.shared
    /// By node: whether it holds what is no article, by its element or its name.
    private var isJunk: [Bool]
    /// By node: whether a reader never sees it.
    private var isUnseen: [Bool] = []
    private var blocks: [PageBlock] = []
    /// By node: the nearest element above it that begins a line, -1 for none.
    private var above: [Int32] = []
    /// By block, the sum over all before it: of all text, and of the text of blocks that are hardly more than a link.
    private var lengths: [Int] = [0]
    private var linkLengths: [Int] = [0]

    init(_ tree: HTMLTree) {
        self.tree = tree
        isJunk = [Bool](repeating: false, count: tree.nodes.count)
        above.reserveCapacity(tree.nodes.count)
        for node in tree.nodes {
            let parent = Int(node.parent)
            above.append(parent < 0 || tree.nodes[parent].tag.isBlock ? node.parent : above[parent])
            let place = isUnseen.count
            isUnseen.append(
                parent >= 0 && isUnseen[parent] || node.tag.isUnseen || node.tag != .text && Self.isHidden(tree, place))
        }
    }

    static func read(_ page: [UInt8]) -> PageArticle {
        var reading = PageReading(HTMLParsing().parse(page))
        return reading.article()
    }

    private mutating func article() -> PageArticle {
        var article = PageArticle()
        let metadata = PageMetadata(tree)
        article.published = metadata.published
        article.outlet = metadata.outlet
        article.isOutletSure = metadata.hasOutletName
        article.url = metadata.url
        markJunk()
        blocks = PageBlocks(tree: tree).blocks
        for block in blocks {
            let isLink = block.linkLength >= 15 && block.linkLength * 10 >= block.length * 7
            lengths.append(lengths.last! + block.length)
            linkLengths.append(linkLengths.last! + (isLink ? block.linkLength : 0))
        }
        spareWhatHoldsMost()
        markWhatFollows()
        var headline = headline(metadata)
        article.headline = headline?.text
        let container = container(metadata)
        if headline.map({ Self.isSite($0.text) }) ?? true, let container,
            let found = self.headline(before: container)
        {
            headline = found
            article.headline = found.text
        }
        guard let container else { return article }
        let lead = lead(headline?.node, container, metadata)
        article.lead = lead?.text
        article.author = author(metadata, headline?.node, container)
        article.published = article.published ?? dateInView(headline?.node, container)
        article.paragraphs = paragraphs(container, &article, lead?.node, headline?.node)
        return article
    }

    // MARK: What is no article

    private mutating func markJunk() {
        var at = 0
        while at < tree.nodes.count {
            let node = tree.nodes[at]
            if node.tag != .text, isJunkByItself(at) {
                for inside in at..<Int(node.end) { isJunk[inside] = true }
                at = Int(node.end)
                continue
            }
            at += 1
        }
    }

    private func isJunkByItself(_ node: Int) -> Bool {
        let tag = tree.nodes[node].tag
        if tag.isUnseen || tag == .nav || tag == .dialog || tag == .menu { return true }
        if tag == .html || tag == .body || tag == .article || tag == .main { return false }
        if isUnseen[node] { return true }
        if let role = tree.string(.role, of: node),
            ["navigation", "complementary", "banner", "contentinfo", "search", "dialog"].contains(role)
        {
            return true
        }
        return words.isJunk(tree.value(.class, of: node)) || words.isJunk(tree.value(.id, of: node))
    }

    private static func isHidden(_ tree: HTMLTree, _ node: Int) -> Bool {
        if tree.value(.hidden, of: node) != nil { return true }
        if let aria = tree.string(.ariaHidden, of: node), aria == "true" { return true }
        guard let style = tree.string(.style, of: node)?.lowercased() else { return false }
        let plain = style.filter { $0 != " " }
        return plain.contains("display:none") || plain.contains("visibility:hidden")
    }

    /// An element with a name such as "sidebar-1" that holds the headline, or most of the page's text, holds the article, too.
    private mutating func spareWhatHoldsMost() {
        func isLong(_ block: PageBlock) -> Bool { block.ownLength >= 80 && block.linkLength * 4 < block.length }
        let total = blocks.reduce(0) { isLong($1) ? $0 + $1.ownLength : $0 }
        var spared = 0
        var at = 0
        while at < tree.nodes.count {
            let node = tree.nodes[at]
            guard node.tag != .text, isJunk[at], !isUnseen[at] else {
                at += 1
                continue
            }
            let inside = at..<Int(node.end)
            let long = blocks[places(inside)].filter(isLong)
            let held = long.reduce(0) { $0 + $1.ownLength }
            guard long.count >= 3, spared < Self.mostSpared,
                held * 2 >= total || held * 10 >= total && inside.contains(where: { tree.nodes[$0].tag == .h1 })
            else {
                at = Int(node.end)
                continue
            }
            spared += 1
            for place in inside { isJunk[place] = false }
            // What is junk within it stays so.
            var child = at + 1
            while child < Int(node.end) {
                if tree.nodes[child].tag != .text, isJunkByItself(child) {
                    for place in child..<Int(tree.nodes[child].end) { isJunk[place] = true }
                    child = Int(tree.nodes[child].end)
                } else {
                    child += 1
                }
            }
            at += 1
        }
    }

    /// Elements with names of junk within one another.
    private static let mostSpared = 8

    /// Boxes that begin with "Bình luận" (comments), "Tin khác" (other news) and the like are none of the article.
    private mutating func markWhatFollows() {
        for block in blocks where !isJunk[block.node] && words.endsArticle(block.text) {
            guard let box = box(openedBy: block, -1), tree.nodes[box].tag != .body, tree.nodes[box].tag != .html else {
                continue
            }
            let inside = box..<Int(tree.nodes[box].end)
            if inside.contains(where: { tree.nodes[$0].tag == .h1 }) { continue }
            for place in inside { isJunk[place] = true }
        }
    }

    /// The blocks whose text stands within some nodes.
    private func places(_ nodes: Range<Int>) -> Range<Int> {
        func first(_ node: Int) -> Int {
            var low = 0
            var high = blocks.count
            while low < high {
                let middle = (low + high) / 2
                if blocks[middle].place < node { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = first(nodes.lowerBound)
        return start..<max(start, first(nodes.upperBound))
    }

    // MARK: The headline

    private func headline(_ metadata: PageMetadata) -> (text: String, node: Int?)? {
        var best: (score: Double, text: String, node: Int)?
        let wanted = metadata.titles.map(Self.words)
        let first = blocks.filter {
            $0.tag == .h1 && !isJunk[$0.node] && !Self.isSite($0.text) && !isUnseen[$0.node]
        }
        let only = first.count == 1 ? first[0].node : nil
        for block in blocks.prefix(Self.headlineReach) where block.length >= 8 && block.length <= 300 {
            let isNamed =
                words.isHeadline(tree.value(.class, of: block.node))
                || tree.string(.itemprop, of: block.node)?.contains("headline") == true
            guard block.tag.isHeading || isNamed || block.isShort, !isUnseen[block.node] else { continue }
            let own = Self.words(block.text)
            guard !own.isEmpty else { continue }
            let overlap =
                wanted.map { other in Double(own.intersection(other).count) / Double(max(own.count, other.count)) }
                .max() ?? 0
            let coverage = wanted.map { Double(own.intersection($0).count) / Double(own.count) }.max() ?? 0
            var score = max(overlap, coverage * 0.5)
            if block.node == only { score = max(score, 0.9) }
            guard
                block.node == only || overlap >= 0.6 || coverage >= 0.8 || block.tag == .h1 && score >= 0.3
                    || wanted.isEmpty && block.tag == .h1
            else { continue }
            if block.tag == .h1 { score += 0.25 }
            if isNamed { score += 0.15 }
            if isJunk[block.node] { score -= 0.4 }
            if block.linkLength * 2 > block.length { score -= 0.3 }
            if best.map({ score > $0.score }) ?? true { best = (score, block.text, block.node) }
        }
        if let best { return (Self.withoutDate(best.text), best.node) }
        return metadata.titles.first.map { ($0, nil) }
    }

    /// Of a page whose metadata have no headline: the last line before the text that is bold, a heading or named as one.
    private func headline(before container: Int) -> (text: String, node: Int)? {
        guard let first = blocks.firstIndex(where: { $0.node >= container && $0.ownLength >= 80 && !isJunk[$0.node] })
        else {
            return nil
        }
        let near = blocks[max(0, first - 8)..<first].reversed()
        let found = near.first { block in
            let text = Self.withoutDate(block.text)
            return text.count >= 15 && text.count <= 160 && !text.hasSuffix(".") && block.linkLength * 2 < block.length
                && (block.boldLength * 2 >= block.length || block.tag.isHeading
                    || words.isHeadline(tree.value(.class, of: block.node)))
        }
        return found.map { (Self.withoutDate($0.text), $0.node) }
    }

    /// Whether a title is the site's name: "Báo Nghệ An điện tử".
    private static func isSite(_ title: String) -> Bool {
        let lower = title.lowercased()
        return words(title).count <= 5
            || ["báo ", "tạp chí ", "cổng thông tin", "đài ", "trang tin", "thời báo"].contains { lower.hasPrefix($0) }
    }

    /// A line without the date and time at its end.
    private static func withoutDate(_ line: String) -> String {
        guard PageDate.inText(line) != nil else { return line }
        let words = line.split(separator: " ")
        guard let first = words.firstIndex(where: { PageDate.inText(String($0)) != nil }), first * 2 > words.count
        else {
            return line
        }
        var end = first
        while end > 0, ["thứ", "ngày", "-", "|"].contains(words[end - 1].lowercased()) { end -= 1 }
        return words[..<end].joined(separator: " ")
    }

    /// In blocks.
    private static let headlineReach = 3000

    static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }

    // MARK: The body

    /// Whether a block says what the page's own description says, as far as the shorter of the two goes.
    private static func isDescribed(_ block: PageBlock, by description: Set<String>) -> Bool {
        guard !description.isEmpty else { return false }
        let own = words(block.text)
        return Double(own.intersection(description).count) >= 0.6 * Double(min(own.count, description.count))
    }

    /// The element that holds the article's paragraphs.
    private func container(_ metadata: PageMetadata) -> Int? {
        let described = metadata.description.map(Self.words) ?? []
        var scores: [Int: Double] = [:]
        for block in blocks where !isJunk[block.node] && block.ownLength >= 25 && block.linkLength * 3 < block.length {
            if isTeaser(block, -1) || block.beginsWithLink && block.linkLength >= 20 { continue }
            let weight = Double(min(block.ownLength, 1000)) * (block.tag.isHeading ? 0.3 : 1)
            var share = 1.0
            var node = block.isParagraph ? Int(above[block.node]) : block.node
            for _ in 0..<4 where node >= 0 {
                scores[node, default: 0] += weight * share
                share *= 0.55
                node = Int(above[node])
            }
        }
        var best: (score: Double, node: Int)?
        for (node, score) in scores.sorted(by: { $0.key < $1.key }) {
            var score = score
            if words.isBody(tree.value(.class, of: node)) || words.isBody(tree.value(.id, of: node)) { score *= 1.3 }
            if tree.string(.itemprop, of: node)?.lowercased().contains("articlebody") == true { score *= 1.6 }
            // A brief is shorter than the lists around it, but the page's description is of it.
            let held = places(node..<Int(tree.nodes[node].end))
            if !described.isEmpty, held.count <= 40, running(in: node).length <= 1200,
                let first = blocks[held].first(where: { $0.ownLength >= 40 && !isJunk[$0.node] }),
                Self.isDescribed(first, by: described)
            {
                score *= 2.5
            }
            if best.map({ score > $0.score }) ?? true { best = (score, node) }
        }
        guard var node = best?.node else { return nil }
        // The body may stand in several pieces: sections with ads between, columns, pages.
        for _ in 0..<6 {
            let parent = Int(above[node])
            guard parent >= 0, tree.nodes[parent].tag != .html else { break }
            let own = running(in: node)
            let all = running(in: parent)
            guard all.length > own.length + 150, all.count > own.count else {
                // A wrapper that holds nothing more is passed over only where it holds further pieces above.
                if all.length == own.length, tree.nodes[parent].tag != .body {
                    node = parent
                    continue
                }
                break
            }
            let added = all.length - own.length
            guard tree.nodes[node].tag == .section || sameName(node, parent),
                added / max(1, all.count - own.count) >= 90
            else { break }
            node = parent
        }
        return node
    }

    /// Whether two or more children of an element have the name that one of them has.
    private func sameName(_ node: Int, _ parent: Int) -> Bool {
        guard let name = tree.string(.class, of: node), !name.isEmpty else { return false }
        var kin = 0
        var at = parent + 1
        for _ in 0..<Self.mostKin where at < Int(tree.nodes[parent].end) {
            if tree.nodes[at].tag == tree.nodes[node].tag, tree.string(.class, of: at) == name, !isJunk[at] { kin += 1 }
            if kin >= 2 { return true }
            at = Int(tree.nodes[at].end)
        }
        return false
    }

    /// So many children of an element are looked at.
    private static let mostKin = 400

    /// How much running text an element holds, in how many blocks.
    private func running(in node: Int) -> (length: Int, count: Int) {
        var length = 0
        var count = 0
        for block in blocks[places(node..<Int(tree.nodes[node].end))]
        where !isJunk[block.node] && block.ownLength >= 60 && block.linkLength * 4 < block.length
            && !block.tag.isHeading
        {
            length += block.ownLength
            count += 1
        }
        return (length, count)
    }

    // MARK: The lead

    private func lead(_ headline: Int?, _ container: Int, _ metadata: PageMetadata) -> (text: String, node: Int)? {
        let end = Int(tree.nodes[container].end)
        let start = headline ?? 0
        let described = metadata.description.map(Self.words) ?? []
        var candidate: (text: String, node: Int)?
        var bodyStarts = false
        for block in blocks where block.node > start && block.node < end {
            if isUnseen[block.node] || block.length < 40 { continue }
            let isNamed = namesLead(block.node, container)
            if isNamed, block.linkLength * 2 <= block.length, !isCaption(block) { return (block.text, block.node) }
            if bodyStarts || isJunk[block.node] || isCaption(block) { continue }
            if block.node > container {
                bodyStarts = true
                // A bold first paragraph that the page's own description repeats.
                if candidate == nil, block.isBold || block.tag == .h2 && Self.isDescribed(block, by: described),
                    block.length >= 60,
                    block.linkLength * 4 <= block.length, !Self.creditsPicture(block.text),
                    blocks.first(where: { $0.node > block.node && $0.ownLength >= 60 && !isJunk[$0.node] })?.isBold
                        == false
                {
                    candidate = (block.text, block.node)
                }
                continue
            }
            // Between headline and body stands hardly anything else that is as long; the page's own description confirms it.
            if candidate == nil, block.linkLength * 4 <= block.length,
                Self.isDescribed(block, by: described) || block.tag == .h2 && block.length >= 60
            {
                candidate = (block.text, block.node)
            }
        }
        return candidate
    }

    private func namesLead(_ node: Int, _ container: Int) -> Bool {
        var at = node
        for _ in 0..<3 where at >= 0 && at != container {
            if words.isLead(tree.value(.class, of: at)) || words.isLead(tree.value(.id, of: at))
                || tree.string(.itemprop, of: at)?.lowercased() == "description"
            {
                // Not a wrapper of much more.
                let held = places(at..<Int(tree.nodes[at].end))
                return held.count <= 20 && blocks[held].count { $0.length >= 40 } <= 2
            }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }

    // MARK: The author

    private func author(_ metadata: PageMetadata, _ headline: Int?, _ container: Int) -> String? {
        let known = metadata.authors.filter { Self.isAuthor($0) && !isOutlet($0, metadata) }
        var named: String?
        for block in blocks where block.length >= 3 && block.length <= 120 && !isUnseen[block.node] {
            guard
                words.isAuthor(tree.value(.class, of: block.node))
                    || isInAuthorLine(block.node)
                    || tree.string(.itemprop, of: block.node)?.lowercased().contains("author") == true
            else { continue }
            let text = Self.withoutLabel(block.text)
            if let match = known.first(where: { Self.words($0) == Self.words(text) }) { return match }
            if named == nil, Self.isAuthor(text), !isInLists(block.node), !isOutlet(text, metadata) { named = text }
        }
        if let first = known.first { return known.count == 1 ? first : known.joined(separator: ", ") }
        if let named { return named }
        guard let headline else { return nil }
        return blocks.lazy.filter { $0.node > headline && $0.node < container && !isJunk[$0.node] && $0.length <= 90 }
            .compactMap { block in Self.nameLine(PageDate.line(block.text) ?? block.text) }.first {
                !isOutlet($0, metadata)
            }
    }

    private func isOutlet(_ name: String, _ metadata: PageMetadata) -> Bool {
        let own = Self.words(name)
        return metadata.outletNames.contains { Self.words($0) == own }
    }

    private func isInAuthorLine(_ node: Int) -> Bool {
        let parent = Int(tree.nodes[node].parent)
        return parent >= 0 && tree.nodes[parent].tag != .body
            && words.isAuthor(tree.value(.class, of: parent)) && tree.wholeText(of: parent).count <= 160
    }

    /// A name: not too long, no address, no sentence.
    private static func isAuthor(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return !words.isEmpty && words.count <= 10 && !text.contains("http") && !text.contains("@")
            && !text.contains("/")
            && text.first?.isLetter == true && !text.hasSuffix(".") && !text.contains(":")
            && text.contains { $0.isUppercase }
    }

    private static let authorLabels = [
        "tác giả:", "tác giả", "bài và ảnh:", "bài, ảnh:", "bài:", "by", "thực hiện:", "người viết:", "phóng viên",
    ]

    private static func withoutLabel(_ text: String) -> String {
        let lower = text.lowercased()
        for label in authorLabels where lower.hasPrefix(label + (label.hasSuffix(":") ? "" : " ")) {
            return String(text.dropFirst(label.count).drop { $0 == " " || $0 == ":" })
        }
        return text
    }

    private func isInLists(_ node: Int) -> Bool { isJunk[node] && !words.isAuthor(tree.value(.class, of: node)) }

    // MARK: The date in view

    /// "08/12/2021 06:30 (GMT+7)", near the headline.
    private func dateInView(_ headline: Int?, _ container: Int) -> String? {
        let start = headline ?? 0
        let near = blocks.filter { !isUnseen[$0.node] && $0.length <= 120 }
        let before = near.filter { $0.node >= start && $0.node < container }
        let above = near.filter { $0.node < start && start - $0.node < 80 }.reversed()
        for block in before + Array(above) {
            if let date = PageDate.inText(block.text) { return date }
        }
        return near.filter { $0.node > container && $0.node < Int(tree.nodes[container].end) }.prefix(2).lazy.compactMap
        {
            PageDate.inText($0.text)
        }.first
    }

    // MARK: Paragraphs

    private func paragraphs(
        _ container: Int, _ article: inout PageArticle, _ lead: Int?, _ headline: Int?
    ) -> [PageArticle.Paragraph] {
        let inside = container..<Int(tree.nodes[container].end)
        let start = max(container, headline.map { inside.contains($0) ? $0 : container } ?? container)
        var found: [(block: PageBlock, role: PageArticle.Paragraph.Role)] = []
        let headlineWords = article.headline.map(Self.words)
        let author = article.author.map(Self.words)
        var skippedTo = 0
        for block in blocks {
            // The lead's picture stands before the body.
            guard inside.contains(block.node) || isBetween(block.node, headline, container) && isCaption(block) else {
                continue
            }
            if block.node == lead || block.node == headline || isJunk[block.node] || block.node < start { continue }
            if block.place < skippedTo { continue }
            if isCaption(block) {
                if block.text.count >= 3 { found.append((block, .caption)) }
                continue
            }
            guard inside.contains(block.node) else { continue }
            let own = Self.words(block.text)
            if own.isEmpty { continue }
            if let headlineWords, own == headlineWords { continue }
            if let text = article.lead, block.text == text { continue }
            if let author, own == author, block.length <= 80 { continue }
            if words.isAuthor(tree.value(.class, of: block.node)), block.length <= 80 { continue }
            // Lines of nothing but a link, and what points elsewhere.
            if block.linkLength * 10 >= block.length * 7 { continue }
            if words.leadsElsewhere(block.text) || isTeaser(block, container) { continue }
            if let rest = PageDate.line(block.text), rest.split(separator: " ").count <= 2 { continue }
            if words.endsArticle(block.text) {
                guard let box = box(openedBy: block, container) else { break }
                // Such a box may stand in the midst of the article, too.
                skippedTo = Int(tree.nodes[box].end)
                continue
            }
            found.append((block, .body))
        }
        trimEdges(&found, &article)
        return Self.withoutRepeats(found.map { .init(text: $0.block.text, role: $0.role) })
    }

    private static let deepestBox = 16

    /// The largest element within the container that a line opens and that holds more than it.
    private func box(openedBy block: PageBlock, _ container: Int) -> Int? {
        var box: Int?
        var at = block.node
        for _ in 0..<Self.deepestBox where at > container {
            let inside = places(at..<Int(tree.nodes[at].end))
            guard blocks[inside].first?.place == block.place else { break }
            if inside.count > 1 { box = at }
            at = Int(tree.nodes[at].parent)
        }
        return box
    }

    /// What belongs to a link to another article: its text beside the link in a small box, or behind it in the same line.
    private func isTeaser(_ block: PageBlock, _ container: Int) -> Bool {
        if block.tag != .p, block.beginsWithLink, block.linkLength >= 20, block.linkLength * 4 >= block.length {
            return true
        }
        var at = block.node
        for _ in 0..<4 {
            at = Int(above[at])
            guard at > container, at >= 0 else { return false }
            let inside = places(at..<Int(tree.nodes[at].end))
            let length = lengths[inside.upperBound] - lengths[inside.lowerBound]
            if length > 2000 { return false }
            // An item of a list of articles begins with the link.
            let begins = linkLengths[inside.lowerBound + 1] > linkLengths[inside.lowerBound]
            if begins, sameName(at, Int(tree.nodes[at].parent)) { return true }
            let links = linkLengths[inside.upperBound] - linkLengths[inside.lowerBound]
            if length <= 900, links * 5 >= max(1, length) { return true }
        }
        return false
    }

    /// Short lines before the first paragraph and behind the last are dates, buttons and headings of what follows; the last may be
    /// the author.
    private func trimEdges(
        _ found: inout [(block: PageBlock, role: PageArticle.Paragraph.Role)], _ article: inout PageArticle
    ) {
        func isText(_ block: PageBlock) -> Bool {
            block.ownLength >= 60 || block.text.last.map { ".?!…:”\"".contains($0) } == true && block.ownLength >= 25
        }
        if let first = found.firstIndex(where: {
            $0.role == .body && isText($0.block) && PageDate.line($0.block.text) == nil
        }) {
            var kept: [(block: PageBlock, role: PageArticle.Paragraph.Role)] = []
            for place in 0..<first {
                guard found[place].role == .body, !found[place].block.tag.isHeading else {
                    kept.append(found[place])
                    continue
                }
                if article.author == nil,
                    let name = Self.nameLine(PageDate.line(found[place].block.text) ?? found[place].block.text)
                {
                    article.author = name
                }
            }
            found.replaceSubrange(0..<first, with: kept)
        }
        while let last = found.last, last.role == .body, !isText(last.block) {
            let line = last.block.text
            if Self.isCredit(line) || last.block.tag == .tr { break }
            if article.author == nil, let name = Self.nameLine(line) { article.author = name }
            found.removeLast()
        }
        // Behind the author, or behind the credit line, stands nothing of the article.
        guard article.author == nil else { return }
        for place in found.indices.reversed().prefix(2) where !Self.isCredit(found[place].block.text) {
            if let name = Self.nameLine(found[place].block.text) {
                article.author = name
                found.remove(at: place)
                return
            }
        }
    }

    private static func isCredit(_ line: String) -> Bool {
        let lower = line.lowercased()
        return lower.hasPrefix("theo ") || lower.hasPrefix("nguồn") || lower.hasPrefix("(")
            || lower.hasPrefix("ghi theo")
            || lower.contains("ttxvn") || lower.hasPrefix("ảnh:") || lower.hasPrefix("kỳ sau")
            || lower.hasPrefix("kỳ tới")
    }

    /// A person's name, or several, in a line of its own: "VŨ ĐÌNH SẠ", "Vĩnh Tùng - Khánh An", "Người viết: Trịnh Chu".
    private static func nameLine(_ line: String) -> String? {
        let text = withoutLabel(line)
        let words = text.split { $0 == " " || $0 == "-" || $0 == "–" || $0 == "," || $0 == "&" }
        guard (2...8).contains(words.count), text.count <= 60, words.allSatisfy({ $0.first?.isUppercase == true }),
            !text.contains(where: { $0.isNumber || ".:;!?()|\"”".contains($0) })
        else { return nil }
        return text
    }

    private func isBetween(_ node: Int, _ headline: Int?, _ container: Int) -> Bool {
        node > (headline ?? container) && node < container && !isJunk[node]
    }

    private func isCaption(_ block: PageBlock) -> Bool {
        if block.tag == .figcaption { return true }
        if block.length <= 300, Self.creditsPicture(block.text) { return true }
        var at = block.node
        for _ in 0..<4 where at >= 0 {
            let tag = tree.nodes[at].tag
            if tag == .figcaption { return true }
            if words.isCaption(tree.value(.class, of: at)) {
                return block.length <= 600
            }
            if tag == .body || tag == .article || tag == .figure { break }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }

    /// "… Ảnh: TTXVN" (picture by) at a short text's end.
    private static func creditsPicture(_ text: String) -> Bool {
        // Most lines have neither sign.
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "(") }) || text.utf8.count <= 160
        else { return false }
        let lower = text.lowercased()
        for label in ["ảnh:", "ảnh :", "(ảnh ", "video:", "đồ họa:", "ảnh minh họa", "nguồn ảnh"] {
            if let mark = lower.ranges(of: label).last {
                let rest = lower.distance(from: mark.upperBound, to: lower.endIndex)
                let before = lower.distance(from: lower.startIndex, to: mark.lowerBound)
                return rest <= 40 && before > 0
            }
        }
        return false
    }

    /// A picture's text that stands twice is given once.
    private static func withoutRepeats(_ paragraphs: [PageArticle.Paragraph]) -> [PageArticle.Paragraph] {
        var seen: Set<String> = []
        return paragraphs.filter { $0.text.count < 40 || seen.insert($0.text).inserted }
    }
}
