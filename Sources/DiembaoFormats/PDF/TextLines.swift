/// Puts the words of a page together to lines, each of one column (a pass).
struct TextLines {
    let page: PDFPage
    /// The type size of most of the page's text.
    let size: Double

    init(_ page: PDFPage) {
        self.page = page
        var sizes = SizeCounts()
        for word in page.words { sizes.add(word.size, word.text.utf8.count) }
        size = sizes.mode ?? 10
    }

    /// The lines from top to bottom, those beside one another from left to right, and the gaps between the columns.
    func read() -> (lines: [TextLine], gaps: [ColumnGap]) {
        let rows = PageRow.rows(of: DropCapitals(size: size).join(page.words))
        let gaps = ColumnGaps(rows: rows, size: size).find()
        let pieces = rows.map { row in
            self.pieces(row.words, gaps.filter { $0.top <= row.middle && row.middle <= $0.bottom })
        }
        // The cells of a table are read together: rows of several parts one below the other that no gap between columns passes.
        let hasCells = zip(rows, pieces).map { row, pieces in
            pieces.count > 2 && !gaps.contains { $0.top <= row.middle && row.middle <= $0.bottom }
        }
        var lines: [TextLine] = []
        for (number, row) in rows.enumerated() {
            let isTable =
                hasCells[number]
                && (number > 0 && hasCells[number - 1] || number + 1 < rows.count && hasCells[number + 1])
            for piece in isTable ? [row.words[...]] : pieces[number] { lines.append(line(piece, number)) }
        }
        return (lines, gaps)
    }

    /// A row is cut where a gap between columns passes it, and where it is emptier than justified text can be.
    private func pieces(_ words: [PageWord], _ gaps: [ColumnGap]) -> [ArraySlice<PageWord>] {
        var result: [ArraySlice<PageWord>] = []
        var start = 0
        for at in 1..<max(1, words.count) {
            let (before, after) = (words[at - 1].box, words[at].box)
            let width = after.left - before.right
            let (smaller, larger) = (min(words[at - 1].size, words[at].size), max(words[at - 1].size, words[at].size))
            let isCut =
                gaps.contains { $0.x >= before.center && $0.x <= after.left }
                || width > (gaps.isEmpty ? 3 : 8) * smaller
                // A caption beside text.
                || larger > 1.15 * smaller && width > 0.7 * larger
            if isCut {
                result.append(words[start..<at])
                start = at
            }
        }
        result.append(words[start...])
        return result
    }

    private func line(_ words: ArraySlice<PageWord>, _ row: Int) -> TextLine {
        let words = SpacedLetters().join(Array(words))
        var text = ""
        var sizes = SizeCounts()
        var letters = 0
        // A dash, or the mark before an item, is often set in another font than the words.
        let lettered = words.filter { $0.text.unicodeScalars.contains(where: \.properties.isAlphabetic) }
        let styled = lettered.isEmpty ? words : lettered
        let style = FontStyle(isBold: styled.allSatisfy(\.style.isBold), isItalic: styled.allSatisfy(\.style.isItalic))
        var box = words[0].box
        var firstWord: Double?
        for (at, word) in words.enumerated() {
            if at > 0, Self.isApart(words[at - 1], word) {
                firstWord = firstWord ?? words[at - 1].box.right - words[0].box.left
                text += " "
            }
            text += word.text
            let count = word.text.unicodeScalars.count
            letters += count
            sizes.add(word.size, count)
            box = box.union(word.box)
        }
        return TextLine(
            text: text, box: box, size: sizes.mode ?? size, style: style, firstWord: firstWord ?? box.width,
            page: page.number, row: row, letters: letters, isCapitals: Self.isCapitals(text))
    }

    private static func isCapitals(_ text: String) -> Bool? {
        let letters = text.unicodeScalars.lazy.filter(\.properties.isAlphabetic)
        if letters.contains(where: \.properties.isLowercase) { return false }
        return letters.prefix(8).count == 8 ? true : nil
    }

    /// A mark that was set as a glyph of its own belongs to the letter before it.
    private static func isApart(_ word: PageWord, _ next: PageWord) -> Bool {
        if let first = next.text.unicodeScalars.first, first.isCombiningMark { return false }
        return word.hasSpaceAfter || next.box.left - word.box.right > 0.12 * min(word.size, next.size)
    }
}

/// Words that stand beside one another across the whole page (data).
struct PageRow {
    var words: [PageWord]
    var top: Double
    var bottom: Double
    var middle: Double { (top + bottom) / 2 }

    /// From top to bottom. Columns whose lines stand at different heights are rows of their own.
    static func rows(of words: [PageWord]) -> [PageRow] {
        var result: [PageRow] = []
        var row: [PageWord] = []
        var middle = 0.0
        func close() {
            guard !row.isEmpty else { return }
            row.sort { ($0.box.left, $0.box.right) < ($1.box.left, $1.box.right) }
            let tops = row.map(\.box.top).quantile(0.5)
            result.append(PageRow(words: row, top: tops, bottom: row.map(\.box.bottom).quantile(0.5)))
            row = []
        }
        for word in words.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
            if let first = row.first, word.box.middle - middle > 0.35 * min(first.size, word.size) { close() }
            if row.isEmpty { middle = word.box.middle }
            row.append(word)
        }
        close()
        return result
    }
}

extension Unicode.Scalar {
    /// Of the block Combining Diacritical Marks, which has all that Vietnamese is written with.
    var isCombiningMark: Bool { value >= 0x300 && value <= 0x36F }
}
