import Testing

@testable import DiembaoCore

/// What is quoted in a text that takes its language for granted, short enough for the tables of these tests.
enum QuotedText {
    static func report(_ text: String) throws -> Report {
        try Fixture.report(of: text, DocumentMetadata(language: "vi"))
    }

    static func quotes(_ text: String) throws -> [Report.Quote] {
        try #require(try report(text).quotes)
    }

    static func contents(_ text: String) throws -> [String] { try quotes(text).map(\.span.text) }

    /// The one quotation of a text.
    static func quote(_ text: String) throws -> Report.Quote {
        let quotes = try quotes(text)
        try #require(quotes.count == 1, "\(quotes.map(\.span.text))")
        return quotes[0]
    }

    /// Who says the only quotation of a text: the words that stand by the cue, and the fullest name.
    static func speaker(_ text: String) throws -> Speaker {
        let speaker = try quote(text).speaker
        return Speaker(speaker?.span.text, speaker?.name)
    }

    /// Whom a quotation is aimed at.
    static func target(of quote: Report.Quote, in report: Report) -> String? {
        report.entities?.first { $0.id == quote.target }?.name
    }

    struct Speaker: Equatable {
        var words: String?
        var name: String?

        init(_ words: String?, _ name: String?) {
            self.words = words
            self.name = name
        }
    }
}
