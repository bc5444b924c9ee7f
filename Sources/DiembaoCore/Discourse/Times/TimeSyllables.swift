/// Syllables and numerals that several of the readings ask for.
extension Times.Reading {
    static let untils = SyllableSet(["đến", "tới"])
    static let day = Syllable("ngày")
    static let onDay = Syllable("hôm")
    static let this = Syllable("này")
    static let month = Syllable("tháng")
    static let year = Syllable("năm")
    static let school = Syllable("học")
    static let until = Syllable("đến")
    static let up = Syllable("tới")
    static let ground = Syllable("địa")
    static let age = Syllable("tuổi")
    static let just = Syllable("vừa")
    static let pasts = SyllableSet(["qua", "rồi"])
    static let andHalf = Syllable("rưỡi")
    static let half = Syllable("nửa")
    static let edges = SyllableSet(["đầu", "giữa", "cuối"])
    static let roman = numbers([
        ("i", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5), ("vi", 6), ("vii", 7), ("viii", 8), ("ix", 9), ("x", 10),
        ("xi", 11), ("xii", 12), ("xiii", 13), ("xiv", 14), ("xv", 15), ("xvi", 16), ("xvii", 17), ("xviii", 18),
        ("xix", 19), ("xx", 20), ("xxi", 21),
    ])
    static let lunarMonths = SyllableSet(["giêng", "chạp"])
    static let unitSyllables: [UInt64: String] = Dictionary(
        uniqueKeysWithValues: [
            ("ngày", "D"), ("tuần", "W"), ("tháng", "M"), ("năm", "Y"), ("giờ", "TH"), ("phút", "TM"), ("đêm", "D"),
            ("hôm", "D"),
        ].map { (Syllable($0.0).key, $0.1) })

    static func numbers(_ words: [(String, Int)]) -> [UInt64: Int] {
        Dictionary(uniqueKeysWithValues: words.map { (Syllable($0.0).key, $0.1) })
    }
}
