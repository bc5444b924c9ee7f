/// A PDF document in the making: texts at places on pages (data).
///
/// Every scalar gets a byte of its own, which the fonts' ToUnicode map turns back (ISO 32000-1, 9.10.3); every letter is half as wide as
/// the type is high.
struct PDFDraft {
    struct Piece {
        var text: String
        var x: Double
        /// Of the base line, from the page's upper edge.
        var y: Double
        var size = 10.0
        var isBold = false
        /// 3 is invisible: what character recognition puts below a picture.
        var mode = 0
        /// Quarter turns to the left.
        var turns = 0
    }

    var pages: [[Piece]] = [[]]
    var size = (width: 600.0, height: 800.0)
    /// Further entries of each page, for example "/Rotate 90".
    var pageEntries = ""
    var title: String?
    var author: String?
    var hasPicture = false
    /// The fonts say nothing of what their bytes mean but that they are those of Windows.
    var isLatin = false

    mutating func add(_ text: String, x: Double, y: Double, size: Double = 10, bold: Bool = false, page: Int = 0) {
        while pages.count <= page { pages.append([]) }
        pages[page].append(Piece(text: text, x: x, y: y, size: size, isBold: bold))
    }

    /// A paragraph in lines of so many letters; the next line's place.
    @discardableResult
    mutating func add(
        paragraph text: String, x: Double, y: Double, letters: Int, indent: Double = 0, size: Double = 10,
        bold: Bool = false, page: Int = 0
    ) -> Double {
        var y = y
        var line = ""
        var indent = indent
        for word in text.split(separator: " ").map(String.init) + [""] {
            let room = letters - Int(indent / size * 2)
            if word.isEmpty || line.unicodeScalars.count + 1 + word.unicodeScalars.count > room, !line.isEmpty {
                add(line, x: x + indent, y: y, size: size, bold: bold, page: page)
                y += 1.2 * size
                indent = 0
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return y
    }

    func bytes() -> [UInt8] {
        let codes = self.codes()
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        let map = codes.sorted { $0.value < $1.value }.map {
            "<\(Self.hex(UInt16($0.value), 2))> <\(Self.utf16($0.key))>"
        }
        let unicode =
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
            + map.map { "1 beginbfchar \($0) endbfchar\n" }.joined() + "endcmap end"
        let widths = [String](repeating: "500", count: 224).joined(separator: " ")
        for name in ["Helvetica", "Helvetica-Bold"] {
            objects.append(
                "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+\(name) /FirstChar 32 /LastChar 255 /Widths [\(widths)] "
                    + "/Encoding /WinAnsiEncoding \(isLatin ? "" : "/ToUnicode 5 0 R") >>")
        }
        objects.append(Self.stream("", unicode))
        objects.append(
            Self.stream(
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x"))
        var kids: [Int] = []
        for page in pages {
            let content = page.map { draw($0, codes) }.joined() + (hasPicture ? "q 400 0 0 400 50 50 cm /I Do Q" : "")
            objects.append(Self.stream("", content))
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(size.width) \(size.height)] /Contents \(objects.count) 0 R \(pageEntries) "
                    + "/Resources << /Font << /F 3 0 R /B 4 0 R >> /XObject << /I 6 0 R >> >> >>")
            kids.append(objects.count)
        }
        objects[1] =
            "<< /Type /Pages /Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))] /Count \(kids.count) >>"
        objects.append(
            "<< "
                + [("Title", title), ("Author", author)].map { key, text in
                    text.map { "/\(key) <FEFF\(Self.utf16($0))>" } ?? ""
                }.joined() + " >>")
        return Self.file(objects)
    }

    /// The bytes of a file of these objects; the last is the information dictionary.
    static func file(_ objects: [String]) -> [UInt8] {
        var text = "%PDF-1.5\n"
        var offsets: [Int] = []
        for (at, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(at + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
        text +=
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    static func stream(_ entries: String, _ content: String) -> String {
        "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
    }

    // MARK: Texts

    private func codes() -> [Unicode.Scalar: UInt8] {
        var codes: [Unicode.Scalar: UInt8] = [" ": 32]
        for scalar in pages.joined().flatMap(\.text.unicodeScalars) where codes[scalar] == nil {
            codes[scalar] = isLatin ? UInt8(scalar.value) : UInt8(32 + codes.count)
        }
        return codes
    }

    private func draw(_ piece: Piece, _ codes: [Unicode.Scalar: UInt8]) -> String {
        let text = piece.text.unicodeScalars.map { Self.hex(UInt16(codes[$0]!), 2) }.joined()
        let matrix = [("1 0 0 1"), ("0 1 -1 0"), ("-1 0 0 -1"), ("0 -1 1 0")][piece.turns]
        return
            "BT /\(piece.isBold ? "B" : "F") \(piece.size) Tf \(piece.mode) Tr \(matrix) \(piece.x) \(size.height - piece.y) Tm <\(text)> Tj ET\n"
    }

    private static func hex(_ value: UInt16, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: digits - text.count) + text
    }

    private static func utf16(_ scalar: Unicode.Scalar) -> String { utf16(String(scalar)) }
    private static func utf16(_ text: String) -> String { text.utf16.map { hex($0, 4) }.joined() }
}
