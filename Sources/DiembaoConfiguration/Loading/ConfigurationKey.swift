/// A key that the configuration knows, and what its value must be (data).
struct ConfigurationKey: Sendable {
    enum Table: Sendable {
        case top, limits, inbox

        /// As a message names the place.
        var place: String {
            switch self {
            case .top: "at the top"
            case .limits: "in [limits]"
            case .inbox: "in [[inbox]]"
            }
        }
    }

    enum Kind: Sendable {
        case path
        case size(ClosedRange<Int>)
        case count(ClosedRange<Int>)
        case seconds(ClosedRange<Double>)
        /// Seconds between two doings, or 0 for what diembao chooses by itself.
        case interval(ClosedRange<Double>)
        case flag
        case choice([String])
        case patterns
    }

    var table: Table
    var name: String
    var kind: Kind
    /// A good value as TOML writes it.
    var example: String

    /// The key as the command line writes it: `limits.cpu_time`, `inbox.1.settle`.
    func path(inbox number: Int?) -> String {
        switch table {
        case .top: name
        case .limits: "limits.\(name)"
        case .inbox: "inbox.\(number ?? 1).\(name)"
        }
    }

    /// The key as the environment writes it: `DIEMBAO_LIMITS_CPU_TIME`, `DIEMBAO_INBOX_1_SETTLE`.
    func variable(inbox number: Int?) -> String {
        "DIEMBAO_" + path(inbox: number).uppercased().replacing(".", with: "_")
    }

    /// All keys. The bounds keep out slips (milliseconds for seconds, a size in the wrong unit), not taste.
    static let all: [ConfigurationKey] = [
        .init(table: .top, name: "state", kind: .path, example: "\"/var/lib/diembao\""),
        .init(table: .top, name: "control", kind: .path, example: "\"/run/diembao/control.sock\""),
        .init(table: .top, name: "workers", kind: .count(0...1024), example: "4"),
        .init(table: .top, name: "tokens", kind: .flag, example: "true"),
        .init(table: .top, name: "names", kind: .path, example: "\"/etc/diembao\""),
        .init(table: .top, name: "minimum_free", kind: .size(0...(1 << 50)), example: "\"64 MiB\""),
        .init(table: .limits, name: "input_size", kind: .size(1...(1 << 30)), example: "\"5 MiB\""),
        .init(table: .limits, name: "cpu_time", kind: .seconds(0.001...3600), example: "30"),
        .init(table: .limits, name: "document_size", kind: .size(1...(1 << 30)), example: "\"50 MiB\""),
        .init(table: .limits, name: "unpacked_size", kind: .size(1...(1 << 32)), example: "\"64 MiB\""),
        .init(table: .limits, name: "articles", kind: .count(1...100_000), example: "1000"),
        .init(table: .limits, name: "reader_time", kind: .count(1...3600), example: "20"),
        .init(table: .limits, name: "reader_memory", kind: .size((128 << 20)...(1 << 40)), example: "\"512 MiB\""),
        .init(table: .inbox, name: "path", kind: .path, example: "\"/srv/diembao/inbox\""),
        .init(table: .inbox, name: "reports", kind: .path, example: "\"/srv/diembao/reports\""),
        .init(table: .inbox, name: "include", kind: .patterns, example: "[\"*.txt\"]"),
        .init(table: .inbox, name: "exclude", kind: .patterns, example: "[\".*\", \"*.part\"]"),
        .init(table: .inbox, name: "recursive", kind: .flag, example: "true"),
        .init(table: .inbox, name: "settle", kind: .seconds(0...3600), example: "2"),
        .init(table: .inbox, name: "poll_interval", kind: .interval(0.01...86400), example: "300"),
        .init(
            table: .inbox, name: "after_success",
            kind: .choice(Configuration.Inbox.AfterSuccess.allCases.map(\.rawValue)), example: "\"keep\""),
        .init(table: .inbox, name: "move_to", kind: .path, example: "\"/srv/diembao/done\""),
        .init(
            table: .inbox, name: "on_delete",
            kind: .choice(Configuration.Inbox.OnDelete.allCases.map(\.rawValue)), example: "\"keep\""),
    ]

    static func of(_ table: Table) -> [ConfigurationKey] {
        all.filter { $0.table == table }
    }
}

/// The candidate that `word` was probably meant to be: the nearest by insertions, deletions, substitutions and
/// swaps of neighbours, if it is near.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = word.lowercased()
    let near = candidates.map { ($0, editDistance(word, $0.lowercased())) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let (candidate, distance) = near, distance <= max(1, word.utf8.count / 3) else { return nil }
    return candidate
}

private func editDistance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.utf8.prefix(100)), Array(second.utf8.prefix(100)))
    var rows = [Array(0...b.count)]
    for i in 1...max(1, a.count) where i <= a.count {
        var row = [i]
        for j in 1...max(1, b.count) where j <= b.count {
            var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
            row.append(best)
        }
        rows.append(row)
    }
    return rows[a.count][b.count]
}
