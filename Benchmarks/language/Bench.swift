import Glibc

#if DEBUG || TESTABLE
    @testable import DiembaoCore
#endif

/// Measures the analysis pass by pass.
///
///     make bench                            on made-up articles
///     make bench ARTICLES=FILE.jsonl        on the "text" of each line
///
/// Prints a Markdown table. CPU time, since wall time says little on a busy machine; the best of several runs.
@main
struct Bench {
    static func main() throws {
        #if DEBUG || TESTABLE
            let arguments = CommandLine.arguments.dropFirst()
            guard let file = arguments.first, let runs = arguments.count > 1 ? Int(arguments.last!) : 5, runs > 0 else {
                print("usage: diembao-bench ARTICLES.jsonl [RUNS]")
                exit(64)
            }
            let texts = try ArticleLines.texts(in: file)
            guard !texts.isEmpty else {
                print("\(file) has no article.")
                exit(1)
            }
            measure(texts, runs: runs)
        #else
            // The passes are the core's own, and open to a build for testing only.
            print("Build it with `make bench`.")
            exit(64)
        #endif
    }
}

#if DEBUG || TESTABLE

    extension Bench {
        private static func measure(_ texts: [[UInt8]], runs: Int) {
            var passes = Passes()
            let articles = texts.map { passes.read($0) }
            let megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
            #if DEBUG
                print("This is a debug build; its figures say nothing.\n")
            #endif
            print("\(articles.count) articles, \(decimal(megabytes, 2)) MB, the best of \(runs) runs, CPU time\n")
            print(
                "| pass | alone, MB/s | alone, ms an article | \(Analyzer.mostTogether) articles together, ms | one by one, ms | share |\n"
                    + "|---|---|---|---|---|---|")
            func line(_ name: String, _ alone: Double, _ together: Double, _ within: Double, of whole: Double) {
                func milliseconds(_ seconds: Double) -> String { decimal(1000 * seconds / Double(articles.count), 3) }
                let share = decimal(100 * within / whole, 0)
                print(
                    "| \(name) | \(decimal(megabytes / alone, 1)) | \(milliseconds(alone)) | \(milliseconds(together)) "
                        + "| \(milliseconds(within)) | \(share) % |")
            }
            let whole = (0..<runs).map { _ in seconds { articles.reduce(0) { $0 &+ passes.wholeReport($1) } } }.min()!
            // A pass alone has the caches for itself; one article after another, the passes share them.
            let within = secondsWithin(&passes, articles, runs, together: 1)
            let together = secondsWithin(&passes, articles, runs, together: Analyzer.mostTogether)
            for ((part, within), together) in zip(zip(Passes.parts, within), together) {
                let alone = (0..<runs).map { _ in
                    seconds { articles.reduce(0) { $0 &+ part.work(&passes, $1) } }
                }.min()!
                line(part.name, alone, together, within, of: whole)
            }
            let wholeTogether = (0..<runs).map { _ in
                seconds { chunks(of: articles, Analyzer.mostTogether).reduce(0) { $0 &+ passes.wholeReports($1) } }
            }.min()!
            line("the whole report, with its JSON", whole, wholeTogether, whole, of: whole)
        }

        /// The time of each pass where so many articles together go through all of them before the next ones do.
        private static func secondsWithin(
            _ passes: inout Passes, _ articles: [PreparedArticle], _ runs: Int, together: Int
        ) -> [Double] {
            var best = [Double](repeating: .infinity, count: Passes.parts.count)
            for _ in 0..<runs {
                var sums = [Double](repeating: 0, count: best.count)
                for chunk in chunks(of: articles, together) {
                    for (place, part) in Passes.parts.enumerated() {
                        sums[place] += seconds { chunk.reduce(0) { $0 &+ part.work(&passes, $1) } }
                    }
                }
                for place in best.indices { best[place] = min(best[place], sums[place]) }
            }
            return best
        }

        private static func chunks(of articles: [PreparedArticle], _ count: Int) -> [ArraySlice<PreparedArticle>] {
            stride(from: 0, to: articles.count, by: count).map { articles[$0..<min($0 + count, articles.count)] }
        }

        /// - Parameter work: gives a number that depends on all it does, or that could be optimised away.
        private static func seconds(_ work: () -> Int) -> Double {
            let start = processSeconds()
            precondition(work() >= 0)
            return processSeconds() - start
        }

        private static func processSeconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }

        private static func decimal(_ number: Double, _ places: Int) -> String {
            let scale = pow(10, Double(places))
            let digits = String(Int((number * scale).rounded()))
            guard places > 0 else { return digits }
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            return padded.dropLast(places) + "." + padded.suffix(places)
        }
    }

#endif
