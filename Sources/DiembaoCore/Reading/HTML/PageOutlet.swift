// The outlet: as the metadata name it, or as title, logo, links to the first page and footer have it.
extension PageReading {
    struct Outlet {
        var name: String
        /// Whether the metadata say so.
        var isSure: Bool
    }

    func outlet(_ headline: Headline?) -> Outlet? {
        if let name = metadata.siteNames.first(where: SiteName.isWritten) { return Outlet(name: name, isSure: true) }
        // Two of the metadata that name the address mean it.
        let domain = metadata.siteNames.first.flatMap { first in
            first.contains(".") && metadata.siteNames.dropFirst().contains(first) ? first : nil
        }
        let name =
            domain ?? best(of: namesInView(headline)) ?? spelledName(headline) ?? metadata.siteNames.first
            ?? nameInRights()
            ?? metadata.host.flatMap { OutletSites.shared.name(of: $0) ?? (OutletSites.shared.passesOn($0) ? nil : $0) }
        return name.map { Outlet(name: $0, isSure: false) }
    }

    /// The names that the page shows, the surest first.
    private func namesInView(_ headline: Headline?) -> [String] {
        let shown = [
            logo(before: headline?.place), homeLink(before: headline?.place), siteInTitle(),
            siteLine(before: headline?.place), besideHeadline(headline), siteInFooter(), owner(),
        ]
        return shown.compactMap { $0.flatMap(SiteName.cleaned) }
    }

    /// Names that agree with the page's address or with one another go before others.
    private func best(of names: [String]) -> String? {
        let marks = metadata.siteNames.map { $0.filter { $0 != " " }.lowercased() }
        let hosts = ([metadata.host].compactMap { $0 } + marks).map(HostWords.init)
        var best: (name: String, score: Int)?
        for name in names {
            let others = names.count { SiteName.isSame($0, name) } - 1
            let isMark = metadata.siteNames.contains { $0.lowercased() == name.lowercased() }
            let score = (hosts.contains { $0.fit(name) } ? 2 : 0) + min(others, 2) + (isMark ? 1 : 0)
            if best.map({ score > $0.score }) ?? true { best = (name, score) }
        }
        return best?.name
    }

    /// The address's name as the page writes it, in its title or before its first sentence: "(VietNamNet) - Sáng 8-12, …".
    private func spelledName(_ headline: Headline?) -> String? {
        guard let host = (metadata.host ?? metadata.siteNames.first).map(HostWords.init) else { return nil }
        let start = headline?.place ?? 0
        let opening = blocks.lazy.filter { $0.place >= start && $0.length >= 40 }.prefix(6).map {
            text[$0.text].prefix(40)
        }
        let title = metadata.title.map { [Array($0.utf8)[...]] } ?? []
        for line in title + Array(opening) {
            let words = line.split { $0 <= 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
            if let word = words.first(where: host.spell) { return String(decoding: word, as: UTF8.self) }
        }
        return nil
    }

    /// "Copyright © 2025 Báo Ví Dụ" in the metadata.
    private func nameInRights() -> String? {
        for line in metadata.rights {
            let bytes = Array(line.utf8)
            let start = words.behindOwner(LowerCase.lowered(bytes)[...]) ?? 0
            if let name = capitalised(bytes[start...]).flatMap(SiteName.cleaned) { return name }
        }
        return nil
    }

    // MARK: The title

    /// The last part of the title that is a site's name, or of a title that begins with one its first: "Báo Ví Dụ - Tin nhanh".
    private func siteInTitle() -> String? {
        guard let title = metadata.title else { return nil }
        let bytes = Array(title.utf8)
        let lowered = LowerCase.lowered(bytes)
        for separator in SiteName.separators + [Self.colon] {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let start = cut + separator.count
            if words.beginsAsSite(lowered[start...]), let name = siteName(bytes[start...]) { return name }
        }
        guard words.beginsAsSite(lowered[...]) else { return nil }
        let cut = SiteName.separators.compactMap { bytes.firstRange(of: $0)?.lowerBound }.min()
        return siteName(bytes[..<(cut ?? bytes.count)])
    }

    /// A text that begins as a site's name and is none but a name: "Đài Loan tập trận" is a headline.
    private func siteName(_ text: ArraySlice<UInt8>) -> String? {
        guard words.beginsAsSite(LowerCase.lowered(Array(text))[...]), let name = capitalised(text),
            name.utf8.count >= text.count, !SiteName.isNothing(name)
        else { return nil }
        return site(text)
    }

    private static let colon = Array(": ".utf8)

    /// What the title has beside the headline: "Xã làm đường - Đời sống - Ví Dụ", "Ví Dụ - Đời sống - Xã làm đường", "Ví Dụ: Xã làm đường";
    /// or its last part.
    private func besideHeadline(_ headline: Headline?) -> String? {
        guard let title = metadata.title else { return nil }
        let bytes = Array(title.utf8)
        let wanted = headline.map { LowerCase.lowered(Array($0.text.utf8)) } ?? []
        if !wanted.isEmpty, let place = ByteSearch.last(wanted, in: LowerCase.lowered(bytes)[...]) {
            return outer(behind: bytes[(place + wanted.count)...]) ?? outer(before: bytes[..<place], headline)
        }
        let keys = WordKeys(wanted[...])
        for separator in SiteName.separators {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let tail = bytes[(cut + separator.count)...]
            if WordKeys(tail) == keys { continue }
            if tail.count(where: { $0 & 0xC0 != 0x80 }) <= 40, let site = site(tail) { return site }
        }
        return nil
    }

    /// The last part of what stands behind the headline.
    private func outer(behind rest: ArraySlice<UInt8>) -> String? {
        let ends = SiteName.separators.compactMap { separator in
            ByteSearch.last(separator, in: rest).map { $0 + separator.count }
        }
        return ends.max().flatMap { site(rest[$0...]) }
    }

    /// The first part of what stands before it; before a colon only where a line above the headline says just this, as names of sites
    /// stand: "Chuyện lạ: …" is a series.
    private func outer(before rest: ArraySlice<UInt8>, _ headline: Headline?) -> String? {
        if let cut = SiteName.separators.compactMap({ rest.firstRange(of: $0)?.lowerBound }).min() {
            return site(rest[..<cut])
        }
        guard rest.suffix(2).elementsEqual(Self.colon), isLine(rest.dropLast(2), before: headline?.place) else {
            return nil
        }
        return site(rest.dropLast(2))
    }

    /// Whether a line above the headline says just this.
    private func isLine(_ text: ArraySlice<UInt8>, before headline: Int?) -> Bool {
        guard let headline else { return false }
        return blocks.contains { $0.place < headline && self.text[$0.text].elementsEqual(text) }
    }

    private func site(_ text: ArraySlice<UInt8>) -> String? {
        let length = text.count { $0 & 0xC0 != 0x80 }
        return length >= 2 && length <= SiteName.longest ? String(decoding: text, as: UTF8.self) : nil
    }

    // MARK: What is in view

    /// What a logo says that stands before the headline.
    private func logo(before headline: Int?) -> String? {
        let end = min(headline ?? tree.nodes.count, tree.nodes.count)
        var left = Self.mostPictures
        for node in 0..<end where isPicture(node) && !isUnseen[node] {
            left -= 1
            guard left > 0 else { return nil }
            guard let alt = tree.string(.alt, of: node), let name = SiteName.cleaned(PageMetadata.clean(alt)),
                name.count >= 2, name.count <= 60, name.first?.isLetter == true, name.contains(where: \.isUppercase)
            else { continue }
            if isLogo(node) || isInTitle(name) || isSiteName(name) { return name }
        }
        return nil
    }

    /// "<img>", and AMP's "<amp-img>", which no list of elements has.
    private func isPicture(_ node: Int) -> Bool {
        tree.nodes[node].tag == .img || tree.nodes[node].tag == .other && !tree.nodes[node].slice.isEmpty
    }

    /// So many pictures, or links, are looked at.
    private static let mostPictures = 200

    private func isLogo(_ node: Int) -> Bool {
        if let source = tree.value(.src, of: node), words.kinds(source.suffix(60)).contains(.logo) { return true }
        var at = node
        for _ in 0..<3 where at >= 0 {
            if has(.logo, at) { return true }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }

    private func isInTitle(_ name: String) -> Bool {
        guard let title = metadata.title, name.split(separator: " ").count >= 2 else { return false }
        let own = WordKeys(name)
        return own.common(WordKeys(title)) == own.count
    }

    private func isSiteName(_ name: String) -> Bool { siteName(Array(name.utf8)[...]) != nil }

    /// What a link to the site's first page says that stands before the headline: "Ví Dụ Online".
    private func homeLink(before headline: Int?) -> String? {
        let end = min(headline ?? tree.nodes.count, tree.nodes.count)
        var left = Self.mostPictures
        for node in 0..<end where tree.nodes[node].tag == .a && !isUnseen[node] {
            guard let address = tree.value(.href, of: node), address.count <= Self.longestHome else { continue }
            left -= 1
            guard left > 0 else { return nil }
            guard leadsHome(String(decoding: address, as: UTF8.self), node) else { continue }
            let shown = tree.wholeText(of: node, upTo: SiteName.longest)
            let texts =
                [shown.length <= SiteName.longest ? shown.string : nil]
                + [.title, .ariaLabel].map { tree.string($0, of: node) }
            let names = texts.compactMap { $0.flatMap { SiteName.cleaned(PageMetadata.clean($0)) } }
            if let name = names.first(where: {
                $0.count >= 2 && $0.first?.isLetter == true && $0.contains(where: \.isUppercase)
            }) {
                return name
            }
        }
        return nil
    }

    /// In bytes, with what an archive puts before it.
    private static let longestHome = 120

    /// Links to other sites' first pages are none; where the page does not say whose it is, only a logo's counts.
    private func leadsHome(_ address: String, _ node: Int) -> Bool {
        if let whole = PageAddress.article(address, base: metadata.url ?? Self.anyBase) {
            guard PageAddress.isHome(whole) else { return false }
            if address.hasPrefix("/"), !address.hasPrefix("//") { return true }
            return metadata.host.map { PageAddress.host(whole) == $0 } ?? isLogo(node)
        }
        // "../index.html" of a site that was copied whole.
        return address.hasPrefix(".") && PageAddress.isHome(Self.anyBase + address.drop { $0 == "." || $0 == "/" })
    }

    private static let anyBase = "https://a/"

    /// "Báo Ví Dụ > Thời sự", or a name alone in a line above the headline.
    private func siteLine(before headline: Int?) -> String? {
        guard let headline else { return nil }
        for block in blocks where block.place < headline && block.length <= SiteName.longest && !isUnseen[block.node] {
            let line = text[block.text]
            let end = Self.pathSigns.compactMap { line.firstRange(of: $0)?.lowerBound }.min() ?? line.endIndex
            if Self.endsSentence(line) { continue }
            if let name = siteName(line[..<end]) { return name }
            if has(.logo, block.node), isInTitle(string(block)) { return site(line[..<end]) }
        }
        return nil
    }

    private static let pathSigns = [" > ", " › ", " » ", " | "].map { Array($0.utf8) }

    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        line.last == UInt8(ascii: ".") || line.last == UInt8(ascii: "?") || line.last == UInt8(ascii: "!")
    }

    /// "Báo Ví Dụ - Cơ quan của tỉnh", "Báo điện tử Ví Dụ. Giấy phép số …" at the page's end.
    private func siteInFooter() -> String? {
        for block in blocks.suffix(Self.footer)
        where block.length <= 300 && block.linkLength == 0 && !isUnseen[block.node] {
            if words.siteHead(lowered[block.text]) != nil, let name = capitalised(text[block.text]) { return name }
        }
        return nil
    }

    /// "Bản quyền thuộc về Báo Ví Dụ.", "© 2005-2009 Báo Ví Dụ. All rights reserved", "Ghi rõ nguồn “Báo Ví Dụ”".
    private func owner() -> String? {
        for block in blocks.suffix(Self.footer).reversed() where block.length <= 1000 && !isUnseen[block.node] {
            for start in Self.sentences(text[block.text]) {
                let line = start..<block.text.upperBound
                if let from = behindOwner(line), let name = capitalised(text[from..<line.upperBound]),
                    !SiteName.isNothing(name)
                {
                    return name
                }
            }
        }
        return nil
    }

    /// Behind "© 2003-2025 Bản quyền thuộc về", which has several of the words.
    private func behindOwner(_ line: Range<Int>) -> Int? {
        guard var from = words.behindOwner(lowered[line]) else { return nil }
        while true {
            let rest = lowered[from..<line.upperBound].drop { Self.isYear($0) }
            guard let next = words.behindOwner(rest) else { return from }
            from = next
        }
    }

    private static func isYear(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x2C && byte <= 0x3A }

    /// In blocks.
    private static let footer = 40

    /// Where the sentences of a line begin.
    private static func sentences(_ line: ArraySlice<UInt8>) -> [Int] {
        var starts = [line.startIndex]
        for at in line.indices.dropLast(2) where line[at + 1] == 0x20 {
            switch line[at] {
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ";"):
                starts.append(at + 2)
            default: break
            }
        }
        // "Giấy phép số 1/GP © 2025 Báo Ví Dụ"
        for at in line.indices.dropLast(2) where line[at] == 0xC2 && line[at + 1] == 0xA9 && at > line.startIndex {
            starts.append(at)
        }
        return starts
    }

    /// The name that a text begins with, years before it left out: the words that say what kind of outlet it is, then words with capitals, and
    /// up to two without between them; or what stands in marks.
    private func capitalised(_ text: ArraySlice<UInt8>) -> String? {
        // "© 2005-2025"
        let text = text.drop { Self.isYear($0) || $0 == 0xC2 || $0 == 0xA9 }
        for (open, close) in Self.marks where text.starts(with: open) {
            let inside = text.dropFirst(open.count)
            guard let end = inside.firstRange(of: close)?.lowerBound else { return nil }
            return site(inside[..<end])
        }
        var name = text.prefix(words.headAndEdition(LowerCase.lowered(Array(text.prefix(80))))).split(separator: 0x20)
        let head = name.count
        var kept = head
        let rest = text.split(separator: 0x20).dropFirst(head)
        for word in rest.prefix(12) {
            let first = String(decoding: word.prefix(4), as: UTF8.self).first
            if name.isEmpty, first?.isLetter != true { continue }
            guard first?.isLetter == true || word.elementsEqual("&".utf8) else { break }
            name.append(word)
            if first?.isUppercase == true { kept = name.count }
            let isEnd = word.endIndex == text.endIndex || word.last.map { ".,;:".utf8.contains($0) } == true
            if isEnd, name.count - kept <= 2 { kept = name.count }
            if isEnd || name.count - kept > 2 { break }
        }
        // "Bản quyền …" begins a sentence.
        guard kept > head, kept > 1 || name.count == 1 else { return nil }
        // "Báo Ví Dụ điện tử giữ bản quyền"
        let behind = name[kept...].prefix(2)
        if words.isEdition(Array(behind.joined(separator: [0x20]))) { kept += behind.count }
        let all = Array(name.prefix(kept).joined(separator: [0x20]))
        let trimmed = all.prefix { !",;:".utf8.contains($0) }
        let found = String(decoding: trimmed.last == UInt8(ascii: ".") ? trimmed.dropLast() : trimmed, as: UTF8.self)
        return found.count >= 3 ? found : nil
    }

    private static let marks = [("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»")].map {
        (Array($0.0.utf8), Array($0.1.utf8))
    }
}
