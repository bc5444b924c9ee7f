/// A trained linear-chain conditional random field with up to 16 labels (a resource; Lafferty, McCallum and Pereira, 2001).
///
/// The features that have weights stand in an open-addressing table: 16 bits of the feature's number, and for each label a
/// weight. Scores are whole numbers, so that every machine finds the same.
package struct SequenceModel: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    package typealias Row = SIMD16<Int8>

    /// Built into the program, or held by the trainer.
    private let prints: UnsafeBufferPointer<UInt16>
    /// The rows, 16 bytes each, as eight pairs.
    private let pairs: UnsafeBufferPointer<SIMD8<Int16>>
    /// From each label to every other.
    fileprivate let transitions: [Scores]
    private let count: UInt64

    /// - Parameters:
    ///   - prints: at least one of them 0, which is empty.
    ///   - rows: as many.
    package init(
        prints: UnsafeBufferPointer<UInt16>, rows: UnsafeBufferPointer<Row>, transitions: [SIMD16<Int16>]
    ) {
        self.prints = prints
        pairs = UnsafeRawBufferPointer(rows).bindMemory(to: SIMD8<Int16>.self)
        self.transitions = transitions.map { Scores(even: $0.evenHalf, odd: $0.oddHalf) }
        count = UInt64(prints.count)
    }

    @inline(__always)
    package static func slotStart(_ feature: UInt64, _ count: UInt64) -> Int { Int(((feature >> 32) &* count) >> 32) }

    @inline(__always)
    package static func print(_ feature: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: feature) | 1 }

    /// The labels' scores at one place, those of even and of odd numbers apart: so a row of bytes is widened by shifts (data).
    ///
    /// All that is done with them is plain arithmetic: the masks of Swift's vectors are not compiled to vector instructions.
    struct Scores {
        var even = SIMD8<Int16>.zero
        var odd = SIMD8<Int16>.zero

        /// Zero for one label, and for the others what no sum of weights makes good.
        static func only(_ label: UInt8) -> Scores {
            var scores = Scores(even: SIMD8(repeating: -6000), odd: SIMD8(repeating: -6000))
            if label % 2 == 0 { scores.even[Int(label / 2)] = 0 } else { scores.odd[Int(label / 2)] = 0 }
            return scores
        }

        subscript(label: Int) -> Int16 { label % 2 == 0 ? even[label / 2] : odd[label / 2] }
    }

    /// Adds the feature's weights.
    @inline(__always)
    func add(_ feature: UInt64, to scores: inout Scores) {
        var slot = Self.slotStart(feature, count)
        let wanted = Self.print(feature)
        while true {
            let found = prints[slot]
            if found == wanted {
                let pair = pairs[slot]
                scores.even &+= (pair &<< 8) &>> 8
                scores.odd &+= pair &>> 8
                return
            }
            if found == 0 { return }
            slot = slot + 1 == prints.count ? 0 : slot + 1
        }
    }
}

/// Viterbi's algorithm over the labels of a ``SequenceModel`` (a resource, used again for each sentence).
struct SequenceDecoder {
    private let model: SequenceModel
    private var best = SequenceModel.Scores()
    /// For each place and label the label before it on the best way.
    private var steps: [SequenceModel.Scores] = []

    init(model: SequenceModel) { self.model = model }

    mutating func begin() { steps.removeAll(keepingCapacity: true) }

    /// Goes on to the next place.
    @inline(__always)
    mutating func step(_ scores: SequenceModel.Scores) {
        guard !steps.isEmpty else {
            best = scores
            steps.append(SequenceModel.Scores())
            return
        }
        var reached = SequenceModel.Scores(even: SIMD8(repeating: -20_000), odd: SIMD8(repeating: -20_000))
        var from = SequenceModel.Scores()
        model.transitions.withUnsafeBufferPointer { transitions in
            for previous in 0..<16 {
                let score = SIMD8(repeating: best[previous])
                let label = SIMD8(repeating: Int16(previous))
                Self.take(transitions[previous].even &+ score, label, &reached.even, &from.even)
                Self.take(transitions[previous].odd &+ score, label, &reached.odd, &from.odd)
            }
        }
        steps.append(from)
        let even = reached.even &+ scores.even
        let odd = reached.odd &+ scores.odd
        // Only differences count; what is so far behind the best can't win any more.
        let most = SIMD8(repeating: Self.largest(Self.larger(even, odd)))
        let least = SIMD8<Int16>(repeating: -8000)
        best = SequenceModel.Scores(even: Self.larger(even &- most, least), odd: Self.larger(odd &- most, least))
    }

    /// Takes the candidates that are better than what was reached. The differences stay far within 16 bits.
    @inline(__always)
    private static func take(
        _ candidate: SIMD8<Int16>, _ label: SIMD8<Int16>, _ reached: inout SIMD8<Int16>, _ from: inout SIMD8<Int16>
    ) {
        let isBetter = (reached &- candidate) &>> 15
        reached = reached ^ ((reached ^ candidate) & isBetter)
        from = from ^ ((from ^ label) & isBetter)
    }

    @inline(__always)
    private static func larger(_ left: SIMD8<Int16>, _ right: SIMD8<Int16>) -> SIMD8<Int16> {
        left ^ ((left ^ right) & ((left &- right) &>> 15))
    }

    @inline(__always)
    private static func largest(_ values: SIMD8<Int16>) -> Int16 {
        var largest = values[0]
        for lane in 1..<8 { largest = max(largest, values[lane]) }
        return largest
    }

    /// Gives the labels of the best way, from the last place to the first.
    mutating func finish(_ each: (_ place: Int, _ label: UInt8) -> Void) {
        var label = 0
        for lane in 1..<16 where best[lane] > best[label] { label = lane }
        for place in steps.indices.reversed() {
            each(place, UInt8(label))
            label = Int(steps[place][label])
        }
    }
}
