import ArgumentParser
import DiembaoCore
import DiembaoReader

/// `diembao formats`: what this build reads.
struct FormatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats",
        abstract: "List the formats of files that are read.",
        discussion: """
            A file's format is told by its content, not by its name. Formats that "diembao-reader" reads are parsed by a \
            process of their own, which can do nothing else. The exit status is 1 where that program is missing.
            """)

    func run() throws {
        let tongue = Tongue(environment: .process)
        let reader = DocumentReader()
        var output = Output()
        var rows = [
            [
                tongue("FORMAT", vi: "ĐỊNH DẠNG"), tongue("MEDIA TYPE", vi: "KIỂU"),
                tongue("USUAL NAMES", vi: "TÊN THƯỜNG GẶP"),
                tongue("READ BY", vi: "ĐỌC BẰNG"),
            ]
        ]
        for format in ReadableFormat.all {
            rows.append([
                format.name, format.mediaType, format.names, format.isReadApart ? "diembao-reader" : "diembao",
            ])
        }
        let widths = (0..<3).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        for row in rows {
            let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.displayWidth) }
            try output.write(padded.joined(separator: "  ") + "  " + row[3] + "\n")
        }
        try output.write(
            "\n" + tongue("Encodings: ", vi: "Bảng mã: ") + ReadableFormat.encodings.joined(separator: ", ") + "\n")
        try output.flush()
        guard reader.isThere else {
            complain(
                tongue(
                    "\(reader.program) is missing, so that documents are not read: install diembao whole.",
                    vi: "Thiếu \(reader.program) nên không đọc được tài liệu: hãy cài đặt lại diembao đầy đủ."))
            throw exitNegatively()
        }
    }
}
