/// Reads from the words of kinship and the titles before a name who it can't be: in "cha cô, Tổng thống Lindgren" (her father, President
/// Lindgren) it is no woman (a pass over what stands before one name).
struct NameClues {
    /// What stands before a name (data).
    struct Clue {
        /// Of whoever is named.
        var gender: SpeakerNoun.Gender?
        /// Of whoever is said to be the child of the one named.
        var child: SpeakerNoun.Gender?
        /// The noun of an office right before the name, as an entry of the lexicon.
        var office: Int32?
        var isHeadOfState = false
        /// Where the noun of kin begins.
        var start: Int?
    }

    let text: TokenizedText

    /// - Parameter name: the token at which it begins.
    func read(before name: Int) -> Clue {
        var found = Clue()
        var at = name
        var isTitled = false
        for _ in 0...Self.mostTitles where at > 0 && !text.tokens[at].traits.contains(.opensParagraph) {
            if read(kinBefore: at, isTitled: isTitled, &found) { break }
            let before = text.unitStart(before: at)
            guard let noun = text.speaker(at: before), [.kin, .title, .prefix].contains(noun.kind) else {
                // "con gái Tổng thống Mỹ Lindgren"
                guard text.kinds(at: before).contains(.place), before > 0,
                    text.speaker(at: text.unitStart(before: before))?.kind == .title
                else { break }
                at = before
                continue
            }
            if noun.kind == .title, found.office == nil, noun.source == .headOfState || noun.source == .official {
                found.office = text.tokens[before].entry
                found.isHeadOfState = noun.source == .headOfState
            }
            isTitled = true
            at = before
        }
        if let sex = sexWord(before: name) { found.gender = sex }
        return found
    }

    /// "ông", "bà", "anh" before a name say whether it is a man's; "mẹ Nam" (Nam's mother) does not.
    private func sexWord(before at: Int) -> SpeakerNoun.Gender? {
        guard at > 0, !text.tokens[at].traits.contains(.opensParagraph) else { return nil }
        let start = text.unitStart(before: at)
        // "Thủ tướng Anh Theresa May" (the British prime minister): no "anh" (brother).
        guard let noun = text.speaker(at: start), noun.kind == .kin, !Self.relatives.contains(text.tokens[start].key),
            !(text.tokens[start].isCapitalised && text.kinds(at: start).contains(.place))
        else { return nil }
        return noun.gender
    }

    private static let relatives = SyllableSet(.speakerRelatives)

    /// In units.
    private static let mostTitles = 3

    private func read(kinBefore at: Int, isTitled: Bool, _ found: inout Clue) -> Bool {
        // "vợ Hoa" may be his wife Hoa as well as Hoa's wife.
        let isOf = text.isWord(.of, at: at - 1)
        if isOf || isTitled {
            let end = isOf ? at - 1 : at
            if let start = start(of: Self.wives, before: end) {
                (found.gender, found.start) = (.male, start)
            } else if let start = start(of: Self.husbands, before: end) {
                // "vợ chồng ông Lindgren" (Mr and Mrs)
                if start > 0, Self.wives.contains([text.tokens[start - 1].key]) { return true }
                (found.gender, found.start) = (.female, start)
            } else if let start = start(of: Self.daughters, before: end) {
                (found.child, found.start) = (.female, start)
            } else if let start = start(of: Self.sons, before: end) {
                (found.child, found.start) = (.male, start)
            }
            if found.start != nil { return true }
        }
        // "cha cô, Tổng thống Lindgren", "chồng bà là ông Lindgren"
        guard at > 2, text.isSign(.comma, at: at - 1) || text.kinds(at: at - 1).contains(.copula),
            text.tokens[at - 2].unitLength == 1, text.speaker(at: at - 2)?.kind == .kin,
            !text.tokens[at - 2].isCapitalised, !text.tokens[at - 1].traits.contains(.opensParagraph)
        else { return false }
        for (words, gender) in Self.ofTheirs {
            guard let start = start(of: words, before: at - 2) else { continue }
            (found.gender, found.start) = (gender, start)
            return true
        }
        return false
    }

    private func start(of phrases: RolePhrases, before end: Int) -> Int? {
        [1, 2].first { WordRoles.length(of: phrases, in: text.tokens, at: end - $0) == $0 }.map { end - $0 }
    }

    private static let wives = WordRoles.shared.phrases(of: .wives)
    private static let husbands = WordRoles.shared.phrases(of: .husbands)
    private static let daughters = WordRoles.shared.phrases(of: .daughters)
    private static let sons = WordRoles.shared.phrases(of: .sons)
    private static let ofTheirs: [(RolePhrases, SpeakerNoun.Gender)] = [
        (WordRoles.shared.phrases(of: .fathers), .male), (husbands, .male), (sons, .male),
        (WordRoles.shared.phrases(of: .mothers), .female), (wives, .female), (daughters, .female),
    ]
}
