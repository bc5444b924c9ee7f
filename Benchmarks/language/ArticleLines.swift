#if DEBUG || TESTABLE

    @testable import DiembaoCore
    import Glibc

    /// The articles of a JSONL file (a resource without state).
    enum ArticleLines {
        struct Fault: Error {
            var file: String
            var line: Int
            var reason: String
        }

        /// The "text" of each line.
        static func texts(in file: String) throws -> [[UInt8]] {
            guard let stream = fopen(file, "r") else {
                throw Fault(file: file, line: 0, reason: String(cString: strerror(errno)))
            }
            defer { fclose(stream) }
            var line: UnsafeMutablePointer<CChar>?
            var capacity = 0
            defer { free(line) }
            var texts: [[UInt8]] = []
            while case let count = getline(&line, &capacity, stream), count > 0 {
                let bytes = UnsafeRawBufferPointer(start: line, count: count)
                guard let text = text(of: bytes) else {
                    throw Fault(file: file, line: texts.count + 1, reason: "is no JSON object with a \"text\"")
                }
                texts.append(text)
            }
            guard ferror(stream) == 0 else { throw Fault(file: file, line: texts.count + 1, reason: "can't be read") }
            return texts
        }

        private static func text(of line: UnsafeRawBufferPointer) -> [UInt8]? {
            var text: [UInt8]?
            var scanner = JSONScanner(line.bindMemory(to: UInt8.self))
            do throws(JSONScanner.Malformed) {
                try scanner.object { (scanner, key) throws(JSONScanner.Malformed) in
                    if key == "text" { text = Array(try scanner.string().utf8) }
                }
                try scanner.end()
            } catch {
                return nil
            }
            return text
        }
    }

#endif
