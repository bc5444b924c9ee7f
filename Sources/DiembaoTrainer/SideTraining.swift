import ArgumentParser
import DiembaoCore
import Foundation

/// Learns by logistic regression how much speaks for an article's telling of a dispute, for a party's taking a side in it, and for
/// two parties' being on two sides.
struct SideTraining: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sides", abstract: "Learn the weights of sides.")

    @Option(help: "Articles whose sides are annotated, Training/sides.tsv.") var annotations: String
    @Option(help: "The articles, a JSON object {\"id\", \"text\"} a line.") var articles: String
    @Option(help: "Articles that could be taken for disputes, Training/sides-lookalikes.tsv.") var lookalikes: String?
    @Option(help: "Articles of which only is known whether they tell of a dispute, Training/disputes-told.tsv.")
    var told: String?
    @Option(help: "Further annotated articles, of which nothing is learnt: only measured on.") var heldBack: String?
    @Option(help: "Where the table of weights is written.") var output: String
    @Flag(help: "Print the faults on each article by weights that were learnt without it.") var faults = false

    private static let folds = 9
    /// The penalties and weights were chosen by cross-validation.
    private static let disputes = LogisticRegression(penalty: 2)
    private static let takers = LogisticRegression(penalty: 16)
    private static let opponents = LogisticRegression(penalty: 12)
    /// Whoever is not annotated has rarely a part in the dispute.
    private static let unannotated = 0.2
    /// They are more among the annotated articles than among all.
    private static let lookalike = 0.3
    /// They were judged by their heads alone.
    private static let judgedByHead = 0.5
    /// Thousandths of the logarithm of the odds that are added for a dispute where such articles, few of which tell of one, are learnt from: a dispute that is left out
    /// is a loss as well. Chosen so that, cross-validated, as many annotated entities are right as without them.
    private static let leaning = 800
    /// Where only one side has names, the crowds that are told of most are the other.
    private static let crowd = 0.5
    private static let mostCrowds = 2

    private static let bias = SideCandidates.featureNames.firstIndex(of: "article.bias")!

    /// Other limits than the shipped one that are measured, in thousandths.
    private static let shifts = [-800, -400, -200, 0, 200, 400]

    /// An annotated entity: its side, and where it is named.
    private struct Row {
        var side: String
        var span: Range<Int>
    }

    private struct Example: LabelledExample {
        var features: [Int]
        var label: Bool
        var weight = 1.0
    }

    private struct Article {
        var id: String
        /// Without white space, which the spans do not count.
        var text: [Unicode.Scalar]
        var isDispute: Bool
        var weight: Double
        var rows: [Row]
        var found: SideCandidates
        /// Of each row, the entity that it is.
        var entities: [Int?]
        /// Of each party: the side that most of its entities are on, "neutral" or `nil`.
        var sides: [String?]

        /// Of each annotated entity its side and that which it was given; "-" where none.
        func faults(_ sides: [Int?]?) -> String {
            var lines = ["\(id)\t\(isDispute ? "dispute" : "none")\t\(sides == nil ? "not told" : "told")"]
            for (row, entity) in zip(rows, entities) {
                let name = String(String.UnicodeScalarView(text[row.span]))
                let found = entity.map { sides?[$0].map(String.init) ?? "-" } ?? "not found"
                lines.append("\t\(row.side)\t\(found)\t\(name)")
            }
            return lines.joined(separator: "\n")
        }
    }

    func run() throws {
        let progress = Progress()
        let articles = try read(annotations) + (lookalikes.map { try read($0, weight: Self.lookalike) } ?? [])
        let judged = try told.map(readTold) ?? []
        var held = Self.shifts.map { _ in Score() }
        var heldOfJudged = Self.shifts.map { _ in Score() }
        var reliability = Reliability()
        // Disputes and other articles apart, so that each fold has as many of both.
        let order = articles.filter(\.isDispute) + articles.filter { !$0.isDispute }
        for fold in 0..<Self.folds {
            let others = [order, judged].map { part in
                part.enumerated().filter { $0.offset % Self.folds != fold }.map(\.element)
            }
            let weights = Self.weights(others[0], judged: others[1])
            for (number, shift) in Self.shifts.enumerated() {
                var weights = weights
                weights[Self.bias] -= shift
                for (place, article) in order.enumerated() where place % Self.folds == fold {
                    let sides = article.found.sides(weights: weights)
                    held[number].add(article, sides)
                    if faults, shift == 0 { print(article.faults(sides)) }
                }
                for (place, article) in judged.enumerated() where place % Self.folds == fold {
                    let sides = article.found.sides(weights: weights)
                    heldOfJudged[number].add(article, sides)
                    if shift == 0, sides != nil {
                        reliability.add(article.found.disputeScore(weights: weights), article.isDispute)
                    }
                }
            }
        }
        for (shift, scores) in zip(Self.shifts, zip(held, heldOfJudged)) {
            progress.say("cross-validated, limit raised by \(shift): \(scores.0)")
            if told != nil { progress.say("    of those judged by their heads: \(scores.1.toldOnly)") }
        }
        let calibration = reliability.calibration
        for line in reliability.lines(calibration) { progress.say("    " + line) }
        let weights = Self.weights(articles, judged: judged)
        var own = Score()
        for article in articles { own.add(article, article.found.sides(weights: weights)) }
        progress.say("on what is learnt from: \(own)")
        if let heldBack {
            var unseen = Score()
            for article in try read(heldBack) { unseen.add(article, article.found.sides(weights: weights)) }
            progress.say("on what is held back: \(unseen)")
        }
        var table = """
            # How much speaks for a dispute and its sides. feature: as SideFeature.swift names it; article = that an article tells of a dispute, party = that a party takes a side in it,
            # pair = that two parties are on two sides. weight: thousandths of the logarithm of the odds. calibration = how the sum of an article's weights becomes the odds that a reader calls
            # what it tells of a dispute: slope thousandths of it and offset.
            # Source: learnt by `diembao-train sides` from Training/sides.tsv; docs/DATA.md. Licence: as the project.

            """
        for (name, weight) in zip(SideCandidates.featureNames, weights) where weight != 0 {
            table += "\(name)\t\(weight)\n"
        }
        if let calibration {
            table += "\(SideCalibration.slopeName)\t\(calibration.slope)\n"
            table += "\(SideCalibration.offsetName)\t\(calibration.offset)\n"
        }
        try Data(table.utf8).write(to: URL(filePath: output))
    }

    // MARK: Learning

    private static func weights(_ articles: [Article], judged: [Article]) -> [Int] {
        var disputes = judged.map { Example(features: $0.found.article, label: $0.isDispute, weight: $0.weight) }
        var takers: [Example] = []
        var opponents: [Example] = []
        for article in articles {
            disputes.append(Example(features: article.found.article, label: article.isDispute, weight: article.weight))
            guard article.isDispute else { continue }
            let sided = article.sides.indices.filter { article.sides[$0] != nil && article.sides[$0] != "neutral" }
            let isOneSided = Set(sided.map { article.sides[$0]! }).count == 1
            let crowds = article.found.areCrowds.indices.filter { article.found.areCrowds[$0] }
            let others = isOneSided ? crowds.prefix(mostCrowds) : []
            for (party, features) in article.found.parties.enumerated() {
                if let side = article.sides[party] {
                    takers.append(Example(features: features, label: side != "neutral"))
                } else if others.contains(party) {
                    takers.append(Example(features: features, label: true, weight: crowd))
                } else if !crowds.contains(party) {
                    takers.append(Example(features: features, label: false, weight: unannotated))
                }
            }
            for pair in article.found.pairs {
                if sided.contains(pair.one), sided.contains(pair.other) {
                    let areOpposed = article.sides[pair.one] != article.sides[pair.other]
                    opponents.append(Example(features: pair.features, label: areOpposed))
                } else if sided.contains(pair.one) && others.contains(pair.other) {
                    opponents.append(Example(features: pair.features, label: true, weight: crowd))
                }
            }
        }
        let count = SideCandidates.featureNames.count
        // The three have no feature in common.
        var sum = [Double](repeating: 0, count: count)
        for (regression, examples) in [(Self.disputes, disputes), (Self.takers, takers), (Self.opponents, opponents)] {
            for (feature, weight) in regression.learn(examples, count: count).enumerated() { sum[feature] += weight }
        }
        var weights = sum.map { Int(($0 * 1000).rounded()) }
        if !judged.isEmpty { weights[bias] += leaning }
        return weights
    }

    // MARK: Measuring

    /// As Tests/Gold/sides.py counts (data).
    private struct Score: CustomStringConvertible {
        private var right = 0
        private var entities = 0
        private var members = 0
        private var neutrals = 0
        private var strangers = 0
        private var told = 0
        private var disputes = 0
        private var quiet = 0
        private var others = 0

        mutating func add(_ article: Article, _ sides: [Int?]?) {
            let isTold = sides?.contains { $0 != nil } ?? false
            guard article.isDispute else {
                others += 1
                if !isTold { quiet += 1 }
                return
            }
            disputes += 1
            entities += article.rows.count { $0.side != "neutral" }
            guard let sides, isTold else { return }
            told += 1
            let names = Set(article.rows.map(\.side)).subtracting(["neutral"]).sorted()
            let numbers = Set(sides.compactMap(\.self)).sorted()
            right += Self.best(names[...], numbers) { name, number in
                zip(article.rows, article.entities).count { row, entity in
                    row.side == name && entity.flatMap { sides[$0] } == number
                }
            }
            let annotated = Set(article.entities.compactMap { $0.flatMap { sides[$0] == nil ? nil : $0 } })
            members += annotated.count
            neutrals += zip(article.rows, article.entities).count { row, entity in
                row.side == "neutral" && entity.map { sides[$0] != nil } == true
            }
            strangers += sides.indices.count { sides[$0] != nil && !annotated.contains($0) }
        }

        /// The most that can be right where each annotated side is one reported side, or none.
        private static func best(_ names: ArraySlice<String>, _ numbers: [Int], _ count: (String, Int) -> Int) -> Int {
            guard let name = names.first else { return 0 }
            let without = best(names.dropFirst(), numbers, count)
            return numbers.reduce(without) { most, number in
                max(most, count(name, number) + best(names.dropFirst(), numbers.filter { $0 != number }, count))
            }
        }

        /// Of articles without annotated sides.
        var toldOnly: String {
            "sides told of \(told) of \(disputes) disputes, none of \(quiet) of \(others) others"
        }

        var description: String {
            String(
                format:
                    "right %.3f (%d/%d), annotated members %d (%d of them neutral), others %d, sides told of %d of %d disputes, none of %d of %d others",
                Double(right) / Double(max(1, entities)), right, entities, members, neutrals, strangers, told,
                disputes, quiet, others)
        }
    }

    /// How often articles that are told sides tell of a dispute, by their scores (data).
    private struct Reliability {
        private var examples: [(score: Int, label: Bool)] = []

        mutating func add(_ score: Int, _ isDispute: Bool) { examples.append((score, isDispute)) }

        /// `nil` where nothing is known of articles as the news have them.
        var calibration: SideCalibration? {
            guard !examples.isEmpty else { return nil }
            let line = PlattScaling(examples.map { (Double($0.score) / 1000, $0.label) })
            return SideCalibration(
                slope: Int((line.slope * 1000).rounded()), offset: Int((line.offset * 1000).rounded()))
        }

        /// For articles of about the same confidence how many there are, their mean confidence, and how many tell of a dispute.
        func lines(_ calibration: SideCalibration?) -> [String] {
            guard let calibration else { return [] }
            let told = examples.map { (confidence: calibration.confidence($0.score), label: $0.label) }
            return Self.limits.map { limits in
                let some = told.filter { limits.contains($0.confidence) }
                let count = Double(max(1, some.count))
                return String(
                    format: "confidence %.2f to %.2f: %d articles, mean %.2f, disputes %.2f", limits.lowerBound,
                    limits.upperBound, some.count, some.reduce(0) { $0 + $1.confidence } / count,
                    Double(some.count(where: \.label)) / count)
            }
        }

        private static let limits = [0..<0.4, 0.4..<0.6, 0.6..<0.8, 0.8..<1.01]
    }

    // MARK: Reading

    private func read(_ annotations: String, weight: Double = 1) throws -> [Article] {
        var order: [String] = []
        var rows: [String: [Row]] = [:]
        var classes: [String: String] = [:]
        let lines = try String(contentsOfFile: annotations, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 5 else {
                throw TrainingError.badAnnotation(
                    path: annotations, line: number + 1, why: "not id, class, side, span and gloss")
            }
            if classes.updateValue(columns[1], forKey: columns[0]) == nil { order.append(columns[0]) }
            guard columns[3] != "-" else { continue }
            let ends = columns[3].split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] < ends[1] else {
                throw TrainingError.badAnnotation(path: annotations, line: number + 1, why: "no span: \(columns[3])")
            }
            rows[columns[0], default: []].append(Row(side: columns[2], span: ends[0]..<ends[1]))
        }
        let texts = try CorpusArticles.texts(of: Set(order), in: articles)
        return try order.map { id in
            guard let text = texts[id] else { throw TrainingError.articleMissing(id: id, path: articles) }
            let found = SideCandidates(of: DecodedText(utf8: Array(text.utf8)))
            let rows = rows[id] ?? []
            let entities = rows.map { Self.entity(at: $0.span, found) }
            var sides = [[String: Int]](repeating: [:], count: found.parties.count)
            for (row, entity) in zip(rows, entities) {
                if let party = entity.flatMap({ found.entities[$0].party }) { sides[party][row.side, default: 0] += 1 }
            }
            let solid = text.unicodeScalars.filter { !$0.properties.isWhitespace }
            return Article(
                id: id, text: Array(solid), isDispute: classes[id] != "none", weight: weight, rows: rows, found: found,
                entities: entities,
                sides: sides.map { counts in
                    counts.max {
                        $0.value != $1.value
                            ? $0.value < $1.value
                            : ($0.key == "neutral") != ($1.key == "neutral")
                                ? $0.key == "neutral" : $0.key > $1.key
                    }?.key
                })
        }
    }

    /// Articles of which no more is known than whether they tell of a dispute.
    private func readTold(_ table: String) throws -> [Article] {
        var labels: [(id: String, isDispute: Bool)] = []
        let lines = try String(contentsOfFile: table, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 2, ["dispute", "none"].contains(columns[1]) else {
                throw TrainingError.badAnnotation(path: table, line: number + 1, why: "not id and dispute or none")
            }
            labels.append((String(columns[0]), columns[1] == "dispute"))
        }
        let texts = try CorpusArticles.texts(of: Set(labels.map(\.id)), in: articles)
        return try labels.map { id, isDispute in
            guard let text = texts[id] else { throw TrainingError.articleMissing(id: id, path: articles) }
            let found = SideCandidates(of: DecodedText(utf8: Array(text.utf8)))
            return Article(
                id: id, text: [], isDispute: isDispute, weight: Self.judgedByHead, rows: [], found: found,
                entities: [], sides: [])
        }
    }

    /// The entity whose mention, best a name, overlaps an annotated span most.
    private static func entity(at span: Range<Int>, _ found: SideCandidates) -> Int? {
        var best: (isName: Bool, share: Double, entity: Int)?
        for (place, entity) in found.entities.enumerated() {
            for mention in entity.mentions where mention.range.overlaps(span) {
                let common = mention.range.clamped(to: span).count
                let share = Double(common) / Double(mention.range.count + span.count - common)
                if let best, best.isName != mention.isName ? best.isName : best.share >= share { continue }
                best = (mention.isName, share, place)
            }
        }
        return best?.entity
    }
}
