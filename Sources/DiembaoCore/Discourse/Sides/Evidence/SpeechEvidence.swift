/// What the quotations of an article tell of its parties (a pass).
struct SpeechEvidence {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let scan: ConflictScan
    private var references: References { article.references }

    init(article: ReadArticle, quotes: [AttributedQuote], scan: ConflictScan) {
        self.article = article
        self.quotes = quotes
        self.scan = scan
    }

    // MARK: Speakers

    func addSpeakers(to evidence: inout SideEvidence) {
        evidence.speakers = quotes.map { party(of: $0, evidence) }
        for (place, quote) in quotes.enumerated() {
            guard let speaker = evidence.speakers[place] else { continue }
            evidence.parties[speaker].quotes += 1
            if quote.type == .direct { evidence.parties[speaker].directs += 1 }
            if let speech = SideFeature.Speech(quote.stance) {
                evidence.parties[speaker].speeches[SideFeature.Speech.allCases.firstIndex(of: speech)!] += 1
            }
            switch quote.speaker?.sourceKind {
            case .expert, .media: evidence.parties[speaker].isExpert = true
            default: break
            }
        }
    }

    private func party(of quote: AttributedQuote, _ evidence: SideEvidence) -> Int? {
        guard let speaker = quote.speaker else { return nil }
        if let entity = speaker.entity { return evidence.partyOf[entity] }
        if let group = speaker.group {
            return references.groups[group].members.first.flatMap { evidence.partyOf[$0] }
        }
        let range = speaker.phrase.range
        let next = scan.unnamed.partitioningIndex { $0.range.upperBound > range.lowerBound }
        if next < scan.unnamed.count, scan.unnamed[next].range.lowerBound < range.upperBound {
            return evidence.parties.firstIndex { $0.unnamed == scan.unnamed[next].kind }
        }
        return references.names(in: range).compactMap { evidence.partyOf[$0] }.first
    }

    // MARK: Words

    func addQuotes(to evidence: inout SideEvidence) {
        // A sort by `self.quotes` would copy all of `self`.
        let quotes = quotes
        let order = quotes.indices.sorted {
            let (left, right) = (quotes[$0].content, quotes[$1].content)
            return left.lowerBound != right.lowerBound ? left.lowerBound < right.lowerBound : $0 < $1
        }
        var last: Int?
        for place in order {
            guard let speaker = evidence.speakers[place] else { continue }
            addMentions(quotes[place], speaker, &evidence)
            if let last, last != speaker { addAnswer(quotes[place], speaker, to: last, &evidence) }
            last = speaker
        }
    }

    /// Of whom somebody speaks, and whether with a word of conflict.
    private func addMentions(_ quote: AttributedQuote, _ speaker: Int, _ evidence: inout SideEvidence) {
        let isConflict = holdsConflict(quote.content) || SideFeature.Speech(quote.stance) == .accuse
        let mentions = references.mentions(in: quote.content)
        let victims = isConflict ? victims(mentions, in: quote.content, speaker, evidence) : []
        var seen = [speaker]
        for mention in mentions {
            guard let party = evidence.partyOf[mention.entity], !seen.contains(party) else { continue }
            seen.append(party)
            evidence.parties[party].spokenOf += 1
            let pair = evidence.pair(speaker, party)
            if isConflict, !victims.contains(party) {
                evidence.parties[party].blamed += 1
                evidence.parties[speaker].blames += 1
                evidence.pairs[pair].blames += 1
            } else {
                evidence.pairs[pair].spoken += 1
            }
        }
        guard let party = quote.target.flatMap({ evidence.partyOf[$0] }), party != speaker else { return }
        if !seen.contains(party) {
            evidence.parties[party].spokenOf += 1
            evidence.pairs[evidence.pair(speaker, party)].spoken += 1
        }
        switch SideFeature.Speech(quote.stance) {
        case .accuse, .deny, .threaten: evidence.pairs[evidence.pair(speaker, party)].aims += 1
        case .agree: evidence.pairs[evidence.pair(speaker, party)].praises += 1
        case .demand, .concede, nil: break
        }
    }

    /// To whom another one than the speaker does something by his words, and who does nothing by them: Syria in "Nga nói Mỹ tấn công Syria"
    /// (Russia says that the USA attacks Syria) is not whom Russia speaks against.
    private func victims(
        _ mentions: ArraySlice<References.Mention>, in content: TokenRange, _ speaker: Int, _ evidence: SideEvidence
    ) -> [Int] {
        var doers: [Int] = []
        var victims: [Int] = []
        for word in words(in: content) where word.isConflict && word.passive == nil {
            let before = mentions.last { $0.range.upperBound <= word.range.lowerBound }
            let after = mentions.first { $0.range.lowerBound >= word.range.upperBound }
            // "lệnh trừng phạt của Mỹ": whoever stands behind does it.
            let tokens = article.read.text.tokens
            if word.range.upperBound < tokens.count, ConflictActs.owning.contains(tokens[word.range.upperBound].key) {
                if let owner = after.flatMap({ evidence.partyOf[$0.entity] }) { doers.append(owner) }
                continue
            }
            guard let doer = before.flatMap({ evidence.partyOf[$0.entity] }) else { continue }
            doers.append(doer)
            guard let after, after.range.lowerBound - word.range.upperBound <= Self.reachAfter,
                let victim = evidence.partyOf[after.entity], victim != doer, doer != speaker
            else { continue }
            victims.append(victim)
        }
        return victims.filter { !doers.contains($0) }
    }

    /// In tokens.
    private static let reachAfter = 10

    private func holdsConflict(_ content: TokenRange) -> Bool {
        words(in: content).contains(where: \.isConflict)
    }

    private func words(in content: TokenRange) -> ArraySlice<ConflictScan.Word> {
        let first = scan.words.partitioningIndex { $0.range.lowerBound >= content.lowerBound }
        return scan.words[first...].prefix(Self.mostWords).prefix { $0.range.upperBound <= content.upperBound }
    }

    private static let mostWords = 40

    /// How one who speaks after another stands to him by the words of his sentence: "cũng" (too), "trong khi đó" (meanwhile).
    private func addAnswer(
        _ quote: AttributedQuote, _ speaker: Int, to last: Int, _ evidence: inout SideEvidence
    ) {
        let start = quote.content.lowerBound
        let sentence = scan.sentences.partitioningIndex { $0.upperBound > start }
        guard sentence < scan.sentences.count else { return }
        let pair = evidence.pair(last, speaker)
        if scan.sentences[sentence].contains(where: { article.read.text.isWord(.also, at: $0) }) {
            evidence.pairs[pair].also += 1
        }
        for word in scan.words(ofSentence: sentence) {
            switch ConflictKind.allCases[word.kind] {
            case .contrast:
                evidence.pairs[pair].contrast += 1
                evidence.contrasts += 1
            case .agree: evidence.pairs[pair].agree += 1
            default: break
            }
        }
    }

}
