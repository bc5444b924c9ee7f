extension TokenizedText {
    /// Whether a name is an alliance's: NATO.
    func isBloc(_ name: TokenRange) -> Bool { if case .bloc = place(at: name.lowerBound)?.kind { true } else { false } }

    /// Whether a place that is named is only where something happens or where a body sits: "ở Syria", "miền bắc Syria", "trụ sở Anh".
    func isWhere(_ name: TokenRange) -> Bool {
        guard name.lowerBound > 0 else { return false }
        if PartyTables.whereWords.contains(tokens[name.lowerBound - 1].key) { return true }
        let start = name.lowerBound - PartyTables.seatLength
        return start >= 0
            && WordRoles.length(of: PartyTables.seats, in: tokens, at: start) == PartyTables.seatLength
    }

    /// Whether those who fight a state are named by it: "phiến quân Syria" (Syrian rebels).
    func isOfRebels(_ name: TokenRange) -> Bool {
        var start = name.lowerBound
        if start > 0, isWord(PartyTables.of, at: start - 1) { start -= 1 }
        return EventTables.shared.word(
            tokens, endingAt: start, from: max(0, start - PartyTables.longestHead), of: .rebel)
            != nil
    }

    /// Whether who bears a title is of a body, but not in its name: "phụ huynh trường Sông Lúa" (a parent at Sông Lúa school).
    func isServedTitle(_ title: TokenRange) -> Bool {
        WordRoles.length(of: PartyTables.served, in: tokens, at: title.lowerBound) != nil
    }

    /// Whether a token is "cựu" (former) or "cố" (late), but not of "cố vấn" (adviser).
    func isFormer(_ at: Int) -> Bool { PartyTables.former.contains(tokens[at].key) && unitEnd(at) == at + 1 }
}

/// Who speaks for which state, who belongs to which bloc, and the words of opposition (a resource, built once).
struct PartyTables: Sendable {
    static let shared = PartyTables()

    fileprivate static let whereWords = SyllableSet(.partyPlacing)
    fileprivate static let seats = WordRoles.shared.phrases(of: .partySeats)
    /// In tokens.
    fileprivate static let seatLength = 2
    fileprivate static let of = Syllable("của")
    fileprivate static let former = SyllableSet(.formers)
    fileprivate static let served = WordRoles.shared.phrases(of: .servedTitles)
    /// In tokens, of the words for rebels.
    fileprivate static let longestHead = 5

    /// How the parties stand around a word of opposition; `oppositions.tsv`.
    enum Frame: String, Sendable {
        /// Between two who are named together: "căng thẳng giữa A và B", "tranh chấp A - B".
        case between
        /// From who stands before it to who stands after it: "A phản bác B".
        case toward
        /// Who is named after it has brought a suit, or is sued.
        case plaintiff, defendant
        /// What is said of who is named before it blames him, in a quotation.
        case blame
    }

    /// A word of opposition or of alliance (data).
    struct Word: Sendable {
        var frame: Frame
        /// Below 0 for an alliance.
        var weight: Double
    }

    private var words = PhraseTable<Word>(slots: 1 << 9)
    private let seats: KeyTable<String>
    private let blocs: KeyTable<[String]>
    private let rivals: KeyTable<[String]>
    private let arbiters: Set<String>

    private init() {
        for row in EmbeddedData.oppositions.rows where row.count >= 4 {
            guard let frame = Frame(rawValue: row[1]), let weight = Double(row[2]) else { continue }
            words.add(row, Word(frame: frame, weight: weight))
        }
        var seats: KeyTable<String> = [:]
        var blocs: KeyTable<[String]> = [:]
        var rivals: KeyTable<[String]> = [:]
        var arbiters: Set<String> = []
        for row in EmbeddedData.parties.rows where row.count >= 3 {
            switch row[1] {
            case "seat": seats[Self.inSmallLetters(row[0])] = row[2]
            case "member": blocs[row[0], default: []].append(row[2])
            case "rival":
                rivals[row[0], default: []].append(row[2])
                rivals[row[2], default: []].append(row[0])
            case "arbiter": arbiters.insert(row[0])
            default: break
            }
        }
        self.rivals = rivals
        self.arbiters = arbiters
        self.seats = seats
        self.blocs = blocs
    }

    /// The state whose government works in a house or through a body: "Điện Kremlin" is Russia's.
    ///
    /// Papers write "Đảng" and "đảng".
    func state(ofSeat name: String) -> String? { seats[Self.inSmallLetters(name)] }

    /// `lowercased()` asks Unicode of every letter beyond ASCII, which takes ten times as long, and each name of an article is looked up.
    private static func inSmallLetters(_ name: String) -> String {
        String(decoding: LowerCase.lowered(Array(name.utf8)), as: UTF8.self)
    }

    /// The alliances that a state or an alliance belongs to.
    func blocs(of name: String) -> [String] { blocs[name] ?? [] }

    /// Whether others bring their disputes before a body: the United Nations.
    func isArbiter(_ name: String) -> Bool { arbiters.contains(name) }

    /// Whether two are rivals, or belong to two that are: Republicans and Democrats.
    func areRivals(_ one: String, _ other: String) -> Bool {
        let others = blocs(of: other) + [other]
        return (blocs(of: one) + [one]).contains { mine in rivals[mine]?.contains(where: others.contains) == true }
    }

    /// The longest word of opposition that begins at a token.
    func word(_ tokens: [Token], at start: Int, end: Int) -> (value: Word, length: Int)? {
        words.longest(tokens, at: start, end: end)
    }
}
