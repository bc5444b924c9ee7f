/// Finds the sentences without a word of saying that go on with what somebody said in the sentence before: "Ông Nam cho biết con đê đã nứt.
/// Ngoài ra, tỉnh cần 5 tỷ đồng để sửa." (said that the dyke has cracked. Besides, the province needs 5 billion to mend it.) (a pass over an
/// article's quotations).
///
/// What speaks for it stands on both sides: who spoke before and by which pattern, and whether the same one speaks again. So it
/// runs when everything else that is said has been found.
struct ContinuedSpeech {
    private let pass: Quotes
    private let roles: [Report.Paragraph.Role]
    private let quotes: [AttributedQuote]
    /// Of each sentence the places of the quotations that stand in it or have their reporting word there, in the order of the text.
    private let quotesOfSentence: [[Int]]
    /// Of each sentence the next one that any stand in, that one itself among them.
    private let nextQuoted: [Int?]
    private var text: TokenizedText { pass.text }
    private var read: ReadText { pass.read }

    init(pass: Quotes, roles: [Report.Paragraph.Role], quotes: [AttributedQuote]) {
        self.pass = pass
        self.roles = roles
        self.quotes = quotes
        var found = [[Int]](repeating: [], count: pass.sentences.count)
        for place in quotes.inOrder {
            let content = quotes[place].content
            let cue = quotes[place].cue ?? content
            let reach = min(content.lowerBound, cue.lowerBound)..<max(content.upperBound, cue.upperBound)
            var sentence = pass.sentences.partitioningIndex { $0.upperBound > reach.lowerBound }
            while sentence < pass.sentences.count, pass.sentences[sentence].lowerBound < reach.upperBound {
                found[sentence].append(place)
                sentence += 1
            }
        }
        quotesOfSentence = found
        var next: Int?
        var nextQuoted = [Int?](repeating: nil, count: found.count)
        for sentence in found.indices.reversed() {
            if !found[sentence].isEmpty { next = sentence }
            nextQuoted[sentence] = next
        }
        self.nextQuoted = nextQuoted
    }

    /// What sentences may go on with (data).
    private struct Said {
        var quote: AttributedQuote
        var speaker: SpeakerResolution.Speaker
        /// The keys of its nouns, verbs and adjectives.
        var matter: KeySet
        /// How many sentences have gone on with it.
        var chain = 0
    }

    /// The sentences that go on, and all that were judged.
    func find() -> (quotes: [AttributedQuote], candidates: [ReportingCandidate]) {
        guard !quotes.isEmpty else { return ([], []) }
        var found: [AttributedQuote] = []
        var candidates: [ReportingCandidate] = []
        var last: Said?
        for place in pass.sentences.indices.dropFirst() where isCandidate(place) {
            if let before = quotesOfSentence[place - 1].last {
                last = quotes[before].speaker.map {
                    Said(quote: quotes[before], speaker: $0, matter: matter(of: quotes[before].content))
                }
            } else if found.last.map({ !pass.sentences[place - 1].overlaps($0.content) }) ?? true {
                last = nil
            }
            guard let said = last, let candidate = candidate(place, after: said) else { continue }
            candidates.append(candidate)
            guard candidate.isAccepted else { continue }
            last?.chain += 1
            found.append(
                AttributedQuote(
                    type: .indirect, content: candidate.content, speaker: said.speaker, cue: nil, stance: .say,
                    confidence: LogOdds.confidence(candidate.score), rule: .continued))
        }
        return (found, candidates)
    }

    /// Whether a sentence of the article's own text holds no quotation and no marks.
    private func isCandidate(_ place: Int) -> Bool {
        let sentence = pass.sentences[place]
        let role = roles[paragraph(of: sentence)]
        return quotesOfSentence[place].isEmpty && (role == .lead || role == .body)
            && pass.quotations(in: sentence).isEmpty
    }

    private func paragraph(of sentence: TokenRange) -> Int {
        text.paragraphs.partitioningIndex { $0.upperBound > sentence.lowerBound }
    }

    /// A sentence that may go on with what was said, with what speaks for it; `nil` of one that is too short for it.
    private func candidate(_ place: Int, after said: Said) -> ReportingCandidate? {
        let sentence = pass.sentences[place]
        let paragraph = paragraph(of: sentence)
        let content = pass.withoutOpener(sentence)
        let words = sentence.count { text.tokens[$0].isWord }
        guard words >= Self.fewestWords, !content.isEmpty else { return nil }
        let isInParagraph = text.paragraphs[paragraph].lowerBound < sentence.lowerBound
        var features: [ContinuationFeature] = [
            .simple(.bias), .words(words), .simple(isInParagraph ? .sameParagraph : .newParagraph),
            .last(said.quote.rule),
            .shared(content.count { isMatter($0) && said.matter.contains(text.tokens[$0].key) }),
        ]
        func add(_ simple: ContinuationFeature.Simple, if holds: Bool) {
            if holds { features.append(.simple(simple)) }
        }
        add(.inLead, if: roles[paragraph] == .lead)
        add(.chained, if: said.chain > 0)
        add(.afterMarked, if: said.quote.type != .indirect)
        add(.afterWhole, if: said.quote.content.upperBound + 1 >= pass.sentences[place - 1].upperBound)
        addWords(of: sentence, opensAt: content.lowerBound, to: &features)
        addNames(in: sentence, said.speaker.entity, to: &features)
        addNext(behind: place, said, to: &features)
        let opening = opening(of: sentence)
        let score = pass.model.score(features, opening: opening.map { KnownNames.key(text.tokens, $0) })
        return ReportingCandidate(
            content: content, cue: content.lowerBound..<content.lowerBound, cueEntry: -1, opening: opening,
            featureNumbers: features.map(\.number), score: score, rule: .continued,
            isAccepted: score > Self.least)
    }

    /// What a sentence opens with that says how it goes on: "Ngoài ra" (besides), "Các" (the), but nothing that only says of what it is.
    private func opening(of sentence: TokenRange) -> TokenRange? {
        let first = sentence.lowerBound
        guard ![.noun, .properNoun, .verb].contains(read.tag(first)) || text.kinds(at: first).contains(.opener) else {
            return nil
        }
        return first..<min(text.unitEnd(first), sentence.upperBound)
    }

    private static let fewestWords = 5
    /// Two in three of what is told there is right: a sentence too few is better than one in a wrong mouth.
    private static let least = 400

    /// What kind of words a sentence has: what should or will be is rather somebody's opinion, what was done the reporter's account.
    private func addWords(of sentence: TokenRange, opensAt start: Int, to features: inout [ContinuationFeature]) {
        var modals = 0
        func holds(_ set: SyllableSet) -> Bool { sentence.contains { set.contains(text.tokens[$0].key) } }
        for at in sentence where Quotes.modals.contains(text.tokens[at].key) { modals += 1 }
        func add(_ simple: ContinuationFeature.Simple, if holds: Bool) {
            if holds { features.append(.simple(simple)) }
        }
        add(.modal, if: modals == 1)
        add(.modals, if: modals > 1)
        add(.past, if: holds(Quotes.pasts))
        add(.firstPerson, if: holds(Quotes.firstPersons))
        add(.negation, if: sentence.contains { text.kinds(at: $0).contains(.negation) })
        add(.unreal, if: sentence.contains { text.kinds(at: $0).contains(.unreal) })
        add(.opener, if: start > sentence.lowerBound)
        add(.demonstrative, if: Quotes.demonstratives.contains(text.tokens[start].key))
        add(.question, if: text.isSign(.question, at: sentence.upperBound - 1))
        add(
            .date,
            if: sentence.dropFirst().contains {
                text.tokens[$0].kind == .number && text.kinds(at: $0 - 1).contains(.time)
            })
        add(.reportingWord, if: sentence.contains { text.cue(at: $0) != nil })
    }

    /// Who is named: the more are, the rather it is an account of what happened.
    private func addNames(
        in sentence: TokenRange, _ speaker: Int?, to features: inout [ContinuationFeature]
    ) {
        var people = 0
        var others = 0
        var namesSpeaker = false
        var place = read.names.partitioningIndex { $0.range.lowerBound >= sentence.lowerBound }
        let first = read.names[place...].first
        while place < read.names.count, read.names[place].range.lowerBound < sentence.upperBound {
            if read.names[place].kind == .person { people += 1 } else { others += 1 }
            if let speaker, pass.resolution.references.entity(ofName: read.names[place].range) == speaker {
                namesSpeaker = true
            }
            place += 1
        }
        if people > 0 { features.append(.simple(people == 1 ? .person1 : .person2)) }
        if others > 0 { features.append(.simple(others == 1 ? .other1 : .other2)) }
        if namesSpeaker { features.append(.simple(.speakerNamed)) }
        if first?.range.lowerBound == sentence.lowerBound { features.append(.simple(.nameStart)) }
        if let phrase = pass.phrases.phrase(at: sentence.lowerBound, end: sentence.upperBound) {
            if phrase.isPronoun {
                features.append(.simple(.pronounStart))
            } else if phrase.isPerson {
                features.append(.simple(.personStart))
            }
        }
    }

    /// Who speaks next, and whether the speaker says more at all.
    private func addNext(
        behind place: Int, _ said: Said, to features: inout [ContinuationFeature]
    ) {
        let next = place + 1
        guard next < pass.sentences.count else {
            features.append(.simple(.nextEnd))
            return
        }
        let isInParagraph = !text.tokens[pass.sentences[next].lowerBound].traits.contains(.opensParagraph)
        guard let first = quotesOfSentence[next].first else {
            features.append(.simple(isInParagraph ? .nextNone : .nextParagraphNone))
            if let later = nextQuoted[next], isSameSpeaker(quotes[quotesOfSentence[later][0]], said) {
                features.append(.simple(.laterSame))
            }
            return
        }
        let isSame = isSameSpeaker(quotes[first], said)
        features.append(
            .simple(
                isInParagraph
                    ? isSame ? .nextSame : .nextOther : isSame ? .nextParagraphSame : .nextParagraphOther))
        if isSame { features.append(.simple(.laterSame)) }
    }

    private func isSameSpeaker(_ quote: AttributedQuote, _ said: Said) -> Bool {
        quote.speaker?.isSame(as: said.speaker) ?? false
    }

    private func matter(of words: TokenRange) -> KeySet {
        KeySet(words.lazy.filter(isMatter).map { text.tokens[$0].key })
    }

    private func isMatter(_ at: Int) -> Bool {
        switch read.tag(at) {
        case .noun, .properNoun, .verb, .adjective: true
        default: false
        }
    }
}
