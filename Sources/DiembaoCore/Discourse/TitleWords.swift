/// Words in titles that several passes ask about.
extension TokenizedText {
    /// Whether a word of opposition begins at a token: "đối lập", "ly khai". Whoever has it in the title does not speak for the state
    /// that the title names.
    func isOfOpposition(_ at: Int) -> Bool {
        WordRoles.length(of: TitleWords.opposition, in: tokens, at: at) != nil
    }
}

private enum TitleWords {
    static let opposition = WordRoles.shared.phrases(of: .oppositionWords)
}
