// The outlet: as the metadata name it, or as title, logo, breadcrumb or footer have it.
extension PageReading {
    struct Outlet {
        var name: String
        /// Whether the metadata say so.
        var isSure: Bool
    }

    func outlet(_ headline: Headline?) -> Outlet? {
        if let name = metadata.siteNames.first(where: Self.isName) { return Outlet(name: name, isSure: true) }
        let name =
            logo(before: headline?.place) ?? siteInTitle() ?? siteLine(before: headline?.place)
            ?? besideHeadline(headline) ?? metadata.siteNames.first ?? owner() ?? metadata.url.flatMap(Self.host)
        return name.map { Outlet(name: $0, isSure: false) }
    }

    /// No address ("vidu.vn"), no mere mark ("vidu", "VI DU ONLINE").
    private static func isName(_ text: String) -> Bool {
        !text.contains(".") && text != text.uppercased() && text != text.lowercased()
    }

    /// In scalars.
    private static let longestSite = 80

    // MARK: The title

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " « ", ": "].map { Array($0.utf8) }

    /// The last part of the title that is a site's name, or of a title that begins with one its first: "Báo Ví Dụ - Tin nhanh".
    private func siteInTitle() -> String? {
        guard let title = metadata.title else { return nil }
        let bytes = Array(title.utf8)
        let lowered = LowerCase.lowered(bytes)
        for separator in Self.separators {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let start = cut + separator.count
            if words.beginsAsSite(lowered[start...]) { return site(bytes[start...]) }
        }
        guard words.beginsAsSite(lowered[...]) else { return nil }
        let cut = Self.separators.compactMap { bytes.firstRange(of: $0)?.lowerBound }.min()
        return site(bytes[..<(cut ?? bytes.count)])
    }

    /// What the title has beside the headline: "Xã làm đường - Ví Dụ", "Ví Dụ: Xã làm đường"; or its last part.
    private func besideHeadline(_ headline: Headline?) -> String? {
        guard let title = metadata.title else { return nil }
        let bytes = Array(title.utf8)
        let wanted = WordKeys(headline?.text ?? "")
        for separator in Self.separators {
            if let cut = bytes.firstRange(of: separator), WordKeys(bytes[cut.upperBound...]) == wanted,
                isLine(bytes[..<cut.lowerBound], before: headline?.place)
            {
                return site(bytes[..<cut.lowerBound])
            }
        }
        for separator in Self.separators.dropLast() {
            guard let cut = ByteSearch.last(separator, in: bytes[...]) else { continue }
            let tail = bytes[(cut + separator.count)...]
            if WordKeys(tail) == wanted { continue }
            if tail.count(where: { $0 & 0xC0 != 0x80 }) <= 40, let site = site(tail) { return site }
        }
        return nil
    }

    /// Whether a line above the headline says just this, as names of sites stand.
    private func isLine(_ text: ArraySlice<UInt8>, before headline: Int?) -> Bool {
        guard let headline else { return false }
        return blocks.contains { $0.place < headline && self.text[$0.text].elementsEqual(text) }
    }

    private func site(_ text: ArraySlice<UInt8>) -> String? {
        let length = text.count { $0 & 0xC0 != 0x80 }
        return length >= 2 && length <= Self.longestSite ? String(decoding: text, as: UTF8.self) : nil
    }

    // MARK: What is in view

    /// What a logo says that stands before the headline.
    private func logo(before headline: Int?) -> String? {
        let end = min(headline ?? tree.nodes.count, tree.nodes.count)
        var left = Self.mostPictures
        for node in 0..<end where tree.nodes[node].tag == .img && !isUnseen[node] {
            left -= 1
            guard left > 0 else { return nil }
            guard let alt = tree.string(.alt, of: node).map(PageMetadata.clean), alt.count >= 2, alt.count <= 60,
                alt.first?.isLetter == true, alt.contains(where: \.isUppercase)
            else { continue }
            if isLogo(node) || isInTitle(alt) || isSiteName(alt) { return alt }
        }
        return nil
    }

    /// So many pictures are looked at.
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

    private func isSiteName(_ name: String) -> Bool { words.beginsAsSite(LowerCase.lowered(Array(name.utf8))[...]) }

    /// "Báo Ví Dụ > Thời sự", or a name alone in a line above the headline.
    private func siteLine(before headline: Int?) -> String? {
        guard let headline else { return nil }
        for block in blocks where block.place < headline && block.length <= Self.longestSite && !isUnseen[block.node] {
            guard words.beginsAsSite(lowered[block.text]) || has(.logo, block.node) && isInTitle(string(block)) else {
                continue
            }
            let line = text[block.text]
            let end = Self.pathSigns.compactMap { line.firstRange(of: $0)?.lowerBound }.min() ?? line.endIndex
            if !Self.endsSentence(line) { return site(line[..<end]) }
        }
        return nil
    }

    private static let pathSigns = [" > ", " › ", " » ", " | "].map { Array($0.utf8) }

    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        line.last == UInt8(ascii: ".") || line.last == UInt8(ascii: "?") || line.last == UInt8(ascii: "!")
    }

    /// "Bản quyền thuộc về Báo Ví Dụ.", "© 2005-2009 Báo Ví Dụ. All rights reserved".
    private func owner() -> String? {
        for block in blocks.suffix(Self.footer).reversed() where block.length <= 1000 && !isUnseen[block.node] {
            for start in Self.sentences(text[block.text]) {
                let line = start..<block.text.upperBound
                guard let from = words.behindOwner(lowered[line]),
                    let name = Self.capitalised(text[from..<line.upperBound])
                else { continue }
                return name
            }
        }
        return nil
    }

    /// In blocks.
    private static let footer = 40

    /// Where the sentences of a line begin.
    private static func sentences(_ line: ArraySlice<UInt8>) -> [Int] {
        var starts = [line.startIndex]
        for at in line.indices.dropLast(2) where line[at + 1] == 0x20 {
            if line[at] == UInt8(ascii: ".") || line[at] == UInt8(ascii: "-") || line[at] == UInt8(ascii: "|") {
                starts.append(at + 2)
            }
        }
        return starts
    }

    /// The name that a text begins with, years before it left out: words with capitals, and up to two without between them.
    private static func capitalised(_ text: ArraySlice<UInt8>) -> String? {
        var name: [ArraySlice<UInt8>] = []
        var kept = 0
        for word in text.split(separator: 0x20).prefix(12) {
            let first = String(decoding: word, as: UTF8.self).first
            if name.isEmpty, first?.isLetter != true { continue }
            name.append(word)
            if first?.isUppercase == true { kept = name.count }
            let isEnd =
                word.last == UInt8(ascii: ".") || word.last == UInt8(ascii: ",") || word.last == UInt8(ascii: ";")
            if isEnd, name.count - kept <= 2 { kept = name.count }
            if isEnd || name.count - kept > 2 { break }
        }
        let all = Array(name.prefix(kept).joined(separator: [0x20]))
        let trimmed = all.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
        let text = String(decoding: trimmed.last == UInt8(ascii: ".") ? trimmed.dropLast() : trimmed, as: UTF8.self)
        return text.count >= 3 && kept > 0 ? text : nil
    }

    /// "vidu.vn" of "https://www.vidu.vn/a.html"; `nil` for what is no address of the web.
    static func host(_ url: String) -> String? {
        guard url.hasPrefix("http"), let scheme = url.utf8.firstRange(of: "://".utf8) else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }
        let name = host.hasPrefix("www.") ? host.dropFirst(4) : host
        return name.isEmpty ? nil : String(name)
    }
}
