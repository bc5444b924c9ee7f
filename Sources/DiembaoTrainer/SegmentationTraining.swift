import ArgumentParser
import DiembaoCore
import Foundation

/// Trains the model of word segmentation: from two tools' readings of the news and from the treebank, each with weights of its
/// own beside the shared ones, since they cut in different ways.
struct SegmentationTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmentation", abstract: "Train the model of word segmentation.")

    @OptionGroup var treebank: TreebankOptions
    @Option(help: "The news corpus with its own word boundaries, JSONL.") var news: String
    @Option(help: "A teacher's reading of the news, words as word//TAG.") var teacher: String
    @Option(help: "A dictionary's words, a line each.") var dictionary: String
    @Option(help: "How many features the model has.") var features = 1_250_000
    @Option(help: "Where the model is written.") var output: String

    private static let rate: Float = 0.1
    /// For so many sentences of the news there is one of the treebank.
    private static let share = 40
    // Of the treebank's rounds the first gains most; from the third on the half that was held back loses.
    private static let rounds = 2

    func run() throws {
        let progress = Progress()
        let (train, held) = try treebank.read()
        var builder = WordListBuilder()
        try Silver.read(news) { builder.add($0) }
        var number = 0
        try Silver.readTagged(teacher) { words, _ in
            number += 1
            if number % 3 == 0 { builder.add(words) }
        }
        for line in try String(contentsOfFile: dictionary, encoding: .utf8).split(separator: "\n") {
            builder.add(dictionaryWord: String(line))
        }
        let slots = builder.slots()
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
        try Silver.read(news) { sentence in
            trainer.learn(lesson.sentence(sentence), rate: Self.rate, source: .news)
            lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
        }
        progress.say("news; \(evaluate(trainer, held))")
        let learnTeacher = { (trainer: SegmentationTrainer) in
            try Silver.readTagged(teacher) { sentence, _ in
                trainer.learn(lesson.sentence(sentence), rate: Self.rate, source: .teacher)
                lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
            }
        }
        try learnTeacher(trainer)
        progress.say("teacher; \(evaluate(trainer, held))")
        // What is left when most features are gone has to learn to do without them.
        trainer.prune(limit: features)
        trainer.resetRates(to: 1)
        try learnTeacher(trainer)
        progress.say("pruned; \(evaluate(trainer, held))")
        trainer.resetRates(to: 1)
        var generator = SplitMix(state: 5)
        for _ in 0..<Self.rounds {
            for index in examples.indices.shuffled(using: &generator) {
                trainer.learn(examples[index], rate: Self.rate / 2, source: .treebank)
            }
            progress.say("treebank; \(evaluate(trainer, held))")
        }
        let bytes = ModelFile.bytes(of: sections(trainer, slots))
        try Data(bytes).write(to: URL(filePath: output))
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

    private func sections(_ trainer: SegmentationTrainer, _ slots: [UInt32]) -> [(name: String, bytes: [UInt8])] {
        [("weights", ModelFile.bytes(of: trainer.buckets(limit: features))), ("words", ModelFile.bytes(of: slots))]
    }

    private func evaluate(_ trainer: SegmentationTrainer, _ sentences: [Treebank.Sentence]) -> String {
        guard !sentences.isEmpty else { return "" }
        let model = ModelInMemory([("weights", ModelFile.bytes(of: trainer.buckets(limit: features)))])
        var pass = WordSegmentation(
            model: SegmentationModel(
                buckets: model.file.section("weights", as: SegmentationModel.Bucket.self), words: trainer.words))
        var score = SegmentationScore()
        for sentence in sentences {
            let example = TrainingSentence(words: sentence.words, isClosed: false)
            var words: [TokenRange] = []
            pass.segment(example.tokens, 0..<example.tokens.count, into: &words)
            score.add(example, words)
        }
        return "held back: \(score)"
    }
}
