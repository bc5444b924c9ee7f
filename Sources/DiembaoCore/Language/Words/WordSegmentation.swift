import CDiembaoData

/// The trained model of word segmentation (a resource).
///
/// A conditional random field with two labels, "begins a word" and "goes on one" (Lafferty, McCallum and Pereira, 2001). The
/// features that have weights stand in buckets of eight 16-bit slots, 10 bits of the feature's number and 6 of its weight, so
/// that a look-up is one load and a few vector instructions, without a branch to mispredict. A feature that has no weight is
/// taken for one that has in 6 of 1,000 cases; held against a table without such mistakes, that costs less than the features
/// for which there would be no room.
package struct SegmentationModel: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    package typealias Bucket = SIMD8<UInt16>
    /// The weights are whole numbers from -31 to 31.
    package static let largestWeight: Float = 31

    /// Built into the program, or held by the trainer.
    private let buckets: UnsafeBufferPointer<Bucket>
    private let count: UInt64
    let words: WordList

    package init(buckets: UnsafeBufferPointer<Bucket>, words: WordList) {
        self.buckets = buckets
        self.words = words
        count = UInt64(buckets.count)
    }

    /// The bucket of a feature.
    @inline(__always)
    package static func bucket(_ feature: UInt64, _ count: UInt64) -> Int { Int(((feature >> 32) &* count) >> 32) }

    /// What a slot holds; one that is empty adds 0 to whatever it is taken for.
    @inline(__always)
    package static func slot(_ feature: UInt64, weight: Int16) -> UInt16 {
        UInt16(truncatingIfNeeded: feature) & 0x3FF | UInt16(bitPattern: weight) << 10
    }

    /// Where a feature is looked for (data).
    struct Wanted {
        fileprivate var bucket: UInt32 = 0
        fileprivate var print: UInt16 = 0
    }

    /// Where a feature is looked for, which is fetched.
    @inline(__always)
    func wanted(_ feature: UInt64) -> Wanted {
        let bucket = Self.bucket(feature, count)
        diembao_prefetch(buckets.baseAddress! + bucket)
        return Wanted(bucket: UInt32(truncatingIfNeeded: bucket), print: Self.slot(feature, weight: 0))
    }

    /// The sum of the weights of some features.
    @inline(__always)
    func sum(_ wanted: UnsafeBufferPointer<Wanted>) -> Int32 {
        var sums = SIMD8<Int16>.zero
        for wanted in wanted {
            sums &+= diembao_weights(buckets[Int(wanted.bucket)], wanted.print)
        }
        return Int32(sums.wrappedSum())
    }
}

/// The features of one token as ``SegmentationModel`` looks for them (a resource, filled anew for each token).
///
/// They are made while those of the token before are looked up, so that the buckets, which lie all over the memory, have come
/// by then.
private struct SegmentationPlace {
    /// First those of going on a word, then those of going on one further.
    private var wanted = [SegmentationModel.Wanted](
        repeating: SegmentationModel.Wanted(), count: SegmentationFeatures.unaryCount + SegmentationFeatures.edgeCount)

    /// Takes the features of a place, and has the weights fetched that they want.
    mutating func fill(
        _ sequence: SyllableSequence, _ dictionary: SegmentationFeatures.Dictionary, at: Int, _ model: SegmentationModel
    ) {
        wanted.withUnsafeMutableBufferPointer { wanted in
            var unaryCount = 0
            var allCount = SegmentationFeatures.unaryCount
            SegmentationFeatures.visit(sequence, dictionary, at: at) {
                wanted[unaryCount] = model.wanted($0)
                unaryCount &+= 1
            } edge: {
                wanted[allCount] = model.wanted($0)
                allCount &+= 1
            }
        }
    }

    /// The sums of the weights of the place taken.
    func scores(_ model: SegmentationModel) -> (unary: Int32, edge: Int32) {
        wanted.withUnsafeBufferPointer {
            (
                model.sum(UnsafeBufferPointer(rebasing: $0[..<SegmentationFeatures.unaryCount])),
                model.sum(UnsafeBufferPointer(rebasing: $0[SegmentationFeatures.unaryCount...]))
            )
        }
    }
}

/// Joins the syllables of a sentence to words (a pass).
package struct WordSegmentation {
    private let model: SegmentationModel
    private var sequence = SyllableSequence()
    private var dictionary = SegmentationFeatures.Dictionary()
    private var place = SegmentationPlace()
    private var nextPlace = SegmentationPlace()
    /// Whether the best way to a token that goes on a word came from one that goes on one; 2 bits a token.
    private var steps: [UInt8] = []

    /// The score of what can't be; sums of weights never come near it.
    private static let never: Int32 = -1_000_000_000

    package init(model: SegmentationModel) { self.model = model }

    /// What is known of a token before the model is asked.
    private enum Border {
        case beginsWord, goesOn, open
    }

    /// Whether a word begins at a token; where that is open, takes the features of the place for the next step.
    @inline(__always)
    private mutating func border(at: Int) -> Border {
        if SegmentationFeatures.isBorder(sequence, at: at) || SegmentationFeatures.parts(sequence, dictionary, at: at) {
            return .beginsWord
        }
        if SegmentationFeatures.joins(sequence, dictionary, at: at) { return .goesOn }
        nextPlace.fill(sequence, dictionary, at: at, model)
        return .open
    }

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
        var goesOn = Self.never
        var next = sentence.count > 1 ? border(at: 1) : .beginsWord
        for at in 1..<max(1, sentence.count) {
            swap(&place, &nextPlace)
            let own = next
            next = at + 1 < sentence.count ? border(at: at + 1) : .beginsWord
            switch own {
            case .beginsWord:
                steps.append(goesOn > begins ? 1 : 0)
                begins = max(begins, goesOn)
                goesOn = Self.never
            case .goesOn:
                // The word begins at the token before. Two such borders never follow each other: the word over the first one
                // would reach the second.
                steps.append(0)
                goesOn = begins
                begins = Self.never
            case .open:
                let (unary, edge) = place.scores(model)
                let toBegin = max(begins, goesOn)
                let beginFromGoing: UInt8 = goesOn > begins ? 1 : 0
                let further = goesOn + edge
                let goFromGoing: UInt8 = further > begins ? 2 : 0
                goesOn = max(begins, further) + unary
                begins = toBegin
                steps.append(beginFromGoing | goFromGoing)
            }
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
        words.reverse(from: first)
    }
}
