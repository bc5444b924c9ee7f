/// How Vietnamese syllables are built, as far as layouts need to know (data).
enum VietnameseSyllable {
    static let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u", "y"]
    static let codas: Set<String> = ["c", "ch", "m", "n", "ng", "nh", "p", "t"]
    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
        "qu", "r", "s",
        "t", "th", "tr", "v", "x",
    ]

    /// The letter without marks, in lower case; `nil` for what is no letter.
    static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first!
        if lower == "đ" { return "d" }
        // Canonical decomposition is the only one that the standard library has without Foundation: by comparing.
        if lower.value < 0x80 { return lower.properties.isAlphabetic ? lower : nil }
        return bases[lower]
    }

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        let letters: [(Unicode.Scalar, String)] = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
            ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"),
        ]
        var result: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, marked) in letters {
            for scalar in marked.unicodeScalars { result[scalar] = base }
        }
        return result
    }()

    /// Whether letters can be one syllable: what may stand before the vowels, vowels, what may stand after them.
    static func isSyllable(_ text: Substring.UnicodeScalarView) -> Bool {
        var letters: [Unicode.Scalar] = []
        for scalar in text where !scalar.isCombiningMark {
            guard let base = base(of: scalar), letters.count < 8 else { return false }
            letters.append(base)
        }
        guard let first = letters.firstIndex(where: vowels.contains) else { return false }
        let end = letters[first...].firstIndex { !vowels.contains($0) } ?? letters.count
        let coda = String(String.UnicodeScalarView(letters[end...]))
        return end - first <= 3 && (coda.isEmpty || codas.contains(coda))
            && onsets.contains(String(String.UnicodeScalarView(letters[..<first])))
    }
}
