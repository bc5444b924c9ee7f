#if DEBUG || TESTABLE
    @testable import DiembaoCore

    /// Checks the decoding of articles: what comes out is text, and the same in every encoding that is read.
    struct TextCheck: InputCheck {
        private let decoding = TextDecoding(gazetteer: .shared)

        mutating func faults(of bytes: [UInt8]) -> [String] {
            let result: TextDecoding.Result
            do {
                result = try decoding.decode(bytes)
            } catch {
                return error.message.isEmpty || error.hint.isEmpty ? ["\(error.code) does not say what to do"] : []
            }
            let utf8 = result.utf8
            guard let text = String(validating: utf8, as: UTF8.self) else { return ["the text is not UTF-8"] }
            var faults = offsetFaults(in: DecodedText(utf8: utf8))
            if utf8.isEmpty { faults.append("there is no text, and no fault") }
            if result.encoding.name == "UTF-8", result.warnings.isEmpty,
                !bytes.elementsEqual((result.encoding.bom ? [0xEF, 0xBB, 0xBF] : []) + utf8)
            {
                faults.append("UTF-8 came out changed, without a warning")
            }
            let units = Array(text.utf16)
            // The mark of UTF-16 before a NUL is that of UTF-32.
            guard units.first != 0 else { return faults }
            let twins: [(String, [UInt8])] = [
                ("UTF-16LE", [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
                ("UTF-16BE", [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            ]
            for (name, twin) in twins {
                let decoded = try? decoding.decode(twin)
                if decoded?.utf8 != utf8 { faults.append("the same text in \(name) is read otherwise") }
                if decoded?.encoding.name != name { faults.append("\(name) is taken for another encoding") }
            }
            return faults
        }

        /// Every offset of a scalar is what counting from the start gives.
        private func offsetFaults(in text: DecodedText) -> [String] {
            var scalars = 0
            for (place, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 {
                guard text.scalarOffset(ofByte: place) == scalars else {
                    return ["byte \(place) begins scalar \(scalars), not \(text.scalarOffset(ofByte: place))"]
                }
                scalars += 1
            }
            return text.scalarOffset(ofByte: text.utf8.count) == scalars ? [] : ["the text's end is counted wrong"]
        }
    }
#endif
