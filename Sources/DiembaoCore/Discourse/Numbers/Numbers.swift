/// A number or quantity before it is a report's: in tokens (data).
struct Quantity: Sendable, Equatable {
    var range: TokenRange
    var value: Double
    var unit: String?
}

/// Finds numbers and quantities with their units (a pass).
///
/// In Vietnamese a number that counts or measures stands before its noun or unit, and one that names stands after its noun
/// ("12 lớp", twelve classes, and "lớp 12", the twelfth form). So a number with a scale or a unit is a quantity, and a bare
/// one is taken only where what stands around it says that it counts. What may be read in two ways is left out.
struct Numbers {
    let text: TokenizedText
    let roles: [Report.Paragraph.Role]
    let times: Times.Result

    /// - Returns: `nil` where `shouldStop` said so.
    func find(shouldStop: () -> Bool) -> [Quantity]? {
        var found: [Quantity] = []
        let words = UnitWords.shared
        let taken = (times.expressions.map(\.range) + times.impossible).sorted { $0.lowerBound < $1.lowerBound }
        var time = 0
        var reading = Reading(text: text, words: words)
        for (paragraph, role) in zip(text.paragraphs, roles) {
            if shouldStop() { return nil }
            guard role != .credit, role != .boilerplate else { continue }
            reading.start = paragraph.lowerBound
            reading.paragraphEnd = paragraph.upperBound
            reading.free = paragraph.lowerBound
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                while time < taken.count, taken[time].upperBound <= at { time += 1 }
                if time < taken.count, taken[time].lowerBound <= at {
                    at = taken[time].upperBound
                    reading.free = at
                    continue
                }
                guard reading.opensNumeral(at) else {
                    at += 1
                    continue
                }
                reading.end =
                    time < taken.count ? min(taken[time].lowerBound, paragraph.upperBound) : paragraph.upperBound
                at = reading.read(at, into: &found)
            }
        }
        return found
    }
}
