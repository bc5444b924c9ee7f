/// The addresses that a page has for itself, out of archives' and readers' wrappings (a pass).
enum PageAddress {
    /// "vidu.vn" of "https://www.vidu.vn/a.html"; `nil` for what is no address of the web.
    static func host(_ address: some StringProtocol) -> String? {
        // Most links of a page are none, or paths.
        guard address.utf8.first == UInt8(ascii: "h") else { return nil }
        let bytes = Array(address.utf8)
        guard bytes.starts(with: "http".utf8), let start = behindScheme(of: bytes) else { return nil }
        let host = bytes[start...].prefix { !endsHost($0) }
        let name = host.starts(with: "www.".utf8) ? host.dropFirst(4) : host
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func endsHost(_ byte: UInt8) -> Bool {
        byte == slash || byte == question || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#")
    }

    /// Where what follows "://" begins.
    private static func behindScheme<Bytes: Collection<UInt8>>(of bytes: Bytes) -> Bytes.Index? {
        var at = bytes.startIndex
        while let colon = bytes[at...].firstIndex(of: UInt8(ascii: ":")) {
            at = bytes.index(after: colon)
            if bytes[at...].starts(with: "//".utf8) { return bytes.index(at, offsetBy: 2) }
        }
        return nil
    }

    /// The whole address that is meant, as the article's outlet would write it: "/a.html" by the page's base, an archive's copy by what
    /// it copies, without the parameters that tell where a reader came from. `nil` for what is none.
    ///
    /// - Parameter base: a whole address of the same site.
    static func article(_ text: String, base: String? = nil) -> String? {
        guard text.utf8.count <= longest, !text.utf8.contains(where: { $0 <= 0x20 }),
            let whole = absolute(text, base), let original = original(of: whole)
        else { return nil }
        return withoutTracking(original)
    }

    /// In bytes.
    private static let longest = 2048

    private static func absolute(_ text: String, _ base: String?) -> String? {
        if host(text) != nil { return text }
        guard text.utf8.first == slash, let base, let start = behindScheme(of: base.utf8) else { return nil }
        if text.utf8.starts(with: "//".utf8) { return "\(base[..<start].dropLast(2))\(text)" }
        let end = base.utf8[start...].firstIndex(of: slash) ?? base.endIndex
        return base[..<end] + text
    }

    private static let slash = UInt8(ascii: "/")
    private static let question = UInt8(ascii: "?")

    /// Whether an address leads to a site's first page rather than to an article.
    static func isHome(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard let start = behindScheme(of: bytes) else { return false }
        let rest = bytes[start...]
        guard let path = rest.firstIndex(of: slash) else { return !rest.contains(question) }
        return isHome(path: rest[path...])
    }

    /// Whether a path is that of a first page: "/", "/index.html", "/vi/trang-chu".
    private static func isHome(path: ArraySlice<UInt8>) -> Bool {
        let path = path.prefix { $0 != UInt8(ascii: "#") }
        return !path.contains(question) && !hasPart(path) { !isHome(part: $0) }
    }

    private static func isHome(part: ArraySlice<UInt8>) -> Bool {
        let name = part.prefix { $0 != UInt8(ascii: ".") }
        return PageWords.shared.isHome(LowerCase.lowered(Array(name))[...])
    }

    /// Whether what stands between two slashes of a path is as asked for somewhere.
    private static func hasPart(_ path: ArraySlice<UInt8>, where isSought: (ArraySlice<UInt8>) -> Bool) -> Bool {
        var rest = path
        while !rest.isEmpty {
            let part = rest.prefix { $0 != slash }
            if !part.isEmpty, isSought(part) { return true }
            rest = rest[part.endIndex...].dropFirst()
        }
        return false
    }

    /// Whether an address can lead to a first page, by how it begins and what stands behind its last slash; most links of a page do not.
    static func mayBeHome(_ address: ArraySlice<UInt8>) -> Bool {
        // Neither a whole address, nor a path, nor one from the page's own on: "#top", "javascript:…".
        guard let first = address.first, first == slash || first == UInt8(ascii: ".") || first == UInt8(ascii: "h")
        else { return false }
        // Parameters may go away, and what archives put before an address.
        guard !address.contains(where: { signsOfMore.contains($0) }) else { return true }
        guard let last = address.lastIndex(of: slash) else { return true }
        return last > address.startIndex && address[last - 1] == slash || isHome(path: address[last...])
    }

    private static let signsOfMore = Array("?+&%#".utf8)

    /// Whether an address is of the copy of an article that the site itself keeps for AMP: "https://amp.vidu.vn/a", "https://vidu.vn/amp/a",
    /// "https://vidu.vn/a.amp".
    static func isAMP(_ address: String) -> Bool {
        guard let host = host(address) else { return false }
        let whole = Array(address.utf8).prefix { $0 != question && $0 != UInt8(ascii: "#") }
        if host.hasPrefix("amp.") || whole.suffix(4).elementsEqual(".amp".utf8) { return true }
        guard let start = behindScheme(of: whole) else { return false }
        return hasPart(whole[start...].drop { $0 != slash }) { $0.elementsEqual("amp".utf8) }
    }

    // MARK: Copies

    /// What a copy is of; the address itself where it is none; `nil` where nobody can tell.
    private static func original(of address: String) -> String? {
        guard let host = host(address), OutletSites.shared.passesOn(host) else { return address }
        let bytes = Array(address.utf8)
        guard let start = ByteSearch.first(Array(host.utf8), in: bytes[...])?.upperBound else { return address }
        let rest = bytes[start...]
        // "https://web.archive.org/web/20130214073312/http://www.vidu.vn/a"
        if let inner = ByteSearch.first(http, in: rest)?.lowerBound {
            let address = String(decoding: rest[inner...], as: UTF8.self)
            if self.host(address) != nil { return address }
        }
        // "…/search?q=cache:Ab3dE:vidu.vn/a.html+chữ+tìm"
        if let cache = ByteSearch.first(cache, in: rest)?.upperBound {
            let words = String(decoding: rest[cache...].prefix { !"+&%".utf8.contains($0) }, as: UTF8.self)
            return bare(words.split(separator: ":", maxSplits: 1).last ?? words[...], scheme: "http")
        }
        // "https://vidu-vn.cdn.ampproject.org/c/s/vidu.vn/a", "https://www.google.com/amp/s/vidu.vn/a"
        let parts = String(decoding: rest, as: UTF8.self).split(separator: "/", maxSplits: 1)
        guard parts.count == 2, ["c", "v", "i", "amp"].contains(parts[0]) else { return nil }
        let isSecure = parts[1].hasPrefix("s/")
        return bare(isSecure ? parts[1].dropFirst(2) : parts[1], scheme: isSecure ? "https" : "http")
    }

    private static let http = Array("http".utf8)
    private static let cache = Array("cache:".utf8)

    private static func bare(_ address: Substring, scheme: String) -> String? {
        guard let host = address.split(separator: "/").first, host.contains(".") else { return nil }
        return "\(scheme)://\(address)"
    }

    // MARK: Parameters

    private static func withoutTracking(_ address: String) -> String {
        let bytes = address.utf8
        // "#webpage" names a part; "#!/a" is a page.
        let mark = bytes.firstIndex(of: UInt8(ascii: "#"))
        let isPart = mark.map { at in !bytes[at...].starts(with: "#!".utf8) && !bytes[at...].starts(with: "#/".utf8) }
        let end = isPart == true ? mark! : bytes.endIndex
        guard let query = bytes[..<end].firstIndex(of: question) else { return String(address[..<end]) }
        let whole = address[..<end]
        let parameters = whole[whole.index(after: query)...].split(separator: "&")
        let kept = parameters.filter { !PageWords.shared.tracks(Array($0.utf8)[...]) }
        if kept.count == parameters.count { return String(whole) }
        return kept.isEmpty ? String(whole[..<query]) : "\(whole[...query])\(kept.joined(separator: "&"))"
    }
}
