import ArgumentParser
import DiembaoCore
import Foundation

/// What stops a training (data).
enum TrainingError: Error, CustomStringConvertible {
    case teacherDiffers(path: String, lines: Int, wanted: Int)
    case articleMissing(id: String, path: String)
    case badAnnotation(path: String, line: Int, why: String)

    var description: String {
        switch self {
        case .teacherDiffers(let path, let lines, let wanted):
            "\(path) has \(lines) lines, the treebank's training part \(wanted) sentences: let the teacher read it again."
        case .articleMissing(let id, let path):
            "The article \(id) is annotated but not in \(path): is this the corpus that docs/DATA.md names?"
        case .badAnnotation(let path, let line, let why): "\(path):\(line): \(why)"
        }
    }
}

/// Where the treebank is, and how much of it is held back.
struct TreebankOptions: ParsableArguments {
    @Option(help: "The training part of UD_Vietnamese-VTB, train.conllu.") var treebank: String
    @Flag(help: "Learn from the first half of the treebank's sentences and say how the model does on the second.")
    var held = false

    func readTraining() throws -> [Treebank.Sentence] { try Treebank.read(treebank) }

    /// The sentences to learn from, and those to be judged by.
    func read() throws -> (train: [Treebank.Sentence], held: [Treebank.Sentence]) {
        let all = try readTraining()
        return held ? (Array(all[..<(all.count / 2)]), Array(all[(all.count / 2)...])) : (all, [])
    }
}

/// The articles of the corpus, a JSON object {"id", "text"} a line, as `Training/articles.py` prints them.
enum CorpusArticles {
    private struct Line: Decodable {
        var id: String
        var text: String
    }

    /// All articles, in their order.
    static func all(in path: String) throws -> [(id: String, text: String)] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n")).map {
            let line = try decoder.decode(Line.self, from: $0)
            return (line.id, line.text)
        }
    }

    /// The texts of the articles that are wanted, by their ids; what is not there is left out.
    static func texts(of ids: Set<String>, in path: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            // Few of the many are wanted.
            guard let id = line.range(of: "\"id\": \"").map({ String(line[$0.upperBound...].prefix { $0 != "\"" }) }),
                ids.contains(id)
            else { continue }
            let article = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            texts[article.id] = article.text
        }
        return texts
    }
}

/// A model that is not built into the program (a resource).
final class ModelInMemory {
    private let memory: UnsafeMutableRawBufferPointer
    var file: ModelFile { ModelFile(UnsafeRawBufferPointer(memory)) }

    convenience init(_ sections: [(name: String, bytes: [UInt8])]) { self.init(ModelFile.bytes(of: sections)) }

    convenience init(path: String) throws { self.init([UInt8](try Data(contentsOf: URL(filePath: path)))) }

    private init(_ bytes: [UInt8]) {
        memory = .allocate(byteCount: bytes.count, alignment: 64)
        memory.copyBytes(from: bytes)
    }

    deinit { memory.deallocate() }
}

/// The news corpus, and the models by which its words and parts of speech are read.
struct ReadCorpus: ParsableArguments {
    @Option(help: "The model of word segmentation.") var segmentation: String
    @Option(help: "The model of parts of speech.") var tagging: String
    @Option(help: "The articles' running text, JSONL with \"id\" and \"text\".") var articles: String

    /// Gives each article with its sentences, words and parts of speech.
    func read(
        tagging: ModelInMemory, certain: CertainLabels? = nil,
        _ each: (TokenizedText, [TokenRange], ReadWords) -> Void
    ) throws {
        let words = try ModelInMemory(path: segmentation)
        var reading = LanguageReading(
            segmentation: words.file.segmentation(), tagging: tagging.file.sequence("tags"), certain: certain)
        // What reads holds the models' memory without owning it.
        try withExtendedLifetime((words, tagging)) {
            for (_, source) in try CorpusArticles.all(in: articles) {
                let (text, sentences) = LanguageReading.sentences(of: DecodedText(utf8: Array(source.utf8)))
                each(text, sentences, reading.words(text, sentences: sentences)!)
            }
        }
    }
}
