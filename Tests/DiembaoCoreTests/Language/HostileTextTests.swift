import AnalysisCheck
import Foundation
import TestSupport
import Testing

@testable import DiembaoCore

/// Texts that nobody would write, and files that were made to do harm.
@Suite struct HostileTextTests {
    /// Each kind of text, made in any length (data).
    struct Kind: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// - Parameter count: of scalars, about.
        var text: @Sendable (_ count: Int) -> String

        static func repeating(_ name: String, _ piece: String) -> Kind {
            Kind(testDescription: name) { String(repeating: piece, count: $0 / piece.unicodeScalars.count) }
        }

        static let all = [
            repeating("one line without an end", "người dân ở Bến Lâm đã chờ cây cầu mới qua sông suốt mười năm "),
            repeating("sentences in one line", "Ông Nam nói rằng cầu sẽ xong. "),
            repeating("combining marks", "\u{301}"),
            repeating("combining marks after spaces", " \u{301}\u{323}"),
            repeating("a letter under marks that go on", "a\u{301}\u{302}\u{30F}\u{20DD}"),
            repeating("joiners and signs", "©\u{200D}😀"),
            repeating("signs that go before", "\u{600} "),
            repeating("capitals", "ỦY BAN NHÂN DÂN TỈNH BẾN LÂM HỌP VỀ CẦU QUA SÔNG "),
            repeating("capitals without spaces", "UBNDHĐND"),
            repeating("names", "Nguyễn Văn Trần Thị Lê "),
            repeating("a known name", "Hà Nội "),
            repeating("a name with points", "A.B.-"),
            repeating("quotation marks", "\""),
            repeating("quotation marks of every kind", "“'”‘\"’«„»"),
            repeating("one word", "báo "),
            repeating("one word without spaces", "báo"),
            repeating("a word of two syllables", "trách nhiệm "),
            repeating("words that overlap", "học sinh viên chức năng lực lượng "),
            repeating("another script", "中国外交部"),
            repeating("flags", "🇻"),
            repeating("short lines", "Ông\n"),
            repeating("yesterdays", "hôm qua "),
            repeating("days without a number", "ngày hôm "),
            repeating("full stops apart", ". "),
            repeating("full stops in brackets", ".) "),
            Kind(testDescription: "a quotation without an end in sight") { count in
                "“" + String(repeating: "cầu mới qua sông. ", count: count / 18) + "”"
            },
            Kind(testDescription: "many events") { count in
                (0..<count / 34).map { "Ngày \($0 % 28 + 1)/\($0 % 12 + 1)/\(1900 + $0 % 150) Nga tấn công Ukraine." }
                    .joined(separator: " ")
            },
            Kind(testDescription: "every plane") { count in
                var text = ""
                for step in 0..<count {
                    // A step that is prime to the number of scalars comes by all planes again and again.
                    text.unicodeScalars.append(Unicode.Scalar(UInt32(step * 77_773 % 0x11_0000)) ?? " ")
                    if step % 7 == 0 { text += " " }
                }
                return text
            },
        ]
    }

    @Test(arguments: Kind.all)
    func `any text gives a whole report`(kind: Kind) throws {
        var check = try AnalysisCheck()
        #expect(check.faults(of: Array(kind.text(1500).utf8)) == [])
    }

    @Test func `any bytes give a whole report`() throws {
        var check = try AnalysisCheck()
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<60 {
            let letters = Array("ôngNami nói: “\u{301}\u{200D}😀 ”1".utf8)
            let bytes = (0..<Int.random(in: 0..<600, using: &generator)).map { _ in
                Int.random(in: 0..<40, using: &generator) == 0
                    ? UInt8.random(in: 0...255, using: &generator) : letters.randomElement(using: &generator)!
            }
            #expect(check.faults(of: bytes) == [], "bytes \(bytes)")
        }
    }

    @Test func `every scalar is in a whole token`() throws {
        var check = try AnalysisCheck()
        for plane in UInt32(0)...16 {
            var text = ""
            for offset in stride(from: UInt32(0), to: 0x1_0000, by: plane < 3 || plane == 14 ? 61 : 997) {
                guard let scalar = Unicode.Scalar(plane << 16 | offset) else { continue }
                for piece in ["a", " ", "“", "1", "\u{301}", "ông "].shuffled(seed: offset) {
                    text += piece
                    text.unicodeScalars.append(scalar)
                }
            }
            #expect(check.faults(of: Array(text.utf8)) == [], "plane \(plane)")
        }
    }

    @Test(arguments: Kind.all)
    func `the work grows with the text and not with its square`(kind: Kind) {
        let (small, times) = (5000, 10)
        let first = (0..<3).map { _ in threadSeconds { analyze(kind.text(small)) } }.min()!
        let second = threadSeconds { analyze(kind.text(small * times)) }
        // Ten times the text is ten times the work, or a hundred times; thirty tell them apart on any machine. What is done
        // in a moment may be paging.
        #expect(second < Double(3 * times) * first || second < 0.5, "\(first) s, then \(second) s")
    }

    @Test(arguments: [Kind.all[0], Kind.all[1]])
    func `a line of megabytes is read to its end`(kind: Kind) throws {
        #if DEBUG
            // Unoptimised code takes half a minute for five megabytes.
            let count = 350_000
        #else
            let count = 3_500_000
        #endif
        let report = analyze(kind.text(count))
        let words = try #require(report.tokens)
        #expect(words.count > count / 8)
        #expect(report.document?.paragraphs?.count == 1)
        let sentences = try #require(report.document?.sentences)
        #expect(sentences.last?.end == words.last?.range.end)
        _ = try ReportStamp(reading: report.json())
    }

    /// What tags and names need of memory goes with the longest sentence: 40 features of 8 bytes a token.
    @Test(arguments: Kind.all)
    func `no sentence is longer than the passes have memory for`(kind: Kind) throws {
        let report = analyze(kind.text(20_000))
        let sentences = try #require(report.document?.sentences)
        let words = try #require(report.tokens)
        var word = words.startIndex
        for sentence in sentences {
            var count = 0
            while word < words.endIndex, words[word].range.start < sentence.end {
                count += 1
                word += 1
            }
            #expect(count <= 2_400 + 600, "\(count) words in one sentence")
        }
    }

    @Test func `an analysis can be stopped within a line of megabytes`() {
        let document = SourceDocument(
            bytes: Array(Kind.all[1].text(200_000).utf8), arguments: DocumentMetadata(language: "vi"))
        var asked = 0
        let outcome = Analyzer().analyze(document) {
            asked += 1
            return asked > 1000
        }
        #expect(outcome == .stopped)
        #expect(asked == 1001)
    }

    @Test func `the fuzzer's seeds give whole reports`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fuzz/corpus/analysis")
        var check = try AnalysisCheck()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            #expect(check.faults(of: try Array(Data(contentsOf: file))) == [], "\(file.lastPathComponent)")
        }
    }

    @discardableResult
    private func analyze(_ text: String) -> Report {
        let analyzer = Analyzer(options: AnalysisOptions(language: "vi", tokens: true))
        guard case .report(let report) = analyzer.analyze(SourceDocument(bytes: Array(text.utf8))) else {
            preconditionFailure("Nobody stops it.")
        }
        return report
    }
}

extension Array {
    /// In another order, the same for the same seed.
    fileprivate func shuffled(seed: UInt32) -> [Element] {
        var generator = SeededGenerator(seed: UInt64(seed))
        return shuffled(using: &generator)
    }
}
