#if DEBUG || TESTABLE
    @testable import DiembaoCommand
    import DiembaoCore

    /// Checks the stream of articles: every line has a report in its place, which is as the contract says.
    struct StreamCheck: InputCheck {
        private let folder: CheckFolder
        private let check: ReportCheck
        /// Shorter than the service's, so that long lines are within a search's reach.
        private static let lineLimit = 1024

        init() throws {
            folder = try CheckFolder()
            check = try ReportCheck()
        }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            folder.write(bytes, to: "stream.jsonl")
            let file = FileArgument(folder.path + "/stream.jsonl")
            var faults: [String] = []
            do {
                var reader = try LineReader(file, limit: Self.lineLimit)
                var expected = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                if expected.last?.isEmpty == true { expected.removeLast() }
                for line in expected {
                    let found = try reader.next(onPause: {})
                    let isRight: Bool
                    switch found {
                    case .whole(let bytes): isRight = bytes.elementsEqual(line) && line.count <= Self.lineLimit
                    case .tooLong(let count): isRight = count == line.count && count > Self.lineLimit
                    case nil: isRight = false
                    }
                    if !isRight { faults.append("a line is read as \(found.map { "\($0)" } ?? "the end")") }
                }
                if try reader.next(onPause: {}) != nil { faults.append("there are more lines than there are") }
                for (number, line) in expected.prefix(8).enumerated() where line.count <= Self.lineLimit {
                    faults += self.faults(of: Array(line), number: number + 1)
                }
            } catch {
                faults.append("\(error)")
            }
            return faults
        }

        private func faults(of line: [UInt8], number: Int) -> [String] {
            let analysis = BoundedAnalyzer()
            let report: Report
            let source: [UInt8]
            do {
                let request = try StreamRequest(line: line, defaults: DocumentMetadata())
                guard case .text(let text) = request.article else { return [] }  // other people's files are not read
                source = Array(text.utf8)
                report = analysis.report(
                    on: SourceDocument(bytes: source, id: request.id, arguments: request.metadata))
            } catch {
                source = line
                report = analysis.analyzer.failure(
                    .invalidRequest(line: number, reason: error.reason), for: SourceDocument(bytes: line, id: error.id))
            }
            let json = report.json(layout: .compact)
            guard json.last == UInt8(ascii: "\n"), !json.dropLast().contains(UInt8(ascii: "\n")) else {
                return ["the report is not one line"]
            }
            return check.faults(inJSON: json, madeFrom: source)
        }
    }
#endif
