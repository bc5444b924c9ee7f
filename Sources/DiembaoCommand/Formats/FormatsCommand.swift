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
        let width = Terminal.columns() ?? .max
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
        try output.write(Self.table(of: rows, width: width))
        let encodings = tongue("Encodings: ", vi: "Bảng mã: ") + ReadableFormat.encodings.joined(separator: ", ")
        try output.write("\n" + wrap(encodings, width: width).joined(separator: "\n") + "\n")
        try output.flush()
        guard reader.isThere else {
            complain(
                tongue(
                    "\(reader.program) is missing, so that documents are not read: install diembao whole.",
                    vi: "Thiếu \(reader.program) nên không đọc được tài liệu: hãy cài đặt lại diembao đầy đủ."))
            throw exitNegatively()
        }
    }

    /// The rows in columns; on a screen that is too narrow for them each row's cells below its first one.
    static func table(of rows: [[String]], width: Int) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        guard widths.reduce(2 * (widths.count - 1), +) <= width else {
            return rows.flatMap { row in
                wrap(row[0], width: width) + row.dropFirst().flatMap { wrap($0, width: width - 2).map { "  " + $0 } }
            }.map { $0 + "\n" }.joined()
        }
        return rows.map { row in
            zip(row, widths).dropLast().map { padded($0, to: $1) + "  " }.joined() + (row.last ?? "") + "\n"
        }.joined()
    }
}
