import ArgumentParser
import DiembaoCore
import Foundation

/// Learns by least squares how much each feature of a sentence tells of what it has in common with the article's lead.
struct SummaryTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Learn the weights of the summary's sentences.")

    @Argument(help: "The articles as Training/articles.py gives them: headline, lead and body, a line a paragraph.")
    var articles: String
    @Option(help: "Where the table of weights is written.") var output: String
    @Option(help: "One article in so many is learnt from.") var every = 10
    @Option(help: "The first of them; Tests/Gold/rouge.py measures on 5, 15, 25 …") var first = 0

    /// Of the squared weights, an article.
    private static let penalty = 1.0

    /// Twice this weight does as well on leads that are held out, and rather takes the lead where it is there.
    private static let doubled: Set<String> = ["position"]

    private struct Line: Decodable {
        var text: String
    }

    func run() throws {
        let progress = Progress()
        let count = SummarySentences.featureNames.count + 1
        // The normal equations: of the features and a constant, and of these and what is to be foretold.
        var squares = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var products = [Double](repeating: 0, count: count)
        var (learnt, examples) = (0, 0)
        for (number, line) in try String(contentsOfFile: articles, encoding: .utf8).split(separator: "\n").enumerated()
        where number % every == first {
            var paragraphs = try JSONDecoder().decode(Line.self, from: Data(line.utf8)).text.split(separator: "\n")
            guard paragraphs.count > 3 else { continue }
            let lead = Self.syllables(paragraphs.remove(at: 1))
            let found = SummarySentences(of: DecodedText(utf8: Array(paragraphs.joined(separator: "\n").utf8)))
            learnt += 1
            for sentence in found.sentences {
                let features = sentence.features.map { Double($0) / 100 } + [1]
                let target = (Self.f1(sentence.syllables, lead, 1) + Self.f1(sentence.syllables, lead, 2)) / 2
                for row in 0..<count {
                    products[row] += features[row] * target
                    for column in 0..<count { squares[row][column] += features[row] * features[column] }
                }
                examples += 1
            }
        }
        progress.say("\(examples) sentences of \(learnt) articles")
        for place in 0..<count { squares[place][place] += Self.penalty }
        let weights = Self.solve(squares, products)
        var table = """
            # How much speaks for a sentence's standing in the summary. feature: as Summary.swift names it. weight: thousandths of the mean of
            # ROUGE-1 and ROUGE-2 (F1) with the lead. Source: learnt by `diembao-train summary` from leads of the news corpus; docs/DATA.md.
            # Licence: as the project.

            """
        for (name, weight) in zip(SummarySentences.featureNames, weights) {
            let factor = Self.doubled.contains(name) ? 2 : 1
            table += "\(name)\t\(factor * Int((weight * 1000).rounded()))\n"
        }
        try Data(table.utf8).write(to: URL(filePath: output))
    }

    private static func syllables(_ text: Substring) -> [UInt64] {
        SummarySentences.syllables(Tokenizer().tokenize(DecodedText(utf8: Array(text.utf8))).tokens)
    }

    /// ROUGE-1 or ROUGE-2 (Lin, *ROUGE: a package for automatic evaluation of summaries*, 2004), F1.
    private static func f1(_ found: [UInt64], _ wanted: [UInt64], _ length: Int) -> Double {
        func counts(_ syllables: [UInt64]) -> [[UInt64]: Int] {
            guard syllables.count >= length else { return [:] }
            return Dictionary(
                (0...syllables.count - length).map { (Array(syllables[$0..<$0 + length]), 1) }, uniquingKeysWith: +)
        }
        let (left, right) = (counts(found), counts(wanted))
        let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
        return 2 * Double(shared) / Double(max(1, left.values.reduce(0, +) + right.values.reduce(0, +)))
    }

    /// Gaussian elimination; the penalty keeps the pivots from 0.
    private static func solve(_ matrix: [[Double]], _ values: [Double]) -> [Double] {
        var (matrix, values) = (matrix, values)
        for pivot in values.indices {
            for row in values.indices where row != pivot {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<values.count { matrix[row][column] -= factor * matrix[pivot][column] }
                values[row] -= factor * values[pivot]
            }
        }
        return values.indices.map { values[$0] / matrix[$0][$0] }
    }
}
