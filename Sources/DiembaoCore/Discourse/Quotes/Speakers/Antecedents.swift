/// Whom a pronoun means that no name stands for: "Nhiều nông dân đã nổi giận. Họ cho rằng …" (many farmers were angry. They think …).
extension Quotes.Reading {
    /// - Parameters:
    ///   - phrase: as it stands by the reporting word.
    ///   - speaker: whom it was taken for.
    /// - Returns: the description that the pronoun stands for, where the text names nobody; else the speaker as it is.
    func meant(by phrase: SpeakerPhrase, _ speaker: SpeakerResolution.Speaker) -> SpeakerResolution.Speaker {
        guard speaker.name == nil, speaker.group == nil, phrase.isPronoun, speaker.phrase.range == phrase.range,
            [.pronoun, .kin].contains(phrase.noun?.kind), let antecedent = pass.antecedent(of: phrase)
        else { return speaker }
        return pass.resolution.resolve(antecedent, previous: nil)
    }
}

extension Quotes {
    /// The nearest description that agrees with a pronoun: the subject of the sentence before; for several also who else stands
    /// between that and the pronoun.
    fileprivate func antecedent(of pronoun: SpeakerPhrase) -> SpeakerPhrase? {
        let own = sentence(holding: pronoun.range.lowerBound)
        if pronoun.isSeveral,
            let nearest = descriptions(in: own.lowerBound..<pronoun.range.lowerBound, for: pronoun).last
        {
            return nearest
        }
        guard own.lowerBound > 0 else { return nil }
        let before = sentence(holding: own.lowerBound - 1)
        let start = skipOpeners(before.lowerBound, before.upperBound)
        let found = descriptions(in: before, for: pronoun)
        return found.first { $0.range.lowerBound == start } ?? (pronoun.isSeveral ? found.last : nil)
    }

    private func descriptions(in range: TokenRange, for pronoun: SpeakerPhrase) -> [SpeakerPhrase] {
        var found: [SpeakerPhrase] = []
        var at = range.lowerBound
        let quotations = quotations(in: range)
        while at < range.upperBound {
            if let quotation = quotations.first(where: { $0.whole.contains(at) }) {
                at = quotation.whole.upperBound
                continue
            }
            guard text.tokens[at].isWord || text.tokens[at].kind == .number, read.name(holding: at) == nil,
                let phrase = phrases.phrase(at: at, end: range.upperBound), agrees(phrase, pronoun)
            else {
                at = text.unitEnd(at)
                continue
            }
            found.append(phrase)
            at = max(phrase.range.upperBound, text.unitEnd(at))
        }
        return found
    }

    /// "họ", "những người này" are several people; "cô", "người này" is one, of that sex.
    private func agrees(_ phrase: SpeakerPhrase, _ pronoun: SpeakerPhrase) -> Bool {
        guard phrase.name == nil, !phrase.isPronoun, let noun = phrase.noun else { return false }
        if pronoun.isSeveral {
            return phrase.isPerson && phrase.isPlural || [.collective, .group].contains(noun.kind)
        }
        guard phrase.isPerson, !phrase.isPlural, noun.kind == .title else { return false }
        guard let gender = pronoun.noun?.gender, let other = noun.gender else { return true }
        return gender == other
    }
}
