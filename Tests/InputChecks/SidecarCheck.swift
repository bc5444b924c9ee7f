#if DEBUG || TESTABLE
    @testable import DiembaoCommand
    import DiembaoCore

    /// Checks what a sidecar may say of an article: whatever it is, there is a report that is as the contract says.
    struct SidecarCheck: InputCheck {
        /// With days that only a date of publication fixes, so that a monstrous one is reckoned with.
        private let article = Array(
            """
            Chợ nổi Cái Răng đông khách trở lại

            Sáng qua, ông Nguyễn Văn Tám nói: "Tuần trước còn vắng." Ngày 5/6, chợ mở lại sau mười năm. Tháng tới, năm \
            ngoái và cuối năm nay, thành phố sẽ làm bến mới.

            """.utf8)
        private let analyzer = Analyzer()
        private let check: ReportCheck

        init() throws { check = try ReportCheck() }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            let document = SourceDocument(bytes: article, path: Array("tin.txt".utf8), sidecar: bytes)
            guard case .report(let report) = analyzer.analyze(document) else {
                return ["the analysis stopped, though nobody said so"]
            }
            let json = report.json()
            do {
                let value = try JSONReader.value(in: json)
                var faults = (check.faults(in: value) + check.faults(in: value, madeFrom: article, sidecar: bytes))
                    .map(\.description)
                // What the strict reader takes, the sidecar's own reading must not call broken.
                if case .object? = try? JSONReader.value(in: bytes), bytes.count < 64,
                    report.warnings.contains(where: { $0.message.contains("it is no JSON object") })
                {
                    faults.append("JSON is said to be none")
                }
                return faults
            } catch {
                return ["the report is no JSON: \(error)"]
            }
        }
    }
#endif
