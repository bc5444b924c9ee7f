/// Finds what stands on pages beside the text: running heads, page numbers, what a browser prints above and below a page (a pass).
struct RunningLines {
    /// The lines that belong to the text, page by page, and the address that a browser printed.
    struct Result {
        var pages: [[TextLine]]
        var url: String?
    }

    let heights: [Double]
    /// The type size of most of the document's text.
    let size: Double

    func leaveOut(_ pages: [[TextLine]]) -> Result {
        var result = Result(pages: pages)
        let repeated = repeatedLines(pages)
        for (at, lines) in pages.enumerated() {
            let edges = Edges(lines, height: heights[at])
            var rows: Set<Int> = []
            if let printed = Self.browserRows(edges) {
                rows.formUnion(printed.rows)
                if result.url == nil { result.url = printed.url }
            }
            // The outermost rows only: below a running head stands its rule, or text.
            for row in [edges.rows.first, edges.rows.last].compactMap(\.self) where isRunning(row) {
                rows.insert(row[0].row)
            }
            result.pages[at] = lines.filter { line in
                !rows.contains(line.row) && !(edges.contains(line) && repeated.contains(key(line, at)))
            }
        }
        return result
    }

    // MARK: Repeated at the same place

    private func repeatedLines(_ pages: [[TextLine]]) -> Set<String> {
        var counts: [String: Int] = [:]
        for (at, lines) in pages.enumerated() {
            let edges = Edges(lines, height: heights[at])
            for key in Set(lines.filter(edges.contains).map { key($0, at) }) { counts[key, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value > 1 }.keys)
    }

    /// The words with every number the same, and the height on the page.
    private func key(_ line: TextLine, _ page: Int) -> String {
        "\(Int(line.box.bottom / 6)) \(Self.masked(line.text))"
    }

    static func masked(_ text: String) -> String {
        var result = ""
        var isNumber = false
        for scalar in text.lowercased().unicodeScalars {
            if scalar.value >= 0x30, scalar.value <= 0x39 {
                if !isNumber { result += "#" }
                isNumber = true
            } else {
                isNumber = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: Page numbers, and heads of a single page

    private func isRunning(_ row: [TextLine]) -> Bool {
        let texts = row.map { Self.masked($0.text) }
        if texts.allSatisfy(Self.isPageNumber) { return true }
        // "Nhật báo … | 5 | Thứ Tư, 13-8-2023": short parts, one of which is a date or the page's number.
        return row.count > 1 && texts.contains { Self.isPageNumber($0) || Self.isDated($0) }
            && row.allSatisfy { $0.size <= 1.15 * size && $0.text.utf8.count { $0 == 0x20 } < 9 }
    }

    private static func isPageNumber(_ masked: String) -> Bool {
        let parts = masked.split { " -–—|.".contains($0) }
        return ["#", "trang #", "page #", "#/#", "trang #/#", "# / #", "# of #", "page # of #", "tr #"]
            .contains(parts.joined(separator: " "))
    }

    private static func isDated(_ masked: String) -> Bool {
        ["#/#/#", "#-#-#", "tháng # năm #"].contains { masked.contains($0) }
    }

    // MARK: Browsers

    /// "8/12/23, 10:00 AM  Title" above, "https://…  1/3" below, in this order or another, as the browsers have them.
    private static func browserRows(_ edges: Edges) -> (rows: [Int], url: String?)? {
        let outermost = [edges.rows.first, edges.rows.last].compactMap(\.self)
        let lines = outermost.flatMap(\.self)
        guard let address = lines.first(where: { isAddress($0.text) }),
            lines.contains(where: { isPageNumber(masked($0.text)) || isTimeOfPrinting(masked($0.text)) })
        else { return nil }
        // One that was too long for its line ends in dots.
        let isWhole = !address.text.hasSuffix("…") && !address.text.hasSuffix("...") && address.text.hasPrefix("http")
        return (outermost.map { $0[0].row }, isWhole ? address.text : nil)
    }

    private static func isAddress(_ text: String) -> Bool {
        ["http://", "https://", "file://"].contains { text.hasPrefix($0) } && !text.utf8.contains(0x20)
    }

    private static func isTimeOfPrinting(_ masked: String) -> Bool {
        masked.hasPrefix("#/#/#, #:#") || masked.hasPrefix("#:# #/#/#") || masked.hasPrefix("#/#/# #:#")
            || masked.hasPrefix("#:#, #/#/#")
    }

    /// The rows near the upper and the lower edge of a page (data).
    private struct Edges {
        var rows: [[TextLine]] = []
        private let upper: Double
        private let lower: Double

        init(_ lines: [TextLine], height: Double) {
            upper = 0.12 * height
            lower = 0.89 * height
            for line in lines where contains(line) {
                if rows.last?[0].row == line.row { rows[rows.count - 1].append(line) } else { rows.append([line]) }
            }
            // Text that stands alone on a page near an edge is first and last; what is in the middle is neither.
            if let first = lines.first, rows.first?[0].row != first.row { rows.insert([], at: 0) }
            if let last = lines.last, rows.last?.first?.row != last.row { rows.append([]) }
            rows = rows.count > 1 ? [rows.first!, rows.last!].filter { !$0.isEmpty } : rows.filter { !$0.isEmpty }
        }

        func contains(_ line: TextLine) -> Bool { line.box.bottom < upper || line.box.top > lower }
    }
}
