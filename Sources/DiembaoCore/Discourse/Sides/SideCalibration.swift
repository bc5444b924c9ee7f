/// What a score says of how likely a reader is to call what the article tells of a dispute: odds that are a straight line over the
/// score (Platt, Probabilistic outputs for support vector machines, 1999).
package struct SideCalibration: Sendable, Equatable {
    /// For each of the score's units, in thousandths.
    package var slope: Int
    /// In thousandths.
    package var offset: Int

    package init(slope: Int, offset: Int) { (self.slope, self.offset) = (slope, offset) }

    /// 0 to 1, in hundredths.
    package func confidence(_ score: Int) -> Double { LogOdds.confidence(slope * score / 1000 + offset) }

    /// Which takes the score as it is.
    static let none = SideCalibration(slope: 1000, offset: 0)

    package static let slopeName = "calibration.slope"
    package static let offsetName = "calibration.offset"
}
