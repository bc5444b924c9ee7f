/// A subject as a headline, and what stands before it (data).
struct MailSubject {
    /// Without what programs and lists put before it; nil where nothing is left.
    var headline: String?
    /// What the first of its prefixes says; "FW: RE: …" passes an answer on.
    var kind: Kind?

    enum Kind { case forward, answer }

    /// - Parameter isFromList: a mailing list puts its name in brackets before subjects; so do newsrooms with "[Video]" or "[Infographic]",
    ///   which belongs to the headline.
    init(_ subject: String?, isFromList: Bool) {
        guard var rest = subject?[...] else { return }
        for _ in 0..<16 {
            rest = rest.drop { $0 == " " }
            if let colon = rest.prefix(16).firstIndex(where: { $0 == ":" || $0 == "：" }),
                let prefix = Self.word(rest[..<colon])
            {
                guard let said = Self.kind(prefix) else { break }
                kind = kind ?? said
                rest = rest[rest.index(after: colon)...]
            } else if rest.first == "[", let close = rest.prefix(40).firstIndex(of: "]") {
                let behind = rest[rest.index(after: close)...]
                guard isFromList || kind != nil || Self.beginsWithPrefix(behind), behind.contains(where: { $0 != " " })
                else { break }
                rest = behind
            } else {
                break
            }
        }
        if rest.lowercased().hasSuffix("(fwd)") { rest = rest.dropLast(5) }
        let text = MailCharacters.line(String(rest))
        headline = text.isEmpty ? nil : text
    }

    /// "Fwd", "Re[2]", "RE (3)".
    private static func word(_ prefix: Substring) -> String? {
        let word = prefix.prefix { $0 != "[" && $0 != "(" }
        guard prefix[word.endIndex...].allSatisfy({ $0.isASCII && !$0.isLetter }) else { return nil }
        return MailCharacters.line(word.lowercased())
    }

    private static func beginsWithPrefix(_ text: Substring) -> Bool {
        let text = text.drop { $0 == " " }
        guard let colon = text.prefix(16).firstIndex(of: ":"), let prefix = word(text[..<colon]) else { return false }
        return kind(prefix) != nil
    }

    private static func kind(_ prefix: String) -> Kind? {
        if MailPhrases.forwardPrefixes.contains(prefix) { return .forward }
        return MailPhrases.answerPrefixes.contains(prefix) ? .answer : nil
    }
}
