/// A trained linear-chain conditional random field with up to 16 labels (a resource; Lafferty, McCallum and Pereira, 2001).
///
/// The features that have weights stand in an open-addressing table: 16 bits of the feature's number, and for each label a
/// weight. Scores are whole numbers, so that every machine finds the same.
package struct SequenceModel: @unchecked Sendable {
    package typealias Row = SIMD16<Int8>

    /// Built into the program, or held by the trainer.
    private let prints: UnsafeBufferPointer<UInt16>
    /// The rows, 16 bytes each, as eight pairs.
    private let pairs: UnsafeBufferPointer<SIMD8<Int16>>
    /// From each label to every other.
    fileprivate let transitions: [SIMD16<Int16>]
    private let count: UInt64

    /// - Parameters:
    ///   - prints: at least one of them 0, which is empty.
    ///   - rows: as many.
    package init(
        prints: UnsafeBufferPointer<UInt16>, rows: UnsafeBufferPointer<Row>, transitions: [SIMD16<Int16>]
    ) {
        self.prints = prints
        pairs = UnsafeRawBufferPointer(rows).bindMemory(to: SIMD8<Int16>.self)
        self.transitions = transitions
        count = UInt64(prints.count)
    }

    @inline(__always)
    package static func slotStart(_ feature: UInt64, _ count: UInt64) -> Int { Int(((feature >> 32) &* count) >> 32) }

    @inline(__always)
    package static func print(_ feature: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: feature) | 1 }

    /// The labels' scores at one place, those of even and of odd numbers apart: so a row of bytes is widened by shifts (data).
    struct Scores {
        var even = SIMD8<Int16>.zero
        var odd = SIMD8<Int16>.zero

        @inline(__always)
        var all: SIMD16<Int16> {
            var all = SIMD16<Int16>.zero
            all.evenHalf = even
            all.oddHalf = odd
            return all
        }
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
    private var best = SIMD16<Int16>.zero
    /// For each place and label the label before it on the best way.
    private var steps: [SIMD16<UInt16>] = []

    init(model: SequenceModel) { self.model = model }

    mutating func begin() { steps.removeAll(keepingCapacity: true) }

    /// Goes on to the next place.
    @inline(__always)
    mutating func step(_ scores: SIMD16<Int16>) {
        guard !steps.isEmpty else {
            best = scores
            steps.append(.zero)
            return
        }
        var reached = SIMD16<Int16>(repeating: Int16.min)
        var from = SIMD16<UInt16>(repeating: 0)
        model.transitions.withUnsafeBufferPointer { transitions in
            for previous in 0..<16 {
                let candidate = transitions[previous] &+ best[previous]
                let isBetter = candidate .> reached
                reached.replace(with: candidate, where: isBetter)
                from.replace(with: UInt16(previous), where: isBetter)
            }
        }
        steps.append(from)
        let sum = reached &+ scores
        // Only differences count; what is so far behind the best can't win any more.
        best = (sum &- sum.max()).clamped(lowerBound: SIMD16(repeating: -8000), upperBound: SIMD16(repeating: 0))
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
