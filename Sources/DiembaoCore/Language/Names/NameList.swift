/// The lists of names, in the order in which they are read: of what two of them say of a phrase, the first stands (data).
enum NameList: UInt32, CaseIterable {
    case countries, regions, cities, vietnam, bodies, outlets, media, people
    case givenNames, surnames, familyNames, organizationHeads, locationHeads

    var table: EmbeddedData {
        switch self {
        case .countries: .countries
        case .regions: .regions
        case .cities: .cities
        case .vietnam: .vietnam
        case .bodies: .bodies
        case .outlets: .outlets
        case .media: .media
        case .people: .people
        case .givenNames: .givenNames
        case .surnames: .surnames
        case .familyNames: .familyNames
        case .organizationHeads: .organizationHeads
        case .locationHeads: .locationHeads
        }
    }

    /// What its names stand for; `nil` where they are parts of names.
    var type: Report.Entity.Kind? {
        switch self {
        case .countries, .regions, .cities, .vietnam: .location
        case .bodies, .outlets, .media: .organization
        case .people: .person
        case .givenNames, .surnames, .familyNames, .organizationHeads, .locationHeads: nil
        }
    }

    /// Shorter rows are none of its.
    var leastColumns: Int {
        switch self {
        case .countries, .regions, .cities, .vietnam, .bodies, .people: 4
        case .outlets, .media: 2
        case .givenNames, .surnames, .familyNames, .locationHeads: 3
        case .organizationHeads: 1
        }
    }

    /// What kinds of names a row's phrase can be.
    func kinds(of row: TableRow) -> NameKinds {
        switch self {
        case .countries: .country
        case .regions: .region
        case .cities: .city
        case .vietnam: .vietnam
        case .bodies: .body
        case .outlets, .media: .outlet
        case .people: .person
        case .givenNames: row.bytes(2).starts(with: "middle name".utf8) ? .middle : .given
        case .surnames: .surname
        case .familyNames: .rareSurname
        case .organizationHeads: .organizationHead
        case .locationHeads: row.isCell(2, "yes") ? [.locationHead, .keptHead] : .locationHead
        }
    }

    /// The column of the usual name.
    fileprivate var canonicalColumn: Int {
        switch self {
        case .outlets, .media, .people: 1
        default: 2
        }
    }

    /// The column of the Wikidata item; `nil` where the list has none.
    fileprivate var wikidataColumn: Int? {
        switch self {
        case .outlets, .media: nil
        default: 3
        }
    }
}

/// A name of the lists, by its row: the list's number in the upper four bits, and where in its table the row begins (data).
struct ListedName: RawRepresentable, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ row: TableRow, of list: NameList) {
        rawValue = list.rawValue << Self.offsetBits | UInt32(list.table.offset(of: row))
    }

    private static let offsetBits: UInt32 = 28

    private var list: NameList { NameList(rawValue: rawValue >> Self.offsetBits)! }
    private var row: TableRow { list.table.row(at: Int(rawValue & (1 << Self.offsetBits - 1))) }

    /// The usual name.
    var canonical: String { row[list.canonicalColumn] }

    var wikidata: String? {
        guard let column = list.wikidataColumn, !row.isCell(column, "-") else { return nil }
        return row[column]
    }

    /// Who or what it is, where the list says so.
    var description: String? {
        let row = row
        guard let column = list.wikidataColumn, row.count > column + 1 else { return nil }
        return row[column + 1]
    }
}
