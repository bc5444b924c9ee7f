import Foundation

/// Says on standard error how the training goes (a resource).
struct Progress {
    private let start = Date()

    func say(_ line: String) {
        FileHandle.standardError.write(
            Data(String(format: "%6.0f s  %@\n", Date().timeIntervalSince(start), line).utf8))
    }
}
