/// Finds who does what to whom by a word of conflict (a pass).
struct ConflictActs {
    let quotes: [AttributedQuote]
    /// By where their words begin.
    private let order: [Int]
    private let starts: [Int]

    init(quotes: [AttributedQuote]) {
        self.quotes = quotes
        order = quotes.indices.sorted { quotes[$0].content.lowerBound < quotes[$1].content.lowerBound }
        starts = order.map { quotes[$0].content.lowerBound }
    }

    func add(_ words: ArraySlice<ConflictScan.Word>, _ named: [NamedParty], to evidence: inout SideEvidence) {
        for word in words {
            switch ConflictKind.allCases[word.kind] {
            case .contrast: break
            case .blame: addBlame(word, named, &evidence)
            default: addAct(word, named, &evidence)
            }
        }
    }

    private func addAct(_ word: ConflictScan.Word, _ named: [NamedParty], _ evidence: inout SideEvidence) {
        let subject = speaker(word, named, evidence) ?? doer(of: word, named)?.party
        if let subject { evidence.parties[subject].does[word.kind] += 1 }
        guard let object = sufferer(of: word, named)?.party, object != subject else { return }
        if ConflictKind.allCases[word.kind] == .quarrel {
            evidence.parties[object].does[word.kind] += 1
        } else {
            evidence.parties[object].suffers[word.kind] += 1
        }
        if let subject { evidence.relate(subject, object, word.kind) }
    }

    /// What is done wrong is done by who stands before the word; who says so is against him.
    private func addBlame(_ word: ConflictScan.Word, _ named: [NamedParty], _ evidence: inout SideEvidence) {
        let blamed = doer(of: word, named)?.party
        if let blamed { evidence.parties[blamed].suffers[word.kind] += 1 }
        if let speaker = quote(around: word.range).flatMap({ evidence.speakers[$0] }) {
            evidence.parties[speaker].does[word.kind] += 1
            if let blamed, blamed != speaker { evidence.relate(speaker, blamed, word.kind) }
        } else if let blamed, let victim = next(after: word, named)?.party, victim != blamed {
            evidence.relate(blamed, victim, word.kind)
        }
    }

    // MARK: Who

    /// In tokens.
    private static let reachBefore = 16
    private static let reachAfter = 10

    /// "bị A phản đối" has its actor before the word; what follows "bị phản đối bởi A" may be anything else as well.
    private func doer(of word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        guard let passive = passive(of: word) else { return last(before: word.range.lowerBound, named) }
        return named.last { $0.range.lowerBound > passive && $0.range.upperBound <= word.range.lowerBound }
    }

    private func sufferer(of word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        guard let passive = passive(of: word) else { return next(after: word, named) }
        return last(before: passive, named)
    }

    private func passive(of word: ConflictScan.Word) -> Int? {
        word.passive.flatMap { word.range.lowerBound - $0 <= Self.reachAfter ? $0 : nil }
    }

    private func last(before token: Int, _ named: [NamedParty]) -> NamedParty? {
        named.last { $0.range.upperBound <= token && token - $0.range.upperBound <= Self.reachBefore }
    }

    private func next(after word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        named.first {
            $0.range.lowerBound >= word.range.upperBound
                && $0.range.lowerBound - word.range.upperBound <= Self.reachAfter
        }
    }

    // MARK: Within quotations

    /// Who says a word of conflict, unless he says it of somebody else: "A nói B phản đối C".
    private func speaker(_ word: ConflictScan.Word, _ named: [NamedParty], _ evidence: SideEvidence) -> Int? {
        guard let quote = quote(around: word.range), let speaker = evidence.speakers[quote] else { return nil }
        let doer = doer(of: word, named)?.party
        let isTold = named.contains {
            $0.party == doer && $0.range.lowerBound >= quotes[quote].content.lowerBound
                && $0.range.upperBound <= word.range.lowerBound
        }
        return isTold ? nil : speaker
    }

    /// The innermost quotation around a word.
    private func quote(around word: TokenRange) -> Int? {
        let after = starts.partitioningIndex { $0 > word.lowerBound }
        return order[..<after].suffix(Self.mostNested).last { quotes[$0].content.upperBound >= word.upperBound }
    }

    /// So many quotations hold one another at most.
    private static let mostNested = 4
}

extension SideEvidence {
    fileprivate mutating func relate(_ one: Int, _ other: Int, _ kind: Int) {
        pairs[pair(one, other)].toward[kind] += 1
    }
}
