import DiembaoCore
import Foundation

/// Trains a ``SequenceModel`` (a resource): AdaGrad (Duchi, Hazan and Singer, 2011) on the log-likelihood of the labels.
final class SequenceTrainer {
    /// From a feature to its row.
    private var rowOf: [UInt64: Int32] = [:]
    private var weights: [SIMD16<Float>] = []
    private var squares: [SIMD16<Float>] = []
    /// How often each row was learnt from.
    private var uses: [Float] = []
    private var transitions = [SIMD16<Float>](repeating: .zero, count: 16)
    private var transitionSquares = [SIMD16<Float>](repeating: .zero, count: 16)
    /// How often each feature was seen, by the first bits of its number.
    private var counts = [UInt8](repeating: 0, count: 1 << 27)
    private var isPruned = false
    private var countOfUse: Float = 1
    private var generator = SplitMix(state: 3)
    /// How often a feature has to be seen to get a row.
    var least: UInt8 = 1
    /// The share of places at which the features in ``hidden`` are hidden while learning, so that the others learn to do
    /// without them.
    var dropout = 0.0
    /// By their place among the features.
    var hidden: Set<Int> = []

    var rowCount: Int { weights.count }

    /// The features of a place whose label is given.
    static func fixed(to label: UInt8) -> [UInt64] { [UInt64(label) + 1] }

    private static func fixedLabel(_ features: [UInt64]) -> Int? {
        guard let first = features.first, first <= 16 else { return nil }
        return Int(first) - 1
    }

    private static func only(_ label: Int) -> SIMD16<Float> {
        var scores = SIMD16<Float>(repeating: -30)
        scores[label] = 0
        return scores
    }

    /// Notes a sentence's features, so that rare ones get no row.
    func count(_ features: [[UInt64]], times: UInt8 = 1) {
        for list in features where Self.fixedLabel(list) == nil {
            for feature in list {
                let place = Int(feature >> 37)
                counts[place] = min(255 - times, counts[place]) + times
            }
        }
    }

    // MARK: Learning

    private func row(_ feature: UInt64) -> Int32? {
        if let known = rowOf[feature] { return known }
        guard !isPruned, counts[Int(feature >> 37)] >= least else { return nil }
        let row = Int32(weights.count)
        rowOf[feature] = row
        weights.append(.zero)
        squares.append(.zero)
        uses.append(0)
        return row
    }

    /// One step on a sentence. A place whose label is `nil` teaches nothing.
    ///
    /// - Parameter uses: how much the sentence's features count when the model is pruned.
    func learn(_ features: [[UInt64]], _ labels: [UInt8?], rate: Float, uses count: Float = 1) {
        countOfUse = count
        let count = features.count
        guard count > 0 else { return }
        var rows: [Int32] = []
        var starts: [Int] = []
        var emission: [SIMD16<Float>] = []
        for list in features {
            starts.append(rows.count)
            var sum = SIMD16<Float>.zero
            if let label = Self.fixedLabel(list) {
                sum = Self.only(label)
            } else {
                let hides = dropout > 0 && generator.fraction() < dropout
                for (place, feature) in list.enumerated() where !(hides && hidden.contains(place)) {
                    guard let row = row(feature) else { continue }
                    rows.append(row)
                    sum += weights[Int(row)]
                }
            }
            emission.append(exponential(sum - sum.max()) + 1e-12)
        }
        starts.append(rows.count)
        let step = transitions.map(exponential)
        var alpha: [SIMD16<Float>] = []
        for at in 0..<count {
            var current = SIMD16<Float>(repeating: 1)
            if at > 0 {
                current = .zero
                for from in 0..<16 { current += step[from] * alpha[at - 1][from] }
            }
            current *= emission[at]
            alpha.append(current / current.sum())
        }
        var beta = SIMD16<Float>(repeating: 1)
        for at in stride(from: count - 1, through: 0, by: -1) {
            if let label = labels[at] {
                var gradient = alpha[at] * beta
                gradient /= gradient.sum()
                gradient[Int(label)] -= 1
                if gradient.max() > 1e-3 || gradient.min() < -1e-3 {
                    update(rows[starts[at]..<starts[at + 1]], gradient, rate)
                }
            }
            guard at > 0 else { break }
            let right = emission[at] * beta
            if let label = labels[at], let previous = labels[at - 1] {
                updateTransitions(alpha[at - 1], step, right, Int(previous), Int(label), rate)
            }
            var before = SIMD16<Float>.zero
            for from in 0..<16 { before[from] = (step[from] * right).sum() }
            beta = before / before.max()
        }
    }

    private func update(_ rows: ArraySlice<Int32>, _ gradient: SIMD16<Float>, _ rate: Float) {
        let square = gradient * gradient
        for index in rows {
            let row = Int(index)
            squares[row] += square
            uses[row] += countOfUse
            weights[row] -= rate * gradient / (squares[row].squareRoot() + 1e-3)
        }
    }

    private func updateTransitions(
        _ left: SIMD16<Float>, _ step: [SIMD16<Float>], _ right: SIMD16<Float>, _ previous: Int, _ label: Int,
        _ rate: Float
    ) {
        var pairs: [SIMD16<Float>] = []
        var total: Float = 0
        for from in 0..<16 {
            pairs.append(step[from] * right * left[from])
            total += pairs[from].sum()
        }
        for from in 0..<16 {
            var gradient = pairs[from] / total
            if from == previous { gradient[label] -= 1 }
            transitionSquares[from] += gradient * gradient
            transitions[from] -= rate * gradient / (transitionSquares[from].squareRoot() + 1e-2)
        }
    }

    private func exponential(_ x: SIMD16<Float>) -> SIMD16<Float> {
        var y = SIMD16<Float>.zero
        for lane in 0..<16 { y[lane] = expf(x[lane]) }
        return y
    }

    /// Forgets how far each weight has come, so that the next phase moves all of them: as freely as after gradients whose
    /// squares add up to `squares`.
    func resetRates(squares value: Float) {
        squares = .init(repeating: .init(repeating: value), count: weights.count)
        transitionSquares = .init(repeating: .init(repeating: value), count: 16)
    }

    // MARK: The model

    /// What leaving a feature out would cost: its weights, and how often it was learnt from.
    private func importance(_ row: Int) -> Float {
        var own = weights[row]
        own -= own.sum() / 16
        return (own * own).sum() * min(uses[row], 400)
    }

    private func ranked(limit: Int) -> [(feature: UInt64, row: Int)] {
        rowOf.map { (feature: $0.key, row: Int($0.value), size: importance(Int($0.value))) }
            .sorted { $0.size != $1.size ? $0.size > $1.size : $0.feature < $1.feature }
            .prefix(limit).map { ($0.feature, $0.row) }
    }

    /// Forgets all but the `limit` most important features; from now on those are learnt alone.
    func prune(limit: Int) {
        isPruned = true
        let kept = ranked(limit: limit)
        rowOf = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.feature, Int32($0)) })
        weights = kept.map { weights[$0.row] }
        squares = kept.map { squares[$0.row] }
        uses = kept.map { uses[$0.row] }
    }

    /// The sections of a model file with the `limit` most important features, weights in units of `1 / scale`.
    func sections(_ name: String, limit: Int, scale: Float = 16) -> [(name: String, bytes: [UInt8])] {
        let (prints, rows, steps) = tables(limit: limit, scale: scale)
        return [
            (name + ".p", ModelFile.bytes(of: prints)), (name + ".r", ModelFile.bytes(of: rows)),
            (name + ".t", ModelFile.bytes(of: steps)),
        ]
    }

    private func tables(limit: Int, scale: Float) -> ([UInt16], [SequenceModel.Row], [SIMD16<Int16>]) {
        let kept = ranked(limit: limit)
        let size = kept.count * 8 / 7 + 16
        var prints = [UInt16](repeating: 0, count: size)
        var rows = [SequenceModel.Row](repeating: .zero, count: size)
        for (feature, row) in kept {
            var own = weights[row]
            own -= own.sum() / 16
            var slot = SequenceModel.slotStart(feature, UInt64(size))
            while prints[slot] != 0 { slot = slot + 1 == size ? 0 : slot + 1 }
            prints[slot] = SequenceModel.print(feature)
            for lane in 0..<16 { rows[slot][lane] = Int8(max(-127, min(127, (own[lane] * scale).rounded()))) }
        }
        let steps = transitions.map { transition in
            var row = SIMD16<Int16>.zero
            for lane in 0..<16 { row[lane] = Int16((transition[lane] * scale).rounded()) }
            return row
        }
        return (prints, rows, steps)
    }
}
