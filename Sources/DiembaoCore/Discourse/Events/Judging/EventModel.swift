/// The weights of what speaks for an event; `event-weights.tsv`, learnt by logistic regression from annotated articles
/// (a resource, built once).
struct EventModel: Sendable {
    static let shared = EventModel(rows: EmbeddedData.eventWeights.rows)

    /// In thousandths, by feature.
    private let weights: [Int]

    private init(rows: [TableRow]) {
        var weights = [Int](repeating: 0, count: EventFeature.end)
        var numbers: [String: Int] = [:]
        for (number, name) in EventFeature.names.enumerated() { numbers[name] = number }
        for row in rows where row.count >= 2 {
            if let number = numbers[row[0]], let weight = Int(row[1]) { weights[number] = weight }
        }
        self.weights = weights
    }

    /// The logarithm of the odds, in thousandths.
    func score(_ features: [EventFeature]) -> Int { features.reduce(0) { $0 + weights[$1.number] } }

    /// Below this an event is left out. By cross-validation the F1 is flat from above down to here (0.396, 0.399 at its best), and to a reader of what stands
    /// between most of it was right; the confidence says how unsure it is.
    static let threshold = -2000
}
