import ArgumentParser
import DiembaoControl
import FoundationEssentials

/// `diembao status`: how is the service?
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how the service is doing.",
        discussion: """
            The exit status is 0 where the service runs, 3 where it runs but a person should look, and 1 where it does \
            not run or is stopping.
            """)

    @OptionGroup(title: "The service") var service: ServiceOptions

    @Flag(help: "Print it as one JSON object, for programs.")
    var json = false

    @Option(help: "When to use colours.")
    var color = ColorChoice.auto

    func run() throws {
        let status = try ask()
        var output = Output()
        if json {
            try output.write(encoded(status))
        } else {
            let view = StatusView(
                status: status, terminal: Terminal(colors: color), tongue: Tongue(environment: .process))
            try output.write(view.text)
        }
        try output.flush()
        guard let exit = status.state.exitStatus else { return }
        throw ExitCode(exit.rawValue)
    }

    private func ask() throws -> ServiceStatus {
        var status: ServiceStatus?
        _ = try service.ask(ControlRequest(.status), within: 30, whenStopped: .negative) { answer in
            status = answer.status ?? status
        }
        guard let status else {
            throw CommandFailure(.unavailable, "diembaod did not tell its status. See: journalctl -u diembaod -e")
        }
        return status
    }
}

extension ServiceStatus.State {
    /// `nil` where all is well.
    var exitStatus: ExitStatus? {
        switch self {
        case .starting, .running, .reloading: nil
        case .degraded: .degraded
        case .stopping: .negative
        }
    }
}

/// The value as one line of JSON, for programs.
func encoded(_ value: some Encodable) throws(CommandFailure) -> [UInt8] {
    do {
        return try ControlLine.encode(value)
    } catch {
        throw CommandFailure(.unavailable, "\(error)")
    }
}

/// The service's status as a person reads it (data that is made into text).
struct StatusView {
    var status: ServiceStatus
    var terminal: Terminal
    var tongue: Tongue

    /// Lines that end in a newline each.
    var text: String {
        let sections = [heading] + status.inboxes.map(lines(of:)) + [problems]
        return sections.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private var heading: [String] {
        let since = tongue("for", vi: "được") + " " + tongue.duration(status.uptime)
        let state = terminal.styled("● diembaod \(word)", style, .bold)
        return [
            "\(state) · \(since) · \(tongue("version", vi: "phiên bản")) \(printable(status.version)) · PID \(status.pid)",
            "  \(tongue("configuration", vi: "cấu hình")) \(printable(status.configuration))",
        ]
    }

    private var word: String {
        switch status.state {
        case .starting: tongue("is starting", vi: "đang khởi động")
        case .running: tongue("is running", vi: "đang chạy")
        case .degraded: tongue("is running, but needs you", vi: "đang chạy nhưng cần bạn xem")
        case .reloading: tongue("is reading its configuration", vi: "đang đọc lại cấu hình")
        case .stopping: tongue("is stopping", vi: "đang dừng")
        }
    }

    private var style: Terminal.Style {
        switch status.state {
        case .running: .green
        case .starting, .reloading: .cyan
        case .degraded, .stopping: .yellow
        }
    }

    private func lines(of inbox: ServiceStatus.Inbox) -> [String] {
        let counts = [
            (inbox.reported, tongue("reported", vi: "đã báo cáo")), (inbox.failed, tongue("failed", vi: "hỏng")),
            (inbox.waiting, tongue("waiting", vi: "đang chờ")),
            (inbox.deferred, tongue("put off", vi: "hoãn lại")),
        ]
        let folders = tongue.count(inbox.folders, "folder", "folders", vi: "thư mục")
        let line = counts.map { "\(tongue.number($0)) \($1)" }.joined(separator: " · ")
        let watching = "\(tongue("watching", vi: "theo dõi")) \(folders) (\(printable(inbox.watching)))"
        return [
            "\(terminal.styled(printable(inbox.path), .bold)) → \(printable(inbox.reports))", "  \(watching) · \(line)",
        ]
            + (inbox.problem.map(problem) ?? [])
    }

    private var problems: [String] { status.problems.flatMap(problem) }

    private func problem(_ sentence: String) -> [String] {
        wrap(printable(sentence), width: terminal.width - 4).enumerated()
            .map { terminal.styled(($0 == 0 ? "  ! " : "    ") + $1, .yellow) }
    }
}
