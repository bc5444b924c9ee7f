import Foundation

/// The straight line from a classifier's score to the logarithm of the odds that it is right, by Newton's method (Platt, Probabilistic
/// outputs for support vector machines, 1999, with the targets that he takes for 0 and 1, so that few examples make nothing certain).
struct PlattScaling {
    private static let rounds = 50
    private static let least = 1e-9

    private(set) var slope = 1.0
    private(set) var offset = 0.0

    /// - Parameter examples: each one's score by weights that were learnt without it, and whether it is so.
    init(_ examples: [(score: Double, label: Bool)]) {
        let right = Double(examples.count(where: \.label))
        let wrong = Double(examples.count) - right
        let targets = (yes: (right + 1) / (right + 2), no: 1 / (wrong + 2))
        for _ in 0..<Self.rounds {
            var gradient = (slope: 0.0, offset: 0.0)
            var curvature = (slope: 0.0, both: 0.0, offset: 0.0)
            for (score, label) in examples {
                let likelihood = 1 / (1 + exp(-(slope * score + offset)))
                let error = likelihood - (label ? targets.yes : targets.no)
                let weight = likelihood * (1 - likelihood)
                gradient = (gradient.slope + error * score, gradient.offset + error)
                curvature = (
                    curvature.slope + weight * score * score, curvature.both + weight * score,
                    curvature.offset + weight
                )
            }
            let determinant = curvature.slope * curvature.offset - curvature.both * curvature.both
            guard determinant > Self.least else { return }
            slope -= (curvature.offset * gradient.slope - curvature.both * gradient.offset) / determinant
            offset -= (curvature.slope * gradient.offset - curvature.both * gradient.slope) / determinant
        }
    }
}
