import DiembaoExtract

struct PDFReader {
    func read(_ bytes: [UInt8]) throws(ExtractionFailure) -> ExtractedDocument {
        throw ExtractionFailure(.unsupported, "a PDF document")
    }
}
