/// The name of the outlet whose a feed is.
enum FeedTitle {
    /// The usual name of the outlet whose the site is; else "Báo Ví Dụ" of "Thời sự - Báo Ví Dụ - RSS Feed", without the section that the feed
    /// is of.
    ///
    /// - Parameter site: the address of the site that the feed says to be of.
    static func outlet(_ title: String?, of site: String?) -> String? {
        if let host = site.flatMap({ PageAddress.host($0) }), let name = OutletSites.shared.name(of: host) {
            return name
        }
        guard let whole = title.flatMap(ArticleBody.line), whole.utf8.count <= longest else { return nil }
        var name = Array(whole.utf8)[...]
        while let shorter = withoutEnd(name) { name = shorter }
        if name.isEmpty { return nil }
        let text = String(decoding: name, as: UTF8.self)
        return SiteName.cleaned(text) ?? (SiteName.isNothing(text) ? nil : text)
    }

    /// Without a first or a last part that names no outlet: a section, what any site is called, "RSS".
    private static func withoutEnd(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if let part = withoutWord(name) { return part }
        if let cut = separators.first(in: name), isNoName(name[..<cut.lowerBound]) { return name[cut.upperBound...] }
        for separator in separators.all {
            guard let place = ByteSearch.last(separator, in: name) else { continue }
            let tail = name[(place + separator.count)...]
            if separators.first(in: tail) == nil, isNoName(tail) { return name[..<place] }
        }
        return nil
    }

    private static func isNoName(_ part: ArraySlice<UInt8>) -> Bool {
        SiteName.isNothing(String(decoding: withoutWord(part) ?? part, as: UTF8.self))
    }

    /// Without "RSS" and the like at the end or at the beginning, and the signs beside it.
    private static func withoutWord(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let lowered = LowerCase.lowered(Array(name))
        var rest = name
        if let word = words.first(where: { lowered.count > $0.count && lowered.suffix($0.count).elementsEqual($0) }),
            isSign(lowered[lowered.count - word.count - 1])
        {
            rest.removeLast(word.count)
        } else if let word = words.first(where: { lowered.count > $0.count && lowered.starts(with: $0) }),
            isSign(lowered[word.count])
        {
            rest.removeFirst(word.count)
        } else {
            return nil
        }
        while let first = rest.first, isSign(first) { rest.removeFirst() }
        while let last = rest.last, isSign(last) { rest.removeLast() }
        return rest
    }

    /// What stands between parts of a title, in ASCII.
    private static func isSign(_ byte: UInt8) -> Bool { " -|:".utf8.contains(byte) }

    /// In bytes.
    private static let longest = 1000
    private static let words = ["rss feed", "rss 2.0", "atom feed", "rss", "feed"].map { Array($0.utf8) }
    private static let separators = LineParts(
        [" | ", " - ", " – ", " — ", " :: ", ": ", " » ", "|"].map { Array($0.utf8) })
}
