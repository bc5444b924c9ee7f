import ArgumentParser
import DiembaoCore
import Foundation

/// Learns by logistic regression how much each feature speaks for an event's being one that an article tells of.
struct EventTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Learn the weights of events.")

    @Argument(help: "Folders of annotated articles: NAME.txt beside NAME.json, as Tests/Gold/written has them.")
    var folders: [String]
    @Option(help: "Where the table of weights is written.") var output: String
    @Flag(help: "List how many of the events that have a feature are right.") var list = false
    @Flag(help: "List every event with its features and its score by cross-validation, and whether it is right.")
    var events = false

    private static let folds = 5
    /// The penalty was chosen by cross-validation.
    private static let regression = LogisticRegression(penalty: 4.0)
    /// Types in which it does not matter who is named first.
    private static let mutual: Set<String> = ["CONSULT", "AGREE", "COOPERATE"]

    private struct Annotation: Decodable {
        struct Entity: Decodable {
            var name: String
            var mentions: [String]
        }
        struct Relation: Decodable {
            var source: String
            var target: String
            var type: String
        }
        var entities: [Entity]
        var relations: [Relation]
    }

    private struct Example: LabelledExample {
        var features: [Int]
        var isTrue: Bool
        /// Which relation it is, for counting each once.
        var relation: String
        var fold: Int
        var words: String
        var label: Bool { isTrue }
    }

    func run() throws {
        let progress = Progress()
        var examples: [Example] = []
        var total = 0
        var number = 0
        for folder in folders {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            where file.hasSuffix(".json") {
                let path = folder + "/" + file
                let annotation = try JSONDecoder().decode(Annotation.self, from: Data(contentsOf: URL(filePath: path)))
                let source = try Data(contentsOf: URL(filePath: path.dropLast(5) + ".txt"))
                let found = EventCandidates(of: DecodedText(utf8: Array(source)))
                total += Set(annotation.relations.map { Self.key($0.source, $0.type, $0.target) }).count
                examples += Self.examples(found, annotation, article: number)
                number += 1
            }
        }
        let count = EventCandidates.featureNames.count
        var scores: [(score: Double, example: Example)] = []
        for fold in 0..<Self.folds {
            let weights = Self.regression.learn(examples.filter { $0.fold != fold }, count: count)
            for example in examples where example.fold == fold {
                scores.append((LogisticRegression.score(example, weights), example))
            }
        }
        for threshold in [-9, -1.5, -1.2, -1, -0.8, -0.6, -0.4, -0.2, 0, 0.2] {
            let found = scores.filter { $0.score > threshold }
            let distinct = Set(found.map(\.example.relation)).count
            let hits = Set(found.filter(\.example.isTrue).map(\.example.relation)).count
            let (precision, recall) = (Double(hits) / Double(distinct), Double(hits) / Double(total))
            progress.say(
                String(
                    format:
                        "\(examples.count) examples, cross-validated, above %.1f: precision %.3f, recall %.3f, F1 %.3f",
                    threshold, precision, recall, 2 * precision * recall / (precision + recall)))
        }
        for step in 0..<8 {
            let range = Double(step - 4) * 0.5..<Double(step - 3) * 0.5
            let within = scores.filter { range.contains($0.score) }
            progress.say("score \(range): \(within.count(where: \.example.isTrue)) of \(within.count)")
        }
        if events {
            let names = EventCandidates.featureNames
            for (score, example) in scores {
                let found = example.features.map { names[$0] }
                print(
                    "\(example.isTrue ? "+" : "-")\t\(String(format: "%.1f", score))\t\(found.joined(separator: " "))"
                        + "\t\(example.relation)\t\(example.words)")
            }
        }
        if list {
            for (number, name) in EventCandidates.featureNames.enumerated() {
                let with = examples.filter { $0.features.contains(number) }
                print("\(name)\t\(with.count(where: \.isTrue))\t\(with.count)")
            }
        }
        let weights = Self.regression.learn(examples, count: count)
        var table = """
            # How much speaks for an event's being one that an article tells of. feature: as EventModel.swift names it. weight: thousandths of the logarithm of the odds.
            # Source: learnt by `diembao-train events` from annotated articles; docs/DATA.md. Licence: as the project.

            """
        for (number, name) in EventCandidates.featureNames.enumerated() {
            let weight = Int((weights[number] * 1000).rounded())
            if weight != 0 { table += "\(name)\t\(weight)\n" }
        }
        try Data(table.utf8).write(to: URL(filePath: output))
    }

    /// A pair of parties of each candidate, and whether the article is annotated with it.
    private static func examples(_ found: EventCandidates, _ annotation: Annotation, article: Int) -> [Example] {
        var names: [String: String] = [:]
        for entity in annotation.entities {
            for mention in entity.mentions + [entity.name] { names[fold(mention)] = fold(entity.name) }
        }
        let wanted = Set(annotation.relations.map { key($0.source, $0.type, $0.target) })
        func name(_ forms: [String]) -> String {
            forms.lazy.compactMap { names[fold($0)] }.first ?? fold(forms[0])
        }
        return found.candidates.flatMap { candidate in
            var pairs = candidate.actors.flatMap { actor in candidate.recipients.map { (name(actor), name($0)) } }
            if pairs.isEmpty {
                let actors = candidate.actors.map(name)
                pairs = actors.indices.flatMap { left in actors[(left + 1)...].map { (actors[left], $0) } }
            }
            return pairs.map { left, right in
                let key = key(left, candidate.kind, right)
                return Example(
                    features: candidate.featureNumbers, isTrue: wanted.contains(key), relation: "\(article) \(key)",
                    fold: article % folds, words: candidate.words)
            }
        }
    }

    private static func key(_ source: String, _ type: String, _ target: String) -> String {
        let (source, target) = (fold(source), fold(target))
        return mutual.contains(type) && target < source ? "\(target)|\(type)|\(source)" : "\(source)|\(type)|\(target)"
    }

    private static func fold(_ name: String) -> String {
        name.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}
