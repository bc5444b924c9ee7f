import ArgumentParser
import Glibc

/// Whether colours are used (data).
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

/// What the screen can show (data).
struct Terminal: Equatable {
    /// Cells in a line.
    var width: Int
    var hasColors: Bool

    /// Longer lines are hard to read, however wide the window.
    private static let widestText = 100

    init(width: Int, hasColors: Bool) {
        self.width = min(max(width, Self.leastWidth), Self.widestText)
        self.hasColors = hasColors
    }

    /// Standard output, as the environment describes it (<https://no-color.org>).
    init(colors: ColorChoice, environment: Environment = .process) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        let hasColors =
            switch colors {
            case .auto: isTerminal && !isPlain
            case .always: true
            case .never: false
            }
        self.init(width: Self.columns(environment) ?? 80, hasColors: hasColors)
    }

    /// Cells in a line, however many; `nil` where nobody says, as in a file.
    static func columns(_ environment: Environment = .process) -> Int? {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let columns = isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) }
        return columns.map { max($0, leastWidth) }
    }

    private static let leastWidth = 20

    /// The text in a style, where there are any. The text must be ``printable(_:)`` already.
    func styled(_ text: String, _ styles: Style...) -> String { styled(text, styles) }

    func styled(_ text: String, _ styles: [Style]) -> String {
        guard hasColors && !text.isEmpty else { return text }
        return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    /// The attributes of ECMA-48 that are used.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }
}

/// The environment's variables (data).
struct Environment: Sendable, Equatable {
    var variables: [String: String]

    init(_ variables: [String: String] = [:]) { self.variables = variables }

    subscript(name: String) -> String? { variables[name] }

    static var process: Environment {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return Environment(variables)
    }
}
