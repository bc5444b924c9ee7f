/// An encoding that Vietnamese texts come in and that is recognised, but not decoded (data).
enum LegacyEncoding: String, Sendable, CaseIterable {
    case windows1258, tcvn3, vni, viscii, windows1252

    var description: String {
        switch self {
        case .windows1258: "Windows-1258 (Vietnamese)"
        case .tcvn3: "TCVN3 (ABC, for the .VnTime fonts)"
        case .vni: "VNI (for the VNI- fonts)"
        case .viscii: "VISCII"
        case .windows1252: "Windows-1252 or ISO 8859-1 (Western)"
        }
    }

    /// What turns such a file into one that can be read, a sentence.
    var remedy: String {
        switch self {
        case .windows1258: "Convert it: iconv -f WINDOWS-1258 -t UTF-8 OLD.txt > NEW.txt"
        case .tcvn3: "Convert it: iconv -f TCVN -t UTF-8 OLD.txt > NEW.txt, or with UniKey's toolkit from TCVN3 (ABC)."
        case .vni: "Convert it with a tool that knows the VNI fonts, for example UniKey's toolkit from VNI Windows."
        case .viscii: "Convert it: iconv -f VISCII -t UTF-8 OLD.txt > NEW.txt"
        case .windows1252: "Convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD.txt > NEW.txt"
        }
    }
}

extension LegacyEncoding {
    /// The encoding that bytes which are no UTF-8 look like, by the bytes of the commonest Vietnamese letters.
    ///
    /// Each list holds the codes of frequent letters that the other encodings use for something rare: in TCVN3
    /// "Việt Nam" is `Vi\xD6t Nam`, in VISCII `Vi\xAEt Nam`, in Windows-1258 `Vi\xEA\xF2t Nam`, in VNI `Vie\xE4t Nam`.
    static func guess(_ bytes: [UInt8]) -> LegacyEncoding? {
        let sample = bytes.prefix(65536)
        var pairs = [Int](repeating: 0, count: LegacyEncoding.allCases.count)
        var high = 0
        var previous: UInt8 = 0
        for byte in sample {
            defer { previous = byte }
            if byte >= 0x80 { high += 1 }
            for (place, encoding) in LegacyEncoding.allCases.enumerated() where encoding.has(byte, after: previous) {
                pairs[place] += 1
            }
        }
        guard high > 0 else { return nil }
        guard let best = pairs.indices.max(by: { pairs[$0] < pairs[$1] }), pairs[best] * 5 > high else { return nil }
        return LegacyEncoding.allCases[best]
    }

    private func has(_ byte: UInt8, after previous: UInt8) -> Bool {
        switch self {
        case .windows1258:
            // A tone mark of its own after a vowel: CC grave, D2 hook, DE tilde, EC acute, F2 dot below.
            return [0xCC, 0xD2, 0xDE, 0xEC, 0xF2].contains(byte) && Self.isVowel1258(previous)
        case .tcvn3:
            // â ê ô ơ ư đ and the toned vowels stand from A8 to FE; ư đ ơ are AD AE AC.
            return [0xAD, 0xAE, 0xAC, 0xA9, 0xAA, 0xAB, 0xB5, 0xB8, 0xD6, 0xE8, 0xCA, 0xC7, 0xE1, 0xED].contains(byte)
                && (Self.isASCIILetter(previous) || previous == 0x20 && byte == 0xAE)
        case .vni:
            // The vowel's letter, then a byte that holds circumflex and tone together: ø ù û õ ï, â á à å ã ä, ê é è ú ü ë.
            return [
                0xF8, 0xF9, 0xFB, 0xF5, 0xEF, 0xE2, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4, 0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB,
            ].contains(byte) && [0x61, 0x65, 0x6F, 0x75, 0x79, 0xF4, 0xF6].contains(previous)
        case .viscii:
            // ạ ế ề ệ ố ồ ộ ớ ờ ợ ứ ừ ự ử stand where Windows-1252 has signs; đ is F0.
            return [0xD5, 0xAA, 0xAB, 0xAE, 0xAF, 0xB0, 0xB5, 0xB6, 0xB7, 0xBE, 0xFE, 0xD1, 0xD7, 0xF1, 0xF0].contains(
                byte)
                && (Self.isASCIILetter(previous) || previous == 0x20 && byte == 0xF0)
        case .windows1252:
            // Letters of Western languages between ASCII letters: é è à ç ü ö ä ñ.
            return [0xE9, 0xE8, 0xE7, 0xFC, 0xF6, 0xF1].contains(byte) && Self.isASCIIConsonant(previous)
        }
    }

    private static func isVowel1258(_ byte: UInt8) -> Bool {
        [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD, 0x41, 0x45, 0x49, 0x4F, 0x55].contains(
            byte)
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isASCIIConsonant(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) && ![0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte | 0x20)
    }

    /// Text in a font's encoding that was saved as UTF-8 once more: "Coäng hoøa", "Céng hßa", "Viá»‡t".
    ///
    /// Real Vietnamese has at least one of ạ ả ấ … (U+1EA0-U+1EF9) in every third word; such text has none, but many
    /// Latin-1 letters.
    static func guessWithinUTF8(_ bytes: [UInt8]) -> LegacyEncoding? {
        let sample = bytes.prefix(65536)
        guard sample.contains(0xC3) || sample.contains(0xC2) else { return nil }
        var latin: [UInt8] = []
        var western = 0
        var previous: UInt8 = 0
        for byte in sample {
            defer { previous = byte }
            if previous == 0xE1, byte == 0xBA || byte == 0xBB { return nil }
            if previous == 0xC2 || previous == 0xC3, byte & 0xC0 == 0x80 {
                latin.append(previous == 0xC2 ? byte : byte + 0x40)
                western += 1
            } else if byte < 0x80 {
                latin.append(byte)
            }
        }
        guard western >= 20, western * 12 > latin.count else { return nil }
        guard let guess = guess(latin), guess == .tcvn3 || guess == .vni || guess == .viscii else { return nil }
        return guess
    }
}
