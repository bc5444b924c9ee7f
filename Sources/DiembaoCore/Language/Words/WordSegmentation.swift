/// The trained model of word segmentation (a resource).
///
/// A conditional random field with two labels, "begins a word" and "goes on one" (Lafferty, McCallum and Pereira, 2001). The
/// features that have weights stand in an open-addressing table: 24 bits of the feature's number, and 8 of its weight.
package struct SegmentationModel: @unchecked Sendable {
    /// Built into the program, or held by the trainer.
    private let slots: UnsafeBufferPointer<UInt32>
    private let count: UInt64
    let words: WordList

    /// - Parameter slots: at least one of them 0, which is empty.
    package init(slots: UnsafeBufferPointer<UInt32>, words: WordList) {
        self.slots = slots
        self.words = words
        count = UInt64(slots.count)
    }

    @inline(__always)
    package static func slotStart(_ feature: UInt64, _ count: UInt64) -> Int { Int(((feature >> 32) &* count) >> 32) }

    /// What a slot holds.
    @inline(__always)
    package static func slot(_ feature: UInt64, weight: Int8) -> UInt32 {
        (UInt32(truncatingIfNeeded: feature) | 1) << 8 | UInt32(UInt8(bitPattern: weight))
    }

    @inline(__always)
    func weight(_ feature: UInt64) -> Int32 {
        var slot = Self.slotStart(feature, count)
        let wanted = Self.slot(feature, weight: 0) >> 8
        while true {
            let found = slots[slot]
            if found >> 8 == wanted { return Int32(Int8(truncatingIfNeeded: found)) }
            if found == 0 { return 0 }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
    }
}

/// Joins the syllables of a sentence to words (a pass).
package struct WordSegmentation {
    private let model: SegmentationModel
    private var sequence = SyllableSequence()
    private var dictionary = SegmentationFeatures.Dictionary()
    /// Whether the best way to a token that goes on a word came from one that goes on one; 2 bits a token.
    private var steps: [UInt8] = []

    package init(model: SegmentationModel) { self.model = model }

    /// Appends the words of a sentence to a list.
    ///
    /// Viterbi's algorithm over the two labels, in whole numbers, so that every machine finds the same.
    package mutating func segment(_ tokens: [Token], _ sentence: TokenRange, into words: inout [TokenRange]) {
        guard !sentence.isEmpty else { return }
        sequence.fill(tokens, sentence)
        dictionary.fill(sequence, model.words)
        steps.removeAll(keepingCapacity: true)
        steps.append(0)
        var begins: Int32 = 0
        var goesOn: Int32 = -1_000_000
        for at in 1..<max(1, sentence.count) {
            var unary: Int32 = 0
            var edge: Int32 = 0
            SegmentationFeatures.visit(sequence, dictionary, at: at) {
                unary += model.weight($0)
            } edge: {
                edge += model.weight($0)
            }
            let toBegin = max(begins, goesOn)
            let beginFromGoing: UInt8 = goesOn > begins ? 1 : 0
            let further = goesOn + edge
            let goFromGoing: UInt8 = further > begins ? 2 : 0
            goesOn = max(begins, further) + unary
            begins = toBegin
            steps.append(beginFromGoing | goFromGoing)
        }
        var end = sentence.count
        var isGoing = goesOn > begins
        let first = words.count
        for at in stride(from: sentence.count - 1, through: 0, by: -1) {
            let step = steps[at]
            if isGoing {
                isGoing = step & 2 != 0
            } else {
                words.append(sentence.lowerBound + at..<sentence.lowerBound + end)
                end = at
                isGoing = step & 1 != 0
            }
        }
        words[first...].reverse()
    }
}
