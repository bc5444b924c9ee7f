#if DEBUG || TESTABLE
    import CLinux
    import DiembaoConfiguration
    @testable import DiembaoControl
    import DiembaoCore
    @testable import DiembaoService
    import DiembaoSpool
    import Foundation
    import Glibc
    import Logging

    /// Checks what the service does with whatever somebody says on its control socket: it answers in its own language or
    /// hangs up, and is there for the next one. The service is a whole one, with an empty inbox.
    struct ControlCheck: InputCheck {
        private let folder: CheckFolder
        private let daemon: Daemon
        private let server: ControlServer
        private var socket: String { folder.path + "/control.sock" }

        init() throws {
            folder = try CheckFolder()
            for name in ["inbox", "reports"] { mkdir(folder.path + "/" + name, 0o700) }
            let file = folder.path + "/diembao.toml"
            let text = """
                state = "\(folder.path)/state"
                control = "\(folder.path)/control.sock"
                minimum_free = 0
                [[inbox]]
                path = "\(folder.path)/inbox"
                reports = "\(folder.path)/reports"

                """
            folder.write(Array(text.utf8), to: "diembao.toml")
            let source = Daemon.ConfigurationSource(file: file, environment: [:], overrides: [])
            daemon = Daemon(
                source: source, analysis: { ArticleAnalysis(analyzer: Analyzer(options: $0)) },
                logger: Logger(label: "check") { _ in SwiftLogNoOpLogHandler() })
            // The service notes how it dies; here it is libFuzzer that wants to know.
            let fatal = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE].map { signal -> (CInt, sigaction) in
                var action = sigaction()
                sigaction(signal, nil, &action)
                return (signal, action)
            }
            try daemon.start(source.loadAtStart())
            for (signal, var action) in fatal { sigaction(signal, &action, nil) }
            let server = try ControlServer(path: folder.path + "/control.sock", daemon: daemon)
            self.server = server
            Thread { server.run() }.start()
        }

        mutating func faults(of bytes: [UInt8]) -> [String] { lineFaults(in: bytes) + answerFaults(to: bytes) }

        // MARK: - Lines

        /// However the bytes come, they are the same lines; and what is read is written and read the same again.
        private func lineFaults(in bytes: [UInt8]) -> [String] {
            var faults: [String] = []
            let expected = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            for step in [1, 7, max(1, bytes.count)] {
                var lines = ControlLineBuffer()
                var found: [[UInt8]] = []
                for start in stride(from: 0, to: bytes.count, by: step) {
                    lines.append(bytes[start..<min(start + step, bytes.count)])
                    do {
                        while let line = try lines.next() { found.append(line) }
                    } catch {
                        faults.append("a line of \(bytes.count) bytes: \(error)")
                    }
                }
                if found != expected.map(Array.init) { faults.append("bytes in pieces of \(step) give other lines") }
            }
            for line in expected {
                faults += Self.exchangeFaults(ControlRequest.self, Array(line))
                faults += Self.exchangeFaults(ControlAnswer.self, Array(line))
            }
            return faults
        }

        private static func exchangeFaults<Value: Codable & Equatable>(_ type: Value.Type, _ line: [UInt8]) -> [String]
        {
            guard let value = try? ControlLine.decode(type, from: line) else { return [] }
            do {
                let again = try ControlLine.decode(type, from: try ControlLine.encode(value))
                return again == value ? [] : ["\(value) comes back as \(again)"]
            } catch {
                return ["\(value) can't be written or read again: \(error)"]
            }
        }

        // MARK: - Answers

        private func answerFaults(to bytes: [UInt8]) -> [String] {
            let connection = clinux_connect_unix(socket)
            guard connection >= 0 else { return ["the service answers no more: \(String(cString: strerror(errno)))"] }
            defer { close(connection) }
            var patience = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            // Whoever follows, follows until we go.
            shutdown(connection, CInt(SHUT_WR))
            var lines = ControlLineBuffer()
            var answers: [ControlAnswer] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(connection, &buffer, buffer.count, 0)
                if count < 0 && errno == EINTR { continue }  // libFuzzer's clock
                // With bytes of ours unread, its end of the connection is a reset.
                if count == 0 || count < 0 && errno == ECONNRESET { break }
                guard count > 0 else { return ["no answer within 20 s: \(String(cString: strerror(errno)))"] }
                lines.append(buffer[..<count])
                do {
                    while let line = try lines.next() {
                        answers.append(try ControlLine.decode(ControlAnswer.self, from: line))
                    }
                } catch {
                    return ["the answer is not of the language: \(error)"]
                }
            }
            guard bytes.contains(UInt8(ascii: "\n")) else {
                return answers.isEmpty ? [] : ["half a line is answered"]
            }
            return answers.isEmpty || answers.last?.done != nil || answers.last?.failed != nil
                ? [] : ["the answer has no end: \(answers)"]
        }
    }
#endif
