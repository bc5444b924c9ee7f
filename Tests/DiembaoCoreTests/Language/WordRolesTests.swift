import Foundation
import Testing

@testable import DiembaoCore

@Suite struct `The lists of words that rules ask for` {
    private let rows = EmbeddedData.wordRoles.rows

    private func words(_ cell: String) -> [String] { cell.components(separatedBy: ", ") }

    @Test func `have a row for every role, and no row that nothing asks for`() {
        let roles = rows.map { $0[0] }
        let takenIn = rows.flatMap { words($0[1]) }.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }
        #expect(Set(roles).count == roles.count)
        #expect(Set(WordRole.allCases.map(\.rawValue)).union(takenIn) == Set(roles))
    }

    @Test func `have a gloss for each word of a row, and say what the row is for`() {
        for row in rows {
            #expect(row.count == 4, "\(row[0])")
            let own = words(row[1]).filter { !$0.hasPrefix("+") }
            #expect(words(row[2]).count == own.count, "\(row[0])")
            #expect(row[3].count > 5, "\(row[0])")
        }
    }

    @Test func `hold each word once, those included that a role takes in`() {
        for role in WordRole.allCases {
            let phrases = WordRoles.shared.phrases(of: role)
            #expect(Set(phrases).count == phrases.count, "\(role)")
            #expect(!phrases.contains([]), "\(role)")
        }
    }

    @Test func `are found where they begin in a text, the first of those that fit`() {
        let phrases = RolePhrases(
            [["thủ", "đô"], ["thủ"], ["thành", "phố", "lớn"]].map { $0.map { Syllable($0).key } })
        let tokens = Tokenizer().tokens(of: "ở thủ đô và thủ phủ, thành phố")
        #expect(
            tokens.indices.map { WordRoles.length(of: phrases, in: tokens, at: $0) } == [
                nil, 2, nil, nil, 1, nil, nil, nil, nil,
            ])
        #expect(WordRoles.length(of: phrases, in: tokens, at: -1) == nil)
        #expect(WordRoles.length(of: phrases, in: tokens, at: tokens.count) == nil)
        #expect(!WordRoles.stands(phrases[2], in: tokens, at: 7))
    }

    @Test func `take in another list as it stands`() {
        let relatives = SyllableSet(.titleRelatives)
        for syllable in ["vợ", "chồng", "anh"] { #expect(relatives.contains(Syllable(syllable).key), "\(syllable)") }
        #expect(!relatives.contains(Syllable("xóm").key))
    }

    @Test func `hold what some syllables count or mean`() {
        let months = WordRoles.shared.numbers(of: .monthNumbers)
        #expect(months[Syllable("tư").key] == 4)
        #expect(months[Syllable("chạp").key] == 12)
        #expect(WordRoles.shared.numbers(of: .quarterNumbers).values.sorted() == [1, 2, 3, 4])
        #expect(WordRoles.shared.numbers(of: .lastDigits)[Syllable("lăm").key] == 5)
        #expect(WordRoles.shared.numbers(of: .numberScales)[Syllable("ngàn").key] == 1000)
        #expect(WordRoles.shared.syllableValues(of: .spanUnits)[Syllable("phút").key] == "TM")
        #expect(WordRoles.shared.syllableValues(of: .bareParts)[Syllable("tối").key] == "EV")
        #expect(WordRoles.shared.values(of: .fullTitles)["hlv"] == "huấn luyện viên")
    }

    @Test func `hold verbs of two syllables before what is somebody else's words`() {
        for phrase in WordRoles.shared.phrases(of: .receiving) { #expect(phrase.count == 2) }
    }
}
