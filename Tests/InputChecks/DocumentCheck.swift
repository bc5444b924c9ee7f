#if DEBUG || TESTABLE
    import DiembaoExtract
    import DiembaoFormats

    /// Checks what is read of a document, whatever it is: paragraphs as they are promised, the same each time, within the limits,
    /// and an answer that comes through a pipe. The bytes are taken for such an answer, too.
    struct DocumentCheck: InputCheck {
        /// Small, so that a search finds what goes beyond them.
        private let limits = ExtractionLimits(unpackedSize: 1 << 20, articles: 50)

        init() { DocumentReading.prepare() }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            var faults: [String] = []
            if let reply = ExtractionReply(decoding: bytes), reply.encoded != bytes {
                faults.append("an answer is not what it was after it has been read")
            }
            let reply = read(bytes)
            if reply != read(bytes) { faults.append("read twice, it is not the same") }
            if ExtractionReply(decoding: reply.encoded) != reply { faults.append("its answer does not come through") }
            guard case .document(let document) = reply else { return faults }
            if document.articles.count > limits.articles { faults.append("\(document.articles.count) articles") }
            for article in document.articles {
                guard case .paragraphs(let paragraphs) = article.content else { continue }
                faults += paragraphs.compactMap { Self.fault(in: $0.text) }
            }
            return faults
        }

        private func read(_ bytes: [UInt8]) -> ExtractionReply {
            do throws(ExtractionFailure) {
                return .document(try DocumentReading(limits: limits).read(bytes))
            } catch {
                return .failure(error)
            }
        }

        private static func fault(in paragraph: String) -> String? {
            if paragraph.isEmpty { return "an empty paragraph" }
            if let control = paragraph.unicodeScalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
                return "U+\(String(control.value, radix: 16)) in a paragraph"
            }
            return nil
        }
    }
#endif
