import CDiembaoData
import Glibc

/// A file that is built into the program (a resource).
struct EmbeddedData: Sendable {
    static let reportSchema = EmbeddedData(diembao_report_schema())
    static let abbreviations = EmbeddedData(diembao_abbreviations())
    static let background = EmbeddedData(diembao_background())
    static let bodies = EmbeddedData(diembao_bodies())
    static let capitals = EmbeddedData(diembao_capitals())
    static let cities = EmbeddedData(diembao_cities())
    static let cohesion = EmbeddedData(diembao_cohesion())
    static let compounds = EmbeddedData(diembao_compounds())
    static let conflictWords = EmbeddedData(diembao_conflict_words())
    static let countries = EmbeddedData(diembao_countries())
    static let creditPhrases = EmbeddedData(diembao_credit_phrases())
    static let cues = EmbeddedData(diembao_cues())
    static let disputeWords = EmbeddedData(diembao_dispute_words())
    static let encodings = EmbeddedData(diembao_encodings())
    static let eventLabels = EmbeddedData(diembao_event_labels())
    static let events = EmbeddedData(diembao_events())
    static let eventWords = EmbeddedData(diembao_event_words())
    static let eventWeights = EmbeddedData(diembao_event_weights())
    static let familyNames = EmbeddedData(diembao_family_names())
    static let fillerWords = EmbeddedData(diembao_filler_words())
    static let functionWords = EmbeddedData(diembao_function_words())
    static let givenNames = EmbeddedData(diembao_given_names())
    static let languages = EmbeddedData(diembao_languages())
    static let loaded = EmbeddedData(diembao_loaded())
    static let localities = EmbeddedData(diembao_localities())
    static let locationHeads = EmbeddedData(diembao_location_heads())
    static let media = EmbeddedData(diembao_media())
    static let officeNames = EmbeddedData(diembao_office_names())
    static let offices = EmbeddedData(diembao_offices())
    static let oppositions = EmbeddedData(diembao_oppositions())
    static let organizationHeads = EmbeddedData(diembao_organization_heads())
    static let outlets = EmbeddedData(diembao_outlets())
    static let outletSites = EmbeddedData(diembao_outlet_sites())
    static let pageMetadata = EmbeddedData(diembao_page_metadata())
    static let pageWords = EmbeddedData(diembao_page_words())
    static let particles = EmbeddedData(diembao_particles())
    static let parties = EmbeddedData(diembao_parties())
    static let people = EmbeddedData(diembao_people())
    static let places = EmbeddedData(diembao_places())
    static let quoteWeights = EmbeddedData(diembao_quote_weights())
    static let referenceNouns = EmbeddedData(diembao_reference_nouns())
    static let regions = EmbeddedData(diembao_regions())
    static let shortForms = EmbeddedData(diembao_short_forms())
    static let sideWeights = EmbeddedData(diembao_side_weights())
    static let speakers = EmbeddedData(diembao_speakers())
    static let stateActs = EmbeddedData(diembao_state_acts())
    static let summaryWeights = EmbeddedData(diembao_summary_weights())
    static let subjectWeights = EmbeddedData(diembao_subject_weights())
    static let subjects = EmbeddedData(diembao_subjects())
    static let surnames = EmbeddedData(diembao_surnames())
    static let wordRoles = EmbeddedData(diembao_word_roles())
    static let syllables = EmbeddedData(diembao_syllables())
    static let thingHeads = EmbeddedData(diembao_thing_heads())
    static let timeContexts = EmbeddedData(diembao_time_contexts())
    static let times = EmbeddedData(diembao_times())
    static let timelineWords = EmbeddedData(diembao_timeline_words())
    static let tone = EmbeddedData(diembao_tone())
    static let units = EmbeddedData(diembao_units())
    static let unnamedParties = EmbeddedData(diembao_unnamed_parties())
    static let valenceShifters = EmbeddedData(diembao_valence_shifters())
    static let vietnam = EmbeddedData(diembao_vietnam())
    static let works = EmbeddedData(diembao_works())

    static let namesModel = EmbeddedData(diembao_names_model())
    static let segmentationModel = EmbeddedData(diembao_segmentation_model())
    static let taggingModel = EmbeddedData(diembao_tagging_model())
    static let prepared = EmbeddedData(diembao_prepared())

    /// The tables that decide an analysis.
    static let tables = [
        abbreviations, background, bodies, capitals, cities, cohesion, compounds, conflictWords, countries,
        creditPhrases, cues, disputeWords, encodings, events, eventWeights, eventWords, familyNames, fillerWords,
        functionWords,
        givenNames,
        languages, loaded, localities, locationHeads, media, officeNames, offices, oppositions, organizationHeads,
        outlets, outletSites, pageMetadata, pageWords, particles, parties, people, places, quoteWeights, referenceNouns,
        regions, shortForms,
        sideWeights, speakers, stateActs, subjects, subjectWeights, summaryWeights, surnames, wordRoles, syllables,
        thingHeads,
        timeContexts,
        timelineWords, times, tone, units, unnamedParties, valenceShifters, vietnam, works,
    ]

    // The bytes are constants of the program, which live as long as it does.
    private nonisolated(unsafe) let buffer: UnsafeBufferPointer<UInt8>

    private init(_ data: diembao_data) {
        buffer = UnsafeBufferPointer(start: data.bytes, count: data.count)
    }

    var bytes: [UInt8] { Array(buffer) }

    /// The bytes where they stand.
    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(buffer) }

    /// The rows of a table: tab-separated columns; the lines that begin with `#` and empty ones are comments.
    var rows: [TableRow] {
        var rows: [TableRow] = []
        // Of no large table are rows shorter on average; what is reserved and not filled is never touched.
        rows.reserveCapacity(buffer.count / 20)
        var at = 0
        while at < buffer.count {
            let end = lineEnd(from: at)
            if at < end, buffer[at] != UInt8(ascii: "#") {
                rows.append(TableRow(UnsafeBufferPointer(rebasing: buffer[at..<end])))
            }
            at = end + 1
        }
        return rows
    }

    /// Where one of ``rows`` begins.
    func offset(of row: TableRow) -> Int { row.start - buffer.baseAddress! }

    /// The one of ``rows`` that begins there.
    func row(at offset: Int) -> TableRow {
        TableRow(UnsafeBufferPointer(rebasing: buffer[offset..<lineEnd(from: offset)]))
    }

    private func lineEnd(from start: Int) -> Int {
        let rest = UnsafeRawBufferPointer(rebasing: raw[start...])
        guard let end = memchr(rest.baseAddress!, Int32(UInt8(ascii: "\n")), rest.count) else { return raw.count }
        return UnsafeRawPointer(end) - raw.baseAddress!
    }
}

/// A row of a table, read where it stands: most tables have columns for people (glosses, sources), of which no strings are
/// made (data).
struct TableRow: RandomAccessCollection, Sendable {
    // The bytes are constants of the program, which live as long as it does. The lists of names keep many rows: small numbers do.
    fileprivate nonisolated(unsafe) let start: UnsafePointer<UInt8>
    private let length: UInt32
    private let columns: UInt32

    /// - Parameter line: not empty.
    fileprivate init(_ line: UnsafeBufferPointer<UInt8>) {
        start = line.baseAddress!
        length = UInt32(line.count)
        columns = 1 + UInt32(diembao_count_tabs(start, line.count))
    }

    private var line: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(length)) }

    var startIndex: Int { 0 }
    var endIndex: Int { Int(columns) }

    subscript(column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The tokens of a cell.
    func tokens(_ column: Int) -> [Token] { Tokenizer().tokens(of: bytes(column)) }

    /// Puts the tokens of a cell in the place of those in a list.
    func read(_ column: Int, into tokens: inout [Token]) { Tokenizer().read(bytes(column), into: &tokens) }

    /// The whole number that a cell is, without a string made of it; `nil` where it is none.
    func number(_ column: Int) -> Int? {
        var digits = bytes(column)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        return DecimalDigits.number(digits, length: 1...18).map { isNegative ? -$0 : $0 }
    }

    /// Whether a cell is just this.
    func isCell(_ column: Int, _ cell: StaticString) -> Bool {
        let bytes = bytes(column)
        return bytes.count == cell.utf8CodeUnitCount && memcmp(bytes.baseAddress!, cell.utf8Start, bytes.count) == 0
    }

    /// Gives what stands between the separators of a cell, where it stands; nothing of two separators side by side.
    func eachPart(_ column: Int, between separator: UInt8, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        let cell = bytes(column)
        var start = 0
        for end in 0...cell.count where end == cell.count || cell[end] == separator {
            if start < end { visit(UnsafeBufferPointer(rebasing: cell[start..<end])) }
            start = end + 1
        }
    }

    /// Their keys.
    func keys(_ column: Int) -> [UInt64] { tokens(column).map(\.key) }

    /// A cell where it stands.
    ///
    /// - Precondition: there is such a column.
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(column < columns, "The row has no such column.")
        var at = 0
        for _ in 0..<column { at = cellEnd(at) + 1 }
        return UnsafeBufferPointer(rebasing: line[at..<cellEnd(at)])
    }

    /// The cells from a column on where they stand, with tabs between them.
    ///
    /// - Precondition: there is such a column.
    func bytes(from column: Int) -> UnsafeBufferPointer<UInt8> {
        let cell = bytes(column)
        return UnsafeBufferPointer(start: cell.baseAddress, count: Int(length) - (cell.baseAddress! - start))
    }

    /// Where the cell ends that begins at a byte.
    private func cellEnd(_ at: Int) -> Int {
        guard at < length, let tab = memchr(start + at, Int32(UInt8(ascii: "\t")), Int(length) - at) else {
            return Int(length)
        }
        return UnsafeRawPointer(tab) - UnsafeRawPointer(start)
    }
}
