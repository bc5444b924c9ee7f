/// The labels of the model of names: where a name of which type begins, goes on and ends (BIOES) (data).
package enum NameLabel {
    package static let outside: UInt8 = 0
    package static let count = 13

    /// - Parameters:
    ///   - type: 0 person, 1 organisation, 2 location.
    ///   - position: 0 begins, 1 goes on, 2 ends, 3 begins and ends.
    package static func of(type: UInt8, position: UInt8) -> UInt8 { 1 + type * 4 + position }

    /// What a label that is not ``outside`` says is named: the raw value of a `FoundName.Kind`.
    static func type(_ label: UInt8) -> UInt8 { (label - 1) / 4 }
    /// Where in the name: 0 begins it, 1 goes on, 2 ends it, 3 is all of it.
    static func position(_ label: UInt8) -> UInt8 { (label - 1) % 4 }
}

/// A stretch of capitalised words that may be one name or several (data).
struct CapitalRun {
    var range: TokenRange
    /// The key of all its words in a row.
    var key: UInt64
    /// What the unit before it is, as ``NameSequence/role(_:)`` tells.
    var before: UInt64
    var beforeKey: UInt64
    var afterKey: UInt64
    var afterRole: UInt64
    var opensSentence: Bool
}

/// An article as the model of names sees it (a resource, filled anew for each article).
package struct NameSequence {
    let gazetteer: Gazetteer
    private let known: KnownNames
    private let certain: CertainLabels?
    private(set) var evidence = NameEvidence()

    // One value a token:
    private(set) var syllables = SyllableSequence()
    /// What the lists say: five groups of positions and kinds.
    private(set) var listed: [UInt64] = []
    /// The key of the word and its part of speech in the low byte, with bit 8 where the word begins.
    private(set) var wordKeys: [UInt64] = []
    private(set) var wordMarks: [UInt64] = []
    /// The run of capitalised words that the token is in, or -1.
    private(set) var runOf: [Int32] = []
    private(set) var runs: [CapitalRun] = []
    /// How far back the last noun of an organisation, of a place and the last title are: 4 bits each, 15 for none near.
    private(set) var distances: [UInt64] = []
    /// What the known names say.
    private(set) var knownTypes: [UInt64] = []
    /// Where a desk's own names stand.
    private(set) var deskNames: [FoundName] = []
    /// Whether a capital stands near enough for a name to go through the token.
    private var nearness: [Bool] = []
    private(set) var sentence: TokenRange = 0..<0

    init(gazetteer: Gazetteer, known: KnownNames, certain: CertainLabels?) {
        self.gazetteer = gazetteer
        self.known = known
        self.certain = certain
    }

    // MARK: A whole article

    /// Reads an article whose words and parts of speech are known.
    mutating func fill(
        _ text: TokenizedText, sentences: [TokenRange], words: [TokenRange], tags: [PartOfSpeech]
    ) {
        let count = text.tokens.count
        reset(&listed, count, 0)
        reset(&knownTypes, count, 0)
        reset(&distances, count, 0xFFF)
        wordKeys.removeAll(keepingCapacity: true)
        wordKeys.reserveCapacity(count)
        wordMarks.removeAll(keepingCapacity: true)
        wordMarks.reserveCapacity(count)
        runOf.removeAll(keepingCapacity: true)
        runOf.append(contentsOf: repeatElement(-1, count: count))
        runs.removeAll(keepingCapacity: true)
        evidence.clear()
        deskNames.removeAll(keepingCapacity: true)
        for (range, tag) in zip(words, tags) {
            var key: UInt64 = 0
            for index in range {
                let syllable = SyllableSequence.symbol(text.tokens[index])
                key = index == range.lowerBound ? syllable : WordList.extended(key, syllable)
            }
            for index in range {
                wordKeys.append(key)
                wordMarks.append(
                    UInt64(tag.rawValue) | (index == range.lowerBound ? 1 << 8 : 0)
                        | (index == range.upperBound - 1 ? 1 << 9 : 0))
            }
        }
        for sentence in sentences {
            lookUp(text, sentence)
            findRuns(text, sentence)
            measure(text, sentence)
        }
        collectEvidence(text)
    }

    private func reset(_ list: inout [UInt64], _ count: Int, _ value: UInt64) {
        list.removeAll(keepingCapacity: true)
        list.append(contentsOf: repeatElement(value, count: count))
    }

    // MARK: Lists

    private enum Group {
        static let location = 0
        static let organization = 1
        static let person = 2
        static let part = 3
        static let organizationHead = 4
        static let locationHead = 5
        static let count = 6
        /// Bits of a group in a token's value: three for the position, then the kind.
        static let shifts = [0, 6, 10, 14, 20, 24]
    }

    // Where in `listed` the positions of some groups are.
    private static let organizationBits: UInt64 = 7 << 6
    private static let nameBits = organizationBits | 7
    private static let headBits: UInt64 = 7 << 20 | 7 << 24

    /// Finds in each group of lists, from the left, the longest phrases.
    private mutating func lookUp(_ text: TokenizedText, _ sentence: TokenRange) {
        let tokens = text.tokens
        var free = SIMD8<Int>(repeating: sentence.lowerBound)
        for start in sentence {
            gazetteer.fetch(tokens, ahead: start, end: sentence.upperBound)
            let head = tokens[start]
            guard head.isWord else { continue }
            var isListed = false
            var lengths = SIMD8<Int>.zero
            var kinds = SIMD8<UInt16>.zero
            gazetteer.visit(tokens, at: start, end: min(sentence.upperBound, start + Gazetteer.longestPhrase)) {
                entry, length in
                let known = gazetteer.kinds[entry]
                var kinds0 = known.all
                let isCapital =
                    head.isCapitalised || length > 1 && tokens[start + length - 1].isCapitalised
                if !isCapital { kinds0.formIntersection(.heads) }
                if length == 1, !head.traits.contains(.allCapitals) { kinds0.subtract(known.acronym) }
                if kinds0.contains(.desk) { note(gazetteer.entry(entry), start..<start + length) }
                let raw = kinds0.rawValue
                func take(_ group: Int, _ mask: NameKinds) {
                    guard !kinds0.isDisjoint(with: mask) else { return }
                    isListed = true
                    lengths[group] = length
                    kinds[group] = raw & mask.rawValue
                }
                take(Group.location, .locations)
                take(Group.organization, .organizations)
                take(Group.person, .person)
                take(Group.part, .nameParts)
                take(Group.organizationHead, .organizationHead)
                take(Group.locationHead, [.locationHead, .keptHead])
            }
            // Most tokens are in no list.
            for group in 0..<(isListed ? Group.count : 0) where lengths[group] > 0 && start >= free[group] {
                let length = lengths[group]
                free[group] = start + length
                let kind = Self.kind(group, NameKinds(rawValue: kinds[group]))
                for place in 0..<length {
                    let position: UInt64 = length == 1 ? 1 : place == 0 ? 2 : place == length - 1 ? 4 : 3
                    listed[start + place] |= (position | kind << 3) << UInt64(Group.shifts[group])
                }
            }
            let (type, length) = known.longest(tokens, at: start, end: sentence.upperBound)
            if length > 0 {
                for place in 0..<length where knownTypes[start + place] == 0 {
                    let position: UInt64 = length == 1 ? 1 : place == 0 ? 2 : place == length - 1 ? 4 : 3
                    knownTypes[start + place] = type << 3 | position
                }
            }
        }
    }

    private mutating func note(_ entry: GazetteerEntry, _ range: TokenRange) {
        guard let kind = entry.deskKind else { return }
        if let last = deskNames.last, last.range.overlaps(range) {
            guard last.range.lowerBound == range.lowerBound else { return }
            deskNames.removeLast()
        }
        deskNames.append(FoundName(range: range, kind: kind))
    }

    private static func kind(_ group: Int, _ kinds: NameKinds) -> UInt64 {
        switch group {
        case Group.location:
            kinds.contains(.country) ? 1 : kinds.contains(.region) ? 2 : kinds.contains(.city) ? 3 : 4
        case Group.organization: kinds.contains(.outlet) ? 1 : 0
        case Group.part:
            (kinds.contains(.surname) ? 1 : kinds.contains(.rareSurname) ? 2 : 0)
                | (kinds.contains(.given) ? 4 : 0)
        case Group.locationHead: kinds.contains(.keptHead) ? 1 : 0
        default: 0
        }
    }

    // MARK: Runs of capitals

    /// Finds the stretches of capitalised words: "Kim Jong-un", "George W. Bush", "Nga".
    private mutating func findRuns(_ text: TokenizedText, _ sentence: TokenRange) {
        let tokens = text.tokens
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard tokens[at].isWord, tokens[at].isCapitalised else {
                at += 1
                continue
            }
            let start = at
            var key = tokens[at].key
            at += 1
            while at < sentence.upperBound, at - start < Self.longestRun {
                if tokens[at].isWord, tokens[at].isCapitalised {
                    key = WordList.extended(key, tokens[at].key)
                    at += 1
                } else if at + 1 < sentence.upperBound,
                    tokens[at].sign == .hyphen || tokens[at].sign == .fullStop
                        || tokens[at].sign == .closeSingle || tokens[at].sign == .straightSingle,
                    !tokens[at].isAfterSpace, tokens[at + 1].isWord,
                    !tokens[at + 1].isAfterSpace
                        || tokens[at].sign == .fullStop && tokens[at + 1].isCapitalised
                            && tokens[at - 1].end - tokens[at - 1].start <= 3
                {
                    key = WordList.extended(key, tokens[at + 1].key)
                    at += 2
                } else {
                    break
                }
            }
            for index in start..<at { runOf[index] = Int32(runs.count) }
            let before = start > sentence.lowerBound ? text.unitStart(before: start) : -1
            runs.append(
                CapitalRun(
                    range: start..<at, key: key,
                    before: before >= sentence.lowerBound ? role(text, before) : 1,
                    beforeKey: start > sentence.lowerBound ? tokens[start - 1].key : 1,
                    afterKey: at < sentence.upperBound ? tokens[at].key : 2,
                    afterRole: at < sentence.upperBound ? role(text, at) : 1,
                    opensSentence: start == sentence.lowerBound))
        }
    }

    /// In tokens; keeps the work linear on texts that are capitals throughout.
    private static let longestRun = 24

    /// What a lexical unit is beside a name, in a few bits.
    private func role(_ text: TokenizedText, _ index: Int) -> UInt64 {
        guard let entry = text.entry(at: index) else { return text.tokens[index].isWord ? 2 : 3 }
        var role: UInt64 = 4
        if let noun = entry.speaker {
            switch noun.kind {
            case .kin: role |= 1 << 3
            case .title, .group: role |= 1 << 4
            case .prefix: role |= 1 << 5
            case .org, .org2: role |= 1 << 6
            case .media: role |= 1 << 7
            case .side, .statehead: role |= 1 << 8
            default: role |= 1 << 9
            }
        }
        if entry.kinds.contains(.locality) { role |= 1 << 10 }
        if entry.kinds.contains(.preposition) { role |= 1 << 11 }
        if entry.kinds.contains(.cue) { role |= 1 << 12 }
        return role
    }

    // MARK: What stands before

    private mutating func measure(_ text: TokenizedText, _ sentence: TokenRange) {
        var body = 15
        var place = 15
        var title = 15
        for index in sentence {
            let codes = listed[index]
            let sign = text.tokens[index].sign
            if sign == .comma || sign == .semicolon || sign == .colon || sign == .openParenthesis {
                body = 15
                place = 15
                title = 15
            }
            distances[index] = UInt64(body | place << 4 | title << 8)
            if body < 15 { body += 1 }
            if place < 15 { place += 1 }
            if title < 15 { title += 1 }
            if Self.endsPhrase(codes, Group.organizationHead) { body = 0 }
            if Self.endsPhrase(codes, Group.locationHead) { place = 0 }
            if text.tokens[index].unitLength > 0, let noun = text.speaker(at: index),
                noun.kind == .title || noun.kind == .kin || noun.kind == .prefix,
                !Self.firmPosts.contains(text.tokens[index].key)
            {
                title = 0
            }
        }
    }

    private static func endsPhrase(_ codes: UInt64, _ group: Int) -> Bool {
        let position = codes >> UInt64(Group.shifts[group]) & 7
        return position == 1 || position == 4
    }

    // MARK: What the article says elsewhere

    private mutating func collectEvidence(_ text: TokenizedText) {
        let tokens = text.tokens
        for (index, token) in tokens.enumerated() where token.isWord {
            if !token.isCapitalised {
                evidence.add(.small, to: token.key)
            } else if runOf[index] >= 0,
                !runs[Int(runOf[index])].opensSentence || index > runs[Int(runOf[index])].range.lowerBound
            {
                evidence.add(.capital, to: token.key)
            }
        }
        for run in runs {
            var bits: NameEvidence.Seen = []
            if run.before & (1 << 3 | 1 << 4 | 1 << 5) != 0 { bits.insert(.asPerson) }
            if run.before & (1 << 10) != 0 || Self.placing.contains(run.beforeKey) { bits.insert(.asPlace) }
            if run.before & (1 << 6 | 1 << 7) != 0 { bits.insert(.asBody) }
            if run.afterRole & (1 << 12) != 0 { bits.insert(.speaking) }
            let first = listed[run.range.lowerBound] >> UInt64(Group.shifts[Group.part]) & 63
            if run.range.count > 1, first >> 3 & 5 != 0 { bits.insert(.withFamilyName) }
            if !bits.isEmpty { evidence.add(bits, to: run.key ^ Self.runSalt) }
            guard run.range.count > 1 else {
                if !bits.isEmpty { evidence.add(bits, to: tokens[run.range.lowerBound].key) }
                continue
            }
            for index in run.range where tokens[index].isWord {
                var own = bits.intersection([.asPerson, .withFamilyName])
                if index == run.range.lowerBound { own.insert(.beginsLonger) }
                if !own.isEmpty { evidence.add(own, to: tokens[index].key) }
            }
        }
    }

    private static let runSalt: UInt64 = 0x5851_F42D_4C95_7F2D
    private static let placing = SyllableSet(.namePlacing)
    /// What stands before the firm's name as often as before its holder's, "CEO Facebook", says nothing of what is named.
    private static let firmPosts = SyllableSet(.firmPosts)

    // MARK: Features

    /// Turns to a sentence.
    mutating func begin(_ text: TokenizedText, _ sentence: TokenRange) {
        self.sentence = sentence
        syllables.fill(text.tokens, sentence)
        nearness.removeAll(keepingCapacity: true)
        nearness.append(contentsOf: repeatElement(false, count: sentence.count))
        // Up to where all is told.
        var told = 0
        for index in sentence where runOf[index] >= 0 {
            let place = index - sentence.lowerBound
            let end = min(sentence.count, place + Self.reachAfter + 1)
            for near in max(told, place - Self.reachBefore)..<max(told, end) { nearness[near] = true }
            told = max(told, end)
        }
        leaveOutPlainWords(text)
        if let certain { leaveOutCertainWords(text, certain) }
    }

    /// Words in small letters that are in no name wherever they stand near a capital: "tuy nhiên" (however), "đã" (a mark of the past).
    private mutating func leaveOutCertainWords(_ text: TokenizedText, _ certain: CertainLabels) {
        for index in sentence where isNear(index) {
            if smallWordKey(text, index).flatMap(certain.label) == NameLabel.outside {
                nearness[index - sentence.lowerBound] = false
            }
        }
    }

    /// The key of the word that holds a token in small letters.
    func smallWordKey(_ text: TokenizedText, _ index: Int) -> UInt64? {
        text.tokens[index].isWord && !text.tokens[index].isCapitalised ? wordKeys[index] : nil
    }

    /// Small words and commas near a capital are within a name only where what names are made of stands there: a noun that heads the names
    /// of bodies or places, a listed name, or capitals so close that a name may go through ("Osama bin Laden").
    ///
    /// That leaves out a quarter of the tokens near capitals; the model takes four in ten thousand of these into a name, most of them
    /// wrongly.
    private mutating func leaveOutPlainWords(_ text: TokenizedText) {
        var (head, capital, body) = (Int.min / 2, Int.min / 2, Int.min / 2)
        var bodyRun: Int32 = -1
        for index in sentence {
            let isHead = listed[index] & Self.headBits != 0
            if isHead { head = index }
            if runOf[index] >= 0 {
                capital = index
                if isHead || listed[index] & Self.organizationBits != 0 { bodyRun = runOf[index] }
                if runOf[index] == bodyRun { body = index }
                continue
            }
            let token = text.tokens[index]
            // What goes on a word with a capital is as much of a name as that: "Trung ương".
            let goesOn = wordMarks[index] & 1 << 8 == 0 && index > sentence.lowerBound && isNear(index - 1)
            let isWord = token.isWord && token.isAfterSpace && !goesOn
            guard isWord || token.sign == .comma || token.sign == .colon || token.sign == .semicolon,
                listed[index] & Self.nameBits == 0,
                index - max(head, body) > Self.longestPlainStretch,
                !isCapital(index + 1) || index - capital > 2, !isCapital(index + 2) || index - capital > 1,
                index + 1 == sentence.upperBound || text.tokens[index + 1].sign != .hyphen,
                index == sentence.lowerBound || text.tokens[index - 1].sign != .hyphen
            else { continue }
            nearness[index - sentence.lowerBound] = false
        }
    }

    /// Whether a token of the present sentence is in a run of capitalised words.
    private func isCapital(_ index: Int) -> Bool { index < sentence.upperBound && runOf[index] >= 0 }

    /// A name begins at most this many tokens before a capital ("trường trung học phổ thông chuyên Lê Hồng Phong") …
    private static let reachBefore = 8
    /// … and goes on at most so many after one: "Sở Lao động, thương binh và xã hội".
    private static let reachAfter = 6

    /// How far behind a head a name of small words goes on: "Ủy ban Văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng".
    private static let longestPlainStretch = 14

    /// Whether a token of the present sentence stands near a capital; what does not is within no name.
    func isNear(_ index: Int) -> Bool { nearness[index - sentence.lowerBound] }

    /// What a feature is about (data).
    package enum FeatureGroup {
        /// What the lists and the known names say of a token and of those beside it.
        case ofLists
        /// All else.
        case ofWords
    }

    /// All that the features of the group ``FeatureGroup/ofLists`` are made of; never 0.
    @inline(__always)
    func listKey(_ index: Int) -> ScoreMemo.Key {
        let place = index - sentence.lowerBound + SyllableSequence.padding
        let shape = syllables.shapes.withUnsafeBufferPointer { $0[place] }
        let (list, type) = (
            surroundings(of: index, in: listed, 1 << 40), surroundings(of: index, in: knownTypes, 1 << 20)
        )
        return ScoreMemo.Key(
            list.own | shape << 32, list.before, list.after | type.own << 44,
            type.before | type.after << 32)
    }

    /// A token's value in a list and those beside it; beyond the sentence a bit that no value has.
    @inline(__always)
    private func surroundings(
        of index: Int, in list: [UInt64], _ none: UInt64
    ) -> (before: UInt64, own: UInt64, after: UInt64) {
        (
            index == sentence.lowerBound ? none : list[index - 1], list[index],
            index + 1 == sentence.upperBound ? none << 1 : list[index + 1]
        )
    }

    /// Gives the features of a token of the present sentence.
    @inline(__always)
    func visit(_ index: Int, _ emit: (FeatureGroup, UInt64) -> Void) {
        let place = index - sentence.lowerBound + SyllableSequence.padding
        let (a, b, c, d, e) = syllables.symbols.withUnsafeBufferPointer { symbols in
            (symbols[place - 2], symbols[place - 1], symbols[place], symbols[place + 1], symbols[place + 2])
        }
        let (shapeBefore2, shapeBefore, shape, shapeAfter, shapeAfter2) = syllables.shapes.withUnsafeBufferPointer {
            ($0[place - 2], $0[place - 1], $0[place], $0[place + 1], $0[place + 2])
        }
        let near = shapeBefore << 16 | shape << 8 | shapeAfter
        emit(.ofWords, FeatureHash.of(401, c))
        emit(.ofWords, FeatureHash.of(402, c, shape))
        emit(.ofWords, FeatureHash.of(403, b, shape))
        emit(.ofWords, FeatureHash.of(404, d, shape))
        emit(.ofWords, FeatureHash.of(405, a, shape))
        emit(.ofWords, FeatureHash.of(406, e, shape))
        emit(.ofWords, FeatureHash.of(407, b, c))
        emit(.ofWords, FeatureHash.of(408, c, d))
        emit(.ofWords, FeatureHash.of(409, near))
        emit(.ofWords, FeatureHash.of(410, near, shapeBefore2, shapeAfter2))
        emit(.ofWords, FeatureHash.of(411, a, b, shape))
        emit(.ofWords, FeatureHash.of(412, d, e, shape))
        // lists
        let (listBefore, list, listAfter) = surroundings(of: index, in: listed, 1 << 40)
        emit(.ofLists, FeatureHash.of(413, list & 0x3F, shape))
        emit(.ofLists, FeatureHash.of(414, list >> 6 & 0xF, shape))
        emit(.ofLists, FeatureHash.of(415, list >> 10 & 0xF, list >> 14 & 0x3F, shape))
        emit(.ofLists, FeatureHash.of(416, list))
        emit(.ofLists, FeatureHash.of(417, listBefore, list))
        emit(.ofLists, FeatureHash.of(418, list, listAfter))
        emit(.ofWords, FeatureHash.of(419, list >> 14 & 0x3F, listBefore >> 14 & 0x3F, near))
        let distance = distances[index]
        emit(.ofWords, FeatureHash.of(420, distance & 0xF, shape, list & 0x3F))
        emit(.ofWords, FeatureHash.of(421, distance >> 4 & 0xF, shape, list & 0x3F))
        emit(.ofWords, FeatureHash.of(422, distance >> 8 & 0xF, shape, list & 0x3F))
        // words
        let (markBefore, mark, markAfter) = surroundings(of: index, in: wordMarks, 1 << 20)
        emit(.ofWords, FeatureHash.of(423, wordKeys[index], mark))
        emit(.ofWords, FeatureHash.of(424, mark, shape))
        emit(.ofWords, FeatureHash.of(425, markBefore, mark, markAfter))
        // known names
        let (typeBefore, type, typeAfter) = surroundings(of: index, in: knownTypes, 1 << 20)
        emit(.ofLists, FeatureHash.of(426, type, shape))
        emit(.ofLists, FeatureHash.of(427, typeBefore, type, typeAfter))
        emit(.ofLists, FeatureHash.of(428, type, list))
        // the article
        let seen = evidence.seen(c)
        let run = runOf[index]
        if run >= 0 {
            let own = runs[Int(run)]
            let at =
                UInt64(min(index - own.range.lowerBound, 3)) << 4 | UInt64(min(own.range.upperBound - 1 - index, 3))
                << 2
                | (own.opensSentence ? 1 : 0)
            let seenRun = evidence.seen(own.key ^ Self.runSalt)
            emit(.ofWords, FeatureHash.of(429, seen, at))
            emit(.ofWords, FeatureHash.of(430, seenRun, at))
            emit(.ofWords, FeatureHash.of(431, seenRun, at, list & 0x3FF))
            emit(.ofWords, FeatureHash.of(432, own.before, at))
            emit(.ofWords, FeatureHash.of(433, own.beforeKey, at))
            emit(.ofWords, FeatureHash.of(434, own.afterKey, at))
            emit(.ofWords, FeatureHash.of(435, own.before, own.afterRole, at))
            let head = listed[own.range.lowerBound] >> 14 & 0x3F
            emit(.ofWords, FeatureHash.of(436, head, at))
            emit(.ofWords, FeatureHash.of(437, own.key, at))
            emit(.ofWords, FeatureHash.of(438, type, seenRun, at))
        } else {
            emit(.ofWords, FeatureHash.of(439, seen & 0xF0, list))
        }
    }
}
