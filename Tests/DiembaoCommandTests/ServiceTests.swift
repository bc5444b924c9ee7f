import CLinux
import DiembaoControl
import Foundation
import Testing

@testable import DiembaoCommand

/// A service that answers as a test tells it to (a resource): one connection.
private final class FakeService: @unchecked Sendable {
    let path = "/tmp/diembao-test-\(UUID().uuidString.prefix(8)).sock"
    private let listener: CInt
    private let heard = DispatchSemaphore(value: 0)
    private var line: [UInt8] = []

    init(answering answers: ControlAnswer..., thenDying: Bool = false) throws {
        listener = clinux_listen_unix(path, 0o600)
        precondition(listener >= 0)
        var bytes = try answers.flatMap(ControlLine.encode)
        if thenDying { bytes += Array(#"{"done":"#.utf8) }
        Thread.detachNewThread { [self, bytes] in
            var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 20_000) == 1 else { return }
            let connection = accept(listener, nil, nil)
            var byte: UInt8 = 0
            while read(connection, &byte, 1) == 1 && byte != UInt8(ascii: "\n") { line.append(byte) }
            _ = write(connection, bytes, bytes.count)
            close(connection)
            heard.signal()
        }
    }

    deinit {
        close(listener)
        unlink(path)
    }

    /// What it was asked, once it has been.
    var request: ControlRequest {
        get throws {
            try #require(heard.wait(timeout: .now() + 20) == .success, "nobody asked")
            return try ControlLine.decode(ControlRequest.self, from: line)
        }
    }
}

private let done = ControlAnswer(done: ControlSummary(message: "3 files", count: 3))

private func status(_ state: ServiceStatus.State, problems: [String] = []) -> ServiceStatus {
    ServiceStatus(
        state: state, summary: "watching 1 folder", version: "0.1.0", analysis: "ab", pid: 812, uptime: 11_530,
        configuration: "/etc/diembao/diembao.toml",
        inboxes: [
            ServiceStatus.Inbox(
                path: "/srv/diembao/inbox", reports: "/srv/diembao/reports", watching: "inotify", folders: 12,
                reported: 48_210, failed: 3, waiting: 12, deferred: 1, problem: "inotify watches ran out")
        ],
        problems: problems)
}

@Suite struct `diembao status` {
    @Test func `is readable`() {
        let view = StatusView(
            status: status(.degraded, problems: ["No space left on /srv"]),
            terminal: Terminal(width: 80, hasColors: false), tongue: .english)
        #expect(
            view.text == """
                ● diembaod is running, but needs you · for 3 h 12 min · version 0.1.0 · PID 812
                  configuration /etc/diembao/diembao.toml

                /srv/diembao/inbox → /srv/diembao/reports
                  watching 12 folders (inotify) · 48,210 reported · 3 failed · 12 waiting · 1 put off
                  ! inotify watches ran out

                  ! No space left on /srv

                """)
    }

    @Test func `speaks Vietnamese`() throws {
        let service = try FakeService(answering: ControlAnswer(status: status(.running)), done)
        let result = try Command.run("status", "--control", service.path, environment: ["LANG": "vi_VN.UTF-8"])
        #expect(result.output.hasPrefix("● diembaod đang chạy · được 3 giờ 12 phút"))
        #expect(result.output.contains("48.210 đã báo cáo · 3 hỏng · 12 đang chờ"))
    }

    static let exits: [(state: ServiceStatus.State, exit: Int32)] = [
        (.running, 0), (.starting, 0), (.reloading, 0), (.degraded, 3), (.stopping, 1),
    ]

    @Test(arguments: exits)
    func `ends as the service is`(state: ServiceStatus.State, exit: Int32) throws {
        let service = try FakeService(answering: ControlAnswer(status: status(state)), done)
        let result = try Command.run("status", "--json", "--control", service.path)
        #expect(result.status == exit)
        #expect(try ControlLine.decode(ServiceStatus.self, from: Array(result.output.utf8)) == status(state))
        #expect(try service.request == ControlRequest(.status))
    }

    @Test func `ends with 1 where the service does not run, and says how to see why`() throws {
        let result = try Command.run("status", "--control", "/tmp/none.sock")
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("diembao: diembaod is not running: nobody answers at /tmp/none.sock. "))
    }
}

@Suite struct `What steers the service` {
    @Test(arguments: ["queue", "sync", "follow", "retry", "rescan", "reload"])
    func `ends with 69 where the service does not run`(command: String) throws {
        let result = try Command.run(command, "--control", "/tmp/none.sock")
        #expect(result.status == 69)
        #expect(result.error.contains("systemctl status diembaod"))
    }

    @Test func `ends with 69 where the service dies in the middle of its answer`() throws {
        let service = try FakeService(thenDying: true)
        let result = try Command.run("rescan", "--control", service.path)
        #expect(result.status == 69)
        #expect(result.error.contains("journalctl -u diembaod"))
    }

    @Test(.enabled(if: getuid() == 0, "root changes who owns a socket"))
    func `says how to become one who may`() throws {
        let service = try FakeService(answering: done)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", Command.executable.path]
        process.arguments! += ["rescan", "--control", service.path]
        let error = Pipe()
        process.standardError = error
        try process.run()
        let complaint = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(complaint.contains(#"sudo adduser "$USER" diembao"#))
        #expect(process.terminationStatus == 69)
    }

    static let failures: [(reason: ControlFailure.Reason, exit: Int32)] = [
        (.configuration, 78), (.timeout, 124), (.deferred, 1), (.unknownPath, 1), (.service, 1), (.request, 1),
    ]

    @Test(arguments: failures)
    func `ends as the reason says, with its message`(reason: ControlFailure.Reason, exit: Int32) throws {
        let failure = ControlFailure(reason, "it can't be:\na\u{1B}.txt")
        let service = try FakeService(answering: ControlAnswer(failed: failure))
        let result = try Command.run("reload", "--control", service.path)
        #expect(result.status == exit)
        #expect(result.error == "diembao: it can't be:\na␛.txt\n")
    }

    @Test func `is silent when everything is reported, unless asked`() throws {
        let quiet = try FakeService(answering: done)
        let result = try Command.run("sync", "--timeout", "5", "--control", quiet.path)
        #expect(result.output.isEmpty && result.error.isEmpty && result.status == 0)
        #expect(try quiet.request == ControlRequest(.sync, timeout: 5))
        let verbose = try FakeService(answering: done)
        #expect(try Command.run("sync", "-v", "--control", verbose.path).output == "3 files\n")
    }

    @Test func `tells the service whole paths`() throws {
        let service = try FakeService(answering: done)
        let folder = try TemporaryFolder()
        let result = try Command.run("retry", "a.txt", "/b.txt", "--control", service.path, folder: folder.url)
        #expect(result.output == "3 files\n")
        #expect(try service.request.paths == [folder.url.path + "/a.txt", "/b.txt"])
    }

    @Test func `asks for all where no file is named`() throws {
        let service = try FakeService(answering: done)
        _ = try Command.run("retry", "--control", service.path)
        #expect(try service.request == ControlRequest(.retry))
    }

    @Test func `finds the socket that the configuration names`() throws {
        let service = try FakeService(answering: done)
        let folder = try TemporaryFolder()
        let text = "control = \"\(service.path)\"\n[[inbox]]\npath = \"/srv/a\"\nreports = \"/srv/b\"\n"
        let file = try folder.write(text, to: "diembao.toml")
        #expect(try Command.run("rescan", environment: ["DIEMBAO_CONFIG": file]).status == 0)
    }

    @Test func `ends with 78 where the configuration that was named is wrong`() throws {
        let result = try Command.run("rescan", "--config", "/nonexistent.toml")
        #expect(result.status == 78)
        #expect(result.error.contains("/nonexistent.toml"))
    }
}

@Suite struct `diembao queue and follow` {
    private let entry = QueueEntry(
        inbox: "/srv/in", path: "a\u{1B}.txt", state: .deferred, attempts: 3, nextAttempt: 240,
        reason: "Permission denied")

    @Test func `list what waits and why`() throws {
        let service = try FakeService(answering: ControlAnswer(entry: entry), done)
        let result = try Command.run("queue", "--control", service.path)
        #expect(result.output == "put off    /srv/in/a␛.txt  (again in 4 min, 3 attempts: Permission denied)\n")
    }

    @Test func `give programs a line of JSON each`() throws {
        let service = try FakeService(answering: ControlAnswer(entry: entry), ControlAnswer(entry: entry), done)
        let result = try Command.run("queue", "--json", "--control", service.path)
        #expect(
            try result.lines.map { try ControlLine.decode(QueueEntry.self, from: Array($0.utf8)) } == [entry, entry])
    }

    @Test func `say that nothing waits`() throws {
        let service = try FakeService(answering: done)
        #expect(try Command.run("queue", "--control", service.path).output == "Nothing is waiting.\n")
    }

    @Test func `print nothing of a name that a terminal would obey`() throws {
        let name = "/out/\u{1B}]0;x\u{7}\u{7F}\u{9B}2J\r\n\u{202E}\u{E0041}ế.json"
        let notice = ReportNotice(inbox: "/in", path: "a", report: name, status: "analysed", error: nil)
        let service = try FakeService(answering: ControlAnswer(report: notice), thenDying: true)
        let result = try Command.run("follow", "--control", service.path)
        let escaped = #"/out/\x1b]0;x\x07\x7f\u009b2J\r\n\u202e\U000e0041ế.json"#
        #expect(result.output == "analysed\t\(escaped)\t\n")
    }

    @Test func `print each report as it comes`() throws {
        let notices = [
            ReportNotice(inbox: "/in", path: "a", report: "/out/a\tb\n\\.json", status: "analysed", error: nil),
            ReportNotice(inbox: "/in", path: "b", report: "/out/b.json", status: "failed", error: "EMPTY"),
        ]
        let service = try FakeService(
            answering: ControlAnswer(report: notices[0]), ControlAnswer(report: notices[1]), thenDying: true)
        let result = try Command.run("follow", "--control", service.path)
        #expect(result.output == "analysed\t/out/a\\tb\\n\\\\.json\t\nfailed\t/out/b.json\tEMPTY\n")
        #expect(result.status == 69)
    }
}

@Suite struct `diembao check-config` {
    @Test func `prints every fault with its place and ends with 78`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "stat = \"/a\"\n[[inbox]]\npath = \"\(folder.url.path)\"\nreports = 5\n", to: "bad.toml")
        let result = try Command.run("check-config", file)
        let lines = result.error.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("\(file):1: ") } && lines.contains { $0.hasPrefix("\(file):4: ") })
        #expect(result.output.isEmpty)
        #expect(result.status == 78)
    }

    @Test func `prints the faults of the files of names, too`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "names"), withIntermediateDirectories: true)
        let names = try folder.write("Hai Lúa\tperson\nHai Lúa\tlocation\n", to: "names/own.tsv")
        let file = try folder.write(
            "names = \"\(folder.url.path)/names\"\n[[inbox]]\npath = \"/none/in\"\nreports = \"/none/out\"\n",
            to: "bad.toml")
        let result = try Command.run("check-config", file)
        #expect(result.error.contains("\n\(names):2: \"Hai Lúa\" has another meaning in line 1; "))
        #expect(result.error.hasPrefix("\(file):"))
        #expect(result.status == 78)
    }

    @Test func `says what a right configuration amounts to, and how to let the service in`() throws {
        let folder = try TemporaryFolder()
        for name in ["in", "out", "state"] {
            try FileManager.default.createDirectory(
                at: folder.url.appending(path: name), withIntermediateDirectories: true)
        }
        let base = folder.url.resolvingSymlinksInPath().path
        let file = try folder.write(
            "[[inbox]]\npath = \"\(base)/in\"\nreports = \"\(base)/out\"\nsettle = 0.5\n", to: "good.toml")
        try folder.write("Sông Xanh\tlocation\n", to: "a.tsv")
        try folder.write("Hai Lúa\tperson\nSông Xanh\tlocation\n", to: "b.tsv")
        let result = try Command.run("check-config", file, "--set", "state=\(base)/state", "--set", "workers=3")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.lines.first == "\(file): OK")
        #expect(result.output.contains("inbox    \(base)/in → \(base)/out\n"))
        #expect(result.output.contains("articles at one time: 3;"))
        #expect(result.output.contains("tokens   are not listed in reports\n"))
        #expect(result.output.contains("names    \(base): 2 files, 2 names\n"))
        #expect(result.output.contains("closed after 0.5 s"))
        // /tmp is shut out of the unit's sandbox.
        #expect(result.lines.contains("sudo systemctl daemon-reload"))
        #expect(result.lines.contains("END"))
    }
}

@Suite struct `Completions` {
    @Test(arguments: [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish")])
    func `know the commands and their values`(shell: String, interpreter: String) throws {
        let script = try Command.run("--generate-completion-script", shell)
        #expect(script.status == 0)
        for word in ["analyze", "check-config", "always", "jsonl", "--control"] {
            #expect(script.output.contains(word) || script.output.contains(word.replacing("--", with: "")), "\(word)")
        }
    }

    @Test func `are a script that bash can read`() throws {
        let script = try Command.run("--generate-completion-script", "bash")
        let folder = try TemporaryFolder()
        let file = try folder.write(script.output, to: "diembao.bash")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-n", file]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
