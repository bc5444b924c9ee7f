/// What a full name says by itself of a man or a woman.
extension TokenizedText {
    /// Whether a name is a Vietnamese one whose second word is a middle name, which no first name is read from.
    func hasMiddleName(_ name: TokenRange) -> Bool {
        entry(at: name.lowerBound)?.surname?.isVietnamese == true && name.count >= 3
    }

    /// "Trần Thị Hoa", "Lê Văn Nam": by the middle name of a name that has one.
    func gender(byMiddleNameOf name: TokenRange) -> SpeakerNoun.Gender? {
        if isWord(MiddleName.ofWomen, at: name.lowerBound + 1) { return .female }
        return isWord(MiddleName.ofMen, at: name.lowerBound + 1) ? .male : nil
    }

    /// "Michelle Lindgren": by a foreigner's first name, of `given-names.tsv`.
    func gender(byFirstNameOf name: TokenRange) -> SpeakerNoun.Gender? {
        ReferenceTables.shared.gender(ofFirstName: tokens[name.lowerBound].key)
    }
}

private enum MiddleName {
    static let ofWomen = Syllable("thị")
    static let ofMen = Syllable("văn")
}
