/// What the sentences of an article tell of its parties: who stands in one with a word of conflict, beside whom, and who does what to
/// whom (a pass).
struct SentenceEvidence {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let scan: ConflictScan
    let kinds: PartyKinds
    private let newsEnd: Int
    private let headlineEnd: Int
    private let neighbours: PartyNeighbours
    private var text: TokenizedText { article.read.text }

    init(article: ReadArticle, quotes: [AttributedQuote], scan: ConflictScan, kinds: PartyKinds) {
        self.article = article
        self.quotes = quotes
        self.scan = scan
        self.kinds = kinds
        newsEnd = article.newsEnd
        headlineEnd = article.structure.headline?.upperBound ?? 0
        neighbours = PartyNeighbours(references: article.references, text: article.read.text)
    }

    func add(to evidence: inout SideEvidence) {
        var walk = PartyWalk(references: article.references, scan: scan, kinds: kinds, evidence: evidence)
        let words = ConflictActs(quotes: quotes, text: text)
        for (place, sentence) in scan.sentences.enumerated() {
            let named = walk.parties(in: sentence)
            guard !named.isEmpty else { continue }
            let told = scan.words(ofSentence: place)
            addPresence(named, told, &evidence)
            if isAlone(named[0], in: sentence) { evidence.parties[named[0].party].isAlone = true }
            neighbours.add(named, in: sentence, told, to: &evidence)
            words.add(told, named, to: &evidence)
        }
    }

    /// Who stands in a sentence, and who stands there beside whom.
    private func addPresence(
        _ named: [NamedParty], _ words: ArraySlice<ConflictScan.Word>, _ evidence: inout SideEvidence
    ) {
        let isConflict = words.contains(where: \.isConflict)
        var seen: [Int] = []
        for (order, one) in named.enumerated() where !seen.contains(one.party) {
            if evidence.parties[one.party].sentences == 0, order > 0, named[order - 1].party != one.party,
                neighbours.isIntroduced(one, by: named[order - 1], words)
            {
                evidence.pairs[evidence.pair(one.party, named[order - 1].party)].isIntroduced = true
            }
            for other in seen {
                let pair = evidence.pair(one.party, other)
                if isConflict { evidence.pairs[pair].besides += 1 } else { evidence.pairs[pair].calm += 1 }
            }
            seen.append(one.party)
            evidence.parties[one.party].sentences += 1
            if isConflict { evidence.parties[one.party].conflictSentences += 1 }
            if one.range.lowerBound < headlineEnd { evidence.parties[one.party].isInHeadline = true }
            if one.range.lowerBound < newsEnd { evidence.parties[one.party].isInLead = true }
        }
    }

    /// Whether a sentence of the body holds nothing but a name: "Lan Anh", "Lan Anh (tổng hợp)" (compiled).
    private func isAlone(_ party: NamedParty, in sentence: TokenRange) -> Bool {
        guard sentence.lowerBound >= newsEnd, party.range.lowerBound == sentence.lowerBound else { return false }
        return party.range.upperBound == sentence.upperBound
            || text.isSign(.openParenthesis, at: party.range.upperBound)
                && sentence.count <= party.range.count + Self.longestRemark
    }

    /// In tokens.
    private static let longestRemark = 6
}
