import DiembaoCore
import DiembaoService
import DiembaoSpool
import Glibc

/// diembaod with an analysis that does what the article's text tells it to.
///
///     diembaod-faulty --config FILE
///
/// - `!abort` ends the process, as a fault of memory would.
/// - `!hang` computes for ever and asks nobody.
/// - `!spin` computes until it is told to stop.
/// - `!slow N` takes N milliseconds, and asks whether to stop.
@main
struct FaultyDaemon {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--config" else {
            print("usage: diembaod-faulty --config FILE")
            exit(64)
        }
        exit(await DaemonRun.run(file: arguments[2], environment: [:], overrides: [], analysis: analysis))
    }

    private static func analysis(_ options: AnalysisOptions) -> ArticleAnalysis {
        let analyzer = Analyzer(options: options)
        return ArticleAnalysis(analyzer: analyzer) { document, shouldStop in
            guard obey(String(decoding: document.bytes, as: UTF8.self), shouldStop) else { return .stopped }
            return analyzer.analyze(document, shouldStop: shouldStop)
        }
    }

    /// - Returns: `false` where it was told to stop.
    private static func obey(_ text: String, _ shouldStop: () -> Bool) -> Bool {
        if text.contains("!abort") {
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)  // no memory dump of a death that is meant
            abort()
        }
        if text.contains("!hang") { while true { sched_yield() } }
        if text.contains("!spin") { while !shouldStop() {} }
        if let mark = text.range(of: "!slow "), let milliseconds = Int(text[mark.upperBound...].prefix { $0.isNumber })
        {
            let deadline = ContinuousClock.now + .milliseconds(milliseconds)
            while ContinuousClock.now < deadline {
                if shouldStop() { return false }
                usleep(1000)
            }
        }
        return !shouldStop()
    }
}
