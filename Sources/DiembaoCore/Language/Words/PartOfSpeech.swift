/// The universal parts of speech (UPOS, Universal Dependencies 2) (data).
package enum PartOfSpeech: UInt8, CaseIterable, Sendable {
    case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun, numeral, particle
    case pronoun, properNoun, punctuation, subordinator, verb, unclassified, symbol

    /// UD's name.
    package var name: String { Self.names[Int(rawValue)] }

    private static let names = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "VERB", "X", "SYM",
    ]

    package init?(name: String) {
        guard let place = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: UInt8(place))
    }
}
