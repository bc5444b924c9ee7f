extension Report {
    /// The report as JSON in UTF-8, ended by a line feed; the same report gives the same bytes.
    ///
    /// For example:
    ///
    ///     let bytes = report.json()                    // for a file
    ///     let line = report.json(layout: .compact)     // for a stream
    public func json(layout: ReportLayout = .lines) -> [UInt8] {
        var writer = JSONWriter(layout: layout, capacity: 4096 + 6 * (document?.text.utf8.count ?? 0))
        writer.report(self)
        writer.finish()
        return writer.bytes
    }
}

/// The contract's key order, one function a thing.
extension JSONWriter {
    fileprivate mutating func report(_ report: Report) {
        spreadObject { json in
            json.string("schema", report.schema)
            json.string("status", report.status.rawValue)
            if let error = report.error { json.member("error") { $0.error(error) } }
            if let parts = report.parts { json.list("parts", parts) { $0.string($1) } }
            json.member("source") { $0.source(report.source) }
            json.member("generator") { $0.generator(report.generator) }
            if let document = report.document { json.member("document") { $0.document(document) } }
            if let tokens = report.tokens { json.spreadList("tokens", tokens) { $0.token($1) } }
            if let entities = report.entities { json.spreadList("entities", entities) { $0.entity($1) } }
            if let groups = report.groups { json.spreadList("groups", groups) { $0.group($1) } }
            if let quotes = report.quotes { json.spreadList("quotes", quotes) { $0.quote($1) } }
            if let times = report.times { json.spreadList("times", times) { $0.time($1) } }
            if let numbers = report.numbers { json.spreadList("numbers", numbers) { $0.number($1) } }
            if let events = report.events { json.spreadList("events", events) { $0.event($1) } }
            if let timeline = report.timeline {
                json.spreadList("timeline", timeline) { $0.timelineEntry($1) }
            }
            if let sides = report.sides { json.spreadList("sides", sides) { $0.side($1) } }
            if let contradictions = report.contradictions {
                json.spreadList("contradictions", contradictions) { $0.contradiction($1) }
            }
            if let balance = report.balance { json.member("balance") { $0.balance(balance) } }
            if let sources = report.sources { json.spreadList("sources", sources) { $0.sourceTally($1) } }
            if let loaded = report.loaded { json.spreadList("loaded", loaded) { $0.loadedWord($1) } }
            if let summary = report.summary { json.spreadList("summary", summary) { $0.span($1) } }
            if let keywords = report.keywords { json.spreadList("keywords", keywords) { $0.keyword($1) } }
            if let subjects = report.subjects { json.spreadList("subjects", subjects) { $0.subject($1) } }
            if let tone = report.tone { json.member("tone") { $0.tone(tone) } }
            if let fingerprint = report.fingerprint { json.member("fingerprint") { $0.fingerprint(fingerprint) } }
            json.spreadList("warnings", report.warnings) { $0.warning($1) }
        }
    }

    private mutating func error(_ error: ReportError) {
        object { json in
            json.string("code", error.code.rawValue)
            json.string("message", error.message)
            json.string("hint", error.hint)
        }
    }

    private mutating func source(_ source: Report.Source) {
        object { json in
            json.string("id", source.id)
            json.string("path", source.path)
            if let bytes = source.pathBytes { json.string("pathBytes", bytes) }
            json.integer("bytes", source.bytes)
            json.string("sha256", source.sha256)
            json.key("sidecar")
            if let sidecar = source.sidecar {
                json.object { $0.string("sha256", sidecar.sha256) }
            } else {
                json.null()
            }
            if let part = source.part { json.integer("part", part) }
            json.string("mediaType", source.mediaType)
            json.key("encoding")
            if let encoding = source.encoding {
                json.object { json in
                    json.string("name", encoding.name)
                    json.bool("bom", encoding.bom)
                    json.fraction("confidence", encoding.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
        }
    }

    private mutating func generator(_ generator: Report.Generator) {
        object { json in
            json.string("name", generator.name)
            json.string("version", generator.version)
            json.string("analysis", generator.analysis)
            json.list("passes", generator.passes) { $0.string($1.rawValue) }
        }
    }

    private mutating func document(_ document: Report.Document) {
        spreadObject { json in
            json.string("text", document.text)
            json.key("language")
            json.object { json in
                json.string("tag", document.language.tag)
                json.fraction("confidence", document.language.confidence, decimals: 2)
            }
            json.member("headline") { $0.span(document.headline) }
            json.member("lead") { $0.span(document.lead) }
            json.member("byline") { $0.span(document.byline) }
            json.member("dateline") { $0.span(document.dateline) }
            json.key("published")
            if let published = document.published {
                json.object { json in
                    json.string("value", published.value)
                    json.string("basis", published.basis.rawValue)
                    json.fraction("confidence", published.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
            json.string("outlet", document.outlet)
            json.string("url", document.url)
            if let credits = document.credits { json.spreadList("credits", credits) { $0.credit($1) } }
            if let paragraphs = document.paragraphs {
                json.key("paragraphs")
                json.spreadList(paragraphs) { json, paragraph in
                    json.object { json in
                        json.range(paragraph.range)
                        json.string("role", paragraph.role.rawValue)
                    }
                }
            }
            if let sentences = document.sentences {
                json.key("sentences")
                json.spreadList(sentences) { json, sentence in json.object { $0.range(sentence) } }
            }
        }
    }

    private mutating func range(_ range: TextRange) {
        integer("start", range.start)
        integer("end", range.end)
    }

    /// The span's keys within an object that has others.
    mutating func spanKeys(_ span: TextSpan) {
        range(span.range)
        string("text", span.text)
    }

    /// A span as an object, or null.
    mutating func span(_ span: TextSpan?) {
        guard let span else { return null() }
        object { $0.spanKeys(span) }
    }

    private mutating func credit(_ credit: Report.Credit) {
        object { json in
            json.spanKeys(credit.span)
            json.string("outlet", credit.outlet)
            json.string("canonical", credit.canonical)
            json.string("kind", credit.kind.rawValue)
        }
    }

    private mutating func token(_ token: Report.Token) {
        object { json in
            json.range(token.range)
            json.string("upos", token.upos)
        }
    }

    private mutating func entity(_ entity: Report.Entity) {
        object { json in
            json.string("id", entity.id.rawValue)
            json.string("name", entity.name)
            json.string("type", entity.type.rawValue)
            json.string("wikidata", entity.wikidata)
            json.key("roles")
            json.list(entity.roles) { json, role in
                json.object { json in
                    json.spanKeys(role.span)
                    json.string("title", role.title)
                    json.string("of", role.of?.rawValue)
                }
            }
            json.list("mentions", entity.mentions) { $0.mention($1) }
        }
    }

    private mutating func mention(_ mention: Report.Entity.Mention) {
        object { json in
            json.spanKeys(mention.span)
            json.string("kind", mention.kind.rawValue)
            json.key("metonymOf")
            if let metonym = mention.metonymOf {
                json.object { json in
                    json.string("name", metonym.name)
                    json.string("entity", metonym.entity?.rawValue)
                    json.string("wikidata", metonym.wikidata)
                }
            } else {
                json.null()
            }
        }
    }

    private mutating func group(_ group: Report.Group) {
        object { json in
            json.string("id", group.id.rawValue)
            json.member("members") { $0.identifiers(group.members) }
            json.list("mentions", group.mentions) { $0.span($1) }
        }
    }

    private mutating func identifiers(_ identifiers: [ReportID]) {
        list(identifiers) { $0.string($1.rawValue) }
    }

    private mutating func quote(_ quote: Report.Quote) {
        object { json in
            json.string("id", quote.id.rawValue)
            json.string("type", quote.type.rawValue)
            json.spanKeys(quote.span)
            json.key("speaker")
            if let speaker = quote.speaker {
                json.object { json in
                    json.spanKeys(speaker.span)
                    json.string("entity", speaker.entity?.rawValue)
                    json.string("name", speaker.name)
                }
            } else {
                json.null()
            }
            json.member("cue") { $0.span(quote.cue) }
            json.string("via", quote.via?.rawValue)
            json.string("continues", quote.continues?.rawValue)
            json.string("stance", quote.stance.rawValue)
            json.string("target", quote.target?.rawValue)
            json.string("sourceKind", quote.sourceKind.rawValue)
            json.fraction("confidence", quote.confidence, decimals: 2)
            json.string("rule", quote.rule)
        }
    }

    private mutating func time(_ time: Report.Time) {
        object { json in
            json.string("id", time.id.rawValue)
            json.string("type", time.type.rawValue)
            json.spanKeys(time.span)
            json.string("value", time.value)
            json.key("resolved")
            if let resolved = time.resolved {
                json.object { json in
                    json.string("from", resolved.from)
                    json.string("to", resolved.to)
                    json.string("basis", resolved.basis.rawValue)
                    json.fraction("confidence", resolved.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
            if let calendar = time.calendar { json.string("calendar", calendar.rawValue) }
        }
    }

    private mutating func number(_ number: Report.Number) {
        object { json in
            json.spanKeys(number.span)
            json.number("value", number.value)
            json.string("unit", number.unit)
        }
    }

    private mutating func event(_ event: Report.Event) {
        object { json in
            json.string("id", event.id.rawValue)
            json.string("type", event.type.rawValue)
            json.string("mode", event.mode?.rawValue)
            json.member("actors") { $0.identifiers(event.actors) }
            json.member("recipients") { $0.identifiers(event.recipients) }
            json.string("time", event.time?.rawValue)
            json.string("assertedBy", event.assertedBy)
            json.string("status", event.status.rawValue)
            json.spanKeys(event.span)
            json.fraction("confidence", event.confidence, decimals: 2)
        }
    }

    private mutating func timelineEntry(_ entry: Report.TimelineEntry) {
        object { json in
            json.string("when", entry.when)
            json.member("times") { $0.identifiers(entry.times) }
            json.member("events") { $0.identifiers(entry.events) }
            json.bool("background", entry.background)
        }
    }

    private mutating func side(_ side: Report.Side) {
        object { json in
            json.string("id", side.id.rawValue)
            json.string("label", side.label)
            json.member("members") { $0.identifiers(side.members) }
            json.member("alignedWith") { $0.identifiers(side.alignedWith) }
            json.key("positions")
            json.list(side.positions) { json, position in
                json.object { json in
                    json.string("stance", position.stance.rawValue)
                    json.string("quote", position.quote.rawValue)
                }
            }
            if let confidence = side.confidence { json.fraction("confidence", confidence, decimals: 2) }
        }
    }

    private mutating func contradiction(_ contradiction: Report.Contradiction) {
        object { json in
            json.member("between") { $0.identifiers(contradiction.between) }
            json.member("about") { $0.span(contradiction.about) }
        }
    }

    private mutating func balance(_ balance: Report.Balance) {
        object { json in
            json.key("sides")
            json.list(balance.sides) { json, share in
                json.object { json in
                    json.string("side", share.side?.rawValue)
                    json.integer("direct", share.direct)
                    json.integer("mixed", share.mixed)
                    json.integer("indirect", share.indirect)
                    json.fraction("share", share.share, decimals: 2)
                }
            }
            json.key("flags")
            json.list(balance.flags) { json, flag in
                json.object { json in
                    json.string("code", flag.code.rawValue)
                    json.string("detail", flag.detail)
                    json.member("quotes") { $0.identifiers(flag.quotes) }
                }
            }
        }
    }

    private mutating func sourceTally(_ tally: Report.SourceTally) {
        object { json in
            json.string("kind", tally.kind.rawValue)
            json.string("entity", tally.entity?.rawValue)
            json.member("quotes") { $0.identifiers(tally.quotes) }
        }
    }

    private mutating func loadedWord(_ word: Report.LoadedWord) {
        object { json in
            json.spanKeys(word.span)
            json.string("voice", word.voice.rawValue)
        }
    }

    private mutating func keyword(_ keyword: Report.Keyword) {
        object { json in
            json.string("term", keyword.term)
            json.integer("count", keyword.count)
            json.fraction("weight", keyword.weight, decimals: 2)
        }
    }

    private mutating func subject(_ subject: Report.Subject) {
        object { json in
            json.string("code", subject.code)
            json.string("name", subject.name)
            json.fraction("confidence", subject.confidence, decimals: 2)
        }
    }

    private mutating func tone(_ tone: Report.Tone) {
        object { json in
            json.fraction("writer", tone.writer, decimals: 2)
            json.fraction("quoted", tone.quoted, decimals: 2)
        }
    }

    private mutating func fingerprint(_ fingerprint: Report.Fingerprint) {
        object { json in
            json.list("minhash", fingerprint.minhash) { $0.string($1) }
            json.list("paragraphs", fingerprint.paragraphs) { $0.string($1) }
        }
    }

    private mutating func warning(_ warning: ReportWarning) {
        object { json in
            json.string("code", warning.code.rawValue)
            json.string("message", warning.message)
        }
    }
}
