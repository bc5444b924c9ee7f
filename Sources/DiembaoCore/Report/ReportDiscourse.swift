extension Report {
    /// Who is spoken of (data).
    public struct Entity: Sendable, Equatable, Decodable {
        public enum Kind: String, Sendable, CaseIterable, Decodable {
            case person, organization, location, other
        }

        public var id: ReportID
        /// The fullest form in the article.
        public var name: String
        public var type: Kind
        public var wikidata: String?
        public var roles: [Role]
        public var mentions: [Mention]

        public struct Role: Sendable, Equatable {
            public var span: TextSpan
            public var title: String
            public var of: ReportID?
        }

        public struct Mention: Sendable, Equatable {
            public enum Kind: String, Sendable, CaseIterable, Decodable {
                case name, nominal, pronoun
            }

            public var span: TextSpan
            public var kind: Kind
            public var metonymOf: Metonym?
        }

        public struct Metonym: Sendable, Equatable, Decodable {
            public var name: String
            public var entity: ReportID?
            public var wikidata: String?
        }
    }

    /// Several entities that are spoken of as one: "hai nhà lãnh đạo" (the two leaders) (data).
    public struct Group: Sendable, Equatable, Decodable {
        public var id: ReportID
        public var members: [ReportID]
        public var mentions: [TextSpan]
    }

    /// What somebody said, as the article gives it (data).
    public struct Quote: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable, Decodable {
            /// A whole utterance in quotation marks.
            case direct
            /// Reported speech without marks.
            case indirect
            /// A fragment in marks inside the reporter's own clause.
            case mixed
        }

        /// What the speaker does by speaking.
        public enum Stance: String, Sendable, CaseIterable, Decodable {
            case say, announce, assert, deny, accuse, criticise, warn, threaten, urge, demand, agree, reject
            case concede, promise, praise, feel, ask, predict
        }

        /// What kind of source the speaker is.
        public enum SourceKind: String, Sendable, CaseIterable, Decodable {
            case headOfState = "head-of-state"
            case official, institution, document, adviser, state, collective, expert, business, witness
            case policeCourt = "police-court"
            case media
            case socialMedia = "social-media"
            case person
            case unnamedOfficial = "unnamed-official"
            case unnamed, hearsay
        }

        public struct Speaker: Sendable, Equatable {
            /// The mention that stands by the cue.
            public var span: TextSpan
            /// The entity or group.
            public var entity: ReportID?
            /// The fullest name in the article; `nil` where the speaker is not named.
            public var name: String?
        }

        public var id: ReportID
        public var type: Kind
        /// The content, without its marks.
        public var span: TextSpan
        public var speaker: Speaker?
        public var cue: TextSpan?
        /// The quotation through which this one is known.
        public var via: ReportID?
        /// The quotation of which this is the second half.
        public var continues: ReportID?
        public var stance: Stance
        public var target: ReportID?
        public var sourceKind: SourceKind
        public var confidence: Double
        /// The rule that found it, for complaints: `quote.after-comma`.
        public var rule: String
    }

    /// A date, a time, a duration or a set of times (data).
    public struct Time: Sendable, Equatable {
        /// The types of TIMEX3 (ISO 24617-1).
        public enum Kind: String, Sendable, CaseIterable, Decodable {
            case date = "DATE"
            case time = "TIME"
            case duration = "DURATION"
            case set = "SET"
        }

        public struct Resolution: Sendable, Equatable, Decodable {
            public enum Basis: String, Sendable, CaseIterable, Decodable {
                /// The text says it whole, `published`: against the day of publication, `officeHolders`: by who held which office.
                case published, text
                case officeHolders = "office-holders"
            }

            public var from: String
            public var to: String?
            public var basis: Basis
            public var confidence: Double
        }

        public var id: ReportID
        public var type: Kind
        public var span: TextSpan
        /// A TIMEX3 value; what the text does not fix stays `XXXX`.
        public var value: String
        public var resolved: Resolution?
        /// `nil` for the Gregorian calendar.
        public var calendar: Calendar?

        /// One that dates are reckoned in, if not the Gregorian one.
        public enum Calendar: String, Sendable, CaseIterable, Decodable {
            /// The Vietnamese lunisolar calendar: "mùng 5 tháng Giêng".
            case lunar
        }
    }

    /// What counts or measures (data).
    public struct Number: Sendable, Equatable {
        /// Number, scale and unit: "3,2 tỷ đồng".
        public var span: TextSpan
        /// The amount in the unit, with its scale.
        public var value: Double
        /// An ISO 4217 code or a unit's symbol (`units.tsv`); `nil` for a bare count.
        public var unit: String?
    }

    /// Who did what to whom, in the categories of PLOVER (data).
    public struct Event: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable, Decodable {
            case agree = "AGREE"
            case consult = "CONSULT"
            case support = "SUPPORT"
            case cooperate = "COOPERATE"
            case aid = "AID"
            case concede = "CONCEDE"
            case request = "REQUEST"
            case accuse = "ACCUSE"
            case reject = "REJECT"
            case threaten = "THREATEN"
            case protest = "PROTEST"
            case sanction = "SANCTION"
            case mobilize = "MOBILIZE"
            case coerce = "COERCE"
            case assault = "ASSAULT"
        }

        public enum Status: String, Sendable, CaseIterable, Decodable {
            case asserted, denied, future, hypothetical, historical
        }

        public var id: ReportID
        public var type: Kind
        /// The closer kind; `nil` for none, and for one that only another version knows.
        public var mode: Mode?
        public var actors: [ReportID]
        public var recipients: [ReportID]
        public var time: ReportID?
        /// `writer` or a quotation's identifier.
        public var assertedBy: String
        public var status: Status
        public var span: TextSpan
        public var confidence: Double
    }

    /// A date that the article tells of, with the times that mean it and the events of it; `background` is history and not the news (data).
    public struct TimelineEntry: Sendable, Equatable, Decodable {
        public var when: String
        public var times: [ReportID]
        public var events: [ReportID]
        public var background: Bool
    }

    /// A party to the matter (data).
    public struct Side: Sendable, Equatable, Decodable {
        /// What a member said.
        public struct Position: Sendable, Equatable, Decodable {
            public var stance: Quote.Stance
            public var quote: ReportID
        }

        public var id: ReportID
        /// The state, body or person that leads it, as the article calls it.
        public var label: String
        /// The entities that speak for it.
        public var members: [ReportID]
        /// Other sides with the same opponents.
        public var alignedWith: [ReportID]
        public var positions: [Position]
        /// How sure it is that the article tells of a dispute, the same for all sides; `nil` in reports that were made before revision 15 of the rules.
        public var confidence: Double?
    }

    /// Two quotations of which one says what the other denies (data).
    public struct Contradiction: Sendable, Equatable, Decodable {
        public var between: [ReportID]
        /// What both speak of.
        public var about: TextSpan?
    }

    /// How much of the attributed text each side has, in Unicode scalars (data).
    public struct Balance: Sendable, Equatable, Decodable {
        /// Each scalar is counted once, for its innermost speaker; quotation marks are not counted.
        public struct Share: Sendable, Equatable, Decodable {
            /// `nil` for the neutral.
            public var side: ReportID?
            public var direct: Int
            public var mixed: Int
            public var indirect: Int
            /// Of all attributed text.
            public var share: Double
        }

        /// Where the article leans on one side or on sources that nobody can check.
        public struct Flag: Sendable, Equatable, Decodable {
            public enum Code: String, Sendable, CaseIterable, Decodable {
                /// A side has more than half of all quoted text and at least twice what its opponents have.
                case dominantSide = "DOMINANT_SIDE"
                /// Quotations whose source is what is said.
                case hearsay = "HEARSAY"
                /// A side has no word, while another one has.
                case sideNotQuoted = "SIDE_NOT_QUOTED"
                /// A side has no direct quotation, while an opponent has.
                case sideNotQuotedDirectly = "SIDE_NOT_QUOTED_DIRECTLY"
                /// The bodies and documents that are quoted are all of one side.
                case singleOfficialChannel = "SINGLE_OFFICIAL_CHANNEL"
                /// Everything that is quoted was said by one speaker.
                case singleSource = "SINGLE_SOURCE"
                /// Behind headline and lead the writer tells as a fact, without a source, what one side did to another.
                case unattributedClaim = "UNATTRIBUTED_CLAIM"
                /// Quotations whose speakers are not named.
                case unnamedSources = "UNNAMED_SOURCES"
            }

            public var code: Code
            /// The label of the side or the name of the source, how many quotations there are, or the writer's words.
            public var detail: String
            /// What shows it.
            public var quotes: [ReportID]
        }

        public var sides: [Share]
        public var flags: [Flag]
    }

    /// The quotations of one source (data).
    public struct SourceTally: Sendable, Equatable, Decodable {
        public var kind: Quote.SourceKind
        public var entity: ReportID?
        public var quotes: [ReportID]
    }

    /// A word that judges what it names, and whose it is (data).
    public struct LoadedWord: Sendable, Equatable {
        public enum Voice: String, Sendable, CaseIterable, Decodable {
            case writer, quoted
        }

        public var span: TextSpan
        public var voice: Voice
    }

    /// A word or name that the article has more often than the news do; the first one's weight is 1 (data).
    public struct Keyword: Sendable, Equatable, Decodable {
        public var term: String
        public var count: Int
        public var weight: Double
    }

    /// A subject of IPTC's Media Topics (data).
    public struct Subject: Sendable, Equatable, Decodable {
        public var code: String
        public var name: String
        public var confidence: Double
    }

    /// From -1 (hostile) to 1 (friendly), in the writer's own words and in the quoted ones (data).
    public struct Tone: Sendable, Equatable, Decodable {
        public var writer: Double
        public var quoted: Double
    }

    /// Hashes by which reprints are found; `docs/REPRINTS.md` says how (data).
    public struct Fingerprint: Sendable, Equatable, Decodable {
        public var minhash: [String]
        public var paragraphs: [String]
    }
}

// MARK: - Reading things whose span stands among their own keys

extension Report.Entity.Role: Decodable {
    enum CodingKeys: String, CodingKey { case title, of }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        span = try TextSpan(from: decoder)
        title = try values.decode(String.self, forKey: .title)
        of = try values.decodeIfPresent(ReportID.self, forKey: .of)
    }
}

extension Report.Entity.Mention: Decodable {
    enum CodingKeys: String, CodingKey { case kind, metonymOf }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        span = try TextSpan(from: decoder)
        kind = try values.decode(Kind.self, forKey: .kind)
        metonymOf = try values.decodeIfPresent(Report.Entity.Metonym.self, forKey: .metonymOf)
    }
}

extension Report.Quote: Decodable {
    enum CodingKeys: String, CodingKey {
        case id, type, speaker, cue, via, continues, stance, target, sourceKind, confidence, rule
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(ReportID.self, forKey: .id)
        type = try values.decode(Kind.self, forKey: .type)
        span = try TextSpan(from: decoder)
        speaker = try values.decodeIfPresent(Speaker.self, forKey: .speaker)
        cue = try values.decodeIfPresent(TextSpan.self, forKey: .cue)
        via = try values.decodeIfPresent(ReportID.self, forKey: .via)
        continues = try values.decodeIfPresent(ReportID.self, forKey: .continues)
        stance = try values.decode(Stance.self, forKey: .stance)
        target = try values.decodeIfPresent(ReportID.self, forKey: .target)
        sourceKind = try values.decode(SourceKind.self, forKey: .sourceKind)
        confidence = try values.decode(Double.self, forKey: .confidence)
        rule = try values.decode(String.self, forKey: .rule)
    }
}

extension Report.Quote.Speaker: Decodable {
    enum CodingKeys: String, CodingKey { case entity, name }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        span = try TextSpan(from: decoder)
        entity = try values.decodeIfPresent(ReportID.self, forKey: .entity)
        name = try values.decodeIfPresent(String.self, forKey: .name)
    }
}

extension Report.Time: Decodable {
    enum CodingKeys: String, CodingKey { case id, type, value, resolved, calendar }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(ReportID.self, forKey: .id)
        type = try values.decode(Kind.self, forKey: .type)
        span = try TextSpan(from: decoder)
        value = try values.decode(String.self, forKey: .value)
        resolved = try values.decodeIfPresent(Resolution.self, forKey: .resolved)
        calendar = try values.decodeIfPresent(Calendar.self, forKey: .calendar)
    }
}

extension Report.Number: Decodable {
    enum CodingKeys: String, CodingKey { case value, unit }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        span = try TextSpan(from: decoder)
        value = try values.decode(Double.self, forKey: .value)
        unit = try values.decodeIfPresent(String.self, forKey: .unit)
    }
}

extension Report.Event: Decodable {
    enum CodingKeys: String, CodingKey {
        case id, type, mode, actors, recipients, time, assertedBy, status, confidence
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(ReportID.self, forKey: .id)
        type = try values.decode(Kind.self, forKey: .type)
        mode = try values.decodeIfPresent(String.self, forKey: .mode).flatMap(Mode.init)
        actors = try values.decode([ReportID].self, forKey: .actors)
        recipients = try values.decode([ReportID].self, forKey: .recipients)
        time = try values.decodeIfPresent(ReportID.self, forKey: .time)
        assertedBy = try values.decode(String.self, forKey: .assertedBy)
        status = try values.decode(Status.self, forKey: .status)
        span = try TextSpan(from: decoder)
        confidence = try values.decode(Double.self, forKey: .confidence)
    }
}

extension Report.LoadedWord: Decodable {
    enum CodingKeys: String, CodingKey { case voice }

    public init(from decoder: any Decoder) throws {
        span = try TextSpan(from: decoder)
        voice = try decoder.container(keyedBy: CodingKeys.self).decode(Voice.self, forKey: .voice)
    }
}
