/// The text as a terminal may be given it: without anything that it would obey or that would reorder what is read.
///
/// Controls become their pictures (U+2400 and on), ends of lines and tabs spaces, and what only steers the direction
/// of writing U+FFFD.
///
/// For example, `printable("a\u{1B}[31mb")` is `"a␛[31mb"`.
func printable(_ text: String) -> String { replacing(in: text, by: picture) }

/// As ``printable(_:)``, but the text's own lines stay: for a message of the program's, into which one name or another was
/// put that is ``printable(_:)`` by itself where it may hold ends of lines.
func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
}

/// As ``printable(_:)``, but ends of lines and tabs stay: what a cell of a table may hold. A carriage return that ends no
/// line would have what follows written over what stands before it.
func printableInCell(_ text: String) -> String {
    text.split(separator: "\r\n", omittingEmptySubsequences: false).map { line in
        replacing(in: String(line)) { $0 == "\n" || $0 == "\t" ? nil : picture(of: $0) }
    }.joined(separator: "\r\n")
}

/// Whether a terminal may be given the scalar as it is.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool { picture(of: scalar) == nil }

private func replacing(in text: String, by picture: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    guard text.unicodeScalars.contains(where: { picture($0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(picture(scalar) ?? scalar) }
    return String(result)
}

/// What stands for a scalar that may not be printed; `nil` for all others.
private func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    // Marks, embeddings, overrides and isolates of direction (UAX #9), and the deprecated format characters.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: "\u{FFFD}"
    // Tags, which print nothing and can hide text.
    case 0xE0000...0xE007F: "\u{FFFD}"
    default: nil
    }
}
