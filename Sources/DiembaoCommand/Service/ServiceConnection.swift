import ArgumentParser
import DiembaoConfiguration
import DiembaoControl
import Glibc

/// Where the running service is reached (data).
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The service's control socket.", valueName: "socket"), completion: .file())
    var control: String?

    @Option(
        help: ArgumentHelp(
            "The service's configuration, which names the socket (default: $DIEMBAO_CONFIG or /etc/diembao/diembao.toml).",
            valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var config: String?

    /// One line a thing: what the running service answers.
    ///
    /// - parameters:
    ///   - seconds: how long the service may be silent; `nil`: a service that hangs is ended by its watchdog.
    ///   - whenStopped: the exit status where nobody answers.
    ///   - take: is given each line of the answer but the last.
    /// - returns: the last line.
    /// - throws: a ``CommandFailure`` that says what to do.
    func ask(
        _ request: ControlRequest, within seconds: Double? = nil, whenStopped: ExitStatus = .unavailable,
        take: (ControlAnswer) throws(CommandFailure) -> Void = { _ throws(CommandFailure) in }
    ) throws(CommandFailure) -> ControlSummary {
        let socket = try socket()
        do {
            var client = try ControlClient(connectingTo: socket.path)
            try client.send(request)
            while let answer = try client.next(within: seconds) {
                if let done = answer.done { return done }
                if let failed = answer.failed { throw CommandFailure(failed) }
                try take(answer)
            }
            throw ControlError.died(path: socket.path)
        } catch let error as ControlError {
            throw failure(error, socket, whenStopped)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.unavailable, "\(error)")
        }
    }

    // MARK: Which socket

    /// A socket, and why it may be the wrong one (data).
    private struct Socket {
        var path: String
        /// The faults of the configuration that should have named the socket.
        var doubt: ConfigurationError?
    }

    private func socket() throws(CommandFailure) -> Socket {
        if let control { return Socket(path: control) }
        let environment = Environment.process
        let file = config ?? environment.configurationFile
        do {
            return Socket(path: try Configuration.load(file: file, environment: environment.variables).control)
        } catch {
            // A person who names a file means it; else the running service is asked, whose configuration was right.
            if config != nil { throw CommandFailure(.configuration, "\(error)") }
            return Socket(path: defaultControlSocketPath, doubt: access(file, F_OK) == 0 ? error : nil)
        }
    }

    private func failure(_ error: ControlError, _ socket: Socket, _ whenStopped: ExitStatus) -> CommandFailure {
        guard case .notRunning = error else { return CommandFailure(.unavailable, "\(error)") }
        let doubt = socket.doubt.map { "\nIt may be the wrong socket, for the configuration does not name one:\n\($0)" }
        return CommandFailure(whenStopped, "\(error)\(doubt ?? "")")
    }
}

extension Environment {
    /// The configuration that the service reads, too.
    var configurationFile: String {
        variables["DIEMBAO_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? Configuration.defaultFile
    }
}

extension CommandFailure {
    /// What the service could not or would not do.
    init(_ failure: ControlFailure) {
        let status: ExitStatus =
            switch failure.reason {
            case .configuration: .configuration
            case .timeout: .timeout
            case .request, .deferred, .unknownPath, .service: .negative
            }
        // Lines stay: a faulty configuration is told in one each.
        let lines = failure.message.split(separator: "\n").map { printable(String($0)) }
        self.init(status, lines.joined(separator: "\n"))
    }
}
