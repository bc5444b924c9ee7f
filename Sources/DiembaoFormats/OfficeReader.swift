import DiembaoExtract

struct OfficeReader {
    func read(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        throw ExtractionFailure(.unsupported, "a ZIP archive")
    }
}
