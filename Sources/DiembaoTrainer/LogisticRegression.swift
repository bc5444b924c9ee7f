import Foundation

/// Something of which it is known whether it is so, with what speaks for and against it (data).
protocol LabelledExample {
    /// The numbers of its features.
    var features: [Int] { get }
    /// What it is learnt as.
    var label: Bool { get }
    /// How much it counts; 1 as a rule.
    var weight: Double { get }
}

extension LabelledExample {
    var weight: Double { 1 }
}

/// Logistic regression: AdaGrad over all examples at once, with the squared weights as penalty.
struct LogisticRegression {
    private static let rounds = 300
    private static let rate = 0.3

    /// Of the squared weights.
    var penalty: Double

    /// The weight of each feature, the logarithm of the odds.
    ///
    /// - Parameter count: of the features.
    func learn(_ examples: [some LabelledExample], count: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: count)
        var squares = [Double](repeating: 1e-6, count: count)
        var gradient = [Double](repeating: 0, count: count)
        for _ in 0..<Self.rounds {
            for feature in gradient.indices { gradient[feature] = penalty * weights[feature] }
            for example in examples {
                let error = (1 / (1 + exp(-Self.score(example, weights))) - (example.label ? 1 : 0)) * example.weight
                for feature in example.features { gradient[feature] += error }
            }
            for feature in gradient.indices {
                squares[feature] += gradient[feature] * gradient[feature]
                weights[feature] -= Self.rate * gradient[feature] / squares[feature].squareRoot()
            }
        }
        return weights
    }

    /// What the weights say of an example.
    static func score(_ example: some LabelledExample, _ weights: [Double]) -> Double {
        example.features.reduce(0) { $0 + weights[$1] }
    }
}
