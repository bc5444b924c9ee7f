/// What speaks for and against a clause's being somebody's reported words: features by number, named for the table of weights.
///
/// A name is what stands in `quote-weights.tsv` and what `diembao explain` shows.
struct ReportingFeature: Sendable, Hashable {
    let number: Int

    private init(_ number: Int) { self.number = number }

    /// What is said of a clause, its cue and its subject, beside parts of speech, stances and rules.
    ///
    /// A coding key, since these know their own names: to print a case takes reflection, which every start would wait for.
    enum Simple: Int, CaseIterable, CodingKey {
        case bias, isHeadline, hasThat, afterComma, afterColon, afterCopula
        case opensWithPreposition, opensWithNominaliser, opensWithNegation, opensWithUnreal, opensWithName
        case opensWithPredicate, opensWithDemonstrative
        /// The force of the cue and how clearly the words are a clause.
        case strong0, strong1, strong2, clause0, clause1, clause2, weak0, weak1, weak2
        /// Who is the subject.
        case person, body, place, outlet, namelessPerson, collective, document, pronoun, nobody
        /// Where the subject stands.
        case subjectBeside, subjectNear, subjectFar, subjectShared
        /// Of how many words the clause is.
        case words3, words6, words12, words25, wordsMore
        case opensWithTopic, accordingOutlet, clauseFirstOutlet
        /// "Ông Putin: Nga sẵn sàng …" above an article: before a colon a person speaks, a place only tells where.
        case personBeforeColon
        case unreal, subordinate, relative, inOther, firstCue, laterCue, joined
        case endsSentence, hasQuotation, takesNouns, listener, sentenceStart, spokenBefore, cueFollowsCue
        /// What follows the nouns that the clause begins with: a subject has a predicate, an object has none.
        case nounsEnd, nounsSign, nounsPredicate, nounsAdverb, nounsVerb, nounsTopic, nounsPreposition, nounsOther
        /// The same where they are told as one that can speak.
        case speakerEnd, speakerSign, speakerPredicate, speakerAdverb, speakerVerb, speakerTopic, speakerPreposition,
            speakerOther
        /// A noun of what is spoken of, before a predicate's mark, and without one: "nhấn mạnh vai trò của" (stress the role of).
        case thingSubject, thingObject
        /// What a clause ends with that goes on in marks, and of how many words it is.
        case cutVerb, cutNoun, cutPreposition, cutOther, cutJoint
        case cut3, cut6, cut12, cut25
        /// "Báo cáo của Ngân hàng Thế giới cho thấy" (the World Bank's report shows): what a paper shows whose issuer is told.
        case issuedPaper
    }

    private static let tags = PartOfSpeech.allCases.count
    private static let stances = Report.Quote.Stance.allCases.count
    private static let firstBefore = Simple.allCases.count
    private static let firstAfter = firstBefore + tags
    private static let firstCueTag = firstAfter + tags
    private static let firstStance = firstCueTag + tags
    private static let firstRule = firstStance + stances
    static let count = firstRule + QuoteRule.ofClauses.count

    static func before(_ tag: PartOfSpeech) -> Self { Self(firstBefore + Int(tag.rawValue)) }
    static func after(_ tag: PartOfSpeech) -> Self { Self(firstAfter + Int(tag.rawValue)) }
    static func cue(_ tag: PartOfSpeech) -> Self { Self(firstCueTag + Int(tag.rawValue)) }
    static func stance(_ stance: Report.Quote.Stance) -> Self {
        Self(firstStance + Report.Quote.Stance.allCases.firstIndex(of: stance)!)
    }
    static func rule(_ rule: QuoteRule) -> Self {
        Self(firstRule + QuoteRule.ofClauses.firstIndex(of: rule)!)
    }

    static func simple(_ simple: Simple) -> Self { Self(simple.rawValue) }

    /// What follows the nouns that a clause begins with.
    static func following(_ following: Following, isSpeaker: Bool) -> Self {
        Self((isSpeaker ? Simple.speakerEnd : .nounsEnd).rawValue + following.rawValue)
    }

    /// In the order of the features `nouns…` and `speaker…`.
    enum Following: Int {
        case end, sign, predicate, adverb, verb, topic, preposition, other
    }

    /// Of how many words a clause is, in five steps.
    static func words(_ count: Int) -> Self { Self(Simple.words3.rawValue + step(count)) }

    /// Of how many words a clause is that goes on in marks, in four steps.
    static func cut(_ count: Int) -> Self { Self(Simple.cut3.rawValue + min(step(count), 3)) }

    static func step(_ count: Int) -> Int { count <= 3 ? 0 : count <= 6 ? 1 : count <= 12 ? 2 : count <= 25 ? 3 : 4 }

    /// The force of a cue and the evidence for a clause, 0 to 2.
    static func force(_ force: CueWord.Force, evidence: Int) -> Self {
        let first: Simple = force == .strong ? .strong0 : force == .clause ? .clause0 : .weak0
        return Self(first.rawValue + min(evidence, 2))
    }

    /// The name of each feature, by number.
    static let names: [String] =
        Simple.allCases.map(\.stringValue) + PartOfSpeech.allCases.map { "before.\($0.name)" }
        + PartOfSpeech.allCases.map { "after.\($0.name)" } + PartOfSpeech.allCases.map { "cue.\($0.name)" }
        + Report.Quote.Stance.allCases.map { "stance.\($0.rawValue)" }
        + QuoteRule.ofClauses.map { "rule.\($0.rawValue)" }
}

/// What speaks for and against a reported clause's ending before a sign or a joining word; numbered behind ``ReportingFeature``.
struct ClauseEndFeature: Sendable, Hashable {
    let number: Int

    private init(_ number: Int) { self.number = number }

    enum Simple: Int, CaseIterable, CodingKey {
        case bias, comma, semicolon, dash, noSign, afterColon
        /// What joins the rest: a cue of whoever speaks, of each force; something that resumes the report.
        case cueStrong, cueClause, cueWeak, resumption, conjunction, opener, adversative
        /// What comes next.
        case name, pronoun, negation, unreal, predicate, preposition, nominal, time, number, cueLater, quotationLater
        case before3, before6, before12, before25, beforeMore, after3, after6, after12, after25, afterMore
        case evidence0, evidence1, evidence2, rest0, rest1, rest2
        case hasThat, afterComma, request, strong, clause, weak, passive, restHasSpeaker
        /// A speaker with a strong cue right after, a cue without one; a clause that has no subject, and one that has, before a verb.
        case restSpeaks, cueBeside, elided, elidedVerb, verbAgain
    }

    private static let first = ReportingFeature.count
    private static let tags = PartOfSpeech.allCases.count
    private static let firstNext = first + Simple.allCases.count
    /// The number after the last one.
    static let end = firstNext + tags

    static func simple(_ simple: Simple) -> Self { Self(first + simple.rawValue) }
    static func next(_ tag: PartOfSpeech) -> Self { Self(firstNext + Int(tag.rawValue)) }
    /// Of how many words the clause is before a place, and after it.
    static func before(_ count: Int) -> Self { Self(first + Simple.before3.rawValue + ReportingFeature.step(count)) }
    static func after(_ count: Int) -> Self { Self(first + Simple.after3.rawValue + ReportingFeature.step(count)) }
    static func evidence(_ evidence: Int) -> Self { Self(first + Simple.evidence0.rawValue + evidence) }
    static func rest(_ evidence: Int) -> Self { Self(first + Simple.rest0.rawValue + evidence) }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] =
        Simple.allCases.map { "end." + $0.stringValue } + PartOfSpeech.allCases.map { "end.next.\($0.name)" }
}

/// What speaks for and against words in marks within a clause being somebody's, and no name, title or irony; numbered behind
/// ``ClauseEndFeature``.
struct FragmentFeature: Sendable, Hashable {
    let number: Int

    private init(_ number: Int) { self.number = number }

    enum Simple: Int, CaseIterable, CodingKey {
        case bias, adjacent, near, far, strong, clause, weak, noCue, isHeadline, singleMarks
        case words1, words2, words3, words6, wordsMore, evidence0, evidence1, evidence2
        case capital, allCapitals, firstPerson, signInside, endsSentence, hasThat
        case afterPreposition, afterCopula, afterDeterminer, afterWork, afterName, afterNegation,
            afterComma
        case beforeName, beforePreposition, beforeNothing
        case person, body, place, outlet, namelessPerson, collective, document, pronoun, nobody
        case otherInSentence, spokenBefore, unreal
    }

    private static let first = ClauseEndFeature.end
    private static let tags = PartOfSpeech.allCases.count
    private static let firstBefore = first + Simple.allCases.count
    private static let firstAfter = firstBefore + tags
    private static let firstContent = firstAfter + tags
    private static let firstStance = firstContent + tags
    private static let firstRule = firstStance + Report.Quote.Stance.allCases.count
    static let end = firstRule + QuoteRule.ofFragments.count

    static func simple(_ simple: Simple) -> Self { Self(first + simple.rawValue) }
    static func before(_ tag: PartOfSpeech) -> Self { Self(firstBefore + Int(tag.rawValue)) }
    static func after(_ tag: PartOfSpeech) -> Self { Self(firstAfter + Int(tag.rawValue)) }
    static func content(_ tag: PartOfSpeech) -> Self { Self(firstContent + Int(tag.rawValue)) }
    static func stance(_ stance: Report.Quote.Stance) -> Self {
        Self(firstStance + Report.Quote.Stance.allCases.firstIndex(of: stance)!)
    }
    static func rule(_ rule: QuoteRule) -> Self {
        Self(firstRule + QuoteRule.ofFragments.firstIndex(of: rule)!)
    }
    static func words(_ count: Int) -> Self {
        simple(count <= 1 ? .words1 : count == 2 ? .words2 : count <= 4 ? .words3 : count <= 7 ? .words6 : .wordsMore)
    }
    static func evidence(_ evidence: Int) -> Self { Self(first + Simple.evidence0.rawValue + evidence) }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] =
        Simple.allCases.map { "marks." + $0.stringValue } + PartOfSpeech.allCases.map { "marks.before.\($0.name)" }
        + PartOfSpeech.allCases.map { "marks.after.\($0.name)" }
        + PartOfSpeech.allCases.map { "marks.first.\($0.name)" }
        + Report.Quote.Stance.allCases.map { "marks.stance.\($0.rawValue)" }
        + QuoteRule.ofFragments.map { "marks.rule.\($0.rawValue)" }
}

/// What speaks for and against a sentence without a word of saying going on with what somebody said in the one before; numbered behind
/// ``FragmentFeature``.
struct ContinuationFeature: Sendable, Hashable {
    let number: Int

    private init(_ number: Int) { self.number = number }

    enum Simple: Int, CaseIterable, CodingKey {
        case bias, sameParagraph, newParagraph, inLead, chained
        /// How the sentence before told it: in marks, and up to its end.
        case afterMarked, afterWhole
        case words9, words19, words29, words39, wordsMore
        case modal, modals, past, firstPerson, negation, unreal, opener, demonstrative, question, date, reportingWord
        /// Who is named, one or more of a kind, and who stands first.
        case person1, person2, other1, other2, speakerNamed, nameStart, pronounStart, personStart
        /// How many words of what was said it takes up.
        case shared0, shared2, shared4, sharedMore
        /// Who speaks in the next sentence, of the same paragraph or of another one; whether whoever spoke speaks again.
        case nextNone, nextSame, nextOther, nextParagraphNone, nextParagraphSame, nextParagraphOther, nextEnd
        case laterSame
    }

    private static let first = FragmentFeature.end
    private static let firstLastRule = first + Simple.allCases.count
    static let end = firstLastRule + QuoteRule.allCases.count

    static func simple(_ simple: Simple) -> Self { Self(first + simple.rawValue) }
    /// By which rule the sentence before was found to be somebody's.
    static func last(_ rule: QuoteRule) -> Self { Self(firstLastRule + QuoteRule.allCases.firstIndex(of: rule)!) }
    static func words(_ count: Int) -> Self { Self(first + Simple.words9.rawValue + min(count / 10, 4)) }
    static func shared(_ count: Int) -> Self { Self(first + Simple.shared0.rawValue + min((count + 1) / 2, 3)) }

    /// The name of each feature, in the order of their numbers.
    static let names: [String] =
        Simple.allCases.map { "goes." + $0.stringValue } + QuoteRule.allCases.map { "goes.last.\($0.rawValue)" }
}

/// The weights of what speaks for a clause's being reported; `quote-weights.tsv`, learnt by logistic regression from the
/// annotated articles of `Training/quotes.tsv` (a resource, built once).
package struct ReportingModel: Sendable {
    static let shared = ReportingModel(rows: EmbeddedData.quoteWeights.rows)

    /// In thousandths, by feature.
    private var weights = [Int](repeating: 0, count: ContinuationFeature.end)
    /// Of each reporting word, by the lexicon's entry.
    private var cueWeights: [Int32: Int] = [:]
    /// Of each word that may stand where a clause has ended, by its key.
    private var endWeights: KeyTable<Int> = [:]
    /// Of each reporting word before words in marks, by the lexicon's entry.
    private var fragmentWeights: [Int32: Int] = [:]
    /// Of what a sentence opens with that may go on with what was said, by its key.
    private var openingWeights: KeyTable<Int> = [:]

    /// The names of all features that have numbers.
    static let featureNames =
        ReportingFeature.names + ClauseEndFeature.names + FragmentFeature.names + ContinuationFeature.names

    /// - Parameter table: lines of feature and weight.
    package init(table: String) {
        let numbers = Self.numbers()
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: "\t")
            guard cells.count >= 2, let weight = Int(cells[1]) else { continue }
            var name = String(cells[0])
            name.withUTF8 { add($0, weight, numbers) }
        }
    }

    private init(rows: [TableRow]) {
        let numbers = Self.numbers()
        for row in rows where row.count >= 2 {
            if let weight = row.number(1) { add(row.bytes(0), weight, numbers) }
        }
    }

    /// The features' numbers by keys of their names: strings take longer to hash, and every start waits for it.
    private static func numbers() -> KeyTable<Int> {
        var numbers: KeyTable<Int> = [:]
        for (number, name) in featureNames.enumerated() { numbers[name] = number }
        return numbers
    }

    /// - Parameter name: a feature's, or "cue:", "marks:", "end:" or "goes:" and a phrase.
    private mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ weight: Int, _ numbers: KeyTable<Int>) {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
            if let number = numbers[FoldedKey.of(name)] { weights[number] = weight }
            return
        }
        let phrase = Tokenizer().tokens(of: UnsafeBufferPointer(rebasing: name[(colon + 1)...]))
        let kind = name[..<colon]
        if kind.elementsEqual("cue".utf8) {
            if let entry = Lexicon.shared.entryNumber(of: phrase) { cueWeights[entry] = weight }
        } else if kind.elementsEqual("marks".utf8) {
            if let entry = Lexicon.shared.entryNumber(of: phrase) { fragmentWeights[entry] = weight }
        } else if kind.elementsEqual("end".utf8) {
            endWeights[KnownNames.key(phrase, phrase.indices)] = weight
        } else if kind.elementsEqual("goes".utf8) {
            openingWeights[KnownNames.key(phrase, phrase.indices)] = weight
        }
    }

    /// The same for words in marks within a clause.
    func score(_ features: [FragmentFeature], cue: Int32) -> Int {
        features.reduce(fragmentWeights[cue] ?? 0) { $0 + weights[$1.number] }
    }

    /// The same for a clause's ending before a word.
    func score(_ features: [ClauseEndFeature], word: UInt64) -> Int {
        features.reduce(endWeights[word] ?? 0) { $0 + weights[$1.number] }
    }

    /// The same for a sentence's going on with what was said.
    func score(_ features: [ContinuationFeature], opening: UInt64?) -> Int {
        features.reduce(opening.flatMap { openingWeights[$0] } ?? 0) { $0 + weights[$1.number] }
    }

    /// The logarithm of the odds, in thousandths; above 0 where more speaks for it than against it.
    func score(_ features: [ReportingFeature], cue: Int32) -> Int {
        features.reduce(cueWeights[cue] ?? 0) { $0 + weights[$1.number] }
    }

    /// What features speak for and against, by name, in thousandths, the strongest first.
    func reasons(_ candidate: ReportingCandidate, in text: TokenizedText) -> [(name: String, weight: Int)] {
        var reasons = candidate.featureNumbers.map { (name: Self.featureNames[$0], weight: weights[$0]) }
        func word(_ range: TokenRange) -> String { text.string(of: range).lowercased() }
        if candidate.rule == .continued {
            if let opening = candidate.opening, let own = openingWeights[KnownNames.key(text.tokens, opening)] {
                reasons.append((name: "goes:" + word(opening), weight: own))
            }
        } else {
            let own = candidate.isMarked ? fragmentWeights[candidate.cueEntry] : cueWeights[candidate.cueEntry]
            if let own { reasons.append((name: (candidate.isMarked ? "marks:" : "cue:") + word(candidate.cue), own)) }
        }
        return reasons.filter { $0.weight != 0 }.sorted { left, right in
            abs(left.weight) != abs(right.weight) ? abs(left.weight) > abs(right.weight) : left.name < right.name
        }
    }
}

/// A clause that may be somebody's words, with what speaks for it (data).
package struct ReportingCandidate: Sendable {
    package var content: TokenRange
    package var cue: TokenRange
    package var cueEntry: Int32
    /// Whether it stands in marks.
    package var isMarked = false
    /// What a sentence opens with that may go on with what was said before, where that has a weight of its own.
    package var opening: TokenRange?
    package var featureNumbers: [Int]
    package var score: Int
    package var rule: QuoteRule
    package var isAccepted: Bool
}

/// A place where a reported clause may end, with what speaks for it (data).
package struct ClauseEndCandidate: Sendable {
    package var cue: TokenRange
    /// Where the clause begins, and where it would end.
    package var content: TokenRange
    /// The word at which it would end.
    package var word: TokenRange
    package var featureNumbers: [Int]
}
