/// Names of outlets as pages write them (a pass).
enum SiteName {
    /// In scalars.
    static let longest = 80

    static let separators = LineParts([" | ", " - ", " – ", " — ", " :: ", " • ", " « ", " » "].map { Array($0.utf8) })

    /// The name in what a page gives for one, without a slogan: "Ví Dụ" of "Ví Dụ - tin nhanh và phân tích"; `nil` where there is none.
    static func cleaned(_ text: String) -> String? {
        let parts = parts(text.utf8.prefix(5).equalsIgnoringCase("logo ") ? String(text.dropFirst(5)) : text)
        let named = parts.first { isNamedSite($0) } ?? parts.first { !isNothing($0) }
        return named.flatMap { !isNothing($0) && $0.count <= longest && !isAddress($0) ? $0 : nil }
    }

    private static func isAddress(_ text: String) -> Bool {
        ByteSearch.first(behindScheme, in: Array(text.utf8)[...]) != nil
    }

    private static let behindScheme = Array("://".utf8)

    /// A name has its own dashes: "Báo Bà Rịa - Vũng Tàu"; what stands behind a bar, or is as long as a slogan, is none of it.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var rest = Array(text.utf8)[...]
        while let cut = separators.first(in: rest) {
            let tail = String(decoding: rest[cut.upperBound...], as: UTF8.self)
            let isOwn =
                rest[cut].count == 3 && rest[cut].contains(UInt8(ascii: "-")) && !isSlogan(tail)
                && !isNothing(String(decoding: rest[..<cut.lowerBound], as: UTF8.self))
            if isOwn { break }
            parts.append(String(decoding: rest[..<cut.lowerBound], as: UTF8.self))
            rest = rest[cut.upperBound...]
        }
        return parts + [String(decoding: rest, as: UTF8.self)]
    }

    private static func isSlogan(_ tail: String) -> Bool {
        // "Ví Dụ - Tiếng Việt" of an outlet abroad.
        if PageWords.shared.isLanguage(tail) { return false }
        return tail.spacedParts.count >= 4 || tail.first?.isLowercase == true || isNamedSite(tail)
            || isNothing(tail)
    }

    private static func isNamedSite(_ name: String) -> Bool {
        PageWords.shared.beginsAsSite(LowerCase.lowered(Array(name.utf8))[...]) && !isNothing(name)
    }

    /// No letter, a word for any site, a section, a company.
    static func isNothing(_ name: String) -> Bool {
        !name.contains(where: \.isLetter) || PageWords.shared.isNoName(name)
    }

    /// No address ("vidu.vn"), no mere mark ("vidu", "VI DU ONLINE").
    static func isWritten(_ name: String) -> Bool {
        let bytes = name.utf8
        guard bytes.contains(0x20) || !bytes.contains(UInt8(ascii: ".")),
            bytes.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) || name != name.lowercased()
        else { return false }
        // Capitals with marks are written by hand: "BÁO VÍ DỤ".
        return bytes.contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0xC3 }
    }

    /// The words of an outlet's name without those for any outlet: the same of "Báo Ví Dụ" and "Ví Dụ Online", which are of one.
    static func keys(of name: String) -> WordKeys { WordKeys(PageWords.shared.bareOutlet(name)) }
}
