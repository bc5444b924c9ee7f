import Foundation
import InputChecks
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
}
