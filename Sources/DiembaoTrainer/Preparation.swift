import ArgumentParser
import DiembaoCore
import Foundation

/// Makes beforehand what diembao would make of its tables and models whenever it starts.
struct Preparation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Make of the tables and models that are built in what diembao would make at each start.")

    @Option(help: "Where the file is written.") var output: String

    func run() throws { try Data(PreparedData.makeFile()).write(to: URL(filePath: output)) }
}
