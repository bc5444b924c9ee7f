// What of a page is no article: menus, lists of other articles, comments, buttons.
extension PageReading {
    mutating func markJunk() {
        var at = 0
        while at < tree.nodes.count {
            if tree.nodes[at].tag != .text, isJunkByItself(at) {
                mark(at, as: true)
                at = end(of: at)
            } else {
                at += 1
            }
        }
    }

    private mutating func mark(_ node: Int, as junk: Bool) {
        for place in node..<end(of: node) { isJunk[place] = junk }
    }

    private func isJunkByItself(_ node: Int) -> Bool {
        let tag = tree.nodes[node].tag
        if tag.isUnseen || tag == .nav || tag == .dialog || tag == .menu { return true }
        if tag == .html || tag == .body || tag == .article || tag == .main { return false }
        if isUnseen[node] || has(.junk, node) { return true }
        // The page's own foot, and none of an article or a quotation.
        if tag == .footer, tree.nodes[node].parent >= 0, tree.nodes[Int(tree.nodes[node].parent)].tag == .body {
            return true
        }
        guard !tree.nodes[node].slice.isEmpty, let role = tree.value(.role, of: node) else { return false }
        return Self.junkRoles.contains { role.equalsIgnoringCase($0) }
    }

    /// Of WAI-ARIA.
    private static let junkRoles: [StaticString] = [
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog",
    ]

    /// An element with a name such as "sidebar-1" that holds the headline, or most of the page's text, holds the article, too.
    mutating func spareWhatHoldsMost() {
        func isLong(_ block: PageBlock) -> Bool { block.ownLength >= 80 && block.linkLength * 4 < block.length }
        let total = blocks.reduce(0) { isLong($1) ? $0 + $1.ownLength : $0 }
        var spared = 0
        var at = 0
        while at < tree.nodes.count, spared < Self.mostSpared {
            guard tree.nodes[at].tag != .text, isJunk[at], !isUnseen[at] else {
                at += 1
                continue
            }
            var count = 0
            var length = 0
            for place in held(by: at) where isLong(blocks[place]) {
                count += 1
                length += blocks[place].ownLength
            }
            guard count >= 3, length * 2 >= total || length * 10 >= total && holdsHeading(at) else {
                at = end(of: at)
                continue
            }
            spared += 1
            mark(at, as: false)
            // What is junk within it stays so.
            var child = at + 1
            while child < end(of: at) {
                if tree.nodes[child].tag != .text, isJunkByItself(child) {
                    mark(child, as: true)
                    child = end(of: child)
                } else {
                    child += 1
                }
            }
            at += 1
        }
    }

    /// Elements with names of junk within one another.
    private static let mostSpared = 8

    /// Of the first order.
    func holdsHeading(_ node: Int) -> Bool { headings[end(of: node)] > headings[node] }

    /// Boxes that begin with "Bình luận" (comments), "Tin khác" (other news) and the like are none of the article.
    mutating func markWhatFollows() {
        for block in blocks where block.length <= Self.longestEnd && !isJunk[block.node] {
            guard words.endsArticle(lowered[block.text]), let box = box(openedBy: block), tree.nodes[box].tag != .body,
                tree.nodes[box].tag != .html, !holdsHeading(box)
            else { continue }
            mark(box, as: true)
        }
    }

    /// Of the heading of what follows an article, in scalars.
    static let longestEnd = 50
}
