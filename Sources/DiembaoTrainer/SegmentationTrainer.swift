import DiembaoCore
import Foundation

/// Trains the model of word segmentation (a resource): AdaGrad (Duchi, Hazan and Singer, 2011) on the log-likelihood of the
/// word boundaries.
///
/// First every feature has a cell of its own in a large table; when that has learnt, most are forgotten, and what is left
/// learns to do without them, in the shape that the shipped model has.
final class SegmentationTrainer {
    /// A feature's weights (data): the shared one, and what each source adds to it. As long as a line of the processor's
    /// cache.
    private struct Cell {
        var feature: UInt64 = 0
        var weight: Float = 0
        var square: Float = 0
        /// How often it was seen.
        var count: Float = 0
        /// What each source's way of cutting adds to the shared weight (Daumé III, 2007).
        var own = SIMD4<Float>.zero
        var ownSquares = SIMD4<Float>.zero
    }

    /// Where a sentence's word boundaries are from.
    enum Source: Int { case vncorenlp, vinlp, treebank }

    /// How surely a token goes on a word, and goes on one with the token before it doing so, too (data).
    struct Target {
        var going: Float
        var both: Float

        static let begins = Target(going: 0, both: 0)
    }

    /// There are 2 to this power of cells: features that meet in one share it.
    private static let bits = 27
    /// How fast a source's own weights move, compared with the shared ones.
    private static let ownRate: Float = 0.5
    /// How often a feature has to be seen before it is learnt from, so that what is rare does not take the place of what is
    /// common.
    private static let leastCount: Float = 4
    /// For how many of the news a feature of the treebank counts.
    private static let treebankCount: Float = 30
    /// Weights in the shipped model are whole numbers of this part of one.
    private static let scale: Float = 8

    let words: WordList
    private let cells: UnsafeMutableBufferPointer<Cell>
    private var source = Source.vncorenlp
    private var sequence = SyllableSequence()
    private var dictionary = SegmentationFeatures.Dictionary()
    private var unaryFeatures: [[Int]] = []
    private var edgeFeatures: [[Int]] = []
    private var isBorder: [Bool] = []
    private var stage = Stage.open
    private var slots: Slots?

    /// Features get a cell where they have none; the cells stay as they are; features whose cells were forgotten have none.
    private enum Stage { case open, closed, pruned }

    /// The slots of the shipped model, by bucket (data).
    private struct Slots {
        let count: UInt64
        var prints: [UInt16]
        /// The cell of each, or -1.
        var places: [Int32]
    }

    init(words: WordList) {
        self.words = words
        let size = MemoryLayout<Cell>.stride << Self.bits
        let hugePages: Int32 = 14
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        // A developer's tool that hasn't begun: nothing is lost by ending here, and nothing can go on without the cells.
        guard let memory, memory != MAP_FAILED else { fatalError("There are no \(size) bytes of memory.") }
        madvise(memory, size, hugePages)
        // All bytes of an empty cell are 0.
        cells = UnsafeMutableBufferPointer(
            start: memory.bindMemory(to: Cell.self, capacity: 1 << Self.bits), count: 1 << Self.bits)
    }

    /// Forgets how far each weight has come, so that the next phase moves all of them.
    func resetRates() {
        for place in cells.indices {
            cells[place].square = 1
            cells[place].ownSquares[Source.treebank.rawValue] = 1
        }
    }

    // MARK: Features

    private func extract(_ sentence: TrainingSentence) {
        sequence.fill(sentence.tokens, 0..<sentence.tokens.count)
        dictionary.fill(sequence, words)
        while unaryFeatures.count < sentence.tokens.count {
            unaryFeatures.append([])
            edgeFeatures.append([])
            isBorder.append(false)
        }
        for at in 1..<max(1, sentence.tokens.count) {
            unaryFeatures[at].removeAll(keepingCapacity: true)
            edgeFeatures[at].removeAll(keepingCapacity: true)
            isBorder[at] = SegmentationFeatures.isBorder(sequence, at: at)
            if isBorder[at] { continue }
            SegmentationFeatures.visit(sequence, dictionary, at: at) {
                if let place = place($0) { unaryFeatures[at].append(place) }
            } edge: {
                if let place = place($0) { edgeFeatures[at].append(place) }
            }
        }
    }

    /// The cell of a feature; one that meets another there shares it.
    private func place(_ feature: UInt64) -> Int? {
        if let slots {
            // As the shipped model finds it, mistakes included, so that weights are learnt that bear them.
            let first = SegmentationModel.bucket(feature, slots.count) * 8
            let print = SegmentationModel.slot(feature, weight: 0)
            for slot in first..<first + 8 where slots.prints[slot] == print && slots.places[slot] >= 0 {
                return Int(slots.places[slot])
            }
            return nil
        }
        let place = Int(feature >> UInt64(64 - Self.bits))
        if stage == .closed { return place }
        if stage == .pruned { return cells[place].feature == feature ? place : nil }
        if cells[place].feature == 0 { cells[place].feature = feature }
        cells[place].count += source == .treebank ? Self.treebankCount : 1
        return place
    }

    // MARK: Learning

    private func sum(_ features: [Int]) -> Double {
        var sum: Float = 0
        if slots != nil {
            for place in features { sum += (weight(place) * Self.scale).rounded() }
            return Double(sum / Self.scale)
        }
        let number = source.rawValue
        for place in features { sum += cells[place].weight + cells[place].own[number] }
        return Double(sum)
    }

    private func update(_ features: [Int], _ gradient: Float, _ rate: Float) {
        let square = gradient * gradient
        let number = source.rawValue
        for place in features where cells[place].count >= Self.leastCount {
            cells[place].square += square
            cells[place].weight -= rate * gradient / (cells[place].square.squareRoot() + 1e-3)
            cells[place].ownSquares[number] += square
            cells[place].own[number] -=
                Self.ownRate * rate * gradient / (cells[place].ownSquares[number].squareRoot() + 1e-3)
        }
    }

    /// The sums over all ways of cutting a sentence, in logarithms (data).
    private struct Sums {
        var unary: [Double]
        var edge: [Double]
        /// (begins, goes on) at each token.
        var alpha: [(Double, Double)]
        var beta: [(Double, Double)]
        var total = 0.0

        func likelihood(_ at: Int) -> Target {
            let going = exp(alpha[at].1 + beta[at].1 - total)
            let both = at > 1 ? exp(alpha[at - 1].1 + edge[at] + unary[at] + beta[at].1 - total) : 0
            return Target(going: Float(going), both: Float(both))
        }
    }

    /// Forward-backward over the features of the sentence that was extracted.
    private func sums(_ count: Int) -> Sums {
        var sums = Sums(
            unary: .init(repeating: 0, count: count), edge: .init(repeating: 0, count: count),
            alpha: .init(repeating: (0, -1e9), count: count), beta: .init(repeating: (0, 0), count: count))
        for at in 1..<count {
            sums.unary[at] = isBorder[at] ? -1e9 : sum(unaryFeatures[at])
            sums.edge[at] = sum(edgeFeatures[at])
            let (begins, goesOn) = sums.alpha[at - 1]
            sums.alpha[at] = (logSum(begins, goesOn), logSum(begins, goesOn + sums.edge[at]) + sums.unary[at])
        }
        for at in stride(from: count - 2, through: 0, by: -1) {
            let (begins, goesOn) = sums.beta[at + 1]
            let going = goesOn + sums.unary[at + 1]
            sums.beta[at] = (logSum(begins, going), logSum(begins, going + sums.edge[at + 1]))
        }
        sums.total = logSum(sums.alpha[count - 1].0, sums.alpha[count - 1].1)
        return sums
    }

    private func logSum(_ a: Double, _ b: Double) -> Double {
        let high = max(a, b)
        return high + log1p(exp(min(a, b) - high))
    }

    /// One step on a sentence.
    ///
    /// - Parameter targets: for each token what is to be likely; without them, what the sentence's words say.
    func learn(_ sentence: TrainingSentence, rate: Float, source: Source, targets: ArraySlice<Target>? = nil) {
        self.source = source
        let count = sentence.tokens.count
        guard count > 1 else { return }
        extract(sentence)
        let sums = sums(count)
        for at in 1..<count {
            let found = sums.likelihood(at)
            let goesOn = !sentence.begins[at]
            let goesOnBefore = at > 1 && !sentence.begins[at - 1]
            let wanted =
                targets.map { $0[$0.startIndex + at] }
                ?? Target(going: goesOn ? 1 : 0, both: goesOn && goesOnBefore ? 1 : 0)
            let going = found.going - wanted.going
            if abs(going) > Self.leastGradient { update(unaryFeatures[at], going, rate) }
            let both = found.both - wanted.both
            if abs(both) > Self.leastGradient { update(edgeFeatures[at], both, rate) }
        }
    }

    /// What is less moves nothing.
    private static let leastGradient: Float = 1e-3

    /// Appends what is likely at each token of a sentence as the treebank cuts words.
    func appendTargets(of sentence: TrainingSentence, to list: inout [Target]) {
        source = .treebank
        let count = sentence.tokens.count
        guard count > 1 else { return list.append(contentsOf: [Target](repeating: .begins, count: count)) }
        extract(sentence)
        let sums = sums(count)
        list.append(.begins)
        for at in 1..<count { list.append(sums.likelihood(at)) }
    }

    // MARK: The model

    /// No more features get a cell.
    func close() { stage = .closed }

    /// Makes the treebank's weights the shared ones.
    func settle() {
        for place in cells.indices where cells[place].feature != 0 {
            cells[place].weight = weight(place)
            cells[place].own = .zero
            cells[place].ownSquares = .zero
        }
    }

    /// The treebank's weight, no larger than the shipped model has.
    @inline(__always)
    private func weight(_ place: Int) -> Float {
        let most = SegmentationModel.largestWeight / Self.scale
        return max(-most, min(most, cells[place].weight + cells[place].own[Source.treebank.rawValue]))
    }

    /// What leaving a feature out would cost: its weight, and how often it is met.
    private func importance(_ place: Int) -> Float { abs(weight(place)) * min(cells[place].count, 400).squareRoot() }

    /// Forgets all but the `most` important features of each bucket.
    func prune(buckets count: Int, most: Int) {
        stage = .pruned
        var places = [[(place: Int, size: Float)]](repeating: [], count: count)
        for place in cells.indices where cells[place].feature != 0 {
            let size = importance(place)
            let bucket = SegmentationModel.bucket(cells[place].feature, UInt64(count))
            if size > 0 { places[bucket].append((place, size)) }
            if size == 0 || places[bucket].count > most {
                let least = size == 0 ? (place, size) : places[bucket].removeLeast()
                cells[least.0] = Cell()
            }
        }
    }

    /// From now on features are found as the shipped model finds them, and have whole numbers as weights.
    func fix(buckets count: Int) {
        var slots = Slots(
            count: UInt64(count), prints: .init(repeating: 0, count: count * 8),
            places: .init(repeating: -1, count: count * 8))
        var used = [Int](repeating: 0, count: count)
        for place in cells.indices where cells[place].feature != 0 {
            let bucket = SegmentationModel.bucket(cells[place].feature, slots.count)
            let print = SegmentationModel.slot(cells[place].feature, weight: 0)
            let first = bucket * 8
            if used[bucket] < 8, !slots.prints[first..<first + used[bucket]].contains(print) {
                slots.prints[first + used[bucket]] = print
                slots.places[first + used[bucket]] = Int32(place)
                used[bucket] += 1
            }
        }
        self.slots = slots
    }

    /// The shipped model's buckets, after ``fix(buckets:)``.
    func buckets() -> [SegmentationModel.Bucket] {
        guard let slots else { return [] }
        var buckets = [SegmentationModel.Bucket](repeating: .zero, count: Int(slots.count))
        for (slot, place) in slots.places.enumerated() where place >= 0 {
            let scaled = Int16((weight(Int(place)) * Self.scale).rounded())
            // Without a weight it is as good as empty.
            if scaled != 0 {
                buckets[slot / 8][slot % 8] = SegmentationModel.slot(cells[Int(place)].feature, weight: scaled)
            }
        }
        return buckets
    }
}

extension [(place: Int, size: Float)] {
    /// - Precondition: there are some.
    fileprivate mutating func removeLeast() -> (Int, Float) {
        let least = indices.min { (self[$0].size, self[$1].place) < (self[$1].size, self[$0].place) }!
        return remove(at: least)
    }
}

/// How well words are found (data).
struct SegmentationScore: CustomStringConvertible {
    var hits = 0
    var gold = 0
    var found = 0
    var multi = 0
    var multiHits = 0

    mutating func add(_ sentence: TrainingSentence, _ words: [TokenRange]) {
        let wanted = Set(sentence.words)
        let tokens = sentence.tokens
        for word in words {
            let range = Int(tokens[word.lowerBound].start)..<Int(tokens[word.upperBound - 1].end)
            if wanted.contains(range) {
                hits += 1
                if word.count > 1 { multiHits += 1 }
            }
        }
        gold += sentence.words.count
        found += words.count
        multi += sentence.tokenWords.count { $0.count > 1 }
    }

    var f1: Double { 200 * Double(hits) / Double(gold + found) }
    var description: String {
        String(
            format: "P %.2f R %.2f F1 %.2f multi %.2f", 100 * Double(hits) / Double(found),
            100 * Double(hits) / Double(gold), f1, 100 * Double(multiHits) / Double(max(1, multi)))
    }
}
