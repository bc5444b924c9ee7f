import ArgumentParser
import DiembaoCore
import Foundation

/// Learns by logistic regression how much each feature speaks for a clause's being somebody's reported words.
struct QuoteTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "Learn the weights of reported speech.")

    @Argument(help: "Folders of annotated articles: NAME.txt beside NAME.json, as Tests/Gold/written has them.")
    var folders: [String]
    @Option(
        name: .customLong("read-once"),
        help: "A folder of further articles, read once, of which only the sentences that go on are learnt from.")
    var readOnce: String?
    @Option(help: "Where the table of weights is written.") var output: String
    @Option(help: "A table of the weights before: what is written is the mean of these and of what is learnt.")
    var before: String?
    @Option(
        help:
            "Clauses that were judged by reading, of which those without a reporting word are learnt from, too (Tests/Gold/judged-clauses.tsv)."
    )
    var judged: String?
    @Option(help: "The articles of --judged, a JSON object {\"id\", \"text\"} a line.") var articles: String?
    @Flag(help: "List the annotated quotations that no clause matches, and the nearest clause.") var list = false

    private static let folds = 5
    /// The penalties were chosen by cross-validation: of words in marks there are a tenth of the examples.
    private static let regression = LogisticRegression(penalty: 0.3)
    private static let regressionOfFragments = LogisticRegression(penalty: 1)
    private static let regressionOfContinuations = LogisticRegression(penalty: 6)
    /// A reporting word has a weight of its own from so many candidates on.
    private static let leastCandidates = 3
    /// What opens a sentence has one from so many on: the same word opens sentences of every kind.
    private static let leastOpenings = 8

    private struct Annotation: Decodable {
        struct Quote: Decodable {
            var text: String
            var nth: Int?
            var type: String
            var cue: String?
        }
        var quotes: [Quote]
    }

    private struct Article {
        var name: String
        var source: [UInt8]
        var quotes: [Annotation.Quote]
        /// In bytes, what is reported without a reporting word.
        var uncued: [Range<Int>]
        /// Whether only the sentences that go on are learnt from.
        var wasReadOnce: Bool
    }

    /// An article of which single sentences were judged (data).
    private struct JudgedArticle {
        var source: [UInt8]
        /// In bytes, with whether they are somebody's reported words.
        var sentences: [(range: Range<Int>, isReported: Bool)]
    }

    func validate() throws {
        if (judged == nil) != (articles == nil) { throw ValidationError("--judged and --articles belong together.") }
    }

    private struct Example: LabelledExample {
        var features: [Int]
        var isTrue: Bool
        /// Whether it is learnt as true though its borders are others than annotated.
        var isNear = false
        var fold: Int
        /// For the list of faults.
        var words = ""
        var label: Bool { isTrue || isNear }
    }

    /// Features by number; words that have a weight of their own are numbered behind those of the core.
    private struct Names {
        var all = QuoteCandidates.featureNames
        private var words: [String: Int] = [:]

        mutating func number(of word: String) -> Int {
            if let known = words[word] { return known }
            words[word] = all.count
            all.append(word)
            return all.count - 1
        }
    }

    func run() throws {
        let progress = Progress()
        var articles = try folders.flatMap { try read($0, once: false) }
        if let readOnce { articles += try read(readOnce, once: true) }
        let judgedArticles = try judged.map { try readJudged($0, articles: self.articles ?? "") } ?? []
        var names = Names()
        // First where clauses end, since what is judged afterwards are whole clauses.
        var ends: [Example] = []
        let untaught = ReportingModel(table: "")
        for (number, article) in articles.enumerated() where !article.wasReadOnce {
            let found = QuoteCandidates(of: DecodedText(utf8: article.source), model: untaught)
            Self.addEnds(of: article, found, fold: number % Self.folds, &names, &ends)
        }
        let endWeights = learn(ends, &names, progress, "ends of clauses", total: ends.count(where: \.isTrue), least: 5)
        let endTable = table(endWeights, names, ends)
        // Then twice what is reported: where a sentence goes on with what was said depends on what was found before.
        var clauseTable = ""
        for pass in 1...2 {
            let model = ReportingModel(table: endTable + clauseTable)
            var clauses: [Example] = []
            var fragments: [Example] = []
            var continuations: [Example] = []
            var total = 0
            var totalOfFragments = 0
            var reachable = 0
            for (number, article) in articles.enumerated() {
                let found = QuoteCandidates(of: DecodedText(utf8: article.source), model: model)
                let indirect = article.quotes.filter { $0.type == "indirect" }
                let reported = Self.matches(indirect, found, isMarked: false)
                let marked = Self.matches(article.quotes.filter { $0.type != "indirect" }, found, isMarked: true)
                if !article.wasReadOnce {
                    totalOfFragments += marked.found.count
                    total += indirect.count
                    reachable += reported.found.count
                }
                if list, pass == 2, !article.wasReadOnce { show(indirect, found, article.name) }
                for (place, candidate) in found.candidates.enumerated() {
                    guard candidate.rule != .continued else {
                        continuations.append(
                            Example(
                                features: candidate.featureNumbers
                                    + Self.word("goes:", found.opening(candidate), &names),
                                isTrue: Self.isWithin(found.bytes(candidate.content), article.uncued),
                                fold: number % Self.folds))
                        continue
                    }
                    guard !article.wasReadOnce else { continue }
                    guard !candidate.isMarked else {
                        fragments.append(
                            Example(
                                features: candidate.featureNumbers
                                    + Self.word("marks:", found.cue(candidate), &names),
                                isTrue: marked.found.contains(place), fold: number % Self.folds))
                        continue
                    }
                    clauses.append(
                        Example(
                            features: candidate.featureNumbers + Self.word("cue:", found.cue(candidate), &names),
                            isTrue: reported.found.contains(place), isNear: reported.near.contains(place),
                            fold: number % Self.folds,
                            words: list && pass == 2
                                ? "\(article.name) \(found.cue(candidate)) | \(found.string(candidate.content))" : ""))
                }
            }
            progress.say("\(articles.count) articles; \(reachable) of \(total) reported clauses can be found")
            for (number, article) in judgedArticles.enumerated() {
                Self.addContinuations(of: article, model, fold: number % Self.folds, &names, &continuations)
            }
            let weights = learn(
                clauses, &names, progress, "reported clauses", total: total, least: Self.leastCandidates)
            let ofFragments = learn(
                fragments, &names, progress, "words in marks", total: totalOfFragments, least: Self.leastCandidates,
                by: Self.regressionOfFragments)
            let ofContinuations = learn(
                continuations, &names, progress, "sentences that go on", total: continuations.count(where: \.isTrue),
                least: Self.leastOpenings, by: Self.regressionOfContinuations)
            clauseTable =
                table(weights, names, clauses) + table(ofFragments, names, fragments)
                + table(ofContinuations, names, continuations)
        }
        let text = """
            # How much speaks for a clause's being somebody's reported words, for its ending at a word, and for a sentence's going on with what was said. feature: as
            # ReportingModel.swift names it, or "cue:" and the reporting word, "end:" and the word, "goes:" and what the sentence opens with. weight: thousandths of the
            # logarithm of the odds. Source: learnt by `diembao-train quotes` from annotated articles and judged sentences, with those before (--before);
            # docs/DATA.md. issuedPaper, of which these have too few, is set by hand: of 18 such clauses that
            # were judged (Tests/Gold/judged-clauses.tsv) 15 are reported. Licence: as the project.

            """
        let learnt = endTable + clauseTable
        let table = try before.map { Self.mean(of: learnt, and: try String(contentsOfFile: $0, encoding: .utf8)) }
        try Data((text + (table ?? learnt)).utf8).write(to: URL(filePath: output))
    }

    /// The means of two tables' weights: those learnt from one sample vary, and the mean of two varies less. What is set by hand stays.
    private static func mean(of learnt: String, and before: String) -> String {
        let old = rows(before)
        let new = rows(learnt)
        let oldWeights = Dictionary(old, uniquingKeysWith: { $1 })
        let newNames = Set(new.map(\.name))
        let half = { (weight: Int) in Int((Double(weight) / 2).rounded()) }
        let all =
            new.map { ($0.name, half($0.weight + (oldWeights[$0.name] ?? 0))) }
            + old.filter { !newNames.contains($0.name) }.map {
                ($0.name, Self.setByHand.contains($0.name) ? $0.weight : half($0.weight))
            }
        return all.map { "\($0)\t\($1)\n" }.joined()
    }

    /// The features whose weights no annotated article teaches.
    private static let setByHand: Set = ["issuedPaper"]

    private static func rows(_ table: String) -> [(name: String, weight: Int)] {
        table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let cells = line.split(separator: "\t")
            return cells.count == 2 ? Int(cells[1]).map { (String(cells[0]), $0) } : nil
        }
    }

    /// The feature of a reporting word; what has none has none.
    private static func word(_ kind: String, _ word: String, _ names: inout Names) -> [Int] {
        word.isEmpty ? [] : [names.number(of: kind + word)]
    }

    private func read(_ folder: String, once: Bool) throws -> [Article] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".json") }.map {
            let path = folder + "/" + $0
            let annotation = try JSONDecoder().decode(Annotation.self, from: Data(contentsOf: URL(filePath: path)))
            let source = Array(try Data(contentsOf: URL(filePath: path.dropLast(5) + ".txt")))
            let uncued = annotation.quotes.filter { $0.type == "indirect" && $0.cue == nil }
            return Article(
                name: $0, source: source, quotes: annotation.quotes,
                uncued: uncued.compactMap { Self.place(of: $0, in: source) }, wasReadOnce: once)
        }
    }

    /// Adds the places where clauses that are annotated end, and those before them where they go on.
    private static func addEnds(
        of article: Article, _ found: QuoteCandidates, fold: Int, _ names: inout Names, _ examples: inout [Example]
    ) {
        let quoted = article.quotes.filter { $0.type == "indirect" && $0.cue != nil }.compactMap {
            place(of: $0, in: article.source)
        }
        for end in found.ends {
            let content = found.bytes(end.content)
            let cue = found.bytes(end.cue)
            // The annotated clause that begins there, give or take a joining word.
            guard
                let quote = quoted.first(where: {
                    abs($0.lowerBound - content.lowerBound) <= 8 && $0.lowerBound >= cue.upperBound
                }), content.upperBound <= quote.upperBound
            else { continue }
            examples.append(
                Example(
                    features: end.featureNumbers + [names.number(of: "end:" + found.string(end.word).lowercased())],
                    isTrue: content.upperBound == quote.upperBound, fold: fold))
        }
    }

    /// Whether most of a sentence stands within one of some ranges.
    private static func isWithin(_ sentence: Range<Int>, _ ranges: [Range<Int>]) -> Bool {
        ranges.contains { 10 * $0.clamped(to: sentence).count >= 7 * sentence.count }
    }

    /// Adds the sentences that may go on with what was said and were judged.
    private static func addContinuations(
        of article: JudgedArticle, _ model: ReportingModel, fold: Int, _ names: inout Names, _ examples: inout [Example]
    ) {
        let found = QuoteCandidates(of: DecodedText(utf8: article.source), model: model)
        for candidate in found.candidates {
            guard candidate.rule == .continued else { continue }
            let content = found.bytes(candidate.content)
            guard
                let judged = article.sentences.first(where: {
                    2 * $0.range.clamped(to: content).count > max(content.count, $0.range.count)
                })
            else { continue }
            examples.append(
                Example(
                    features: candidate.featureNumbers + word("goes:", found.opening(candidate), &names),
                    isTrue: judged.isReported, fold: fold))
        }
    }

    /// The articles of a table of judged clauses, with the sentences of it that have no reporting word.
    private func readJudged(_ table: String, articles: String) throws -> [JudgedArticle] {
        var rows: [String: [(range: Range<Int>, isReported: Bool)]] = [:]
        for (number, line) in try String(contentsOfFile: table, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            guard cells.count == 7, let start = Int(cells[1]), let end = Int(cells[2]), start < end else {
                throw TrainingError.badAnnotation(
                    path: table, line: number + 1, why: "not id, start, end, cue, verdict and weight")
            }
            if cells[3] == "-" { rows[String(cells[0]), default: []].append((start..<end, cells[5] == "yes")) }
        }
        let texts = try CorpusArticles.texts(of: Set(rows.keys), in: articles)
        return try rows.sorted { $0.key < $1.key }.map { id, sentences in
            guard let text = texts[id] else { throw TrainingError.articleMissing(id: id, path: articles) }
            // Of each scalar where its bytes begin.
            var starts: [Int] = []
            var at = 0
            for scalar in text.unicodeScalars {
                starts.append(at)
                at += UTF8.width(scalar)
            }
            starts.append(at)
            let inBytes = sentences.map { sentence in
                let end = min(sentence.range.upperBound, starts.count - 1)
                return (
                    range: starts[min(sentence.range.lowerBound, end)]..<starts[end], isReported: sentence.isReported
                )
            }
            return JudgedArticle(source: Array(text.utf8), sentences: inBytes)
        }
    }

    /// The bytes of an annotated quotation.
    private static func place(of quote: Annotation.Quote, in source: [UInt8]) -> Range<Int>? {
        let data = Data(source)
        var from = data.startIndex
        for number in 1...(quote.nth ?? 1) {
            guard let range = data[from...].range(of: Data(quote.text.utf8)) else { return nil }
            if number == quote.nth ?? 1 { return range }
            from = range.lowerBound + 1
        }
        return nil
    }

    private func learn(
        _ examples: [Example], _ names: inout Names, _ progress: Progress, _ what: String, total: Int, least: Int,
        by regression: LogisticRegression = Self.regression
    ) -> [Double] {
        var seen = [Int](repeating: 0, count: names.all.count)
        for example in examples { for feature in example.features { seen[feature] += 1 } }
        // Words that are too rare have no weight of their own, in judging as in the table.
        let core = QuoteCandidates.featureNames.count
        let examples = examples.map { example in
            var example = example
            example.features.removeAll { $0 >= core && seen[$0] < least }
            return example
        }
        var scores: [(score: Double, isTrue: Bool)] = []
        for fold in 0..<Self.folds {
            let weights = regression.learn(examples.filter { $0.fold != fold }, count: names.all.count)
            for example in examples where example.fold == fold {
                scores.append((LogisticRegression.score(example, weights), example.isTrue))
                if !example.words.isEmpty, (scores[scores.count - 1].score > 0) != example.label {
                    let features = example.features.map { "\(names.all[$0]) \(String(format: "%.1f", weights[$0]))" }
                    print(example.isTrue ? "-" : "+", example.words, "|", features.joined(separator: ", "))
                }
            }
        }
        for threshold in [-0.6, -0.3, 0, 0.3] {
            let found = scores.filter { $0.score > threshold }
            let hits = found.count(where: \.isTrue)
            let (precision, recall) = (Double(hits) / Double(found.count), Double(hits) / Double(total))
            progress.say(
                String(
                    format:
                        "\(what), \(examples.count) examples, cross-validated, above %.1f: precision %.3f, recall %.3f, F1 %.3f",
                    threshold, precision, recall, 2 * precision * recall / (precision + recall)))
        }
        return regression.learn(examples, count: names.all.count)
    }

    /// The places of the candidates that are an annotated quotation each, best overlap first.
    private static func matches(
        _ quotes: [Annotation.Quote], _ read: QuoteCandidates, isMarked: Bool
    ) -> (found: Set<Int>, near: Set<Int>) {
        var near: Set<Int> = []
        let wanted = quotes.map { bag($0.text) }
        var pairs: [(overlap: Double, quote: Int, candidate: Int)] = []
        for (place, candidate) in read.candidates.enumerated() where candidate.isMarked == isMarked {
            let content = bag(read.string(candidate.content))
            let cue = bag(read.string(candidate.cue))
            for (quote, words) in wanted.enumerated() {
                let overlap = overlap(words, content)
                let sameCue = quotes[quote].cue.map { Self.overlap(bag($0), cue) } ?? 0
                if overlap >= 0.4, sameCue >= 0.5 { near.insert(place) }
                guard overlap >= 0.7 else { continue }
                pairs.append((overlap + sameCue, quote, place))
            }
        }
        pairs.sort { ($0.overlap, -$0.quote, -$0.candidate) > ($1.overlap, -$1.quote, -$1.candidate) }
        var taken: Set<Int> = []
        var found: Set<Int> = []
        for pair in pairs where !taken.contains(pair.quote) && !found.contains(pair.candidate) {
            taken.insert(pair.quote)
            found.insert(pair.candidate)
        }
        return (found, near)
    }

    private func show(_ quotes: [Annotation.Quote], _ read: QuoteCandidates, _ file: String) {
        for quote in quotes {
            let words = Self.bag(quote.text)
            let overlaps = read.candidates.map { Self.overlap(words, Self.bag(read.string($0.content))) }
            guard (overlaps.max() ?? 0) < 0.7 else { continue }
            let nearest = overlaps.indices.max { overlaps[$0] < overlaps[$1] }.map { read.candidates[$0] }
            print(file, quote.cue ?? "-", "|", quote.text, "|", nearest.map { read.string($0.content) } ?? "-")
        }
    }

    private static func bag(_ text: String) -> [String: Int] {
        let words = text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
        return Dictionary(words.map { (String($0), 1) }, uniquingKeysWith: +)
    }

    private static func overlap(_ left: [String: Int], _ right: [String: Int]) -> Double {
        var both = 0
        var either = 0
        for word in Set(left.keys).union(right.keys) {
            both += min(left[word] ?? 0, right[word] ?? 0)
            either += max(left[word] ?? 0, right[word] ?? 0)
        }
        return either > 0 ? Double(both) / Double(either) : 0
    }

    private func table(_ weights: [Double], _ names: Names, _ examples: [Example]) -> String {
        var seen = Set<Int>()
        for example in examples { seen.formUnion(example.features) }
        var text = ""
        for number in seen.sorted() {
            let weight = Int((weights[number] * 1000).rounded())
            if weight != 0 { text += "\(names.all[number])\t\(weight)\n" }
        }
        return text
    }
}
