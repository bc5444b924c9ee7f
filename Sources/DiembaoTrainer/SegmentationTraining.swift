import ArgumentParser
import DiembaoCore
import Foundation

/// Trains the model of word segmentation: from two tools' readings of the news and from the treebank, each with weights of its
/// own beside the shared ones, since they cut in different ways. The news as that model reads it, in the treebank's way, is
/// what the shipped model learns from, which has room for a fiftieth of the features.
struct SegmentationTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmentation", abstract: "Train the model of word segmentation.")

    @OptionGroup var treebank: TreebankOptions
    @Option(help: "VnCoreNLP's reading of the news.") var vncorenlp: String
    @Option(help: "ViNLP's reading of the same lines, words as word//TAG.") var vinlp: String
    @Option(help: "A dictionary's words, a line each.") var dictionary: String
    @Option(help: "How many buckets of eight features the model has.") var buckets = 219_000
    @Option(help: "Where the model is written.") var output: String

    private static let rate: Float = 0.1
    /// For so many sentences of the news there is one of the treebank.
    private static let share = 40
    private static let rounds = 2
    /// How many features for each that is kept are left when most are forgotten, before the rest is.
    private static let spare = 3

    func run() throws {
        let progress = Progress()
        let (train, held) = try treebank.read()
        let slots = try listWords()
        progress.say("\(slots.count { $0 != 0 }) words and syllables")
        let words = ModelInMemory([("words", ModelFile.bytes(of: slots))])
        let trainer = SegmentationTrainer(words: WordList(slots: words.file.section("words", as: UInt32.self)))
        let examples = train.flatMap { sentence in
            [
                TrainingSentence(words: sentence.words.map(Treebank.bracket), isClosed: false),
                TrainingSentence(words: sentence.words, isClosed: true),
            ]
        }
        var lesson = Lesson(examples: examples, share: Self.share)
        for (path, source) in [(vncorenlp, SegmentationTrainer.Source.vncorenlp), (vinlp, .vinlp)] {
            try Silver.readWords([path]) { readings in
                trainer.learn(lesson.sentence(readings[0]), rate: Self.rate, source: source)
                lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
            }
            progress.say(path)
        }
        trainer.close()
        trainer.resetRates()
        var generator = SplitMix(state: 5)
        for _ in 0..<Self.rounds {
            for index in examples.indices.shuffled(using: &generator) {
                trainer.learn(examples[index], rate: Self.rate / 2, source: .treebank)
            }
            progress.say("treebank; \(evaluate(trainer, held))")
        }
        var targets: [SegmentationTrainer.Target] = []
        lesson = Lesson(examples: examples, share: Self.share)
        try Silver.readWords([vinlp]) { trainer.appendTargets(of: lesson.sentence($0[0]), to: &targets) }
        progress.say("read the news")
        trainer.settle()
        trainer.prune(buckets: buckets, most: 8 * Self.spare)
        try learn(trainer, targets, examples, every: 2)
        progress.say("\(8 * Self.spare * buckets) features; \(evaluate(trainer, held))")
        trainer.prune(buckets: buckets, most: 8)
        trainer.fix(buckets: buckets)
        try learn(trainer, targets, examples, every: 1)
        progress.say("\(8 * buckets) features; \(evaluate(trainer, held))")
        try Data(
            ModelFile.bytes(of: [
                ("weights", ModelFile.bytes(of: trainer.buckets())), ("words", ModelFile.bytes(of: slots)),
            ])
        ).write(to: URL(filePath: output))
    }

    /// The slots of the list of words.
    private func listWords() throws -> [UInt32] {
        var builder = WordListBuilder()
        try Silver.readWords([vncorenlp, vinlp]) { builder.add($0) }
        for line in try String(contentsOfFile: dictionary, encoding: .utf8).split(separator: "\n") {
            builder.add(dictionaryWord: String(line))
        }
        return builder.slots()
    }

    /// Learns what a model with more features took for likely, and the treebank.
    private func learn(
        _ trainer: SegmentationTrainer, _ targets: [SegmentationTrainer.Target], _ examples: [TrainingSentence],
        every step: Int
    ) throws {
        trainer.resetRates()
        var lesson = Lesson(examples: examples, share: Self.share)
        var at = 0
        var number = 0
        try Silver.readWords([vinlp]) { readings in
            let sentence = lesson.sentence(readings[0])
            let end = at + sentence.tokens.count
            number += 1
            if number % step == 0 {
                trainer.learn(sentence, rate: Self.rate, source: .treebank, targets: targets[at..<end])
            }
            at = end
            lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
        }
    }

    /// What comes when (a resource): every other sentence of the news as a newspaper prints it, the others with spaces around
    /// the signs, and now and then one of the treebank.
    private struct Lesson {
        let examples: [TrainingSentence]
        let share: Int
        private var order: [Int]
        private var cursor = 0
        private var number = 0
        private var generator = SplitMix(state: 5)

        init(examples: [TrainingSentence], share: Int) {
            self.examples = examples
            self.share = share
            order = Array(examples.indices)
        }

        mutating func sentence(_ words: [String]) -> TrainingSentence {
            number += 1
            return TrainingSentence(words: words, isClosed: number % 2 != 0)
        }

        mutating func addTreebank(_ learn: (TrainingSentence) -> Void) {
            guard number % share == 0 else { return }
            if cursor % order.count == 0 { order.shuffle(using: &generator) }
            learn(examples[order[cursor % order.count]])
            cursor += 1
        }
    }

    private func evaluate(_ trainer: SegmentationTrainer, _ sentences: [Treebank.Sentence]) -> String {
        guard !sentences.isEmpty else { return "" }
        var score = SegmentationScore()
        for sentence in sentences {
            let example = TrainingSentence(words: sentence.words, isClosed: false)
            var targets: [SegmentationTrainer.Target] = []
            trainer.appendTargets(of: example, to: &targets)
            score.add(example, TrainingSentence.words(targets.map { $0.going <= 0.5 }))
        }
        return "held back: \(score)"
    }
}
