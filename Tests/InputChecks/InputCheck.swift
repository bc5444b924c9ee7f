#if DEBUG || TESTABLE
    import AnalysisCheck
    import Foundation
    import Glibc

    /// What must hold for bytes of one kind that come from outside, whatever they are (a resource, used again for each
    /// input). A trap ends the process.
    package protocol InputCheck {
        init() throws
        /// Everything that is wrong with what becomes of the bytes.
        mutating func faults(of bytes: [UInt8]) -> [String]
    }

    extension AnalysisCheck: InputCheck {}

    /// The kinds of bytes that come from outside, by what reads them (data).
    ///
    /// For example:
    ///
    ///     var check = try InputKind.report.check()
    ///     for fault in check.faults(of: bytes) { print(fault) }
    package enum InputKind: String, CaseIterable, Sendable {
        /// An article, from its bytes to its report.
        case analysis
        /// An article's bytes on their way to text.
        case text
        /// An article in Markdown, as text.
        case markdown
        /// A feed, as text.
        case feed
        /// JSON that holds articles, as text.
        case json
        /// A PDF, a message, an archive … on its way to paragraphs.
        case document
        /// `NAME.meta.json`.
        case sidecar
        /// `diembao.toml`, and `KEY=VALUE` of `--set` after each NUL.
        case configuration
        /// A desk's file of names.
        case names
        /// A report, as the service compares it and as `show`, `quotes` and `verify` read it.
        case report
        /// `ledger.sqlite`.
        case ledger
        /// What somebody says on the control socket.
        case control
        /// What `analyze --jsonl` reads.
        case stream

        package func check() throws -> any InputCheck {
            switch self {
            case .analysis: try AnalysisCheck()
            case .text: TextCheck()
            case .markdown: ArticleFileCheck(.markdown)
            case .feed: ArticleFileCheck(.feed)
            case .json: ArticleFileCheck(.json)
            case .document: DocumentCheck()
            case .sidecar: try SidecarCheck()
            case .configuration: try ConfigurationCheck()
            case .names: NamesCheck()
            case .report: try ReadReportCheck()
            case .ledger: try LedgerCheck()
            case .control: try ControlCheck()
            case .stream: try StreamCheck()
            }
        }
    }

    /// A folder for the files of a check (resource): it goes with the value.
    final class CheckFolder {
        let path: String

        /// In TMPDIR, which had better be in memory: a search runs a check a million times.
        init() throws {
            let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
            var template = Array("\(parent)/diembao-check-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                throw Unusable(path: parent, reason: String(cString: strerror(errno)))
            }
            path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        struct Unusable: Error {
            var path: String
            var reason: String
        }

        func write(_ bytes: [UInt8], to name: String) {
            let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            precondition(file >= 0, "\(path)/\(name): \(String(cString: strerror(errno)))")
            precondition(bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count)
            close(file)
        }

        func remove(_ name: String) { unlink("\(path)/\(name)") }

        func has(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }
    }
#endif
