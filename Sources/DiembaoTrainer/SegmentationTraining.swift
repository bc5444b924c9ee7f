import ArgumentParser
import DiembaoCore
import Foundation

/// Trains the model of word segmentation: from two tools' readings of the news and from the treebank, each with weights of its
/// own beside the shared ones, since they cut in different ways.
struct SegmentationTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmentation", abstract: "Train the model of word segmentation.")

    @OptionGroup var treebank: TreebankOptions
    @Option(help: "The news corpus with its own word boundaries, a line a sentence.") var news: String
    @Option(help: "VnCoreNLP's reading of it.") var vncorenlp: String
    @Option(help: "ViNLP's reading of it, words as word//TAG.") var vinlp: String
    @Option(help: "A dictionary's words, a line each.") var dictionary: String
    @Option(help: "How many buckets of eight features the model has.") var buckets = 200_000
    @Option(help: "Where the model is written.") var output: String
    @Option var every = 1
    @Option var listOf = "news,vinlp"
    @Option var order = "news,vncorenlp,vinlp"
    @Option var dropout = 0.0
    @Option var rounds = 2
    @Option var student = "hard"
    @Option var test: String?

    private static let rate: Float = 0.1
    /// For so many sentences of the news there is one of the treebank.
    private static let share = 40
    // Of the treebank's rounds the first gains most; from the third on the half that was held back loses.

    private func each(_ source: SegmentationTrainer.Source, _ use: ([String]) -> Void) throws {
        var number = 0
        let step = every
        func counted(_ words: [String]) {
            number += 1
            if number % step == 0 { use(words) }
        }
        try Silver.readWords([path(source)]) { counted($0[0]) }
    }

    private func path(_ source: SegmentationTrainer.Source) -> String {
        switch source {
        case .news: news
        case .vncorenlp: vncorenlp
        case .vinlp: vinlp
        case .treebank: treebank.treebank
        }
    }

    func run() throws {
        let progress = Progress()
        var (train, held) = try treebank.read()
        var builder = WordListBuilder()
        let sources = order.split(separator: ",").map { name in
            SegmentationTrainer.Source.allCases.first { "\($0)" == name }!
        }
        try Silver.readWords([news, vncorenlp, vinlp]) { readings in
            if listOf.contains("news") { builder.add(readings[0]) }
            if listOf.contains("vncorenlp") { builder.add(readings[1]) }
            if listOf.contains("vinlp") { builder.add(readings[2]) }
            builder.add(agreed: readings[1], readings[2])
        }
        for line in try String(contentsOfFile: dictionary, encoding: .utf8).split(separator: "\n") {
            builder.add(dictionaryWord: String(line))
        }
        let slots = builder.slots()
        progress.say("\(slots.count { $0 != 0 }) words and syllables in \(slots.count)")
        var kinds = [Int](repeating: 0, count: 8)
        for slot in slots where slot != 0 { kinds[Int(slot & 7)] += 1 }
        progress.say("\(kinds)")
        let words = ModelInMemory([("words", ModelFile.bytes(of: slots))])
        let trainer = SegmentationTrainer(words: WordList(slots: words.file.section("words", as: UInt32.self)))
        let examples = train.flatMap { sentence in
            [
                TrainingSentence(words: sentence.words.map(Treebank.bracket), isClosed: false),
                TrainingSentence(words: sentence.words, isClosed: true),
            ]
        }
        if let test { held = try Treebank.read(test) }
        var lesson = Lesson(examples: examples, share: Self.share)
        trainer.dropout = dropout
        for source in sources {
            try each(source) { sentence in
                trainer.learn(lesson.sentence(sentence), rate: Self.rate, source: source)
                lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
            }
            progress.say("\(source); \(evaluate(trainer, held))")
        }
        trainer.dropout = 0
        if student == "soft" || student == "big" {
            trainer.isFixed = true
            learnTreebank(trainer, examples, progress, held)
            trainer.isFixed = false
            if student == "big" { return }
            var targets: [SegmentationTrainer.Target] = []
            lesson = Lesson(examples: examples, share: Self.share)
            trainer.isFixed = true
            try each(.vinlp) { trainer.targets(lesson.sentence($0), into: &targets) }
            progress.say("read the news: \(targets.count)")
            trainer.prune(buckets: buckets)
            trainer.settle()
            trainer.resetRates(to: 1)
            progress.say("pruned; \(evaluate(trainer, held))")
            lesson = Lesson(examples: examples, share: Self.share)
            var at = 0
            try each(.vinlp) { sentence in
                let sentence = lesson.sentence(sentence)
                let end = at + sentence.tokens.count
                trainer.learn(sentence, rate: Self.rate, source: .vinlp, targets: targets[at..<end])
                at = end
                lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
            }
            progress.say("learnt from it; \(evaluate(trainer, held))")
            learnTreebank(trainer, examples, progress, held)
        } else {
            // What is left when most features are gone has to learn to do without them.
            trainer.prune(buckets: buckets)
            trainer.resetRates(to: 1)
            let source = sources.last!
            try each(source) { sentence in
                trainer.learn(lesson.sentence(sentence), rate: Self.rate, source: source)
                lesson.addTreebank { trainer.learn($0, rate: Self.rate, source: .treebank) }
            }
            progress.say("pruned; \(evaluate(trainer, held))")
            learnTreebank(trainer, examples, progress, held)
        }
        let bytes = ModelFile.bytes(of: sections(trainer, slots))
        try Data(bytes).write(to: URL(filePath: output))
    }

    private func learnTreebank(
        _ trainer: SegmentationTrainer, _ examples: [TrainingSentence], _ progress: Progress,
        _ held: [Treebank.Sentence]
    ) {
        trainer.resetRates(to: 1)
        var generator = SplitMix(state: 5)
        trainer.isAveraging = true
        for _ in 0..<rounds {
            for index in examples.indices.shuffled(using: &generator) {
                trainer.learn(examples[index], rate: Self.rate / 2, source: .treebank)
            }
            progress.say("treebank; \(evaluate(trainer, held))")
        }
        trainer.average()
        trainer.isAveraging = false
        progress.say("mean; \(evaluate(trainer, held))")
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
        [("weights", ModelFile.bytes(of: trainer.buckets(count: buckets))), ("words", ModelFile.bytes(of: slots))]
    }

    private func evaluate(_ trainer: SegmentationTrainer, _ sentences: [Treebank.Sentence]) -> String {
        guard !sentences.isEmpty else { return "" }
        let examples = sentences.map { TrainingSentence(words: $0.words, isClosed: false) }
        var text = ""
        for bias in [0, 0.2, 0.4] {
            var score = SegmentationScore()
            for example in examples { score.add(example, trainer.decode(example, bias: bias)) }
            text += bias == 0 ? "all: \(score)" : String(format: "; %.2f", score.f1)
        }
        let model = ModelInMemory([("weights", ModelFile.bytes(of: trainer.buckets(count: buckets)))])
        var pass = WordSegmentation(
            model: SegmentationModel(
                buckets: model.file.section("weights", as: SegmentationModel.Bucket.self), words: trainer.words))
        var score = SegmentationScore()
        for example in examples {
            var words: [TokenRange] = []
            pass.segment(example.tokens, 0..<example.tokens.count, into: &words)
            score.add(example, words)
        }
        return text + "; model: \(score)"
    }
}
