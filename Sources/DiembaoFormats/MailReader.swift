import DiembaoExtract

struct MailReader {
    let limits: ExtractionLimits

    func readMessage(
        _ bytes: [UInt8], _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> ExtractedDocument {
        throw ExtractionFailure(.unsupported, "a message")
    }

    func readMailbox(
        _ bytes: [UInt8], _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> ExtractedDocument {
        throw ExtractionFailure(.unsupported, "a mailbox")
    }
}
