import Foundation
import InputChecks
import TestSupport
import Testing

@Suite struct `What comes from outside` {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fuzz/corpus")

    // The core's own tests check those of the analysis.
    @Test(arguments: InputKind.allCases.filter { $0 != .analysis })
    func `is dealt with as it should, whatever the fuzzer's seeds hold`(_ kind: InputKind) throws {
        var check = try kind.check()
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.corpus.appending(path: kind.rawValue), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            #expect(check.faults(of: try Array(Data(contentsOf: file))) == [], "\(file.lastPathComponent)")
        }
    }

    @Test func `has a check for each folder of seeds, and seeds for each check`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
        #expect(Set(folders) == Set(InputKind.allCases.map(\.rawValue)))
    }

    @Test(arguments: [InputKind.markdown, .feed, .json])
    func `is dealt with as it should, whatever is changed in the seeds`(_ kind: InputKind) throws {
        var check = try kind.check()
        var random = SeededGenerator(seed: 7)
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.corpus.appending(path: kind.rawValue), includingPropertiesForKeys: nil)
        let seeds = try files.sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
        for _ in 0..<400 {
            var bytes = try #require(seeds.randomElement(using: &random))
            for _ in 0..<Int.random(in: 1...8, using: &random) { random.change(&bytes, seeds) }
            let faults = check.faults(of: bytes)
            #expect(faults == [], "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }
}

extension SeededGenerator {
    /// A byte changed, a piece taken out, doubled, or brought from another seed.
    fileprivate mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &self)
        let piece = place..<min(bytes.count, place + Int.random(in: 1...40, using: &self))
        switch Int.random(in: 0..<4, using: &self) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
        case 1: bytes.removeSubrange(piece)
        case 2: bytes.insert(contentsOf: bytes[piece], at: Int.random(in: 0...bytes.count, using: &self))
        default:
            guard let other = seeds.randomElement(using: &self), !other.isEmpty else { return }
            let start = Int.random(in: 0..<other.count, using: &self)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 40)], at: place)
        }
    }
}
