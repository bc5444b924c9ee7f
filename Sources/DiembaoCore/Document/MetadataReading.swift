/// Puts together what is known of an article from outside: arguments before the sidecar before the page (a pass).
struct MetadataReading {
    /// What is known of an article beside its text, and what of it can't be used (data).
    struct Result {
        var published: Report.Published?
        var outlet: String?
        var url: String?
        var language: String?
        var warnings: [ReportWarning] = []
    }

    private enum Key: String, CaseIterable { case published, outlet, url, language }

    /// - Parameter page: the file itself, whose word counts least.
    func read(_ document: SourceDocument, page: SourceText) -> Result {
        var result = Result()
        if let published = page.published, fault(of: published, for: .published) == nil {
            result.published = Report.Published(value: published, basis: page.publishedBasis, confidence: 0.9)
        }
        result.outlet = page.outlet
        if let url = page.url, fault(of: url, for: .url) == nil { result.url = url }
        if let sidecar = document.sidecar { readSidecar(sidecar, &result) }
        for key in Key.allCases {
            guard let value = argument(key, document.arguments) else { continue }
            if let fault = fault(of: value, for: key) {
                result.warnings.append(
                    .argumentInvalid(key: key.rawValue, problem: fault.problem, cure: fault.cure))
            } else {
                set(key, value, .argument, &result)
            }
        }
        return result
    }

    private func argument(_ key: Key, _ metadata: DocumentMetadata) -> String? {
        switch key {
        case .published: metadata.published
        case .outlet: metadata.outlet
        case .url: metadata.url
        case .language: metadata.language
        }
    }

    private func set(_ key: Key, _ value: String, _ basis: Report.Published.Basis, _ result: inout Result) {
        switch key {
        case .published: result.published = Report.Published(value: value, basis: basis, confidence: 1)
        case .outlet: result.outlet = value
        case .url: result.url = value
        case .language: result.language = value
        }
    }

    // MARK: The sidecar

    private func readSidecar(_ bytes: [UInt8], _ result: inout Result) {
        var values: [(key: Key, value: String?)] = []
        var unknown: [String] = []
        var fault: JSONScanner.Malformed?
        Self.utf8(bytes).withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            do throws(JSONScanner.Malformed) {
                try scanner.object { (json, name) throws(JSONScanner.Malformed) in
                    guard let key = Key(rawValue: name) else {
                        unknown.append(name)
                        return
                    }
                    // null says that the thing is unknown, like a key that is absent
                    if try json.nextKind() == .literal {
                        let before = json.offset
                        try json.skipValue(depth: 1)
                        if buffer[before] == UInt8(ascii: "n") { return }
                        values.append((key, nil))
                        return
                    }
                    values.append((key, try json.optionalString(depth: 1)))
                }
                try scanner.end()
            } catch {
                fault = error
            }
        }
        if let fault {
            result.warnings.append(
                .sidecarInvalid(
                    key: nil, problem: "it is no JSON object, it goes wrong at byte \(fault.offset)",
                    cure: #"Write it like this: {"published": "2021-12-08", "outlet": "Thanh Niên"}."#))
            return
        }
        for name in unknown.prefix(Self.mostUnknown) {
            let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
            result.warnings.append(
                .sidecarInvalid(
                    key: String(name.prefix(Self.longestName)), problem: "there is no such key",
                    cure: "The keys are \(keys)."))
        }
        for (key, value) in values {
            guard let value else {
                result.warnings.append(
                    .sidecarInvalid(
                        key: key.rawValue, problem: "its value is no string", cure: "Put the value in quotation marks.")
                )
                continue
            }
            if let fault = self.fault(of: value, for: key) {
                let day = key == .published ? dayOfTime(value) : nil
                if let day { set(key, day, .sidecar, &result) }
                result.warnings.append(
                    day == nil
                        ? .sidecarInvalid(key: key.rawValue, problem: fault.problem, cure: fault.cure)
                        : .sidecarWithoutZone(value))
            } else {
                set(key, value, .sidecar, &result)
            }
        }
    }

    private static let mostUnknown = 8
    /// In characters.
    private static let longestName = 40

    /// What editors on Windows save: with a byte order mark, or in UTF-16.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes[3...]) }
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at in
            let (low, high) = isLittle ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// The day of a time that has no zone, so that nobody knows which moment it is.
    private func dayOfTime(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        guard bytes.count > 10, bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20, CalendarDate(iso: value) != nil,
            let day = ArticleDate.normalised(value), day.utf8.count == 10
        else { return nil }
        return day
    }

    // MARK: Values

    private func fault(of value: String, for key: Key) -> (problem: String, cure: String)? {
        switch key {
        case .published:
            guard CalendarDate.isTimestamp(value) else {
                return (
                    "\"\(value)\" is no date",
                    "Write 2021-12-08, or 2021-12-08T06:30:00+07:00 with a time and its zone."
                )
            }
            return nil
        case .outlet:
            let isBlank = value.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
            return isBlank ? ("it is empty", "Write the outlet's name, or leave the key out.") : nil
        case .url:
            let isAddress = value.hasPrefix("http://") || value.hasPrefix("https://")
            let isClean = value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
            return isAddress && isClean
                ? nil : ("\"\(value)\" is no web address", "Write the whole address, beginning with https://.")
        case .language:
            let subtags = value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            let isTag =
                (2...3).contains(subtags.first?.count ?? 0)
                && subtags.allSatisfy { tag in
                    (1...8).contains(tag.count)
                        && tag.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
                }
            return isTag ? nil : ("\"\(value)\" is no language tag", "Write a BCP 47 tag such as vi or en.")
        }
    }
}
