import ArgumentParser
import DiembaoCore
import DiembaoService
import DiembaoSpool
import Foundation

/// The main of diembaod(8).
@main
struct Diembaod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diembaod",
        abstract: "Watch folders for Vietnamese news articles and write a JSON report for each.",
        discussion: "Ends at SIGTERM or SIGINT; reads its configuration again at SIGHUP. See diembaod(8).",
        version: Report.Generator.version)

    @Option(help: "The configuration file.", completion: .file(extensions: ["toml"]))
    var config = ProcessInfo.processInfo.environment["DIEMBAO_CONFIG"] ?? "/etc/diembao/diembao.toml"

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Override a key of the configuration, for example limits.cpu_time=10.", valueName: "key=value"))
    var overrides: [String] = []

    func run() async throws {
        let status = await DaemonRun.run(
            file: config, environment: ProcessInfo.processInfo.environment, overrides: overrides,
            analysis: { ArticleAnalysis(analyzer: Analyzer(options: $0)) })
        throw ExitCode(status)
    }
}
