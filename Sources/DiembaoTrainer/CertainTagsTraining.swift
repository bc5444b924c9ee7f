import ArgumentParser
import DiembaoCore
import Foundation

/// Finds the frequent words that the model of parts of speech gives nearly always the same one, and puts them beside it.
struct CertainTagsTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certain-tags", abstract: "Find the words of which the model of parts of speech need not be asked."
    )

    @Option(help: "The model of word segmentation.") var segmentation: String
    @Option(help: "The model of parts of speech.") var tagging: String
    @Option(help: "The articles' running text, JSONL with \"id\" and \"text\".") var articles: String
    @Option(help: "Where the model of parts of speech with the words is written.") var output: String

    /// A word is certain that stands so often in the corpus of 30,000 articles …
    private static let leastCount = 1200
    /// … and has the same part of speech in so many cases. Rarer words, or less certain ones, spare little more.
    private static let leastShare = 0.998

    func run() throws {
        let progress = Progress()
        let models = (try ModelInMemory(path: segmentation), try ModelInMemory(path: tagging))
        var reading = LanguageReading(
            segmentation: models.0.file.segmentation(), tagging: models.1.file.sequence("tags"))
        var sequence = WordSequence()
        var counts: [UInt64: [Int]] = [:]
        var total = 0
        for (_, source) in try CorpusArticles.all(in: articles) {
            let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: Array(source.utf8)))
            let read = reading.words(text, sentences: sentences)!
            sequence.fill(text.tokens, read.words[...])
            total += read.words.count
            for (place, tag) in read.tags.enumerated() {
                guard let key = sequence.smallKey(place) else { continue }
                counts[key, default: [Int](repeating: 0, count: PartOfSpeech.allCases.count)][Int(tag.rawValue)] += 1
            }
        }
        var certain: [(key: UInt64, tag: PartOfSpeech)] = []
        var spared = 0
        for (key, tags) in counts {
            let count = tags.reduce(0, +)
            let best = tags.indices.max { tags[$0] < tags[$1] }!
            guard count >= Self.leastCount, Double(tags[best]) >= Self.leastShare * Double(count) else { continue }
            certain.append((key, PartOfSpeech(rawValue: UInt8(best))!))
            spared += count
        }
        certain.sort { $0.key < $1.key }
        progress.say("\(certain.count) words are certain, which are \(spared) of \(total)")
        let sections =
            models.1.file.sections(ofSequence: "tags") + [
                ("certain", ModelFile.bytes(of: CertainTags.slots(for: certain)))
            ]
        try Data(ModelFile.bytes(of: sections)).write(to: URL(filePath: output))
    }
}
