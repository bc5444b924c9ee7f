/// A name in the text (data).
package struct FoundName: Sendable {
    /// What is named (data).
    package enum Kind: UInt8, Sendable { case person, organization, location }

    package var range: TokenRange
    package var kind: Kind
}

/// Finds the names of persons, organisations and places (a pass).
package struct NameFinding {
    private var reading: SequenceReading
    private var listed: ScoreMemo
    private var decoder: SequenceDecoder
    private var sequence: NameSequence

    /// - Parameter certain: the words that are in no name, of which the model is not asked; none while it is trained.
    package init(model: SequenceModel, known: KnownNames, gazetteer: Gazetteer, certain: CertainLabels? = nil) {
        reading = SequenceReading(model: model)
        listed = ScoreMemo(model: model)
        decoder = SequenceDecoder(model: model)
        sequence = NameSequence(gazetteer: gazetteer, known: known, certain: certain)
    }

    /// The names of an article, in the order of the text.
    ///
    /// - Returns: `nil` where `shouldStop`, which is asked once a sentence, said so.
    package mutating func find(
        _ text: TokenizedText, sentences: [TokenRange], words: ReadWords, shouldStop: () -> Bool = { false }
    ) -> [FoundName]? {
        sequence.fill(text, sentences: sentences, words: words.words, tags: words.tags)
        reading.makeRoom(places: sentences.reduce(0) { max($0, $1.count) })
        var names: [FoundName] = []
        var labels: [UInt8] = []
        for sentence in sentences {
            if shouldStop() { return nil }
            label(text, sentence, into: &labels)
            Self.collect(labels, from: sentence.lowerBound, into: &names)
        }
        let bounds = NameBounds(text: text, words: words, gazetteer: sequence.gazetteer)
        let mended = bounds.withRegions(bounds.withHolders(bounds.mended(names), sequence.runs), sequence.runs)
        let agreed = NameConsistency(text: text, sentences: sentences).agree(mended, evidence: sequence.evidence)
        let surrounded = NameSurroundings(text: text, gazetteer: sequence.gazetteer).read(agreed)
        let found = withDeskNames(KnownPeople(text: text, words: words, gazetteer: sequence.gazetteer).read(surrounded))
        return found.map { withinParagraph($0, text) }
    }

    /// Gives the labels of a sentence's tokens.
    private mutating func label(_ text: TokenizedText, _ sentence: TokenRange, into labels: inout [UInt8]) {
        sequence.begin(text, sentence)
        Self.read(sequence, into: &reading, &listed)
        decoder.begin()
        var place = 0
        for index in sentence {
            // What stands near no capital is within no name.
            guard sequence.isNear(index) else {
                decoder.step(only: NameLabel.outside)
                continue
            }
            decoder.step(reading.scores(place) &+ listed.scores[place])
            place += 1
        }
        labels.removeAll(keepingCapacity: true)
        decoder.finish { _, label in labels.append(label) }
        labels.reverse()
    }

    /// The words in small letters of which the model is asked, token by token, with whether it takes the token into a name; for the trainer.
    package mutating func askedSmallWords(
        _ text: TokenizedText, sentences: [TokenRange], words: ReadWords
    ) -> [(key: UInt64, isInName: Bool)] {
        sequence.fill(text, sentences: sentences, words: words.words, tags: words.tags)
        reading.makeRoom(places: sentences.reduce(0) { max($0, $1.count) })
        var asked: [(key: UInt64, isInName: Bool)] = []
        var labels: [UInt8] = []
        for sentence in sentences {
            label(text, sentence, into: &labels)
            for index in sentence where sequence.isNear(index) {
                guard let key = sequence.smallWordKey(text, index) else { continue }
                asked.append((key, labels[index - sentence.lowerBound] != NameLabel.outside))
            }
        }
        return asked
    }

    /// A name ends with its paragraph, whatever the words beside it, which its bounds are mended by, look like: "Cảnh sát Phòng" at the end of
    /// one and "và Chữa cháy" (Fire Prevention Police) at the beginning of the next.
    private func withinParagraph(_ name: FoundName, _ text: TokenizedText) -> FoundName {
        guard let next = name.range.dropFirst().first(where: { text.tokens[$0].traits.contains(.opensParagraph) })
        else { return name }
        return FoundName(range: name.range.lowerBound..<next, kind: name.kind)
    }

    /// Reads the features of the present sentence. (Of a method on `self` the compiler would make copies for each token.)
    private static func read(
        _ sequence: NameSequence, into reading: inout SequenceReading, _ listed: inout ScoreMemo
    ) {
        listed.begin()
        reading.read(places: sequence.sentence.count) { intake in
            for index in sequence.sentence where sequence.isNear(index) {
                listed.add(sequence.listKey(index)) { take in
                    sequence.visit(index) { group, feature in if group == .ofLists { take(feature) } }
                }
                sequence.visit(index) { group, feature in if group == .ofWords { intake.take(feature) } }
                intake.endPlace()
            }
        }
    }

    /// A desk's own names are names wherever they stand, if not within a longer one.
    private func withDeskNames(_ names: [FoundName]) -> [FoundName] {
        var merged: [FoundName] = []
        var next = 0
        for own in sequence.deskNames {
            while next < names.count, names[next].range.upperBound <= own.range.lowerBound {
                merged.append(names[next])
                next += 1
            }
            if next < names.count, names[next].range.lowerBound <= own.range.lowerBound,
                own.range.upperBound <= names[next].range.upperBound, names[next].range.count > own.range.count
            {
                continue
            }
            while next < names.count, names[next].range.lowerBound < own.range.upperBound { next += 1 }
            merged.append(own)
        }
        return merged + names[next...]
    }

    /// Reads labels as names; what is no well-formed name by itself is closed where the next one begins.
    package static func collect(_ labels: [UInt8], from offset: Int, into names: inout [FoundName]) {
        var start = -1
        var type: UInt8 = 0
        func close(_ end: Int) {
            if start >= 0 {
                names.append(FoundName(range: offset + start..<offset + end, kind: FoundName.Kind(rawValue: type)!))
            }
            start = -1
        }
        for (place, label) in labels.enumerated() {
            guard label != NameLabel.outside, label < NameLabel.count else {
                close(place)
                continue
            }
            let position = NameLabel.position(label)
            if position == 0 || position == 3 || start < 0 || NameLabel.type(label) != type {
                close(place)
                start = place
                type = NameLabel.type(label)
            }
            if position >= 2 { close(place + 1) }
        }
        close(labels.count)
    }

    /// The features that name a token or its run themselves, by their place: with them hidden, the trainer learns to judge a
    /// name that it has never seen.
    package static let lexicalFeatures: Set<Int> = [0, 1, 6, 7, 22, 36]

    /// The features of every token of an article, for the trainer; `nil` for what is within no name anyhow.
    package mutating func features(
        _ text: TokenizedText, sentences: [TokenRange], words: ReadWords
    ) -> [[[UInt64]?]] {
        sequence.fill(text, sentences: sentences, words: words.words, tags: words.tags)
        return sentences.map { sentence in
            sequence.begin(text, sentence)
            return sentence.map { index in
                var list: [UInt64] = []
                guard sequence.isNear(index) else { return nil }
                list.reserveCapacity(40)
                sequence.visit(index) { list.append($1) }
                return list
            }
        }
    }
}
