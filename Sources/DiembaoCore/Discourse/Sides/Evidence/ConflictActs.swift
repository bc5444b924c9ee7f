/// Finds who does what to whom by a word of conflict (a pass).
struct ConflictActs {
    let quotes: [AttributedQuote]
    private let text: TokenizedText
    /// By where their words begin.
    private let order: [Int]
    private let starts: [Int]

    init(quotes: [AttributedQuote], text: TokenizedText) {
        self.quotes = quotes
        self.text = text
        order = quotes.indices.sorted { quotes[$0].content.lowerBound < quotes[$1].content.lowerBound }
        starts = order.map { quotes[$0].content.lowerBound }
    }

    func add(_ words: ArraySlice<ConflictScan.Word>, _ named: [NamedParty], to evidence: inout SideEvidence) {
        // The end of what is told already: the sanctions that somebody objects to are nobody's act against whom he defends.
        var end = 0
        for (place, word) in words.enumerated() where word.range.lowerBound >= end {
            let next = words.dropFirst(place + 1).first
            switch ConflictKind.allCases[word.kind] {
            case .contrast: break
            case .blame: addBlame(word, named, &evidence)
            default:
                if let defended = defended(by: word, against: next, named) {
                    addDefence(word, of: defended.party, named, &evidence)
                    end = defended.range.lowerBound
                } else {
                    addAct(word, named, &evidence)
                }
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
        guard let subject else { return }
        evidence.relate(subject, object, word.kind)
        if isSupport(word, named) { evidence.pairs[evidence.pair(subject, object)].supports += 1 }
    }

    /// Whether a word of agreement stands right before whom it is for.
    private func isSupport(_ word: ConflictScan.Word, _ named: [NamedParty]) -> Bool {
        guard ConflictKind.allCases[word.kind] == .agree, let object = next(after: word, named) else { return false }
        return isDirect(word.range.upperBound..<object.range.lowerBound)
    }

    /// What is done wrong is done by who stands before the word; who says so is against him.
    private func addBlame(_ word: ConflictScan.Word, _ named: [NamedParty], _ evidence: inout SideEvidence) {
        // What stands behind a comma has another subject: "Theo ông Lúa, việc này là phi lý" (according to Mr Lúa, this is absurd).
        let blamed = doer(of: word, named).flatMap { doer in
            doer.range.upperBound > word.range.lowerBound || isWords(doer.range.upperBound..<word.range.lowerBound)
                ? doer.party : nil
        }
        if let blamed { evidence.parties[blamed].suffers[word.kind] += 1 }
        if let speaker = quote(around: word.range).flatMap({ evidence.speakers[$0] }) {
            evidence.parties[speaker].does[word.kind] += 1
            if let blamed, blamed != speaker { evidence.relate(speaker, blamed, word.kind) }
        } else if let blamed, let victim = next(after: word, named)?.party, victim != blamed {
            evidence.relate(blamed, victim, word.kind)
        }
    }

    // MARK: What is done for somebody

    /// Who is with whom by being against what is done to him: "Nga phản đối lệnh trừng phạt Iran" (Russia objects to the sanctions on
    /// Iran), "Nga bác cáo buộc nhằm vào Syria"; but not "Nga bác cáo buộc của Mỹ", nor "Nga bác cáo buộc can thiệp bầu cử Mỹ".
    private func defended(
        by word: ConflictScan.Word, against next: ConflictScan.Word?, _ named: [NamedParty]
    ) -> NamedParty? {
        guard Self.refusals.contains(word.kind), word.passive == nil,
            let object = named.first(where: { $0.range.lowerBound >= word.range.upperBound })
        else { return nil }
        // "bác bỏ cáo buộc" holds both.
        if text.isWord(Self.accusation, at: word.range.upperBound - 1) {
            return isDirect(word.range.upperBound..<object.range.lowerBound) ? object : nil
        }
        guard let next, Self.attacks.contains(next.kind),
            next.range.lowerBound - word.range.upperBound <= Self.longestNoun,
            isWords(word.range.upperBound..<next.range.lowerBound), object.range.lowerBound >= next.range.upperBound,
            isDirect(next.range.upperBound..<object.range.lowerBound)
        else { return nil }
        return object
    }

    /// "cáo buộc", by its second syllable.
    private static let accusation = Syllable("buộc")

    private func addDefence(
        _ word: ConflictScan.Word, of object: Int, _ named: [NamedParty], _ evidence: inout SideEvidence
    ) {
        let kind = ConflictKind.agree.number
        guard let subject = speaker(word, named, evidence) ?? doer(of: word, named)?.party else { return }
        evidence.parties[subject].does[word.kind] += 1
        guard subject != object else { return }
        evidence.parties[object].suffers[kind] += 1
        evidence.relate(subject, object, kind)
    }

    private static let refusals: Set<Int> = Set(
        [ConflictKind.protest, .refuse, .deny, .complain, .mock].map(\.number))
    private static let attacks: Set<Int> = Set(
        [ConflictKind.punish, .force, .threaten, .protest, .complain, .mock, .sue].map(\.number))
    /// "lệnh", "các cuộc", "những lời", in tokens.
    private static let longestNoun = 3

    private func isWords(_ range: TokenRange) -> Bool { range.allSatisfy { text.tokens[$0].isWord } }

    /// Whether nothing but words for "towards", and what somebody is called, stand before a name.
    private func isDirect(_ between: TokenRange) -> Bool {
        var at = between.lowerBound
        while at < between.upperBound {
            if Self.toward.contains(text.tokens[at].key) {
                at += 1
            } else if text.tokens[at].isWord, text.speaker(at: at) != nil {
                at = text.unitEnd(at)
            } else {
                return false
            }
        }
        return true
    }

    private static let toward = SyllableSet(.conflictObjects)

    // MARK: Who

    /// In tokens.
    private static let reachBefore = 16
    private static let reachAfter = 10

    /// "bị A phản đối" has its actor before the word; what follows "bị phản đối bởi A" may be anything else as well.
    private func doer(of word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        if let owner = owner(of: word, named) { return owner }
        guard let passive = passive(of: word) else { return last(before: word.range.lowerBound, named) }
        return named.last { $0.range.lowerBound > passive && $0.range.upperBound <= word.range.lowerBound }
    }

    private func sufferer(of word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        if let owner = owner(of: word, named) {
            let object = named.first { $0.range.lowerBound >= owner.range.upperBound }
            if let object, object.range.lowerBound - owner.range.upperBound <= Self.reachAfter,
                (owner.range.upperBound..<object.range.lowerBound).contains(where: {
                    Self.toward.contains(text.tokens[$0].key)
                })
            {
                return object
            }
            return last(before: word.range.lowerBound, named)
        }
        guard let passive = passive(of: word) else { return next(after: word, named) }
        return last(before: passive, named)
    }

    /// Whose act it is where the word is a noun: the USA's in "Nga bác cáo buộc của Mỹ" (Russia rejects the USA's accusation).
    private func owner(of word: ConflictScan.Word, _ named: [NamedParty]) -> NamedParty? {
        let after = word.range.upperBound
        guard Self.nouns.contains(word.kind), after < text.tokens.count, Self.owning.contains(text.tokens[after].key)
        else { return nil }
        guard let owner = named.first(where: { $0.range.lowerBound > after }),
            owner.range.lowerBound - after <= Self.longestObject, isWords(after..<owner.range.lowerBound)
        else { return nil }
        return owner
    }

    /// What is told by nouns as well as by verbs; "bác bỏ cáo buộc của Mỹ" is by a verb.
    private static let nouns: Set<Int> = Set(
        [ConflictKind.complain, .protest, .demand, .punish, .force, .threaten, .mock].map(\.number))

    /// "lệnh trừng phạt mà Mỹ áp đặt lên Iran" (the sanctions that the USA put on Iran)
    static let owning = SyllableSet(.actOwners)

    /// "với ông", "nhằm vào Tổng thống", in tokens.
    private static let longestObject = 5

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
        let doer = doer(of: word, named)
        let isTold = named.contains {
            $0.party == doer?.party && $0.range.lowerBound >= quotes[quote].content.lowerBound
                && $0.range.upperBound <= (doer?.range.upperBound ?? 0)
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
