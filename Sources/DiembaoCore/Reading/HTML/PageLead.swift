// The lead: what is named so, or what the page's own description repeats.
extension PageReading {
    /// The block that is the lead.
    func lead(_ headline: Int?, _ container: Int) -> Int? {
        let start = headline ?? 0
        let described = WordKeys(metadata.description ?? "")
        var candidate: Int?
        var bodyStarts = false
        var bodyLines = 0
        var isFirst = true
        for (place, block) in blocks.enumerated() where block.place > start && block.place < end(of: container) {
            if isUnseen[block.node] || block.length < 40 { continue }
            if block.linkLength * 2 <= block.length, namesLead(block.node, container), !isCaption(block) {
                // Teasers of other articles are named so, too.
                if let candidate, isDescribed(blocks[candidate], by: described) || bodyLines >= Self.bodyBegun {
                    return candidate
                }
                return place
            }
            if isJunk[block.node] || isCaption(block) { continue }
            defer { isFirst = false }
            if block.place > container {
                bodyLines += 1
                if bodyStarts { continue }
                bodyStarts = true
                // A bold first paragraph that the page's own description repeats.
                if candidate == nil, block.length >= 60, block.linkLength * 4 <= block.length,
                    block.isBold || block.tag == .h2 && isDescribed(block, by: described),
                    !words.creditsPicture(lowered[block.text]), nextLong(behind: block)?.isBold == false
                {
                    candidate = place
                }
                continue
            }
            // Between headline and body stands hardly anything else that is as long; the page's own description confirms it.
            if candidate == nil, !bodyStarts, block.linkLength * 4 <= block.length,
                block.tag == .h2 && block.length >= 60 || isDescribed(block, by: described)
                    || isFirst && standsAlone(block, headline, container)
            {
                candidate = place
            }
        }
        return candidate
    }

    /// So many paragraphs behind its beginning, a text has no lead any more.
    private static let bodyBegun = 3

    /// Whether a line of whole sentences stands beside the headline, before what holds the body, without a link: systems that name elements
    /// after their looks ("mt-3 font-semibold") leave no other sign of a lead.
    private func standsAlone(_ block: PageBlock, _ headline: Int?, _ container: Int) -> Bool {
        guard let headline, block.length >= 60, block.length <= 600, block.linkLength == 0,
            block.place < container, !block.tag.isHeading, [".", "?", "!", "…", "”", "\""].contains(string(block).last)
        else { return false }
        return isNear(headline, block.place)
    }

    /// Whether a place is within the element that holds the headline's, or the one above.
    private func isNear(_ headline: Int, _ place: Int) -> Bool {
        var at = headline
        for _ in 0..<3 where at >= 0 { at = Int(above[at]) }
        return at >= 0 && place < end(of: at)
    }

    private func nextLong(behind block: PageBlock) -> PageBlock? {
        blocks.first { $0.place > block.place && $0.ownLength >= 60 && !isJunk[$0.node] }
    }

    private func namesLead(_ node: Int, _ container: Int) -> Bool {
        var at = node
        for _ in 0..<3 where at >= 0 && at != container {
            if has(.lead, at) || tree.has(.itemprop, "description", of: at) {
                // Not a wrapper of much more.
                let held = held(by: at)
                return held.count <= 20 && blocks[held].count { $0.length >= 40 } <= 2
            }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }
}
