import ArgumentParser
import DiembaoCore
import Foundation

/// What a teacher's tags are in UPOS: by word and tag where the treebank's training part shows it, else by tag (data).
struct TagMapping {
    private var byTag: [String: UInt8] = [:]
    private var byWord: [String: UInt8] = [:]

    /// - Parameter teacher: the teacher's reading of the treebank's sentences, a line each.
    init(gold: [Treebank.Sentence], teacher: String) throws {
        var tags: [String: [UInt8: Int]] = [:]
        var words: [String: [UInt8: Int]] = [:]
        var index = 0
        try Silver.readTagged(teacher) { teacherWords, teacherTags in
            let sentence = gold[index]
            index += 1
            let wanted = Dictionary(
                zip(Self.places(sentence.words), sentence.tags), uniquingKeysWith: { first, _ in first })
            for (place, (word, tag)) in zip(Self.places(teacherWords), zip(teacherWords, teacherTags)) {
                guard let label = wanted[place].flatMap(Self.label) else { continue }
                tags[tag, default: [:]][label, default: 0] += 1
                words[Self.key(word, tag), default: [:]][label, default: 0] += 1
            }
        }
        guard index == gold.count else {
            throw TrainingError.teacherDiffers(path: teacher, lines: index, wanted: gold.count)
        }
        for (tag, counts) in tags { byTag[tag] = Self.most(counts).label }
        for (word, counts) in words {
            let (label, share, total) = Self.most(counts)
            if total >= 3, share > 0.6 { byWord[word] = label }
        }
    }

    /// Where words stand, in scalars without spaces.
    private static func places(_ words: [String]) -> [Range<Int>] {
        var at = 0
        return words.map { word in
            let length = word.unicodeScalars.count { $0 != " " }
            defer { at += length }
            return at..<at + length
        }
    }

    private static func key(_ word: String, _ tag: String) -> String { word.lowercased() + "/" + tag }

    private static func most(_ counts: [UInt8: Int]) -> (label: UInt8, share: Double, total: Int) {
        let total = counts.values.reduce(0, +)
        let best = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }!
        return (best.key, Double(best.value) / Double(total), total)
    }

    /// The label of a part of speech; symbols count as punctuation.
    static func label(_ name: String) -> UInt8? {
        guard let part = PartOfSpeech(name: name) else { return nil }
        return part == .symbol ? PartOfSpeech.punctuation.rawValue : part.rawValue
    }

    func label(_ word: String, _ tag: String) -> UInt8? { byWord[Self.key(word, tag)] ?? byTag[tag] }
}

/// A sentence's words as the model of parts of speech sees them (data).
struct TaggingExample {
    var features: [[UInt64]]
    var labels: [UInt8?]
    var sentence: TrainingSentence

    /// - Returns: `nil` where words begin within tokens.
    init?(_ words: [String], _ labels: [UInt8?], isClosed: Bool, sequence: inout WordSequence) {
        sentence = TrainingSentence(words: words, isClosed: isClosed)
        let ranges = sentence.tokenWords
        guard ranges.count == words.count else { return nil }
        self.labels = labels
        features = Self.features(sentence.tokens, ranges, &sequence)
    }

    private static func features(_ tokens: [Token], _ words: [TokenRange], _ sequence: inout WordSequence) -> [[UInt64]]
    {
        sequence.fill(tokens, words[...])
        return words.indices.map { at in
            if let tag = sequence.certainTag(at) { return SequenceTrainer.fixed(to: tag.rawValue) }
            var list: [UInt64] = []
            list.reserveCapacity(20)
            TaggingFeatures.visit(sequence, at: at) { list.append($0) }
            return list
        }
    }
}

/// Trains the model of parts of speech: first the teachers' readings of the news in UPOS, then the treebank.
struct TaggingTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tagging", abstract: "Train the model of parts of speech.")

    @OptionGroup var treebank: TreebankOptions
    @Option(help: "A teacher's reading of the news, words as word//TAG. May be repeated; the last counts most.")
    var news: [String]
    @Option(help: "The same teacher's reading of the treebank's training part.")
    var lines: [String]
    @Option(help: "How many features the model has.") var rows = 140_000
    @Option(help: "Where the model is written.") var output: String

    // The treebank's part was chosen by the half of it that was held back (--held): one to three rounds differ by 0.1.
    private static let rounds = 2
    private static let rate: Float = 0.1
    /// For how many of the news a sentence of the treebank counts when the model is pruned.
    private static let treebankUses: Float = 30

    func validate() throws {
        guard news.count == lines.count else { throw ValidationError("There must be as many --lines as --news.") }
    }

    func run() throws {
        let progress = Progress()
        let (train, held) = try treebank.read()
        let trainer = SequenceTrainer()
        trainer.least = 4
        var sequence = WordSequence()
        let examples = Self.examples(train, &sequence)
        for example in examples { trainer.count(example.features, times: 10) }
        let mappings = try lines.map { try TagMapping(gold: treebank.readTraining(), teacher: $0) }
        for path in news {
            try Self.each(path, nil, &sequence) { trainer.count($0.features) }
        }
        progress.say("counted the features")
        for (path, mapping) in zip(news, mappings) {
            try Self.each(path, mapping, &sequence) { trainer.learn($0.features, $0.labels, rate: Self.rate) }
            progress.say("\(path): \(trainer.rowCount) features; \(evaluate(trainer, held))")
        }
        learn(examples, trainer, progress, held)
        // What is left when most features are gone has to learn to do without them.
        trainer.prune(limit: rows)
        trainer.resetRates(squares: 1)
        try Self.each(news.last!, mappings.last!, &sequence, every: 2) {
            trainer.learn($0.features, $0.labels, rate: Self.rate)
        }
        progress.say("pruned; \(evaluate(trainer, held))")
        learn(examples, trainer, progress, held)
        try Data(ModelFile.bytes(of: trainer.sections("tags", limit: rows))).write(to: URL(filePath: output))
    }

    private func learn(
        _ examples: [TaggingExample], _ trainer: SequenceTrainer, _ progress: Progress, _ held: [Treebank.Sentence]
    ) {
        trainer.resetRates(squares: 0.3)
        var generator = SplitMix(state: 5)
        for _ in 0..<Self.rounds {
            for index in examples.indices.shuffled(using: &generator) {
                trainer.learn(
                    examples[index].features, examples[index].labels, rate: Self.rate, uses: Self.treebankUses)
            }
            progress.say("treebank; \(evaluate(trainer, held))")
        }
    }

    /// The treebank's sentences as they are, and as a newspaper would print them.
    private static func examples(_ sentences: [Treebank.Sentence], _ sequence: inout WordSequence) -> [TaggingExample] {
        sentences.flatMap { sentence in
            [false, true].compactMap { isClosed in
                TaggingExample(
                    isClosed ? sentence.words : sentence.words.map(Treebank.bracket),
                    sentence.tags.map(TagMapping.label),
                    isClosed: isClosed, sequence: &sequence)
            }
        }
    }

    private static func each(
        _ path: String, _ mapping: TagMapping?, _ sequence: inout WordSequence, every step: Int = 1,
        _ use: (TaggingExample) -> Void
    ) throws {
        var number = 0
        try Silver.readTagged(path) { words, tags in
            number += 1
            guard number % step == 0 else { return }
            let labels = zip(words, tags).map { word, tag in mapping?.label(word, tag) }
            if let example = TaggingExample(words, labels, isClosed: number / step % 2 == 0, sequence: &sequence) {
                use(example)
            }
        }
    }

    /// The share of right tags on right words.
    private func evaluate(_ trainer: SequenceTrainer, _ sentences: [Treebank.Sentence]) -> String {
        guard !sentences.isEmpty else { return "" }
        let model = ModelInMemory(trainer.sections("tags", limit: rows))
        var pass = PartOfSpeechTagging(model: model.file.sequence("tags"))
        var hits = 0
        var total = 0
        for sentence in sentences {
            let example = TrainingSentence(words: sentence.words, isClosed: false)
            let words = example.tokenWords
            guard words.count == sentence.words.count else { continue }
            var tags: [PartOfSpeech] = []
            pass.tag(example.tokens, words[...], into: &tags)
            total += tags.count
            hits += zip(tags, sentence.tags).count { $0.name == $1 }
        }
        return String(format: "held back: %.2f %% of %d", 100 * Double(hits) / Double(total), total)
    }
}
