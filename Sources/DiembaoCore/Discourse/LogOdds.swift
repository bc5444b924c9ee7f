/// Logarithms of odds, in thousandths: what the logistic regressions of the discourse say.
enum LogOdds {
    /// How sure a score is, from 0 to 1 in hundredths.
    static func confidence(_ score: Int) -> Double {
        // The logistic function at steps of a quarter, so that every machine rounds the same.
        let steps = [50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98]
        let step = min(abs(score) / 250, steps.count - 1)
        return Double(score < 0 ? 100 - steps[step] : steps[step]) / 100
    }
}
