/// A syllable that rules name: its key, made once (data).
struct Syllable: Sendable {
    let key: UInt64

    init(_ syllable: String) {
        key = Tokenizer().tokens(of: syllable).first?.key ?? 0
    }
}

/// The words of grammar that several rules are about; lists and vocabulary stand in `word-roles.tsv`.
extension Syllable {
    static let about = Syllable("về")
    static let above = Syllable("trên")
    static let according = Syllable("theo")
    static let also = Syllable("cũng")
    static let and = Syllable("và")
    static let between = Syllable("giữa")
    static let both = Syllable("cả")
    static let by = Syllable("do")
    static let condition = Syllable("nếu")
    static let copula = Syllable("là")
    static let day = Syllable("ngày")
    static let from = Syllable("từ")
    static let give = Syllable("cho")
    /// Before a verb, which then is passive; behind one, that it came about.
    static let got = Syllable("được")
    static let have = Syllable("có")
    static let into = Syllable("vào")
    static let like = Syllable("như")
    /// Before a verb, which then is a noun: "việc trừng phạt" (the punishing).
    static let matter = Syllable("việc")
    static let of = Syllable("của")
    static let once = Syllable("từng")
    static let one = Syllable("một")
    static let person = Syllable("người")
    /// Before a verb, which then is passive.
    static let suffers = Syllable("bị")
    static let that = Syllable("rằng")
    static let this = Syllable("này")
    static let two = Syllable("hai")
    static let when = Syllable("khi")
    static let which = Syllable("mà")
    static let with = Syllable("với")
    static let within = Syllable("trong")
    /// Also "five" (năm).
    static let year = Syllable("năm")
    /// After a number, which then is an age.
    static let years = Syllable("tuổi")
}
