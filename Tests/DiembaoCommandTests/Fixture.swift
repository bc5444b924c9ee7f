import Foundation
import Testing

@testable import DiembaoCommand

/// The fixtures: an article of our own and a report on it, written by hand.
enum Fixture {
    static let folder = Bundle.module.resourceURL!.appending(path: "Fixtures")
    static let article = folder.appending(path: "cho-noi.txt")
    static let report = folder.appending(path: "cho-noi.report.json")

    static var reportBytes: [UInt8] { get throws { try [UInt8](Data(contentsOf: report)) } }

    /// The report with one piece of its text replaced, which must be there.
    static func report(replacing old: String, by new: String) throws -> JSONValue {
        let text = try String(contentsOf: report, encoding: .utf8)
        #expect(text.contains(old), "the fixture has no \(old)")
        return try JSONReader.value(in: Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
    }
}

/// The built command, run as people run it.
enum Command {
    struct Result {
        var status: Int32
        var output: String
        var error: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Beside the tests, in the folder that both were built into.
    static let executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "diembao")

    static func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:], folder: URL? = nil
    ) throws -> Result {
        try run(arguments, input: Data(input.utf8), environment: environment, folder: folder)
    }

    static func run(
        _ arguments: [String], input: Data, environment: [String: String] = [:], folder: URL? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["LANG": "C.UTF-8", "DIEMBAO_CONFIG": "/nonexistent"].merging(environment) { $1 }
        process.currentDirectoryURL = folder
        let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let feeder = Thread {
            try? standardInput.fileHandleForWriting.write(contentsOf: input)
            try? standardInput.fileHandleForWriting.close()
        }
        feeder.start()
        let complaints = Reading(error)
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: data, as: UTF8.self), error: complaints.text)
    }

    /// A pipe that is emptied by a thread of its own, lest the process wait for it.
    private final class Reading: @unchecked Sendable {
        private let done = DispatchSemaphore(value: 0)
        private var data = Data()

        init(_ pipe: Pipe) {
            Thread.detachNewThread { [self] in
                data = pipe.fileHandleForReading.readDataToEndOfFile()
                done.signal()
            }
        }

        var text: String {
            done.wait()
            return String(decoding: data, as: UTF8.self)
        }
    }
}

/// A folder for one test, which is gone with the value.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "diembao-test-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = url.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
