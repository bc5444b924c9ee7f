import DiembaoCore
import Foundation

/// Trains the model of word segmentation (a resource).
final class SegmentationTrainer {
    /// A feature's weights (data): the shared one, and what each source adds to it. As long as a line of the processor's cache.
    private struct Cell {
        var feature: UInt64 = 0
        var weight: Float = 0
        var square: Float = 0
        /// How often it was seen.
        var count: Float = 0
        /// By how much the treebank's weight is above its mean over the steps, times their number.
        var lag: Float = 0
        /// What each source's way of cutting adds to the shared weight (Daumé III, 2007).
        var own = SIMD4<Float>.zero
        var ownSquares = SIMD4<Float>.zero
    }

    /// Where a sentence's word boundaries are from.
    enum Source: Int, CaseIterable { case news, vncorenlp, vinlp, treebank }

    /// How surely each token goes on a word, and goes on one with the token before it doing so, too (data).
    struct Target {
        var going: Float
        var both: Float
    }

    /// There are 2 to this power of cells: features that meet in one share it until the model is pruned.
    private static let bits = Int(ProcessInfo.processInfo.environment["BITS"] ?? "26")!
    /// How fast a source's own weights move, compared with the shared ones.
    private static let ownRate: Float = 0.5

    let words: WordList
    private let cells: UnsafeMutableBufferPointer<Cell>
    private var source = Source.news
    private var sequence = SyllableSequence()
    private var dictionary = SegmentationFeatures.Dictionary()
    private var unaryFeatures: [[Int]] = []
    private var edgeFeatures: [[Int]] = []
    private var isBorder: [Bool] = []
    private var isPruned = false
    /// Steps whose mean is taken.
    private var steps: Float = 0
    var isAveraging = false { didSet { steps = 0 } }
    /// For how many of the news a feature of the treebank counts when the model is pruned.
    private static let treebankCount: Float = 30
    /// The share of places at which features that name both syllables are hidden while learning, so that the others learn to
    /// do without them.
    var dropout = 0.0
    private var generator = SplitMix(state: 3)
    /// Whether features are counted and new ones taken in.
    var isFixed = false

    init(words: WordList) {
        self.words = words
        let size = MemoryLayout<Cell>.stride << Self.bits
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
        madvise(memory, size, 14)  // MADV_HUGEPAGE
        cells = UnsafeMutableBufferPointer(
            start: memory.bindMemory(to: Cell.self, capacity: 1 << Self.bits), count: 1 << Self.bits)
    }

    /// Forgets how far each weight has come, so that the next phase moves all of them.
    func resetRates(to value: Float) {
        for place in cells.indices {
            cells[place].square = value
            cells[place].ownSquares[3] = value
        }
    }

    private func extract(_ sentence: TrainingSentence, hides: Bool) {
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
            let isHidden = hides && dropout > 0 && generator.fraction() < dropout
            var number = (unary: 0, edge: 0)
            SegmentationFeatures.visit(sequence, dictionary, at: at) {
                number.unary += 1
                if isHidden, number.unary <= SegmentationFeatures.lexical.unary { return }
                if let place = place($0) { unaryFeatures[at].append(place) }
            } edge: {
                number.edge += 1
                if isHidden, number.edge <= SegmentationFeatures.lexical.edge { return }
                if let place = place($0) { edgeFeatures[at].append(place) }
            }
        }
    }

    /// The cell of a feature; one that meets another there shares it.
    private func place(_ feature: UInt64) -> Int? {
        let place = Int(feature >> UInt64(64 - Self.bits))
        if isPruned { return cells[place].feature == feature ? place : nil }
        if isFixed { return place }
        if cells[place].feature == 0 { cells[place].feature = feature }
        cells[place].count += source == .treebank ? Self.treebankCount : 1
        return place
    }

    private func sum(_ features: [Int]) -> Double {
        var sum: Float = 0
        let number = source.rawValue
        for place in features { sum += cells[place].weight + cells[place].own[number] }
        return Double(sum)
    }

    private func update(_ features: [Int], _ gradient: Float, _ rate: Float) {
        let square = gradient * gradient
        let number = source.rawValue
        for place in features {
            cells[place].square += square
            var step = rate * gradient / (cells[place].square.squareRoot() + 1e-3)
            cells[place].weight -= step
            let ownSquare = cells[place].ownSquares[number] + square
            cells[place].ownSquares[number] = ownSquare
            let ownStep = Self.ownRate * rate * gradient / (ownSquare.squareRoot() + 1e-3)
            cells[place].own[number] -= ownStep
            if isAveraging {
                step += ownStep
                cells[place].lag -= step * steps
            }
        }
    }

    /// Takes the mean of the treebank's weights over the steps since averaging began.
    func average() {
        for place in cells.indices where cells[place].lag != 0 {
            cells[place].own[3] -= cells[place].lag / max(1, steps)
            cells[place].lag = 0
        }
        steps = 0
    }

    private var unary: [Double] = []
    private var edge: [Double] = []
    private var alpha: [(Double, Double)] = []
    private var beta: [(Double, Double)] = []
    private var total = 0.0

    /// The sums over all ways of cutting, in logarithms: (begins, goes on) at each token.
    private func sweep(_ count: Int) {
        unary = [Double](repeating: 0, count: count)
        edge = [Double](repeating: 0, count: count)
        for at in 1..<count {
            unary[at] = isBorder[at] ? -1e9 : sum(unaryFeatures[at])
            edge[at] = sum(edgeFeatures[at])
        }
        alpha = [(Double, Double)](repeating: (0, -1e9), count: count)
        for at in 1..<count {
            let (b, i) = alpha[at - 1]
            alpha[at] = (logSum(b, i), logSum(b, i + edge[at]) + unary[at])
        }
        beta = [(Double, Double)](repeating: (0, 0), count: count)
        for at in stride(from: count - 2, through: 0, by: -1) {
            let (b, i) = beta[at + 1]
            let going = i + unary[at + 1]
            beta[at] = (logSum(b, going), logSum(b, going + edge[at + 1]))
        }
        total = logSum(alpha[count - 1].0, alpha[count - 1].1)
    }

    private func going(_ at: Int) -> Double { exp(alpha[at].1 + beta[at].1 - total) }
    private func both(_ at: Int) -> Double { exp(alpha[at - 1].1 + edge[at] + unary[at] + beta[at].1 - total) }

    /// One step of AdaGrad on the log-likelihood of a sentence's word boundaries, or on how far they are from what another
    /// model takes for likely.
    func learn(_ sentence: TrainingSentence, rate: Float, source: Source, targets: ArraySlice<Target>? = nil) {
        self.source = source
        let count = sentence.tokens.count
        guard count > 1 else { return }
        extract(sentence, hides: targets == nil && source != .treebank)
        sweep(count)
        if isAveraging { steps += 1 }
        for at in 1..<count {
            let target = targets.map { $0[$0.startIndex + at] }
            let gradient = Float(going(at)) - (target?.going ?? (sentence.begins[at] ? 0 : 1))
            if abs(gradient) > 1e-3 { update(unaryFeatures[at], gradient, rate) }
            guard at > 1 else { continue }
            let wanted: Float = target?.both ?? (sentence.begins[at] || sentence.begins[at - 1] ? 0 : 1)
            let edgeGradient = Float(both(at)) - wanted
            if abs(edgeGradient) > 1e-3 { update(edgeFeatures[at], edgeGradient, rate) }
        }
    }

    /// What the model takes for likely, by the treebank's weights.
    func targets(_ sentence: TrainingSentence, into list: inout [Target]) {
        source = .treebank
        let count = sentence.tokens.count
        guard count > 1 else { return list.append(contentsOf: [Target](repeating: Target(going: 0, both: 0), count: count)) }
        extract(sentence, hides: false)
        sweep(count)
        list.append(Target(going: 0, both: 0))
        for at in 1..<count { list.append(Target(going: Float(going(at)), both: Float(both(at)))) }
    }

    /// The words by the treebank's weights as they are, with the score of going on a word raised by `bias`.
    func decode(_ sentence: TrainingSentence, bias: Double) -> [TokenRange] {
        source = .treebank
        let count = sentence.tokens.count
        let wasFixed = isFixed
        isFixed = true
        defer { isFixed = wasFixed }
        extract(sentence, hides: false)
        var best = (0.0, -1e9)
        var from = [(Bool, Bool)](repeating: (false, false), count: count)
        for at in 1..<max(1, count) {
            let unary = isBorder[at] ? -1e9 : sum(unaryFeatures[at]) + bias
            let edge = sum(edgeFeatures[at])
            from[at] = (best.1 > best.0, best.1 + edge > best.0)
            best = (max(best.0, best.1), max(best.0, best.1 + edge) + unary)
        }
        var words: [TokenRange] = []
        var end = count
        var isGoing = best.1 > best.0
        for at in stride(from: count - 1, through: 0, by: -1) {
            if isGoing {
                isGoing = from[at].1
            } else {
                words.append(at..<end)
                end = at
                isGoing = from[at].0
            }
        }
        return words.reversed()
    }

    private func logSum(_ a: Double, _ b: Double) -> Double {
        let high = max(a, b)
        return high + log1p(exp(min(a, b) - high))
    }

    /// The model's buckets with the weightiest features that find a slot, weights in units of `1 / scale`.
    func buckets(count: Int, scale: Float = 8) -> [SegmentationModel.Bucket] {
        var places: [(place: Int, size: Float)] = []
        for place in cells.indices where abs(weight(place)) * scale >= 0.5 { places.append((place, importance(place))) }
        places.sort { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
        var buckets = [SegmentationModel.Bucket](repeating: .zero, count: count)
        var used = [Int](repeating: 0, count: buckets.count)
        for (place, _) in places {
            let feature = cells[place].feature
            let bucket = SegmentationModel.bucket(feature, UInt64(count))
            guard used[bucket] < 8 else { continue }
            let most = SegmentationModel.largestWeight
            let scaled = Int16(max(-most, min(most, (weight(place) * scale).rounded())))
            buckets[bucket][used[bucket]] = SegmentationModel.slot(feature, weight: scaled)
            used[bucket] += 1
        }
        return buckets
    }

    /// The treebank's weight.
    @inline(__always)
    private func weight(_ place: Int) -> Float { cells[place].weight + cells[place].own[3] }

    /// What leaving a feature out would cost: its weight, and how often it is met.
    private func importance(_ place: Int) -> Float { abs(weight(place)) * min(cells[place].count, 400).squareRoot() }

    /// Forgets all but the most important features of each bucket; from now on those are learnt alone, from the treebank's
    /// weights on.
    func prune(buckets count: Int, slots: Int = 8) {
        isPruned = true
        var sizes = [[Float]](repeating: [], count: count)
        for place in cells.indices where cells[place].feature != 0 {
            let size = importance(place)
            let bucket = SegmentationModel.bucket(cells[place].feature, UInt64(count))
            if sizes[bucket].count < slots {
                sizes[bucket].append(size)
            } else if let least = sizes[bucket].indices.min(by: { sizes[bucket][$0] < sizes[bucket][$1] }),
                sizes[bucket][least] < size
            {
                sizes[bucket][least] = size
            }
        }
        let least = sizes.map { $0.min() ?? 0 }
        var kept = 0
        for place in cells.indices where cells[place].feature != 0 {
            let bucket = SegmentationModel.bucket(cells[place].feature, UInt64(count))
            if importance(place) < least[bucket] || importance(place) == 0 { cells[place] = Cell() } else { kept += 1 }
        }
        FileHandle.standardError.write(Data("kept \(kept)\n".utf8))
    }

    /// Makes the treebank's weights the shared ones.
    func settle() {
        for place in cells.indices where cells[place].feature != 0 {
            cells[place].weight = weight(place)
            cells[place].own = .zero
            cells[place].ownSquares = .zero
        }
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
