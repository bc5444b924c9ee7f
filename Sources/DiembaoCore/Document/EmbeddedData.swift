import CDiembaoData

/// A file that is built into the program (a resource).
struct EmbeddedData: Sendable {
    static let reportSchema = EmbeddedData(diembao_report_schema())
    static let abbreviations = EmbeddedData(diembao_abbreviations())
    static let compounds = EmbeddedData(diembao_compounds())
    static let cues = EmbeddedData(diembao_cues())
    static let functionWords = EmbeddedData(diembao_function_words())
    static let languages = EmbeddedData(diembao_languages())
    static let localities = EmbeddedData(diembao_localities())
    static let outlets = EmbeddedData(diembao_outlets())
    static let particles = EmbeddedData(diembao_particles())
    static let places = EmbeddedData(diembao_places())
    static let speakers = EmbeddedData(diembao_speakers())
    static let surnames = EmbeddedData(diembao_surnames())
    static let syllables = EmbeddedData(diembao_syllables())
    static let times = EmbeddedData(diembao_times())
    static let units = EmbeddedData(diembao_units())
    static let works = EmbeddedData(diembao_works())

    /// The tables that decide an analysis.
    static let tables = [
        abbreviations, compounds, cues, functionWords, languages, localities, outlets, particles,
        places, speakers, surnames, syllables, times, units, works,
    ]

    // The bytes are constants of the program, which live as long as it does.
    private nonisolated(unsafe) let buffer: UnsafeBufferPointer<UInt8>

    private init(_ data: diembao_data) {
        buffer = UnsafeBufferPointer(start: data.bytes, count: data.count)
    }

    var bytes: [UInt8] { Array(buffer) }

    /// The rows of a table: tab-separated columns; the lines that begin with `#` and empty ones are comments.
    var rows: [[String]] {
        buffer.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard line.first != UInt8(ascii: "#") else { return nil }
            return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
