extension Report {
    /// The report as JSON in UTF-8, ended by a line feed; the same report gives the same bytes.
    ///
    /// For example:
    ///
    ///     let bytes = report.json()                    // for a file
    ///     let line = report.json(layout: .compact)     // for a stream
    public func json(layout: ReportLayout = .lines) -> [UInt8] {
        var writer = JSONWriter(layout: layout, capacity: 4096 + 3 * (document?.text.utf8.count ?? 0))
        writer.report(self)
        writer.finish()
        return writer.bytes
    }
}

/// The contract's key order, one function a thing.
extension JSONWriter {
    fileprivate mutating func report(_ report: Report) {
        spreadObject { json in
            json.key("schema"); json.string(report.schema)
            json.key("status"); json.string(report.status.rawValue)
            if let error = report.error { json.key("error"); json.error(error) }
            if let parts = report.parts { json.key("parts"); json.list(parts) { $0.string($1) } }
            json.key("source"); json.source(report.source)
            json.key("generator"); json.generator(report.generator)
            if let document = report.document { json.key("document"); json.document(document) }
            if let tokens = report.tokens { json.key("tokens"); json.spreadList(tokens) { $0.token($1) } }
            if let entities = report.entities { json.key("entities"); json.spreadList(entities) { $0.entity($1) } }
            if let groups = report.groups { json.key("groups"); json.spreadList(groups) { $0.group($1) } }
            if let quotes = report.quotes { json.key("quotes"); json.spreadList(quotes) { $0.quote($1) } }
            if let times = report.times { json.key("times"); json.spreadList(times) { $0.time($1) } }
            if let numbers = report.numbers { json.key("numbers"); json.spreadList(numbers) { $0.number($1) } }
            if let events = report.events { json.key("events"); json.spreadList(events) { $0.event($1) } }
            if let timeline = report.timeline {
                json.key("timeline"); json.spreadList(timeline) { $0.timelineEntry($1) }
            }
            if let sides = report.sides { json.key("sides"); json.spreadList(sides) { $0.side($1) } }
            if let contradictions = report.contradictions {
                json.key("contradictions"); json.spreadList(contradictions) { $0.contradiction($1) }
            }
            if let balance = report.balance { json.key("balance"); json.balance(balance) }
            if let sources = report.sources { json.key("sources"); json.spreadList(sources) { $0.sourceTally($1) } }
            if let loaded = report.loaded { json.key("loaded"); json.spreadList(loaded) { $0.loadedWord($1) } }
            if let summary = report.summary { json.key("summary"); json.spreadList(summary) { $0.span($1) } }
            if let keywords = report.keywords { json.key("keywords"); json.spreadList(keywords) { $0.keyword($1) } }
            if let subjects = report.subjects { json.key("subjects"); json.spreadList(subjects) { $0.subject($1) } }
            if let tone = report.tone { json.key("tone"); json.tone(tone) }
            if let fingerprint = report.fingerprint { json.key("fingerprint"); json.fingerprint(fingerprint) }
            json.key("warnings"); json.spreadList(report.warnings) { $0.warning($1) }
        }
    }

    private mutating func error(_ error: ReportError) {
        object { json in
            json.key("code"); json.string(error.code.rawValue)
            json.key("message"); json.string(error.message)
            json.key("hint"); json.string(error.hint)
        }
    }

    private mutating func source(_ source: Report.Source) {
        object { json in
            json.key("id"); json.string(source.id)
            json.key("path"); json.string(source.path)
            if let bytes = source.pathBytes { json.key("pathBytes"); json.string(bytes) }
            json.key("bytes"); json.integer(source.bytes)
            json.key("sha256"); json.string(source.sha256)
            json.key("sidecar")
            if let sidecar = source.sidecar {
                json.object { $0.key("sha256"); $0.string(sidecar.sha256) }
            } else {
                json.null()
            }
            json.key("mediaType"); json.string(source.mediaType)
            json.key("encoding")
            if let encoding = source.encoding {
                json.object { json in
                    json.key("name"); json.string(encoding.name)
                    json.key("bom"); json.bool(encoding.bom)
                    json.key("confidence"); json.fraction(encoding.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
        }
    }

    private mutating func generator(_ generator: Report.Generator) {
        object { json in
            json.key("name"); json.string(generator.name)
            json.key("version"); json.string(generator.version)
            json.key("analysis"); json.string(generator.analysis)
            json.key("passes"); json.list(generator.passes) { $0.string($1.rawValue) }
        }
    }

    private mutating func document(_ document: Report.Document) {
        spreadObject { json in
            json.key("text"); json.string(document.text)
            json.key("language")
            json.object { json in
                json.key("tag"); json.string(document.language.tag)
                json.key("confidence"); json.fraction(document.language.confidence, decimals: 2)
            }
            json.key("headline"); json.span(document.headline)
            json.key("lead"); json.span(document.lead)
            json.key("byline"); json.span(document.byline)
            json.key("dateline"); json.span(document.dateline)
            json.key("published")
            if let published = document.published {
                json.object { json in
                    json.key("value"); json.string(published.value)
                    json.key("basis"); json.string(published.basis.rawValue)
                    json.key("confidence"); json.fraction(published.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
            json.key("outlet"); json.string(document.outlet)
            json.key("url"); json.string(document.url)
            if let credits = document.credits { json.key("credits"); json.spreadList(credits) { $0.credit($1) } }
            if let paragraphs = document.paragraphs {
                json.key("paragraphs")
                json.spreadList(paragraphs) { json, paragraph in
                    json.object { json in
                        json.range(paragraph.range)
                        json.key("role"); json.string(paragraph.role.rawValue)
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
        key("start"); integer(range.start)
        key("end"); integer(range.end)
    }

    /// The span's keys within an object that has others.
    private mutating func spanKeys(_ span: TextSpan) {
        range(span.range)
        key("text"); string(span.text)
    }

    private mutating func span(_ span: TextSpan?) {
        guard let span else { return null() }
        object { $0.spanKeys(span) }
    }

    private mutating func credit(_ credit: Report.Credit) {
        object { json in
            json.spanKeys(credit.span)
            json.key("outlet"); json.string(credit.outlet)
            json.key("canonical"); json.string(credit.canonical)
            json.key("kind"); json.string(credit.kind.rawValue)
        }
    }

    private mutating func token(_ token: Report.Token) {
        object { json in
            json.range(token.range)
            json.key("upos"); json.string(token.upos)
        }
    }

    private mutating func entity(_ entity: Report.Entity) {
        object { json in
            json.key("id"); json.string(entity.id.rawValue)
            json.key("name"); json.string(entity.name)
            json.key("type"); json.string(entity.type.rawValue)
            json.key("wikidata"); json.string(entity.wikidata)
            json.key("roles")
            json.list(entity.roles) { json, role in
                json.object { json in
                    json.spanKeys(role.span)
                    json.key("title"); json.string(role.title)
                    json.key("of"); json.string(role.of?.rawValue)
                }
            }
            json.key("mentions"); json.list(entity.mentions) { $0.mention($1) }
        }
    }

    private mutating func mention(_ mention: Report.Entity.Mention) {
        object { json in
            json.spanKeys(mention.span)
            json.key("kind"); json.string(mention.kind.rawValue)
            json.key("metonymOf")
            if let metonym = mention.metonymOf {
                json.object { json in
                    json.key("name"); json.string(metonym.name)
                    json.key("entity"); json.string(metonym.entity?.rawValue)
                    json.key("wikidata"); json.string(metonym.wikidata)
                }
            } else {
                json.null()
            }
        }
    }

    private mutating func group(_ group: Report.Group) {
        object { json in
            json.key("id"); json.string(group.id.rawValue)
            json.key("members"); json.identifiers(group.members)
            json.key("mentions"); json.list(group.mentions) { $0.span($1) }
        }
    }

    private mutating func identifiers(_ identifiers: [ReportID]) {
        list(identifiers) { $0.string($1.rawValue) }
    }

    private mutating func quote(_ quote: Report.Quote) {
        object { json in
            json.key("id"); json.string(quote.id.rawValue)
            json.key("type"); json.string(quote.type.rawValue)
            json.spanKeys(quote.span)
            json.key("speaker")
            if let speaker = quote.speaker {
                json.object { json in
                    json.spanKeys(speaker.span)
                    json.key("entity"); json.string(speaker.entity?.rawValue)
                    json.key("name"); json.string(speaker.name)
                }
            } else {
                json.null()
            }
            json.key("cue"); json.span(quote.cue)
            json.key("via"); json.string(quote.via?.rawValue)
            json.key("continues"); json.string(quote.continues?.rawValue)
            json.key("stance"); json.string(quote.stance.rawValue)
            json.key("target"); json.string(quote.target?.rawValue)
            json.key("sourceKind"); json.string(quote.sourceKind.rawValue)
            json.key("confidence"); json.fraction(quote.confidence, decimals: 2)
            json.key("rule"); json.string(quote.rule)
        }
    }

    private mutating func time(_ time: Report.Time) {
        object { json in
            json.key("id"); json.string(time.id.rawValue)
            json.key("type"); json.string(time.type.rawValue)
            json.spanKeys(time.span)
            json.key("value"); json.string(time.value)
            json.key("resolved")
            if let resolved = time.resolved {
                json.object { json in
                    json.key("from"); json.string(resolved.from)
                    json.key("to"); json.string(resolved.to)
                    json.key("basis"); json.string(resolved.basis.rawValue)
                    json.key("confidence"); json.fraction(resolved.confidence, decimals: 2)
                }
            } else {
                json.null()
            }
        }
    }

    private mutating func number(_ number: Report.Number) {
        object { json in
            json.spanKeys(number.span)
            json.key("value"); json.number(number.value)
            json.key("unit"); json.string(number.unit)
        }
    }

    private mutating func event(_ event: Report.Event) {
        object { json in
            json.key("id"); json.string(event.id.rawValue)
            json.key("type"); json.string(event.type.rawValue)
            json.key("mode"); json.string(event.mode)
            json.key("actors"); json.identifiers(event.actors)
            json.key("recipients"); json.identifiers(event.recipients)
            json.key("time"); json.string(event.time?.rawValue)
            json.key("assertedBy"); json.string(event.assertedBy)
            json.key("status"); json.string(event.status.rawValue)
            json.spanKeys(event.span)
            json.key("confidence"); json.fraction(event.confidence, decimals: 2)
        }
    }

    private mutating func timelineEntry(_ entry: Report.TimelineEntry) {
        object { json in
            json.key("when"); json.string(entry.when)
            json.key("times"); json.identifiers(entry.times)
            json.key("events"); json.identifiers(entry.events)
            json.key("background"); json.bool(entry.background)
        }
    }

    private mutating func side(_ side: Report.Side) {
        object { json in
            json.key("id"); json.string(side.id.rawValue)
            json.key("label"); json.string(side.label)
            json.key("members"); json.identifiers(side.members)
            json.key("alignedWith"); json.identifiers(side.alignedWith)
            json.key("positions")
            json.list(side.positions) { json, position in
                json.object { json in
                    json.key("stance"); json.string(position.stance.rawValue)
                    json.key("quote"); json.string(position.quote.rawValue)
                }
            }
        }
    }

    private mutating func contradiction(_ contradiction: Report.Contradiction) {
        object { json in
            json.key("between"); json.identifiers(contradiction.between)
            json.key("about"); json.span(contradiction.about)
        }
    }

    private mutating func balance(_ balance: Report.Balance) {
        object { json in
            json.key("sides")
            json.list(balance.sides) { json, share in
                json.object { json in
                    json.key("side"); json.string(share.side?.rawValue)
                    json.key("direct"); json.integer(share.direct)
                    json.key("mixed"); json.integer(share.mixed)
                    json.key("indirect"); json.integer(share.indirect)
                    json.key("share"); json.fraction(share.share, decimals: 2)
                }
            }
            json.key("flags")
            json.list(balance.flags) { json, flag in
                json.object { json in
                    json.key("code"); json.string(flag.code)
                    json.key("detail"); json.string(flag.detail)
                    json.key("quotes"); json.identifiers(flag.quotes)
                }
            }
        }
    }

    private mutating func sourceTally(_ tally: Report.SourceTally) {
        object { json in
            json.key("kind"); json.string(tally.kind.rawValue)
            json.key("entity"); json.string(tally.entity?.rawValue)
            json.key("quotes"); json.identifiers(tally.quotes)
        }
    }

    private mutating func loadedWord(_ word: Report.LoadedWord) {
        object { json in
            json.spanKeys(word.span)
            json.key("voice"); json.string(word.voice.rawValue)
        }
    }

    private mutating func keyword(_ keyword: Report.Keyword) {
        object { json in
            json.key("term"); json.string(keyword.term)
            json.key("count"); json.integer(keyword.count)
            json.key("weight"); json.fraction(keyword.weight, decimals: 2)
        }
    }

    private mutating func subject(_ subject: Report.Subject) {
        object { json in
            json.key("code"); json.string(subject.code)
            json.key("name"); json.string(subject.name)
            json.key("confidence"); json.fraction(subject.confidence, decimals: 2)
        }
    }

    private mutating func tone(_ tone: Report.Tone) {
        object { json in
            json.key("writer"); json.fraction(tone.writer, decimals: 2)
            json.key("quoted"); json.fraction(tone.quoted, decimals: 2)
        }
    }

    private mutating func fingerprint(_ fingerprint: Report.Fingerprint) {
        object { json in
            json.key("minhash"); json.list(fingerprint.minhash) { $0.string($1) }
            json.key("paragraphs"); json.list(fingerprint.paragraphs) { $0.string($1) }
        }
    }

    private mutating func warning(_ warning: ReportWarning) {
        object { json in
            json.key("code"); json.string(warning.code.rawValue)
            json.key("message"); json.string(warning.message)
        }
    }
}
