// The outlet: as the metadata name it, or as title, logo, links to the first page and footer have it.
extension PageReading {
    struct Outlet {
        var name: String
        /// Whether the metadata say so.
        var isSure: Bool
    }

    func outlet(_ headline: Headline?) -> Outlet? {
        if let name = statedName() { return Outlet(name: name, isSure: true) }
        if let name = edition(headline) { return Outlet(name: name, isSure: true) }
        if let name = metadata.siteNames.first(where: SiteName.isWritten) {
            return Outlet(name: nearer(than: name, headline) ?? name, isSure: true)
        }
        // Two of the metadata that name the address mean it.
        let domain = metadata.siteNames.first.flatMap { first in
            first.contains(".") && metadata.siteNames.dropFirst().contains(first) ? first : nil
        }
        if let domain {
            let host = HostWords(domain)
            let written = namesInView(headline).first { SiteName.isWritten($0) && host.isWhole($0) }
            return Outlet(name: written ?? OutletSites.shared.name(of: domain) ?? domain, isSure: written != nil)
        }
        if let best = best(of: namesInView(headline)) {
            return Outlet(name: best.name, isSure: best.isAgreed)
        }
        let name =
            spelledName(headline) ?? metadata.siteNames.first
            ?? nameInRights()
            ?? metadata.host.flatMap { OutletSites.shared.name(of: $0) ?? (OutletSites.shared.passesOn($0) ? nil : $0) }
        return name.map { Outlet(name: $0, isSure: false) }
    }

    /// "Tên cơ quan báo chí: Báo Ví Dụ" at the page's end, as the law has it.
    private func statedName() -> String? {
        for block in blocks.suffix(Self.footer) where block.length <= 300 && !isUnseen[block.node] {
            if let start = words.behindImprint(lowered[block.text]),
                let name = capitalised(text[start..<block.text.upperBound]), !SiteName.isNothing(name)
            {
                return name
            }
        }
        return nil
    }

    /// The edition that a link to the first page names, of an outlet of another country: "VDA - Tiếng Việt" of "VDA".
    private func edition(_ headline: Headline?) -> String? {
        guard let known = metadata.siteNames.first?.lowercased(), metadata.host?.hasSuffix(".vn") == false,
            let link = homeLink(before: headline?.place), link.lowercased().hasPrefix(known)
        else { return nil }
        let rest = link.dropFirst(known.count).drop { " -–|".contains($0) }
        return words.isLanguage(String(rest)) ? link : nil
    }

    /// A name that says more exactly whose the page is than the one that the metadata give: where that is not the address's, a slogan or a company,
    /// the one that is; the supplement's of an outlet whose address has it, too.
    private func nearer(than known: String, _ headline: Headline?) -> String? {
        lazy var shown = namesInView(headline)
        // "Tin nhanh, thời sự, đời sống" is a slogan beside "Báo Ví Dụ".
        if known.contains(","), !isNamed(known), let name = shown.first(where: isNamed) { return name }
        guard let host = metadata.host.map(HostWords.init) else { return nil }
        if host.isSingle, host.fit(known) { return nil }
        let own = (metadata.siteNames + metadata.authors).filter(SiteName.isWritten)
        let fits = host.fit(known) || isNamed(known)
        if !fits, let name = own.first(where: host.isWhole) { return name }
        // "Báo Ví Dụ" where the address is its, though the metadata still have the paper that it was before.
        if !host.fit(known),
            let name = shown.first(where: { SiteName.isWritten($0) && host.isWhole($0) && (!fits || isNamed($0)) })
        {
            return name
        }
        return supplement(of: known, among: shown, host)
    }

    /// Whether a name is one by its own words: "Tạp chí Ví Dụ", but "Kênh thông tin của tỉnh" says only what it is.
    private func isNamed(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let head = words.siteHead(LowerCase.lowered(bytes)[...]) else { return false }
        return String(decoding: bytes[head...], as: UTF8.self).first { $0 != " " }?.isUppercase == true
    }

    /// "Ví Dụ Cuối tuần" of "Ví Dụ" on "cuoituan.vidu.vn".
    private func supplement(of known: String, among names: [String], _ host: HostWords) -> String? {
        let bare = LowerCase.lowered(Array(words.bareOutlet(known).utf8))
        return names.first { name in
            let lowered = LowerCase.lowered(Array(name.utf8))
            guard let place = ByteSearch.first(bare, in: lowered[...])?.upperBound else { return false }
            return host.hasPart(String(decoding: lowered[place...], as: UTF8.self))
        }
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
    private func best(of names: [String]) -> (name: String, isAgreed: Bool)? {
        let marks = metadata.siteNames.map { $0.filter { $0 != " " }.lowercased() }
        let hosts = ([metadata.host].compactMap { $0 } + marks).map(HostWords.init)
        var best: (name: String, score: Int, isAgreed: Bool)?
        let keys = names.map { SiteName.keys(of: $0) }
        for (place, name) in names.enumerated() {
            let others = keys.count { $0 == keys[place] } - 1
            let isMark = metadata.siteNames.contains { $0.lowercased() == name.lowercased() }
            let isHost = hosts.contains { $0.fit(name) }
            let score = (isHost ? 2 : 0) + min(others, 2) + (isMark ? 1 : 0)
            if best.map({ score > $0.score }) ?? true {
                best = (name, score, others > 0 && hosts.contains { $0.isWhole(name) })
            }
        }
        return best.map { ($0.name, $0.isAgreed) }
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
        for separator in SiteName.separators.all + [Self.colon] {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let start = cut + separator.count
            if words.beginsAsSite(lowered[start...]), let name = siteName(bytes[start...]) { return name }
        }
        guard words.beginsAsSite(lowered[...]) else { return nil }
        return siteName(bytes[..<(SiteName.separators.first(in: bytes[...])?.lowerBound ?? bytes.count)])
    }

    /// A text that begins as a site's name and is none but a name: "Đài Loan tập trận" is a headline.
    private func siteName(_ text: ArraySlice<UInt8>) -> String? {
        siteName(text, LowerCase.lowered(Array(text))[...])
    }

    private func siteName(_ text: ArraySlice<UInt8>, _ lowered: ArraySlice<UInt8>) -> String? {
        var (text, lowered) = (text, lowered)
        if words.isInstitution(lowered), let end = words.institutionInOtherTongue(lowered) {
            lowered = lowered[..<end]
            text = text.prefix(lowered.count)
        }
        guard words.beginsAsSite(lowered) || words.isInstitution(lowered), let name = capitalised(text),
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
        for separator in SiteName.separators.all {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let tail = bytes[(cut + separator.count)...]
            if WordKeys(tail) == keys { continue }
            if tail.count(where: { $0 & 0xC0 != 0x80 }) <= 40, let site = site(tail) { return site }
        }
        return nil
    }

    /// The last part of what stands behind the headline.
    private func outer(behind rest: ArraySlice<UInt8>) -> String? {
        let ends = SiteName.separators.all.compactMap { separator in
            ByteSearch.last(separator, in: rest).map { $0 + separator.count }
        }
        return ends.max().flatMap { site(rest[$0...]) }
    }

    /// The first part of what stands before it; before a colon only where a line above the headline says just this, as names of sites
    /// stand: "Chuyện lạ: …" is a series.
    private func outer(before rest: ArraySlice<UInt8>, _ headline: Headline?) -> String? {
        if let cut = SiteName.separators.first(in: rest)?.lowerBound {
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
            guard PageAddress.mayBeHome(address), leadsHome(String(decoding: address, as: UTF8.self), node) else {
                continue
            }
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
            let end = Self.pathSigns.first(in: line)?.lowerBound ?? line.endIndex
            if Self.endsSentence(line) { continue }
            if let name = siteName(line[..<end], lowered[line.startIndex..<end]) { return name }
            if has(.logo, block.node), isInTitle(string(block)) { return site(line[..<end]) }
        }
        return nil
    }

    private static let pathSigns = LineParts([" > ", " › ", " » ", " | "].map { Array($0.utf8) })

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

    /// Where the sentences of a line begin, and behind them where it has "©": "Giấy phép số 1/GP © 2025 Báo Ví Dụ".
    private static func sentences(_ line: ArraySlice<UInt8>) -> [Int] {
        guard line.count > 2 else { return [line.startIndex] }
        var starts = [line.startIndex]
        var signs: [Int] = []
        line.withUnsafeBufferPointer { bytes in
            for at in 1..<bytes.count - 1 {
                if bytes[at] == 0x20 {
                    switch bytes[at - 1] {
                    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ";"):
                        starts.append(line.startIndex + at + 1)
                    default: break
                    }
                } else if bytes[at] == 0xA9, bytes[at - 1] == 0xC2, at > 1 {
                    signs.append(line.startIndex + at - 1)
                }
            }
        }
        return starts + signs
    }

    /// The name that a text begins with, years before it left out: the words that say what kind of outlet it is, then words with capitals, and
    /// up to two without between them; or what stands in marks.
    private func capitalised(_ text: ArraySlice<UInt8>) -> String? {
        // "© 2005-2025"
        let text = text.drop { Self.isYear($0) || $0 == 0xC2 || $0 == 0xA9 }
        for (open, close) in Self.marks where text.starts(with: open) {
            let inside = text.dropFirst(open.count)
            guard let end = ByteSearch.first(close, in: inside)?.lowerBound else { return nil }
            return site(inside[..<end])
        }
        var name = text.prefix(words.headAndEdition(LowerCase.lowered(Array(text.prefix(80))))).split(separator: 0x20)
        let head = name.count
        var kept = head
        let rest = text.split(separator: 0x20).dropFirst(head)
        for word in rest.prefix(12) {
            let beginning = String(decoding: word.prefix(4), as: UTF8.self)
            let isWord = beginning.first?.isLetter == true
            if name.isEmpty, !isWord { continue }
            guard isWord || word.elementsEqual("&".utf8) else { break }
            name.append(word)
            if beginning.beginsWithCapital { kept = name.count }
            let isEnd = word.endIndex == text.endIndex || word.last.map { ".,;:".utf8.contains($0) } == true
            if isEnd, name.count - kept <= 2 { kept = name.count }
            if isEnd || name.count - kept > 2 { break }
        }
        // "Bản quyền …" begins a sentence.
        guard kept > head, kept > 1 || name.count == 1, name[..<kept].contains(where: Self.hasCapital) else {
            return nil
        }
        if head > 0, let whole = whole(Array(name[..<head] + rest), from: kept + 1) { return whole }
        // "Báo Ví Dụ điện tử giữ bản quyền"
        let behind = name[kept...].prefix(2)
        if words.isEdition(Array(behind.joined(separator: [0x20]))) { kept += behind.count }
        let all = Array(name.prefix(kept).joined(separator: [0x20]))
        // "Báo và phát thanh, truyền hình Ví Dụ"
        let start = name[..<head].reduce(0) { $0 + $1.count + 1 }
        let end = all[min(start, all.count)...].firstIndex { ",;:".utf8.contains($0) } ?? all.count
        let trimmed = all[..<end]
        let found = String(decoding: trimmed.last == UInt8(ascii: ".") ? trimmed.dropLast() : trimmed, as: UTF8.self)
        return found.count >= 3 ? found : nil
    }

    /// The longest beginning of some words that is the address's whole name: "Báo Ví dụ nhân dân" of "vdnd.vn" goes on behind its last capital.
    private func whole(_ words: [ArraySlice<UInt8>], from least: Int) -> String? {
        guard let host = metadata.host.map(HostWords.init) else { return nil }
        let signs = words.firstIndex { $0.contains { ".,;:()".utf8.contains($0) } }.map { $0 + 1 } ?? words.count
        let dash = words.firstIndex { $0.elementsEqual("-".utf8) || $0.elementsEqual("–".utf8) } ?? words.count
        let end = min(signs, dash)
        guard least <= min(end, Self.longestName) else { return nil }
        for count in (least...min(end, Self.longestName)).reversed() {
            let name = Array(words[..<count].joined(separator: [0x20])).prefix { !".,;:()".utf8.contains($0) }
            let found = String(decoding: name, as: UTF8.self)
            if host.isWhole(found) { return found }
        }
        return nil
    }

    /// In words.
    private static let longestName = 14

    private static func hasCapital(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word, as: UTF8.self).contains(where: \.isUppercase)
    }

    private static let marks = [("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»")].map {
        (Array($0.0.utf8), Array($0.1.utf8))
    }
}
