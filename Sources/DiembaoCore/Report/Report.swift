/// The report on one article, `diembao.report/1` (data).
///
/// Its keys, their order and their meaning are the contract of `docs/report.schema.json`. A list that is
/// `nil` was not looked for (its pass is not among `generator.passes`); an empty list was, and nothing is there.
public struct Report: Sendable, Equatable {
    public static let schema = "diembao.report/1"

    /// Whether there is an analysis, or an error instead.
    public enum Status: String, Sendable, CaseIterable, Decodable {
        case analysed, failed
    }

    public var schema = Report.schema
    public var status: Status
    /// Why there is no analysis; only where `status` is `failed`.
    public var error: ReportError?
    /// Where the reports on the articles stand that the file holds, relative to the folder of this one; only where it holds
    /// several (mail boxes, feeds).
    public var parts: [String]?
    /// These reports, in the same order; they are written in files of their own.
    public var partReports: [Report] = []
    public var source: Source
    public var generator: Generator
    public var document: Document?
    public var tokens: [Token]?
    public var entities: [Entity]?
    public var groups: [Group]?
    public var quotes: [Quote]?
    public var times: [Time]?
    public var numbers: [Number]?
    public var events: [Event]?
    public var timeline: [TimelineEntry]?
    public var sides: [Side]?
    public var contradictions: [Contradiction]?
    public var balance: Balance?
    public var sources: [SourceTally]?
    public var loaded: [LoadedWord]?
    public var summary: [TextSpan]?
    public var keywords: [Keyword]?
    public var subjects: [Subject]?
    public var tone: Tone?
    public var fingerprint: Fingerprint?
    public var warnings: [ReportWarning]

    public init(
        status: Status, error: ReportError? = nil, source: Source, generator: Generator, document: Document? = nil,
        warnings: [ReportWarning] = []
    ) {
        self.status = status
        self.error = error
        self.source = source
        self.generator = generator
        self.document = document
        self.warnings = warnings
    }
}

/// The identifier of a thing within one report: `e1`, `g1`, `q1`, `t1`, `v1`, `s1` (data).
public struct ReportID: Sendable, Hashable, RawRepresentable, Decodable, CustomStringConvertible {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// - Parameters:
    ///   - letter: the kind's letter.
    ///   - number: counted from 1 in the order of the list.
    init(_ letter: Character, _ number: Int) { rawValue = "\(letter)\(number)" }
}

extension Report {
    /// What the report is about, and the analysis's input exactly (data).
    public struct Source: Sendable, Equatable, Decodable {
        /// The identifier of the stream's line.
        public var id: String?
        /// Relative to the inbox, with U+FFFD for what is not UTF-8.
        public var path: String?
        /// The path's bytes in Base64, only where they are not UTF-8.
        public var pathBytes: String?
        public var bytes: Int
        /// `nil` for a file that was too large to be read.
        public var sha256: String?
        public var sidecar: Sidecar?
        /// Which of the file's articles, from 1; only where it holds several.
        public var part: Int?
        public var mediaType: String?
        public var encoding: Encoding?

        public struct Sidecar: Sendable, Equatable, Decodable {
            public var sha256: String
        }

        public struct Encoding: Sendable, Equatable, Decodable {
            public var name: String
            public var bom: Bool
            public var confidence: Double
        }
    }

    /// Who made the report (data).
    public struct Generator: Sendable, Equatable, Decodable {
        public static let name = "diembao"
        /// The version of diembao.
        public static let version = "0.1.0"

        public var name = Generator.name
        public var version = Generator.version
        /// A digest of everything that decides an analysis.
        public var analysis: String
        public var passes: [Pass]
    }

    /// The passes that a report can have gone through, in their order.
    public enum Pass: String, Sendable, CaseIterable, Decodable {
        case structure, tokens, entities, quotes, times, numbers, events, sides, digest
    }

    /// The text and its parts (data).
    public struct Document: Sendable, Equatable, Decodable {
        /// The decoded text, nothing changed but that a byte order mark is dropped; all offsets count in it.
        public var text: String
        public var language: Language
        public var headline: TextSpan?
        public var lead: TextSpan?
        public var byline: TextSpan?
        public var dateline: TextSpan?
        public var published: Published?
        public var outlet: String?
        public var url: String?
        public var credits: [Credit]?
        public var paragraphs: [Paragraph]?
        public var sentences: [TextRange]?
    }

    /// The language of the text (data).
    public struct Language: Sendable, Equatable, Decodable {
        /// BCP 47; "und" where it can't be told.
        public var tag: String
        public var confidence: Double
    }

    /// The day of publication, and where it is known from (data).
    public struct Published: Sendable, Equatable, Decodable {
        public enum Basis: String, Sendable, CaseIterable, Decodable {
            case sidecar, argument, meta, dateline
        }

        /// `2021-12-08`, or with a time and zone.
        public var value: String
        public var basis: Basis
        public var confidence: Double
    }

    /// A statement of where the report was taken from (data).
    public struct Credit: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable, Decodable {
            case republication, agency, synthesis, translation
        }

        public var span: TextSpan
        /// The outlet as it is written there.
        public var outlet: String?
        /// The outlet's usual name.
        public var canonical: String?
        public var kind: Kind
    }

    /// A paragraph of the text, in Unicode scalars, and what it is in the article (data).
    public struct Paragraph: Sendable, Equatable {
        public enum Role: String, Sendable, CaseIterable, Decodable {
            case headline, lead, body, caption, credit, boilerplate
        }

        public var range: TextRange
        public var role: Role
    }

    /// A word with its part of speech by Universal Dependencies, where `--tokens` asks for it (data).
    public struct Token: Sendable, Equatable {
        public var range: TextRange
        public var upos: String
    }
}

// MARK: - Reading

extension Report: Decodable {
    enum CodingKeys: String, CodingKey {
        case schema, status, error, parts, source, generator, document, tokens, entities, groups, quotes, times
        case numbers, events, timeline, sides, contradictions, balance, sources, loaded, summary, keywords, subjects
        case tone, fingerprint, warnings
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        schema = try values.decode(String.self, forKey: .schema)
        status = try values.decode(Status.self, forKey: .status)
        error = try values.decodeIfPresent(ReportError.self, forKey: .error)
        parts = try values.decodeIfPresent([String].self, forKey: .parts)
        source = try values.decode(Source.self, forKey: .source)
        generator = try values.decode(Generator.self, forKey: .generator)
        document = try values.decodeIfPresent(Document.self, forKey: .document)
        tokens = try values.decodeIfPresent([Token].self, forKey: .tokens)
        entities = try values.decodeIfPresent([Entity].self, forKey: .entities)
        groups = try values.decodeIfPresent([Group].self, forKey: .groups)
        quotes = try values.decodeIfPresent([Quote].self, forKey: .quotes)
        times = try values.decodeIfPresent([Time].self, forKey: .times)
        numbers = try values.decodeIfPresent([Number].self, forKey: .numbers)
        events = try values.decodeIfPresent([Event].self, forKey: .events)
        timeline = try values.decodeIfPresent([TimelineEntry].self, forKey: .timeline)
        sides = try values.decodeIfPresent([Side].self, forKey: .sides)
        contradictions = try values.decodeIfPresent([Contradiction].self, forKey: .contradictions)
        balance = try values.decodeIfPresent(Balance.self, forKey: .balance)
        sources = try values.decodeIfPresent([SourceTally].self, forKey: .sources)
        loaded = try values.decodeIfPresent([LoadedWord].self, forKey: .loaded)
        summary = try values.decodeIfPresent([TextSpan].self, forKey: .summary)
        keywords = try values.decodeIfPresent([Keyword].self, forKey: .keywords)
        subjects = try values.decodeIfPresent([Subject].self, forKey: .subjects)
        tone = try values.decodeIfPresent(Tone.self, forKey: .tone)
        fingerprint = try values.decodeIfPresent(Fingerprint.self, forKey: .fingerprint)
        warnings = try values.decodeIfPresent([ReportWarning].self, forKey: .warnings) ?? []
    }
}

extension Report.Credit: Decodable {
    enum CodingKeys: String, CodingKey { case outlet, canonical, kind }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        span = try TextSpan(from: decoder)
        outlet = try values.decodeIfPresent(String.self, forKey: .outlet)
        canonical = try values.decodeIfPresent(String.self, forKey: .canonical)
        kind = try values.decode(Kind.self, forKey: .kind)
    }
}

extension Report.Paragraph: Decodable {
    enum CodingKeys: String, CodingKey { case role }

    public init(from decoder: any Decoder) throws {
        range = try TextRange(from: decoder)
        role = try decoder.container(keyedBy: CodingKeys.self).decode(Role.self, forKey: .role)
    }
}

extension Report.Token: Decodable {
    enum CodingKeys: String, CodingKey { case upos }

    public init(from decoder: any Decoder) throws {
        range = try TextRange(from: decoder)
        upos = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .upos)
    }
}
