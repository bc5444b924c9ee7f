import CArchive
import DiembaoExtract

enum Archive {
    static func decompress(
        _ bytes: [UInt8], _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> [UInt8] {
        throw ExtractionFailure(.unsupported, "an archive")
    }
}
