/// The text in lines of at most so many cells, broken at white space; a word that is longer than a line is cut.
///
/// White space of any kind counts as one space, except no-break spaces, which stay.
///
/// For example, `wrap("Ông Nam nói rằng", width: 8)` is `["Ông Nam", "nói rằng"]`.
func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var cells = 0
    for word in text.split(whereSeparator: \.isBreakingSpace) {
        for piece in pieces(of: word, width: width) {
            let needed = piece.displayWidth
            if cells > 0 && cells + 1 + needed > width {
                lines.append(line)
                (line, cells) = ("", 0)
            }
            if cells > 0 {
                line += " "
                cells += 1
            }
            line += piece
            cells += needed
        }
    }
    return cells > 0 || lines.isEmpty ? lines + [line] : lines
}

/// As ``wrap(_:width:)``, but no more than so many lines; the last one ends in "…" where something is left out.
func wrap(_ text: String, width: Int, lines limit: Int) -> [String] {
    let lines = wrap(text, width: width)
    guard lines.count > limit, limit > 0 else { return lines }
    var last = lines[limit - 1]
    while last.displayWidth > width - 1 || last.last?.isBreakingSpace == true { last.removeLast() }
    return lines[..<(limit - 1)] + [last + "…"]
}

/// A word that fits on a line is its own piece, a longer one is cut at the line's width.
private func pieces(of word: Substring, width: Int) -> [String] {
    guard word.displayWidth > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var cells = 0
    for character in word {
        let needed = character.displayWidth
        // A character that is wider than a line stands alone on it.
        if cells + needed > width && cells > 0 {
            pieces.append(piece)
            (piece, cells) = ("", 0)
        }
        piece.append(character)
        cells += needed
    }
    return pieces + [piece]
}

extension Character {
    fileprivate var isBreakingSpace: Bool {
        isWhitespace && self != "\u{A0}" && self != "\u{202F}" && self != "\u{2007}"
    }
}

/// The text and as many spaces as fill up so many cells.
func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.displayWidth))
}
