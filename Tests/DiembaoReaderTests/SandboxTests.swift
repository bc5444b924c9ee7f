import Foundation
import Testing

@Suite struct `The walls around a reader` {
    private func attempts(_ place: String) throws -> [String: String] {
        let process = Process()
        process.executableURL = URL(filePath: Built.program("diembao-sandbox-prober"))
        process.arguments = [place]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let pairs = text.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    }

    @Test func `let it compute and read what libraries need, and nothing else`() throws {
        var inside = try attempts("inside")
        var outside = try attempts("outside")
        #expect(inside.removeValue(forKey: "read a file of /usr") == "done")
        #expect(outside.removeValue(forKey: "read a file of /usr") == "done")
        // Where the kernel has no Landlock, files may still be read, and the unit's walls stand around all.
        if inside.removeValue(forKey: "landlock") != "done" {
            for name in ["read /etc/passwd", "read /proc/self/environ"] { inside[name] = nil }
        }
        for (name, result) in inside {
            #expect(result.hasPrefix("refused"), "\(name)")
            #expect(outside[name] == "done", "\(name): shows nothing where it is refused without them")
        }
        #expect(inside.count >= 13)
    }
}
