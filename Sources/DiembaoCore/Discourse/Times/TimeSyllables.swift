/// Syllables and numerals that several of the readings ask for.
extension Times.Reading {
    static let untils = SyllableSet(.untils)
    static let onDay = Syllable("hôm")
    static let month = Syllable("tháng")
    static let school = Syllable("học")
    static let until = Syllable("đến")
    static let up = Syllable("tới")
    static let ground = Syllable("địa")
    static let just = Syllable("vừa")
    static let pasts = SyllableSet(.pastTimes)
    static let andHalf = Syllable("rưỡi")
    static let half = Syllable("nửa")
    static let edges = SyllableSet(.partsOfTimes)
    /// Of quarters and centuries.
    static let roman = Dictionary(
        uniqueKeysWithValues: [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
            "xvii", "xviii", "xix", "xx", "xxi",
        ].enumerated().map { (Syllable($0.element).key, $0.offset + 1) })
    static let lunarMonths = SyllableSet(.lunarMonths)
    static let unitSyllables = WordRoles.shared.syllableValues(of: .spanUnits)
}
