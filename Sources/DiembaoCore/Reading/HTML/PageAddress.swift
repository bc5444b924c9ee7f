/// The addresses that a page has for itself, out of archives' and readers' wrappings (a pass).
enum PageAddress {
    /// "vidu.vn" of "https://www.vidu.vn/a.html"; `nil` for what is no address of the web.
    static func host(_ address: String) -> String? {
        guard address.hasPrefix("http"), let scheme = address.utf8.firstRange(of: "://".utf8) else { return nil }
        let host = address[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
        let name = host.hasPrefix("www.") ? host.dropFirst(4) : host
        return name.isEmpty ? nil : String(name).lowercased()
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
        guard text.hasPrefix("/"), let base, let scheme = base.utf8.firstRange(of: "://".utf8) else { return nil }
        if text.hasPrefix("//") { return "\(base[..<scheme.lowerBound]):\(text)" }
        let end = base[scheme.upperBound...].firstIndex(of: "/") ?? base.endIndex
        return base[..<end] + text
    }

    /// Whether an address leads to a site's first page rather than to an article.
    static func isHome(_ address: String) -> Bool {
        guard let scheme = address.utf8.firstRange(of: "://".utf8) else { return false }
        let rest = address[scheme.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return !rest.contains("?") }
        let path = rest[slash...].prefix { $0 != "#" }
        guard !path.contains("?") else { return false }
        return path.split(separator: "/").allSatisfy { part in
            PageWords.shared.isHome(part.prefix { $0 != "." }.lowercased())
        }
    }

    /// Whether an address is of the copy of an article that the site itself keeps for AMP: "https://amp.vidu.vn/a", "https://vidu.vn/amp/a",
    /// "https://vidu.vn/a.amp".
    static func isAMP(_ address: String) -> Bool {
        guard let host = host(address) else { return false }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return host.hasPrefix("amp.") || path.hasSuffix(".amp")
            || path.split(separator: "/").dropFirst(2).contains("amp")
    }

    // MARK: Copies

    /// What a copy is of; the address itself where it is none; `nil` where nobody can tell.
    private static func original(of address: String) -> String? {
        guard let host = host(address), OutletSites.shared.passesOn(host),
            let start = address.utf8.firstRange(of: host.utf8)?.upperBound
        else { return address }
        let rest = address[start...]
        // "https://web.archive.org/web/20130214073312/http://www.vidu.vn/a"
        if let inner = rest.utf8.firstRange(of: "http".utf8)?.lowerBound, self.host(String(rest[inner...])) != nil {
            return String(rest[inner...])
        }
        // "…/search?q=cache:Ab3dE:vidu.vn/a.html+chữ+tìm"
        if let cache = rest.utf8.firstRange(of: "cache:".utf8)?.upperBound {
            let words = rest[cache...].prefix { $0 != "+" && $0 != "&" && $0 != "%" }
            return bare(words.split(separator: ":", maxSplits: 1).last ?? words, scheme: "http")
        }
        // "https://vidu-vn.cdn.ampproject.org/c/s/vidu.vn/a", "https://www.google.com/amp/s/vidu.vn/a"
        let parts = rest.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, ["c", "v", "i", "amp"].contains(parts[0]) else { return nil }
        let isSecure = parts[1].hasPrefix("s/")
        return bare(isSecure ? parts[1].dropFirst(2) : parts[1], scheme: isSecure ? "https" : "http")
    }

    private static func bare(_ address: Substring, scheme: String) -> String? {
        guard let host = address.split(separator: "/").first, host.contains(".") else { return nil }
        return "\(scheme)://\(address)"
    }

    // MARK: Parameters

    private static func withoutTracking(_ address: String) -> String {
        // "#webpage" names a part; "#!/a" is a page.
        let mark = address.firstIndex(of: "#")
        let isPart = mark.map { !address[$0...].hasPrefix("#!") && !address[$0...].hasPrefix("#/") } ?? false
        let end = isPart ? mark! : address.endIndex
        let whole = address[..<end]
        guard let query = whole.firstIndex(of: "?") else { return String(whole) }
        let parameters = whole[whole.index(after: query)...].split(separator: "&")
        let kept = parameters.filter { !PageWords.shared.tracks(Array($0.utf8)[...]) }
        if kept.count == parameters.count { return String(whole) }
        return kept.isEmpty ? String(whole[..<query]) : "\(whole[...query])\(kept.joined(separator: "&"))"
    }
}
