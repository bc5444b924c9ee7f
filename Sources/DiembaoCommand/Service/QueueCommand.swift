import ArgumentParser
import DiembaoControl

/// `diembao queue`: what has no current report yet?
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "List the files that wait for their report, and why.")

    @OptionGroup(title: "The service") var service: ServiceOptions

    @Flag(help: "Print one JSON object a file, one a line.")
    var json = false

    func run() throws {
        let tongue = Tongue(environment: .process)
        var output = Output()
        var isEmpty = true
        _ = try service.ask(ControlRequest(.queue), within: 30) { answer throws(CommandFailure) in
            guard let entry = answer.entry else { return }
            isEmpty = false
            try output.write(json ? encoded(entry) : Array((entry.line(in: tongue) + "\n").utf8))
        }
        if isEmpty && !json { try output.write(tongue("Nothing is waiting.\n", vi: "Không có tệp nào đang chờ.\n")) }
        try output.flush()
    }
}

extension QueueEntry {
    /// For example `put off   /srv/diembao/inbox/a.txt  (again in 4 min, 3 attempts: Permission denied)`.
    func line(in tongue: Tongue) -> String {
        let words: [State: String] = [
            .waiting: tongue("waiting", vi: "đang chờ"), .settling: tongue("settling", vi: "chờ ghi xong"),
            .analysing: tongue("analysing", vi: "đang phân tích"), .deferred: tongue("put off", vi: "hoãn lại"),
            .suspect: tongue("suspect", vi: "nghi gây lỗi"),
        ]
        let widest = words.values.map(\.displayWidth).max() ?? 0
        let remarks = [
            nextAttempt.map { tongue("again in", vi: "thử lại sau") + " " + tongue.duration($0) },
            attempts > 0 ? tongue.count(attempts, "attempt", "attempts", vi: "lần thử") : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let remark = [remarks, reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        return padded(words[state] ?? state.rawValue, to: widest) + "  " + printable("\(inbox)/\(path)")
            + (remark.isEmpty ? "" : "  (\(printable(remark)))")
    }
}
