import CLinux
import DiembaoControl
import Foundation
import Glibc
import Testing

/// One run of diembaod-faulty (resource): it dies with the value.
final class DaemonProcess: @unchecked Sendable {
    // Safe to share: the status is only touched under the lock.
    let pid: pid_t
    private let lock = NSLock()
    private var status: Int32?

    /// How it ended.
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    static let executable: String = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent().path + "/diembaod-faulty"
    }()

    /// - Parameters:
    ///   - wrapper: a command that the daemon is an argument of.
    ///   - log: where its standard error goes, appended.
    init(configuration: String, environment: [String: String] = [:], wrapper: [String] = [], log: String) {
        let arguments = wrapper + [Self.executable, "--config", configuration]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Whatever the tests ignore, it does not.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var variables = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        // What a sanitizer goes by (scripts/tsan).
        for name in ["LD_PRELOAD", "TSAN_OPTIONS"] { variables[name] = ProcessInfo.processInfo.environment[name] }
        variables.merge(environment) { $1 }
        var pointers = arguments.map { strdup($0) } + [nil]
        var environmentPointers = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in pointers + environmentPointers { free(pointer) } }
        var pid: pid_t = 0
        let result = posix_spawnp(&pid, arguments[0], &actions, &attributes, &pointers, &environmentPointers)
        precondition(result == 0, "\(arguments[0]): \(String(cString: strerror(result)))")
        self.pid = pid
    }

    deinit {
        signal(SIGCONT)
        signal(SIGKILL)
        _ = wait(within: 30)
    }

    func signal(_ number: Int32) {
        lock.withLock { if status == nil { _ = Glibc.kill(pid, number) } }
    }

    /// Stops it, as a debugger or a frozen control group would, until `SIGCONT`.
    ///
    /// `SIGSTOP` reaches one thread, which stops the others when it is next scheduled: on a loaded machine they go on
    /// for milliseconds. This waits until the last one stands.
    func freeze() throws -> Bool {
        signal(SIGSTOP)
        return try eventually {
            let tasks = "/proc/\(pid)/task"
            return try FileManager.default.contentsOfDirectory(atPath: tasks).allSatisfy { task in
                // "PID (NAME) STATE …", and the name may hold anything.
                try String(contentsOfFile: "\(tasks)/\(task)/stat", encoding: .utf8).split(separator: ")").last?
                    .hasPrefix(" T") == true
            }
        }
    }

    /// How it ended; `nil` where it runs.
    var end: End? {
        lock.withLock {
            if status == nil {
                var status: Int32 = 0
                if waitpid(pid, &status, WNOHANG) == pid { self.status = status }
            }
            return status.map { $0 & 0x7F == 0 ? .exit($0 >> 8 & 0xFF) : .signal($0 & 0x7F) }
        }
    }

    func wait(within seconds: Double) -> End? {
        _ = eventually(within: seconds) { end != nil }
        return end
    }
}

/// The folders of a service, its configuration, and the process that runs on them (resource).
final class TestService: @unchecked Sendable {
    // Safe to share: the process is only touched under the lock, the rest does not change once tests have begun.
    let folder: String
    /// Lines of the configuration at the top, in `[limits]` and in `[[inbox]]`.
    var top: [String] = ["minimum_free = 0", "workers = 2"]
    var limits: [String] = []
    var settings: [String] = ["settle = 0.1"]
    var environment: [String: String] = [:]
    var wrapper: [String] = []
    private let lock = NSLock()
    private var running: DaemonProcess?

    var inbox: String { folder + "/inbox" }
    var reports: String { folder + "/reports" }
    var control: String { folder + "/control.sock" }
    var configuration: String { folder + "/diembao.toml" }
    var log: String { (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "" }

    init() {
        var template = Array("/tmp/diembao-service-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        mkdir(inbox, 0o777)
        chmod(inbox, 0o777)
        chmod(folder, 0o777)
    }

    deinit {
        running = nil
        try? FileManager.default.removeItem(atPath: folder)
    }

    var process: DaemonProcess? { lock.withLock { running } }

    func writeConfiguration() {
        let text =
            top + ["state = \"\(folder)/state\"", "control = \"\(control)\"", "[limits]"] + limits
            + ["[[inbox]]", "path = \"\(inbox)\"", "reports = \"\(reports)\""] + settings
        write(text.joined(separator: "\n") + "\n", configuration)
    }

    @discardableResult
    func spawn() -> DaemonProcess {
        writeConfiguration()
        let process = DaemonProcess(
            configuration: configuration, environment: environment, wrapper: wrapper, log: folder + "/log")
        lock.withLock { running = process }
        return process
    }

    /// Starts it, and waits until it watches.
    func start(within seconds: Double = 30) throws {
        let process = spawn()
        let isRunning = eventually(within: seconds) {
            process.end != nil || status?.state == .running || status?.state == .degraded
        }
        guard isRunning, process.end == nil else {
            throw Failure(message: "it does not run: \(String(describing: process.end))\n\(log)")
        }
    }

    func stop() -> DaemonProcess.End? {
        process?.signal(SIGTERM)
        return process?.wait(within: 30)
    }

    func kill() {
        process?.signal(SIGKILL)
        _ = process?.wait(within: 30)
    }

    struct Failure: Error, CustomStringConvertible {
        var message: String
        var description: String { message }
    }

    // MARK: - Asking

    func ask(_ request: ControlRequest, within seconds: Double = 120) throws -> [ControlAnswer] {
        var client = try ControlClient(connectingTo: control)
        try client.send(request)
        var answers: [ControlAnswer] = []
        while let answer = try client.next(within: seconds) { answers.append(answer) }
        return answers
    }

    var status: ServiceStatus? { (try? ask(ControlRequest(.status), within: 10))?.first?.status }

    /// Waits until everything is reported.
    func sync(within seconds: Double = 60) throws {
        let end = try ask(ControlRequest(.sync, timeout: seconds), within: seconds + 10).last
        guard let failure = end?.failed else { return }
        let queue = try ask(ControlRequest(.queue)).compactMap(\.entry).prefix(5)
        throw Failure(message: "sync: \(failure.reason) \(failure.message)\n\(queue)\n\(log.suffix(3000))")
    }

    func drop(_ text: String, _ name: String) { write(text, inbox + "/" + name) }

    func report(_ name: String) -> ReportStampOrNothing { ReportStampOrNothing(path: reports + "/" + name + ".json") }
}

/// Writes a file as people do: it is there, then it grows.
func write(_ text: String, _ path: String, flags: Int32 = O_TRUNC) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o644)
    guard file >= 0 else { return }
    _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
    close(file)
}

/// Looks again and again until it is so.
///
/// - Returns: whether it came to be so in time.
func eventually(within seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if try condition() { return true }
        usleep(10_000)
    }
    return try condition()
}
