import DiembaoExtract

struct RTFReader {
    func read(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        throw ExtractionFailure(.unsupported, "an RTF document")
    }
}
