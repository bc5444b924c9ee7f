// The headline: the line of the page that says what its metadata say.
extension PageReading {
    struct Headline {
        var text: String
        /// Of its block; `nil` where only the metadata have it.
        var place: Int?
        /// Whether it is a heading of the first order that says what the metadata say, so that the text follows it.
        var opensText = false
    }

    func headline() -> Headline? {
        var best: (score: Double, block: PageBlock)?
        var wanted = WantedWords(metadata.titles)
        let first = blocks.filter {
            $0.tag == .h1 && !isJunk[$0.node] && !isUnseen[$0.node] && !isSite(text[$0.text], lowered[$0.text])
        }
        let only = first.count == 1 ? first[0].node : nil
        // Those first that can be surer than all others: of most pages the words of the others need not be compared then.
        for isMarkedSought in [true, false] {
            for block in blocks.prefix(Self.headlineReach) where block.length >= 8 && block.length <= 300 {
                guard !isUnseen[block.node] else { continue }
                let isNamed = isMarkedAsHeadline(block)
                guard (block.tag == .h1 || isNamed) == isMarkedSought,
                    block.tag.isHeading || isNamed || block.isShort
                else { continue }
                func isBest(_ score: Double) -> Bool {
                    guard let best else { return true }
                    return score > best.score || score == best.score && block.place < best.block.place
                }
                guard isBest(weighed(1, block, isNamed: isNamed)) else { continue }
                let found = wanted.compare(text[block.text])
                guard found.own > 0 else { continue }
                var score = max(found.overlap, found.coverage * 0.5)
                if block.node == only { score = max(score, 0.9) }
                guard
                    block.node == only || found.overlap >= 0.6 || found.coverage >= 0.8
                        || block.tag == .h1 && (score >= 0.3 || metadata.titles.isEmpty)
                else { continue }
                score = weighed(score, block, isNamed: isNamed)
                if isBest(score) { best = (score, block) }
            }
        }
        if let best {
            return Headline(
                text: withoutDate(best.block), place: best.block.place,
                opensText: best.block.tag == .h1 && best.score >= 0.9)
        }
        return metadata.titles.first.map { Headline(text: $0, place: nil) }
    }

    private func isMarkedAsHeadline(_ block: PageBlock) -> Bool {
        has(.headline, class: block.node) || tree.has(.itemprop, "headline", of: block.node)
    }

    /// How far a line's words agree, 1 at most, and what else speaks for and against it.
    private func weighed(_ agreement: Double, _ block: PageBlock, isNamed: Bool) -> Double {
        var score = agreement
        if block.tag == .h1 { score += 0.25 }
        if isNamed { score += 0.15 }
        if isJunk[block.node] { score -= 0.4 }
        if block.linkLength * 2 > block.length { score -= 0.3 }
        return score
    }

    /// In blocks.
    private static let headlineReach = 3000

    /// Of a page whose metadata have no headline: the last line before the text that is a heading or named as one, that is bold, or that is as
    /// long as one.
    func headline(before container: Int) -> Headline? {
        let first = blocks.firstIndex {
            $0.place > container && $0.ownLength >= 80 && !isJunk[$0.node] && !isNamedHeadline($0)
        }
        guard let first else { return nil }
        let near = blocks[max(0, first - 8)..<first].reversed().filter {
            $0.length <= 200 && $0.linkLength * 2 < $0.length && !has(.lead, $0.node)
        }
        for isSought in [isNamedHeadline, { $0.boldLength * 2 >= $0.length }, isLongAsHeadline] {
            for block in near where isSought(block) {
                let text = withoutDate(block)
                let length = text.unicodeScalars.count
                // "Tin tức - Sự kiện" heads all articles of a section.
                if length >= 15, length <= 160, !text.hasSuffix("."), !words.isSection(text) {
                    return Headline(text: text, place: block.place)
                }
            }
        }
        return nil
    }

    /// Neither a date nor a section's name nor an author's.
    private func isLongAsHeadline(_ block: PageBlock) -> Bool {
        block.length >= 25 && keys(block).count >= 6 && PageDate.inView(lowered[block.text]) == nil
            && !words.leadsElsewhere(lowered[block.text])
    }

    private func isNamedHeadline(_ block: PageBlock) -> Bool {
        block.tag.isHeading || has(.headline, class: block.node)
    }

    /// Whether a title is the site's name: "Báo Nghệ An điện tử".
    func isSite(_ title: String) -> Bool {
        let bytes = Array(title.utf8)
        return isSite(bytes[...], LowerCase.lowered(bytes)[...]) || isAnyPage(bytes)
    }

    /// "Chi tiết tin - Cổng thông tin Ví Dụ": what any page of a site has for its title.
    private func isAnyPage(_ title: [UInt8]) -> Bool {
        for separator in SiteName.separators.all {
            guard let cut = ByteSearch.first(separator, in: title[...]) else { continue }
            return words.beginsAsSite(LowerCase.lowered(Array(title[cut.upperBound...]))[...])
                && SiteName.isNothing(String(decoding: title[..<cut.lowerBound], as: UTF8.self))
        }
        return false
    }

    private func isSite(_ title: ArraySlice<UInt8>, _ lowered: ArraySlice<UInt8>) -> Bool {
        words.beginsAsSite(lowered) || WordKeys(title).count <= 5
    }

    /// A line without the date and time at its end.
    private func withoutDate(_ block: PageBlock) -> String {
        let line = text[block.text]
        guard PageDate.inText(lowered[block.text]) != nil else { return string(block) }
        let words = line.split(separator: 0x20)
        guard let first = words.firstIndex(where: { PageDate.inText($0) != nil }), first * 2 > words.count else {
            return string(block)
        }
        var end = first
        while end > 0, isAboutDate(words[end - 1]) { end -= 1 }
        guard end > 0 else { return string(block) }
        return String(decoding: line[..<words[end - 1].endIndex], as: UTF8.self)
    }

    /// "thứ", "ngày", "-", "|".
    private func isAboutDate(_ word: ArraySlice<UInt8>) -> Bool {
        var isAbout = true
        WordKeys.each(of: word) { isAbout = isAbout && words.isDateWord($0) }
        return isAbout
    }
}

/// Compares lines with some titles (a resource).
private struct WantedWords {
    struct Found {
        /// How many words the line has.
        var own = 0
        /// Of the larger of line and title, how much they share; of the line, how much a title has: the best over the titles.
        var overlap = 0.0
        var coverage = 0.0
    }

    private static let mostWords = 500

    /// Open addressing: a word, in which of the titles it is, and the last line that had it. At most half full.
    private var keys: [UInt64]
    private var titles: [UInt8]
    private var lines: [Int]
    private var counts: [Int] = []
    private var line = 0
    private var common = [Int](repeating: 0, count: 8)

    init(_ texts: [String]) {
        let all = texts.prefix(8).map { WordKeys($0).keys }
        counts = all.map(\.count)
        var size = 16
        while size < 2 * min(counts.reduce(0, +), Self.mostWords) { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        titles = [UInt8](repeating: 0, count: size)
        lines = [Int](repeating: 0, count: size)
        var words = 0
        for (title, all) in all.enumerated() {
            for key in all where words < Self.mostWords {
                let slot = slot(of: key)
                if keys[slot] == 0 { words += 1 }
                keys[slot] = key
                titles[slot] |= 1 << UInt8(title)
            }
        }
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    mutating func compare(_ text: ArraySlice<UInt8>) -> Found {
        line += 1
        var found = Found()
        for title in counts.indices { common[title] = 0 }
        WordKeys.each(of: text) { key in
            let slot = slot(of: key)
            // Words that are in no title are not told apart.
            guard keys[slot] != 0 else {
                found.own += 1
                return
            }
            guard lines[slot] != line else { return }
            lines[slot] = line
            found.own += 1
            for title in counts.indices where titles[slot] & 1 << UInt8(title) != 0 { common[title] += 1 }
        }
        for title in counts.indices {
            found.overlap = max(found.overlap, Double(common[title]) / Double(max(found.own, counts[title])))
            found.coverage = max(found.coverage, Double(common[title]) / Double(max(found.own, 1)))
        }
        return found
    }
}
