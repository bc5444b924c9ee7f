import Glibc
import Logging
import Testing

@testable import DiembaoSystemd

private struct Failure: Error, CustomStringConvertible {
    var description: String { "no space" }
}

private func event(
    _ message: Logger.Message, _ metadata: Logger.Metadata? = nil, level: Logger.Level = .info,
    error: (any Error)? = nil
) -> LogEvent {
    LogEvent(
        level: level, message: message, error: error, metadata: metadata, source: nil, file: "Spool/Spool.swift",
        function: "run()", line: 42)
}

private func fields(_ event: LogEvent, of handler: JournalLogHandler = JournalLogHandler()) -> [String] {
    handler.fields(of: event).map { String(decoding: $0, as: UTF8.self) }
}

@Suite struct `Journal entries` {
    @Test func `an entry has its message, level, identifier and place`() {
        #expect(
            fields(event("inbox away", level: .warning)) == [
                "MESSAGE=inbox away", "PRIORITY=4", "SYSLOG_IDENTIFIER=diembaod", "CODE_FILE=Spool/Spool.swift",
                "CODE_LINE=42", "CODE_FUNC=run()",
            ])
    }

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
    ])
    func `levels are syslog's`(level: Logger.Level, priority: Int) {
        #expect(fields(event("x", level: level)).contains("PRIORITY=\(priority)"))
    }

    @Test func `metadata with a field's name becomes a field, the rest goes to the message`() {
        let metadata: Logger.Metadata = [
            "MESSAGE_ID": "\(MessageID.articleReported)", "DIEMBAO_BYTES": "3196", "ERRNO": "28", "waiting": "12",
            "inbox": "a b", "_PID": "1", "2X": "y", "Mixed": "z",
        ]
        let found = fields(event("reported", metadata))
        #expect(found[0] == "MESSAGE=reported 2X=y Mixed=z _PID=1 inbox=a b waiting=12")
        #expect(
            found.dropFirst(6) == ["DIEMBAO_BYTES=3196", "ERRNO=28", "MESSAGE_ID=6157aea7486b428d8c1ecc8f0178d83f"])
    }

    @Test func `a field's name that the entry has by itself is not said twice`() {
        let found = fields(event("true", ["MESSAGE": "false", "PRIORITY": "0"]))
        #expect(found.filter { $0.hasPrefix("MESSAGE=") } == ["MESSAGE=true"])
        #expect(found.filter { $0.hasPrefix("PRIORITY=") } == ["PRIORITY=6"])
    }

    @Test func `a path is a field byte for byte`() {
        let path: [UInt8] = [0xFF, 0x0A, 0x1B, 0x41]
        let found = JournalLogHandler().fields(of: event("reported", ["DIEMBAO_PATH": .bytes(path)]))
        #expect(found[6] == Array("DIEMBAO_PATH=".utf8) + path)
        #expect(found[7] == Array("DIEMBAO_PATH_TEXT=\u{FFFD}\\n\\x1bA".utf8))
        #expect(found.count == 8)
    }

    @Test func `a list is the same field several times`() {
        let found = fields(event("suspects", ["DIEMBAO_PATH": .array([.bytes([0x61]), "b"])]))
        #expect(
            found.dropFirst(6) == [
                "DIEMBAO_PATH=a", "DIEMBAO_PATH=b", "DIEMBAO_PATH_TEXT=a", "DIEMBAO_PATH_TEXT=b",
            ])
    }

    @Test func `the logger's metadata goes along, the call's goes before it`() {
        var handler = JournalLogHandler()
        handler[metadataKey: "DIEMBAO_INBOX"] = "/in"
        handler[metadataKey: "DIEMBAO_PATH"] = "a"
        handler.metadataProvider = Logger.MetadataProvider { ["DIEMBAO_STATUS": "analysed"] }
        #expect(
            fields(event("x", ["DIEMBAO_PATH": "b"]), of: handler).dropFirst(6)
                == ["DIEMBAO_INBOX=/in", "DIEMBAO_PATH=b", "DIEMBAO_PATH_TEXT=b", "DIEMBAO_STATUS=analysed"])
    }

    @Test func `an error that goes with the entry is told`() {
        #expect(fields(event("can't write", error: Failure()))[0] == "MESSAGE=can't write error=no space")
    }

    @Test func `no control character reaches a message`() {
        let name = "a\u{1B}]0;x\u{7}\nb\tc\r\u{7F}\u{9B}1m\u{202E}txt"
        let shown = "a\\x1b]0;x\\x07\\nb\\tc\\r\\x7f\\x9b1m\\u{202e}txt"
        #expect(fields(event("reported \(name)", ["key": "\(name)"]))[0] == "MESSAGE=reported \(shown) key=\(shown)")
    }

    @Test func `Vietnamese is shown as it is, composed and decomposed`() {
        #expect(printable("tháng 12/2021, Nga – Mỹ: “đối thoại”") == "tháng 12/2021, Nga – Mỹ: “đối thoại”")
        #expect(printable("bo\u{0301}ng") == "bo\u{0301}ng")
    }
}

@Suite struct `Lines on standard error` {
    private let time = timespec(tv_sec: 1_795_514_400, tv_nsec: 7_999_999)

    private func line(_ style: StandardErrorLogHandler.Style, _ event: LogEvent) -> String {
        StandardErrorLogHandler(style: style).line(for: event, at: time)
    }

    @Test func `a line has time, level and message, without the journal's fields`() {
        let entry = event("reported a.txt", ["MESSAGE_ID": "\(MessageID.articleReported)", "inbox": "1"])
        #expect(line(.plain, entry) == "2026-11-24T10:00:00.007Z info reported a.txt inbox=1\n")
    }

    @Test func `a terminal gets colours, and none from a file's name`() {
        #expect(
            line(.coloured, event("can't read \u{1B}[31mx", level: .error))
                == "2026-11-24T10:00:00.007Z \u{1B}[31merror\u{1B}[0m can't read \\x1b[31mx\n")
    }

    @Test func `a service without the journal's socket gives the priority in front`() {
        #expect(line(.priorities, event("a\nb", level: .warning)) == "<4>a\\nb\n")
    }

    @Test func `an entry is one line on standard error`() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            var logger = Logger(label: "test") { _ in StandardErrorLogHandler(style: .priorities, level: .notice) }
            logger[metadataKey: "inbox"] = "1"
            logger.info("too low")
            logger.notice("a\nb")
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("<5>a\\nb inbox=1\n"))
        #expect(!text.contains("too low"))
    }
}

@Suite struct `Where entries go` {
    private func surroundings(
        stream: String? = nil, socket: Bool = true, terminal: Bool = false, refusesColour: Bool = false
    ) -> LoggingSetup.Surroundings {
        .init(
            journalStream: stream, standardError: "8:42", hasJournalSocket: socket, isTerminal: terminal,
            refusesColour: refusesColour)
    }

    @Test func `to the journal, where standard error is the journal's stream`() {
        #expect(LoggingSetup.destination(surroundings(stream: "8:42")) == .journal)
    }

    @Test func `to standard error, where it was led elsewhere`() {
        #expect(LoggingSetup.destination(surroundings(stream: "8:43")) == .standardError(.plain))
        #expect(LoggingSetup.destination(surroundings()) == .standardError(.plain))
    }

    @Test func `with priorities, where the journal's socket is out of reach`() {
        #expect(LoggingSetup.destination(surroundings(stream: "8:42", socket: false)) == .standardError(.priorities))
    }

    @Test func `with colours on a terminal that wants them`() {
        #expect(LoggingSetup.destination(surroundings(terminal: true)) == .standardError(.coloured))
        #expect(
            LoggingSetup.destination(surroundings(terminal: true, refusesColour: true)) == .standardError(.plain))
    }

    @Test func `the environment sets the level, and a level that is none is told`() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            setenv("DIEMBAO_LOG_LEVEL", "loud", 1)
            unsetenv("JOURNAL_STREAM")
            #expect(LoggingSetup.bootstrap() == .standardError(.plain))
            Logger(label: "test").debug("too low")
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(
            text.contains(
                "warning DIEMBAO_LOG_LEVEL=loud is no level; there are trace, debug, info, notice, warning, error, critical\n"
            ))
        #expect(!text.contains("too low"))

        let debug = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            setenv("DIEMBAO_LOG_LEVEL", "debug", 1)
            unsetenv("JOURNAL_STREAM")
            LoggingSetup.bootstrap()
            Logger(label: "test").debug("low enough")
        }
        let debugText = String(decoding: debug?.standardErrorContent ?? [], as: UTF8.self)
        #expect(debugText.contains(" debug low enough\n"))
    }
}
