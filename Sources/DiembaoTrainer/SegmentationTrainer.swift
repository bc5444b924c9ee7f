import DiembaoCore
import Foundation

/// Trains the model of word segmentation (a resource).
final class SegmentationTrainer {
    /// A feature's weights (data): the shared one, and what each source adds to it.
    private struct Cell {
        var feature: UInt64 = 0
        var weight: Float = 0
        var square: Float = 0
        /// How often it was seen.
        var count: Float = 0
        /// What each source's way of cutting adds to the shared weight (Daumé III, 2007): the news corpus's tool, the
        /// teacher, the treebank.
        var own = (Own(), Own(), Own())
    }

    private struct Own {
        var weight: Float = 0
        var square: Float = 0
    }

    /// Where a sentence's word boundaries are from.
    enum Source { case news, teacher, treebank }

    /// There are 2 to this power of cells: features that meet in one share it until the model is pruned.
    private static let bits = 25
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
    /// For how many of the news a feature of the treebank counts when the model is pruned.
    private static let treebankCount: Float = 30

    init(words: WordList) {
        self.words = words
        cells = .allocate(capacity: 1 << Self.bits)
        cells.initialize(repeating: Cell())
    }

    /// Forgets how far each weight has come, so that the next phase moves all of them.
    func resetRates(to value: Float) {
        for place in cells.indices {
            cells[place].square = value
            cells[place].own.2.square = value
        }
    }

    @inline(__always)
    private func own(_ cell: Cell) -> Own {
        switch source {
        case .news: cell.own.0
        case .teacher: cell.own.1
        case .treebank: cell.own.2
        }
    }

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
        let place = Int(feature >> UInt64(64 - Self.bits))
        if isPruned { return cells[place].feature == feature ? place : nil }
        if cells[place].feature == 0 { cells[place].feature = feature }
        cells[place].count += source == .treebank ? Self.treebankCount : 1
        return place
    }

    private func sum(_ features: [Int]) -> Double {
        var sum: Float = 0
        for place in features { sum += cells[place].weight + own(cells[place]).weight }
        return Double(sum)
    }

    private func update(_ features: [Int], _ gradient: Float, _ rate: Float) {
        let square = gradient * gradient
        for place in features {
            cells[place].square += square
            cells[place].weight -= rate * gradient / (cells[place].square.squareRoot() + 1e-3)
            var own = own(cells[place])
            own.square += square
            own.weight -= Self.ownRate * rate * gradient / (own.square.squareRoot() + 1e-3)
            switch source {
            case .news: cells[place].own.0 = own
            case .teacher: cells[place].own.1 = own
            case .treebank: cells[place].own.2 = own
            }
        }
    }

    /// One step of AdaGrad on the log-likelihood of a sentence's word boundaries.
    func learn(_ sentence: TrainingSentence, rate: Float, source: Source) {
        self.source = source
        let count = sentence.tokens.count
        guard count > 1 else { return }
        extract(sentence)
        // forward-backward in logarithms: alpha[at] = (begins, goes on)
        var unary = [Double](repeating: 0, count: count)
        var edge = [Double](repeating: 0, count: count)
        for at in 1..<count {
            unary[at] = isBorder[at] ? -1e9 : sum(unaryFeatures[at])
            edge[at] = sum(edgeFeatures[at])
        }
        var alpha = [(Double, Double)](repeating: (0, -1e9), count: count)
        for at in 1..<count {
            let (b, i) = alpha[at - 1]
            alpha[at] = (logSum(b, i), logSum(b, i + edge[at]) + unary[at])
        }
        var beta = [(Double, Double)](repeating: (0, 0), count: count)
        for at in stride(from: count - 2, through: 0, by: -1) {
            let (b, i) = beta[at + 1]
            let going = i + unary[at + 1]
            beta[at] = (logSum(b, going), logSum(b, going + edge[at + 1]))
        }
        let total = logSum(alpha[count - 1].0, alpha[count - 1].1)
        for at in 1..<count {
            let going = exp(alpha[at].1 + beta[at].1 - total)
            let gold: Double = sentence.begins[at] ? 0 : 1
            let gradient = Float(going - gold)
            if abs(gradient) > 1e-4 { update(unaryFeatures[at], gradient, rate) }
            guard at > 1 else { continue }
            let both = exp(alpha[at - 1].1 + edge[at] + unary[at] + beta[at].1 - total)
            let goldBoth: Double = sentence.begins[at] || sentence.begins[at - 1] ? 0 : 1
            let edgeGradient = Float(both - goldBoth)
            if abs(edgeGradient) > 1e-4 { update(edgeFeatures[at], edgeGradient, rate) }
        }
    }

    private func logSum(_ a: Double, _ b: Double) -> Double {
        let high = max(a, b)
        return high + log1p(exp(min(a, b) - high))
    }

    /// The model's buckets with the `limit` weightiest features, weights in units of `1 / scale`; what finds its bucket full
    /// of weightier features is left out.
    func buckets(limit: Int, scale: Float = 8) -> [SegmentationModel.Bucket] {
        var places: [(place: Int, size: Float)] = []
        for place in cells.indices where abs(weight(place)) * scale >= 0.5 { places.append((place, importance(place))) }
        places.sort { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
        if places.count > limit { places.removeLast(places.count - limit) }
        let count = UInt64(places.count * 4 / 25 + 1)
        var buckets = [SegmentationModel.Bucket](repeating: .zero, count: Int(count))
        var used = [Int](repeating: 0, count: buckets.count)
        for (place, _) in places {
            let feature = cells[place].feature
            let bucket = SegmentationModel.bucket(feature, count)
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
    private func weight(_ place: Int) -> Float { cells[place].weight + cells[place].own.2.weight }

    /// What leaving a feature out would cost: its weight, and how often it is met.
    private func importance(_ place: Int) -> Float { abs(weight(place)) * min(cells[place].count, 400).squareRoot() }

    /// Forgets all but the `limit` most important features; from now on those are learnt alone.
    func prune(limit: Int) {
        isPruned = true
        var sizes = cells.indices.map { importance($0) }
        guard sizes.count > limit else { return }
        sizes.sort(by: >)
        let least = sizes[limit]
        for place in cells.indices where importance(place) < least { cells[place] = Cell() }
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
