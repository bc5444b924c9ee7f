/// A syllable that rules name: its key, made once (data).
struct Syllable: Sendable {
    let key: UInt64

    init(_ syllable: String) {
        key = Tokenizer().tokens(of: syllable).first?.key ?? 0
    }
}

/// The words of grammar that several rules are about; lists and vocabulary stand in `word-roles.tsv`.
extension Syllable {
    static let according = Syllable("theo")
    static let and = Syllable("và")
    static let both = Syllable("cả")
    static let day = Syllable("ngày")
    static let of = Syllable("của")
    static let person = Syllable("người")
    static let that = Syllable("rằng")
    static let this = Syllable("này")
    static let two = Syllable("hai")
    /// After a number, which then is an age.
    static let years = Syllable("tuổi")
}
