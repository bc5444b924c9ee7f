import DiembaoCore
import Foundation

/// What a report's file says now (data).
struct ReportStampOrNothing {
    var stamp: ReportStamp?

    init(path: String) {
        stamp = FileManager.default.contents(atPath: path).flatMap { try? ReportStamp(reading: [UInt8]($0)) }
    }

    /// The error's code, `analysed`, or `nil` where there is no report.
    var outcome: String? { stamp.map { $0.errorCode ?? "analysed" } }

    func isAbout(_ text: String) -> Bool { stamp?.sha256 == SHA256.hexDigest(of: Array(text.utf8)) }
}
