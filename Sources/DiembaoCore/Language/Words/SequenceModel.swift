import CDiembaoData

/// A trained linear-chain conditional random field with up to 16 labels (a resource; Lafferty, McCallum and Pereira, 2001).
///
/// The features that have weights stand in an open-addressing table: 16 bits of the feature's number, and for each label a
/// weight. Scores are whole numbers, so that every machine finds the same.
///
/// A class, so that whoever uses it holds one reference and not those of all tables.
package final class SequenceModel: @unchecked Sendable {
    // Unchecked, since the compiler cannot see that nobody writes to the memory once it is here.
    package typealias Row = SIMD16<Int8>

    /// Where the tables stand, for loops that read them and hold them no longer than the model (data).
    fileprivate struct Tables {
        /// Built into the program, or held by the trainer.
        let prints: UnsafePointer<UInt16>
        let count: Int
        let presence: PresenceFilter.View
        /// The rows, 16 bytes each, as eight pairs.
        let pairs: UnsafePointer<SIMD8<Int16>>
    }

    fileprivate let tables: Tables
    let presence: PresenceFilter
    /// From each label to every other, and to each label from every other.
    fileprivate let departures: [Scores]
    fileprivate let arrivals: [Scores]

    /// - Parameters:
    ///   - prints: at least one of them 0, which is empty.
    ///   - rows: as many.
    ///   - presence: the filter of the prints, where it stands ready.
    init(
        prints: UnsafeBufferPointer<UInt16>, rows: UnsafeBufferPointer<Row>, transitions: [SIMD16<Int16>],
        presence: PresenceFilter?
    ) {
        let presence =
            presence
            ?? PresenceFilter(slots: prints.count) { slot in
                prints[slot] == 0 ? nil : Self.distinct(prints[slot])
            }
        self.presence = presence
        tables = Tables(
            prints: prints.baseAddress!, count: prints.count, presence: presence.view,
            pairs: UnsafeRawBufferPointer(rows).bindMemory(to: SIMD8<Int16>.self).baseAddress!)
        departures = transitions.map { Scores(even: $0.evenHalf, odd: $0.oddHalf) }
        arrivals = (0..<16).map { label in
            var scores = Scores()
            for previous in 0..<8 {
                scores.even[previous] = transitions[2 * previous][label]
                scores.odd[previous] = transitions[2 * previous + 1][label]
            }
            return scores
        }
    }

    @inline(__always)
    package static func slotStart(_ feature: UInt64, _ count: UInt64) -> Int { Int(((feature >> 32) &* count) >> 32) }

    @inline(__always)
    package static func print(_ feature: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: feature) | 1 }

    /// The bits of a print that are not the same in all.
    @inline(__always)
    fileprivate static func distinct(_ print: UInt16) -> UInt32 { UInt32(print >> 1) }

    /// The labels' scores at one place, those of even and of odd numbers apart: so a row of bytes is widened by shifts (data).
    struct Scores {
        var even = SIMD8<Int16>.zero
        var odd = SIMD8<Int16>.zero

        @inline(__always)
        static func &+ (one: Self, other: Self) -> Self {
            Self(even: one.even &+ other.even, odd: one.odd &+ other.odd)
        }

        subscript(label: Int) -> Int16 { label % 2 == 0 ? even[label / 2] : odd[label / 2] }

        /// The lowest of the labels with the highest score.
        @inline(__always)
        var best: Int {
            let most = SIMD8(repeating: pointwiseMax(even, odd).max())
            return min(2 * SequenceModel.firstZero(even ^ most), 2 * SequenceModel.firstZero(odd ^ most) + 1)
        }
    }

    /// The first lane that is 0; 8 where none is.
    ///
    /// Two words of four lanes each, since the masks of Swift's vectors are not always compiled to vector instructions.
    @inline(__always)
    fileprivate static func firstZero(_ vector: SIMD8<Int16>) -> Int {
        let words = unsafeBitCast(vector, to: SIMD2<UInt64>.self)
        let low = zeros(words[0].littleEndian)
        let high = zeros(words[1].littleEndian)
        return low != 0 ? low.trailingZeroBitCount >> 4 : 4 &+ high.trailingZeroBitCount >> 4
    }

    /// The highest bit of the first lane that is 0, and perhaps of later ones; 0 where none is.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
    }
}

extension SequenceModel.Scores {
    /// The weights of one row, which stand in pairs of bytes.
    @inline(__always)
    fileprivate init(of pair: SIMD8<Int16>) {
        even = (pair &<< 8) &>> 8
        odd = pair &>> 8
    }
}

extension SequenceModel.Tables {
    /// 0 where the filter knows that a feature is not there, else 1, and where it is looked for is fetched.
    @inline(__always)
    func want(_ feature: UInt64) -> Int {
        let slot = SequenceModel.slotStart(feature, UInt64(truncatingIfNeeded: count))
        let mayBeThere = presence.mayMeet(SequenceModel.distinct(SequenceModel.print(feature)), from: slot)
        // Of what is not there nothing is read: the first line is near anyhow, and the others are not driven out for nothing.
        diembao_prefetch(prints + slot &* mayBeThere)
        return mayBeThere
    }

    /// The row of a feature, which is fetched, or -1 where the feature is not there.
    @inline(__always)
    func row(_ feature: UInt64) -> Int {
        let slot = find(
            SequenceModel.print(feature), from: SequenceModel.slotStart(feature, UInt64(truncatingIfNeeded: count)))
        if slot >= 0 { diembao_prefetch(pairs + slot) }
        return slot
    }

    /// The weights of a feature; none where it is not there.
    func weights(_ feature: UInt64) -> SequenceModel.Scores {
        guard want(feature) != 0, case let row = row(feature), row >= 0 else { return SequenceModel.Scores() }
        return SequenceModel.Scores(of: pairs[row])
    }

    /// The sums of the weights in some rows.
    @inline(__always)
    func scores(_ rows: UnsafeBufferPointer<UInt64>) -> SequenceModel.Scores {
        var scores = SequenceModel.Scores()
        for row in rows {
            scores = scores &+ SequenceModel.Scores(of: pairs[Int(truncatingIfNeeded: row)])
        }
        return scores
    }

    /// The first slot from `start` on that holds the print, or -1 where an empty one comes before.
    @inline(__always)
    private func find(_ print: UInt16, from start: Int) -> Int {
        var slot = start
        while slot &+ 8 <= count {
            let found = diembao_match_prints(prints + slot, print)
            if found != 0 {
                let first = (found | found >> 8).trailingZeroBitCount
                return found >> UInt32(first) & 1 == 0 ? -1 : slot &+ first
            }
            slot &+= 8
        }
        return findAroundEnd(print, from: slot)
    }

    private func findAroundEnd(_ print: UInt16, from start: Int) -> Int {
        var slot = start
        while true {
            if slot == count { slot = 0 }
            if prints[slot] == print { return slot }
            if prints[slot] == 0 { return -1 }
            slot += 1
        }
    }
}

/// The places of a sentence with the rows of the ``SequenceModel`` that their features have (a resource, used again for each
/// sentence).
///
/// The processor would wait for memory most of the time here. So all features of the sentence go through the filter before
/// one is looked up, and all are looked up before a weight is read: what each step reads was fetched during the one before.
struct SequenceReading {
    /// What a place has at most.
    static let mostFeatures = 40
    /// Takes the features of a sentence, place by place (a resource that lives as long as they are read).
    struct Intake {
        fileprivate let tables: SequenceModel.Tables
        fileprivate let features: UnsafeMutablePointer<UInt64>
        fileprivate let ends: UnsafeMutablePointer<Int>
        fileprivate var featureCount = 0
        fileprivate var placeCount = 0

        @inline(__always)
        mutating func take(_ feature: UInt64) {
            features[featureCount] = feature
            featureCount &+= tables.want(feature)
        }

        @inline(__always)
        mutating func endPlace() {
            ends[placeCount] = featureCount
            placeCount &+= 1
        }
    }

    private let model: SequenceModel
    /// The features that may be there, then their rows.
    private var features: [UInt64] = []
    /// Where each place's features end.
    private var ends: [Int] = []

    init(model: SequenceModel) { self.model = model }

    /// Makes room for sentences of so many places at once, which costs less than to make more for each that is longer.
    mutating func makeRoom(places: Int) {
        guard ends.count < places else { return }
        ends = [Int](repeating: 0, count: places)
        features = [UInt64](repeating: 0, count: places * Self.mostFeatures)
    }

    /// Turns to a sentence and looks up the features of its places.
    ///
    /// - Parameters:
    ///   - places: how many there are at most.
    ///   - visit: gives the features, at most ``mostFeatures`` of each place.
    @inline(__always)
    mutating func read(places: Int, _ visit: (inout Intake) -> Void) {
        if ends.count < places { makeRoom(places: 2 * places) }
        let tables = model.tables
        ends.withUnsafeMutableBufferPointer { ends in
            features.withUnsafeMutableBufferPointer { features in
                var intake = Intake(
                    tables: tables, features: features.baseAddress!, ends: ends.baseAddress!)
                visit(&intake)
                Self.lookUp(tables, features.baseAddress!, ends: ends.baseAddress!, places: intake.placeCount)
            }
        }
    }

    /// Puts the rows of the features that are there in the place of all features.
    private static func lookUp(
        _ tables: SequenceModel.Tables, _ features: UnsafeMutablePointer<UInt64>,
        ends: UnsafeMutablePointer<Int>, places: Int
    ) {
        var first = 0
        var found = 0
        for place in 0..<places {
            let end = ends[place]
            // Of what the filter lets through nearly all is there, so that this is seldom guessed wrongly.
            for feature in first..<end {
                let row = tables.row(features[feature])
                guard row >= 0 else { continue }
                features[found] = UInt64(truncatingIfNeeded: row)
                found &+= 1
            }
            first = end
            ends[place] = found
        }
    }

    /// The labels' scores at a place, by its number among those that were read.
    @inline(__always)
    func scores(_ place: Int) -> SequenceModel.Scores {
        let first = place == 0 ? 0 : ends[place - 1]
        return features.withUnsafeBufferPointer {
            model.tables.scores(UnsafeBufferPointer(rebasing: $0[first..<ends[place]]))
        }
    }
}

/// Sums of the weights of features that stand together again and again (a resource, used again for each article).
///
/// Most tokens are in no list, and so are those beside them: what is remembered spares nearly all look-ups of such features.
struct ScoreMemo {
    /// All that some features are made of; 0 is none.
    typealias Key = SIMD4<UInt64>

    private struct Entry {
        var key = Key.zero
        var scores = SequenceModel.Scores()
    }

    private let model: SequenceModel
    /// By some bits of the key; what was met last stays.
    private var entries = [Entry](repeating: Entry(), count: 1 << bits)
    private static let bits: UInt64 = 10
    /// Of the places of the present sentence.
    private(set) var scores: [SequenceModel.Scores] = []

    init(model: SequenceModel) { self.model = model }

    /// For a sentence.
    mutating func begin() { scores.removeAll(keepingCapacity: true) }

    /// Adds the next place's score.
    ///
    /// - Parameter visit: gives the features that are made of the key.
    @inline(__always)
    mutating func add(_ key: Key, _ visit: ((UInt64) -> Void) -> Void) {
        let slot = Int(truncatingIfNeeded: FeatureHash.of(key[0] ^ key[3], key[1], key[2]) >> (64 - Self.bits))
        let known = entries[slot]
        let difference = known.key ^ key
        if difference[0] | difference[1] | difference[2] | difference[3] == 0 {
            scores.append(known.scores)
            return
        }
        var sum = SequenceModel.Scores()
        visit { sum = sum &+ model.tables.weights($0) }
        entries[slot] = Entry(key: key, scores: sum)
        scores.append(sum)
    }
}

/// Viterbi's algorithm over the labels of a ``SequenceModel`` (a resource, used again for each sentence).
struct SequenceDecoder {
    /// A place of the sentence (data).
    private struct Step {
        /// The scores of the best ways to each label, less that of the best of them; without meaning where the label is
        /// certain.
        var best = SequenceModel.Scores()
        /// The label where it is certain, else -1.
        var certain = -1
    }

    private let model: SequenceModel
    private var steps: [Step] = []

    init(model: SequenceModel) { self.model = model }

    /// For a sentence.
    mutating func begin() { steps.removeAll(keepingCapacity: true) }

    /// Goes on to the next place, where only one label can be.
    mutating func step(only label: UInt8) { steps.append(Step(certain: Int(label))) }

    /// Goes on to the next place.
    @inline(__always)
    mutating func step(_ scores: SequenceModel.Scores) {
        guard let before = steps.last else { return steps.append(Step(best: scores)) }
        let sums = reached(from: before) &+ scores
        // Only differences count; what is so far behind the best can't win any more.
        let most = SIMD8(repeating: pointwiseMax(sums.even, sums.odd).max())
        let least = SIMD8<Int16>(repeating: -8000)
        steps.append(
            Step(
                best: SequenceModel.Scores(
                    even: pointwiseMax(sums.even &- most, least), odd: pointwiseMax(sums.odd &- most, least))))
    }

    /// The scores of the best ways from a place to the next one's labels, without those of its features.
    @inline(__always)
    private func reached(from step: Step) -> SequenceModel.Scores {
        model.departures.withUnsafeBufferPointer { departures in
            guard step.certain < 0 else { return departures[step.certain] }
            var reached = SequenceModel.Scores(even: SIMD8(repeating: -20_000), odd: SIMD8(repeating: -20_000))
            for half in 0..<8 {
                Self.take(departures[2 * half], step.best.even[half], &reached)
                Self.take(departures[2 * half + 1], step.best.odd[half], &reached)
            }
            return reached
        }
    }

    @inline(__always)
    private static func take(
        _ departures: SequenceModel.Scores, _ score: Int16, _ reached: inout SequenceModel.Scores
    ) {
        reached.even = pointwiseMax(reached.even, departures.even &+ SIMD8(repeating: score))
        reached.odd = pointwiseMax(reached.odd, departures.odd &+ SIMD8(repeating: score))
    }

    /// Gives the labels of the best way, from the last place to the first; of ways that are as good, the one with the lower
    /// label at the last place where they differ.
    func finish(_ each: (_ place: Int, _ label: UInt8) -> Void) {
        var next: Int?
        for place in steps.indices.reversed() {
            var label = steps[place].certain
            if label < 0 {
                var scores = steps[place].best
                if let next { scores = scores &+ model.arrivals[next] }
                label = scores.best
            }
            each(place, UInt8(label))
            next = label
        }
    }
}

extension Array {
    /// Turns round what stands from a place on, where it stands. (Of a slice of itself an array would be copied.)
    mutating func reverse(from first: Int) {
        var (low, high) = (first, count - 1)
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
