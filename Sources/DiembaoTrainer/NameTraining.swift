import ArgumentParser
import DiembaoCore
import Foundation

/// Trains the model of names: from the annotated articles; then again, with what the first model finds in the whole corpus as
/// names that are known.
struct NameTraining: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "names", abstract: "Train the model of names.")

    @Option(help: "The annotated articles: lines of id, batch and spans.") var annotations: String
    @OptionGroup var corpus: ReadCorpus
    @Option(help: "The batch that is held back, to say how the model does on it; it is learnt from without this.")
    var held: Int?
    @Option(help: "How many features the model has.") var rows = 60_000
    @Option(help: "Where the model is written.") var output: String

    // Chosen by the batch that was held back; more rounds change the score by less than 0.2.
    private static let rounds = 4
    private static let rate: Float = 0.1
    /// A name is known that so many articles have, mostly as one type.
    private static let leastArticles = 3
    private static let leastShare = 0.6

    private struct Example {
        var features: [[UInt64]]
        var labels: [UInt8?]
    }

    func run() throws {
        let progress = Progress()
        let models = (try ModelInMemory(path: corpus.segmentation), try ModelInMemory(path: corpus.tagging))
        var reading = LanguageReading(
            segmentation: models.0.file.segmentation(), tagging: models.1.file.sequence("tags"),
            certain: models.1.file.certainLabels)
        let texts = try CorpusArticles.all(in: corpus.articles)
        let annotated = try AnnotatedArticle.read(
            annotations, articles: Dictionary(texts, uniquingKeysWith: { first, _ in first }), path: corpus.articles)
        let train = annotated.filter { $0.batch != held }
        let judged = annotated.filter { $0.batch == held }
        progress.say("\(train.count) articles to learn from, \(judged.count) held back")
        let nothing = ModelInMemory([("known", ModelFile.bytes(of: [UInt32](repeating: 0, count: 16)))])
        let first = learn(from: train, known: nothing, &reading, progress, judged)
        let known = ModelInMemory([
            ("known", knownNames(in: texts, but: Set(annotated.map(\.id)), with: first, nothing, &reading, progress))
        ])
        let sections = learn(from: train, known: known, &reading, progress, judged)
        try Data(
            ModelFile.bytes(
                of: sections + [("known", ModelFile.bytes(of: Array(known.file.section("known", as: UInt32.self))))])
        ).write(to: URL(filePath: output))
    }

    private func learn(
        from articles: [AnnotatedArticle], known: ModelInMemory, _ reading: inout LanguageReading, _ progress: Progress,
        _ judged: [AnnotatedArticle]
    ) -> [(name: String, bytes: [UInt8])] {
        let trainer = SequenceTrainer()
        trainer.least = 2
        trainer.dropout = 0.3
        trainer.hidden = NameFinding.lexicalFeatures
        let extractor = ModelInMemory(trainer.sections("names", limit: 0))
        var finding = NameFinding(
            model: extractor.file.sequence("names"), known: known.file.knownNames(), gazetteer: .shared)
        var examples: [Example] = []
        for article in articles {
            let words = reading.words(article.text, sentences: article.sentences)!
            let features = finding.features(article.text, sentences: article.sentences, words: words)
            for (sentence, places) in zip(article.sentences, features) {
                let given = places.map { $0 ?? SequenceTrainer.fixed(to: NameLabel.outside) }
                trainer.count(given)
                examples.append(Example(features: given, labels: sentence.map { article.labels[$0] }))
            }
        }
        var generator = SplitMix(state: 9)
        for round in 0..<Self.rounds {
            if round == Self.rounds - 1 {
                trainer.prune(limit: rows)
                trainer.resetRates(squares: 1)
            }
            for index in examples.indices.shuffled(using: &generator) {
                trainer.learn(examples[index].features, examples[index].labels, rate: Self.rate)
            }
            progress.say("\(trainer.rowCount) features; \(evaluate(trainer, known, judged, &reading))")
        }
        return trainer.sections("names", limit: rows)
    }

    private func evaluate(
        _ trainer: SequenceTrainer, _ known: ModelInMemory, _ articles: [AnnotatedArticle],
        _ reading: inout LanguageReading
    ) -> String {
        guard !articles.isEmpty else { return "" }
        let model = ModelInMemory(trainer.sections("names", limit: rows))
        var finding = NameFinding(
            model: model.file.sequence("names"), known: known.file.knownNames(), gazetteer: .shared)
        var score = NameScore()
        for article in articles {
            let words = reading.words(article.text, sentences: article.sentences)!
            score.add(article, finding.find(article.text, sentences: article.sentences, words: words)!)
        }
        return "held back: \(score)"
    }

    /// The slots of ``KnownNames``: what the first model finds often in the corpus, without the articles that are learnt from.
    private func knownNames(
        in texts: [(id: String, text: String)], but annotated: Set<String>,
        with sections: [(name: String, bytes: [UInt8])], _ nothing: ModelInMemory, _ reading: inout LanguageReading,
        _ progress: Progress
    ) -> [UInt8] {
        let model = ModelInMemory(sections)
        var finding = NameFinding(
            model: model.file.sequence("names"), known: nothing.file.knownNames(), gazetteer: .shared)
        var counts: [UInt64: [Int]] = [:]
        for (id, source) in texts where !annotated.contains(id) {
            let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: Array(source.utf8)))
            let words = reading.words(text, sentences: sentences)!
            var seen: Set<UInt64> = []
            for name in finding.find(text, sentences: sentences, words: words)!
            where name.range.count <= KnownNames.longestName {
                let key = KnownNames.key(text.tokens, name.range)
                guard seen.insert(key ^ UInt64(name.kind.rawValue)).inserted else { continue }
                counts[key, default: [0, 0, 0]][Int(name.kind.rawValue)] += 1
            }
        }
        var kept: [(key: UInt64, type: UInt32)] = []
        for (key, types) in counts {
            let total = types.reduce(0, +)
            let best = types.indices.max { types[$0] < types[$1] }!
            let share = Double(types[best]) / Double(total)
            guard total >= Self.leastArticles, share >= Self.leastShare else { continue }
            kept.append((key, UInt32(1 + best + (share > 0.9 ? 3 : 0) + (total >= 20 ? 6 : 0))))
        }
        kept.sort { $0.key < $1.key }
        progress.say("\(kept.count) names are known")
        let size = UInt64(kept.count * 3 / 2 + 16)
        var slots = [UInt32](repeating: 0, count: Int(size))
        for (key, type) in kept {
            var slot = KnownNames.slotStart(key, size)
            while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
            slots[slot] = KnownNames.slot(key, type: type)
        }
        return ModelFile.bytes(of: slots)
    }
}
