/// Who is spoken of at a place of a sentence, with the nouns that act or suffer for whoever is named (data).
struct Participant: Sendable {
    /// What stands before it and says what part it has in its clause.
    enum Governor: Sendable, Equatable {
        /// The beginning of a clause: a sentence's beginning, a comma, "rằng", a conjunction, an adverb, a time.
        case opening
        /// A verb of reporting, whose clause it may open.
        case cue
        case verb
        case motion
        case passive
        /// "do", "bởi": by whom.
        case agent
        case preposition(UInt64)
        case possessive
        /// A thing that is its: "tàu", "biên giới".
        case noun
    }

    /// With its nouns: "lực lượng an ninh Iraq".
    var range: TokenRange
    var entities: [Int]
    var governor: Governor
    /// Whether a noun that acts stands before the name: "quan chức Mỹ".
    var hasHead: Bool
    /// Whether it is a place that neither acts nor suffers: a city, a sea.
    var isPlace: Bool
    /// Whether firms or people of a country are meant, who do not act for it: "các công ty Trung Quốc".
    var isPrivate = false
    /// Whether a government is named by who leads it: "chính quyền Trump".
    var isGovernment = false
    /// Whether people of a country are meant: "người dân Malaysia".
    var isPeople = false
    /// Whether it is a body that is called by what it is: "HĐXX" (the trial panel).
    var isUnnamed = false
    /// Whether those are meant who fight the state that is named: "phiến quân Syria" (Syrian rebels).
    var isRebel = false
    /// Whether somebody else is meant, of whom the name only says whose he is: "con trai ông Trump" (Mr Trump's son).
    var isOther = false
    /// Whether a body is named only for who holds an office in it: "giám đốc Công ty Sao Việt".
    var isOffice = false

    /// Who holds the office that the nouns before him name, "tài phiệt Trung Quốc Quách Văn Quý" (the Chinese tycoon): he alone is meant.
    func holder(_ entities: [Int], until end: Int) -> Participant {
        Participant(
            range: range.lowerBound..<end, entities: entities, governor: governor == .noun ? .opening : governor,
            hasHead: hasHead, isPlace: false, isGovernment: isGovernment, isUnnamed: isUnnamed)
    }
}
