import CLinux
import Glibc

/// How far a long run is, on the terminal's last line (a value that remembers what it drew). It shows itself after a
/// second, and only where it can't mix with the reports: standard error is a terminal, standard output is none.
struct ProgressBar {
    private let size: AnalysisSize?
    private let isWanted: Bool
    private let start = clinux_monotonic_nanoseconds()
    private var nextDrawing: Int64
    private var isDrawn = false
    private var articles = 0
    private var bytes = 0

    init(size: AnalysisSize?, isWanted: Bool = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0) {
        self.size = size
        self.isWanted = isWanted
        nextDrawing = start + 1_000_000_000
    }

    /// Counts one article more, which was so many bytes of a stream.
    mutating func advance(by bytes: Int) {
        articles += 1
        self.bytes += bytes
        draw()
    }

    /// Draws anew, at most ten times a second.
    mutating func draw() {
        guard isWanted else { return }
        let now = clinux_monotonic_nanoseconds()
        guard now >= nextDrawing else { return }
        nextDrawing = now + 100_000_000
        isDrawn = true
        writeError("\r" + line(afterSeconds: Double(now - start) / 1e9) + "\u{1B}[K")
    }

    /// Takes the line away, so that something else can be printed.
    mutating func erase() {
        guard isDrawn else { return }
        isDrawn = false
        writeError("\r\u{1B}[K")
    }

    /// For example `[========------------]  42 %  1,200 articles, 310/s`.
    func line(afterSeconds seconds: Double) -> String {
        let rate = seconds > 0 ? Int(Double(articles) / seconds) : 0
        let count = "\(grouped(articles)) article\(articles == 1 ? "" : "s"), \(grouped(rate))/s"
        guard let share else { return count }
        let cells = 20
        let filled = Int(share * Double(cells))
        let bar = String(repeating: "=", count: filled) + String(repeating: "-", count: cells - filled)
        let percent = String(Int(share * 100))
        return "[\(bar)] \(String(repeating: " ", count: 3 - percent.count))\(percent) %  \(count)"
    }

    private var share: Double? {
        switch size {
        case .articles(let total) where total > 0: min(1, Double(articles) / Double(total))
        case .bytes(let total) where total > 0: min(1, Double(bytes) / Double(total))
        default: nil
        }
    }
}

/// The number with its thousands apart: `48,210`.
func grouped(_ number: Int, by separator: Character = ",") -> String {
    let digits = Array(String(abs(number)))
    var result = ""
    for (place, digit) in digits.enumerated() {
        if place > 0 && (digits.count - place) % 3 == 0 { result.append(separator) }
        result.append(digit)
    }
    return number < 0 ? "-" + result : result
}
