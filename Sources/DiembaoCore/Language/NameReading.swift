/// A stretch of capitalised tokens that reads as one name (data).
struct NameRun: Sendable {
    var range: TokenRange
    /// The keys of its words, without hyphens and full stops.
    var keys: [UInt64]
}

/// Reads names: capitalised words and what joins them (a pass over a few tokens).
struct NameReading {
    let text: TokenizedText

    /// The name that begins at a token, up to `end`; `nil` where none begins.
    func run(at start: Int, end: Int) -> NameRun? {
        let end = min(end, start + Self.longestName)
        guard start < end, isNamePart(start) else { return nil }
        var keys = [text.tokens[start].key]
        var at = start + 1
        while at < end {
            if isNamePart(at), text.tokens[at].isAfterSpace || text.tokens[at - 1].sign != .none {
                keys.append(text.tokens[at].key)
                at += 1
            } else if text.tokens[at].sign == .fullStop, text.touches(at), isInitial(at - 1) {
                // "George W. Bush", "chị N."
                at += 1
            } else if let next = joined(at, end) ?? field(at, start, end) {
                keys.append(text.tokens[next].key)
                at = next + 1
            } else if text.tokens[at].kind == .number, text.tokens[at].isAfterSpace, at + 1 < end, isNamePart(at + 1) {
                at += 1
            } else {
                break
            }
        }
        // A full stop after the last initial belongs to the name only when the name goes on: "Nguyễn Thị N."
        if text.tokens[at - 1].sign == .fullStop, !text.tokens[at - 2].traits.contains(.singleLetter) { at -= 1 }
        return NameRun(range: start..<at, keys: keys)
    }

    /// In tokens; keeps the work linear on texts that are capitals throughout.
    private static let longestName = 24

    /// Whether a token is a word with a capital.
    func isNamePart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.isWord && token.isCapitalised
    }

    private func isInitial(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.isWord && token.isCapitalised && token.end - token.start <= 3
            && (token.traits.contains(.singleLetter) || !token.traits.contains(.allCapitals))
            && !VietnameseSyllables.contains(token.key) || token.traits.contains(.singleLetter)
    }

    /// "Bộ VH,TT & DL": the letters of a ministry's fields, across a comma that an ampersand follows.
    private func field(_ at: Int, _ start: Int, _ end: Int) -> Int? {
        guard at + 2 < end, text.isSign(.comma, at: at), text.isSign(.ampersand, at: at + 2),
            text.tokens[at - 1].traits.contains(.allCapitals), text.tokens[at + 1].traits.contains(.allCapitals),
            isBody(start) || start > 0 && isBody(text.unitStart(before: start))
        else { return nil }
        return at + 1
    }

    private func isBody(_ at: Int) -> Bool {
        let kind = text.speaker(at: at)?.kind
        return kind == .org || kind == .org2
    }

    /// The next part of the name across a hyphen, an apostrophe, "&" or a small joining word.
    private func joined(_ at: Int, _ end: Int) -> Int? {
        guard at + 1 < end else { return nil }
        let token = text.tokens[at]
        if token.sign == .hyphen, text.touches(at), text.touches(at + 1), text.tokens[at + 1].isWord { return at + 1 }
        if token.sign == .hyphen, isNamePart(at + 1) || Self.joiners.contains(text.tokens[at - 1].key) {
            let left = text.tokens[at - 1]
            let right = text.tokens[at + 1]
            // "Jean - Claude Juncker", but "Nga - Ukraine": places and Vietnamese syllables are not joined.
            guard !VietnameseSyllables.contains(left.key), !VietnameseSyllables.contains(right.key),
                text.kinds(at: at - 1).isDisjoint(with: [.place, .outlet]),
                text.kinds(at: at + 1).isDisjoint(with: [.place, .outlet, .speaker])
            else { return nil }
            return at + 1
        }
        if token.sign == .straightSingle || token.sign == .closeSingle, text.touches(at), text.touches(at + 1) {
            return text.tokens[at + 1].isWord ? at + 1 : nil
        }
        if token.sign == .ampersand, isNamePart(at + 1) { return at + 1 }
        if token.isWord, Self.joiners.contains(token.key), isNamePart(at + 1) { return at + 1 }
        if token.isWord, Self.joiners.contains(token.key), text.tokens[at + 1].sign == .hyphen, at + 2 < end,
            isNamePart(at + 2)
        {
            return at + 2
        }
        return nil
    }

    private static let joiners = SyllableSet(.nameJoints)
}
