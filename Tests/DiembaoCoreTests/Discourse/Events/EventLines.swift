import TestSupport
import Testing

@testable import DiembaoCore

/// What is told of a text's events, short enough for the tables of these tests.
enum EventLines {
    static func events(of text: String) throws -> [Report.Event]? { try Fixture.report(of: text).events }

    /// Each event of a text as a line: "Nga ACCUSE Mỹ".
    static func of(_ text: String) throws -> [String] {
        let report = try Fixture.report(of: text)
        func name(_ id: ReportID) -> String { report.entities?.first { $0.id == id }?.name ?? id.rawValue }
        return try #require(report.events).map { event in
            (event.actors.map(name) + [event.type.rawValue] + event.recipients.map(name)).joined(separator: " ")
        }
    }
}
