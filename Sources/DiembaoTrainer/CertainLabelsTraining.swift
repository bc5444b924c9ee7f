import ArgumentParser
import DiembaoCore
import Foundation

/// How often a model gave words which label (a resource).
private struct LabelCounts {
    private var counts: [UInt64: [Int]] = [:]
    private let labels: Int
    private(set) var total = 0

    init(labels: Int) { self.labels = labels }

    mutating func add(_ key: UInt64, _ label: UInt8) {
        counts[key, default: [Int](repeating: 0, count: labels)][Int(label)] += 1
        total += 1
    }

    /// The words that were met so often, and have one label in so many cases; of all labels, or of one.
    func certain(least: Int, share: Double, label wanted: UInt8? = nil) -> (
        words: [(key: UInt64, label: UInt8)], met: Int
    ) {
        var certain: [(key: UInt64, label: UInt8)] = []
        var met = 0
        for (key, labels) in counts {
            let count = labels.reduce(0, +)
            let best = labels.indices.max { labels[$0] < labels[$1] }!
            guard count >= least, Double(labels[best]) >= share * Double(count), wanted.map({ Int($0) == best }) ?? true
            else { continue }
            certain.append((key, UInt8(best)))
            met += count
        }
        certain.sort { $0.key < $1.key }
        return (certain, met)
    }
}

/// Finds the frequent words that the model of parts of speech gives nearly always the same one, and puts them beside it.
struct CertainTagsTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certain-tags", abstract: "Find the words of which the model of parts of speech need not be asked."
    )

    @OptionGroup var corpus: ReadCorpus
    @Option(help: "Where the model of parts of speech with the words is written.") var output: String

    /// A word is certain that stands so often in the corpus of 30,000 articles …
    private static let leastCount = 1200
    /// … and has the same part of speech in so many cases. Rarer words, or less certain ones, spare little more.
    private static let leastShare = 0.998

    func run() throws {
        let progress = Progress()
        let model = try ModelInMemory(path: corpus.tagging)
        var sequence = WordSequence()
        var counts = LabelCounts(labels: PartOfSpeech.allCases.count)
        try corpus.read(tagging: model) { text, _, words in
            sequence.fill(text.tokens, words.words[...])
            for (place, tag) in words.tags.enumerated() {
                if let key = sequence.smallKey(place) { counts.add(key, tag.rawValue) }
            }
        }
        let (certain, met) = counts.certain(least: Self.leastCount, share: Self.leastShare)
        progress.say("\(certain.count) words are certain, which are \(met) of \(counts.total) in small letters")
        let sections = model.file.sections(ofSequence: "tags")
        try Data(ModelFile.bytes(of: sections + [("certain", ModelFile.bytes(of: CertainLabels.slots(for: certain)))]))
            .write(to: URL(filePath: output))
    }
}

/// Finds the frequent words near capitals that the model of names takes into hardly any, and puts them beside it.
struct CertainlyNoNamesTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certainly-no-names", abstract: "Find the words of which the model of names need not be asked.")

    @Option(help: "The model of names.") var names: String
    @OptionGroup var corpus: ReadCorpus
    @Option(help: "Where the model of names with the words is written.") var output: String

    /// A word is in no name that stands near capitals so often in the corpus of 30,000 articles …
    private static let leastCount = 300
    /// … and outside of names in so many cases.
    private static let leastShare = 0.999

    func run() throws {
        let progress = Progress()
        let tagging = try ModelInMemory(path: corpus.tagging)
        let model = try ModelInMemory(path: names)
        var finding = NameFinding(
            model: model.file.sequence("names"), known: model.file.knownNames(), gazetteer: .shared)
        var counts = LabelCounts(labels: 2)
        try corpus.read(tagging: tagging, certain: tagging.file.certainLabels) { text, sentences, words in
            for word in finding.askedSmallWords(text, sentences: sentences, words: words) {
                counts.add(word.key, word.isInName ? 1 : 0)
            }
        }
        let (certain, met) = counts.certain(least: Self.leastCount, share: Self.leastShare, label: NameLabel.outside)
        progress.say(
            "\(certain.count) words are in no name, which are \(met) of \(counts.total) in small letters near capitals")
        let sections =
            model.file.sections(ofSequence: "names") + [
                ("known", ModelFile.bytes(of: Array(model.file.section("known", as: UInt32.self)))),
                ("certain", ModelFile.bytes(of: CertainLabels.slots(for: certain))),
            ]
        try Data(ModelFile.bytes(of: sections)).write(to: URL(filePath: output))
    }
}
