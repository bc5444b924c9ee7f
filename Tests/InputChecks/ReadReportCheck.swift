#if DEBUG || TESTABLE
    @testable import DiembaoCommand
    @testable import DiembaoCore
    @testable import DiembaoSpool
    import Foundation

    /// Checks what is done with a report that may be damaged, another's or a trap: by the service, which compares it and
    /// must know what is not its own, and by the commands that show it.
    struct ReadReportCheck: InputCheck {
        private let folder: CheckFolder
        private let reports: ReportFolder
        private let check: ReportCheck
        private static let name = RelativePath("tin.txt.json")

        init() throws {
            folder = try CheckFolder()
            reports = try ReportFolder(path: folder.path + "/reports")
            check = try ReportCheck()
        }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            stampFaults(of: bytes) + sweepFaults(of: bytes) + viewFaults(of: bytes)
        }

        // MARK: - The service

        /// The scanner and the strict reader agree on what is JSON, as far as both say.
        private func stampFaults(of bytes: [UInt8]) -> [String] {
            var fault: JSONFault?
            var value: JSONValue?
            do { value = try JSONReader.value(in: bytes) } catch { fault = error }
            do {
                _ = try ReportStamp(reading: bytes)
            } catch .malformed(let offset) {
                if case .object? = value, Self.depth(of: bytes) < JSONScanner.depthLimit {
                    return ["the scanner finds no JSON from byte \(offset) on, the reader does"]
                }
                return []
            } catch {}
            // The reader is stricter about keys that stand twice and halves of pairs; nothing else is.
            let isKnown = fault.map { $0.reason.contains("twice") || $0.reason.contains("surrogate") } ?? true
            return isKnown ? [] : ["the scanner takes what is no JSON: \(fault!)"]
        }

        private static func depth(of bytes: [UInt8]) -> Int {
            var depth = 0
            var deepest = 0
            for byte in bytes {
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
                deepest = max(deepest, depth)
            }
            return deepest
        }

        /// With all articles gone, what is swept is a report that says itself that it is one of `tin.txt`.
        private func sweepFaults(of bytes: [UInt8]) -> [String] {
            folder.write(bytes, to: "reports/" + Self.name.description)
            do {
                let stamp = try? ReportStamp(reading: bytes)
                let isOurs = stamp?.articlePath?.report == Self.name
                let sweep = try reports.sweep(isOrphan: { _ in true }, beat: {})
                let isThere = folder.has("reports/" + Self.name.description)
                if !sweep.failures.isEmpty { return ["the sweep could not look at it: \(sweep.failures)"] }
                return isThere != isOurs ? [] : [isOurs ? "an orphan is kept" : "somebody's file is swept away"]
            } catch {
                return ["the sweep ends: \(error)"]
            }
        }

        // MARK: - The commands

        private func viewFaults(of bytes: [UInt8]) -> [String] {
            var faults: [String] = []
            if let value = try? JSONReader.value(in: bytes) {
                for fault in check.faults(in: value) where !Self.isPrintable(fault.description) {
                    faults.append("a fault is told with a control character")
                }
            }
            let file = FileArgument(folder.path + "/report.json")
            folder.write(bytes, to: "report.json")
            var reader = ReportReader(file)
            for _ in 0..<16 {
                do {
                    guard let report = try reader.next() else { return faults }
                    faults += viewFaults(of: report, file)
                } catch {
                    if !Self.isPrintable(error.message) { faults.append("a failure is told with a control character") }
                }
            }
            return faults
        }

        private func viewFaults(of report: Report, _ file: FileArgument) -> [String] {
            var faults: [String] = []
            let terminal = Terminal(width: 60, hasColors: false)
            for tongue in [Tongue.english, .vietnamese] {
                let view = ReportView(report: report, terminal: terminal, tongue: tongue, isComplete: true)
                if !Self.isPrintable(view.text) { faults.append("`show` gives the terminal a control character") }
                let quotes = QuotesView(report: report, terminal: terminal, tongue: tongue)
                if !Self.isPrintable(quotes.text) { faults.append("`quotes` gives the terminal a control character") }
                let page = String(decoding: ReportPage(report: report, tongue: tongue).bytes, as: UTF8.self)
                if page.contains("<script") || page.contains("<img") { faults.append("a page has what it never has") }
            }
            var table = CSVWriter()
            for row in QuoteTable.rows(of: report, in: file) { table.row(row) }
            return faults
        }

        /// Lines of a terminal: no control but the newline.
        private static func isPrintable(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
        }
    }
#endif
