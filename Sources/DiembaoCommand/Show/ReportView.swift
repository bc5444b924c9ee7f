import DiembaoCore

/// A report as a person reads it in half a minute (data that is made into text).
struct ReportView {
    /// So many quotations and dates are shown, and so many lines of each, unless everything is asked for.
    private static let shortList = 8
    private static let shortQuote = 3
    /// In scalars: what stands about a fragment fits on so many lines of 80 cells.
    private static let shortSentence = 200

    let report: Report
    let terminal: Terminal
    let tongue: Tongue
    let isComplete: Bool
    private let sentences: FragmentSentences
    /// The quotations that are told: all of them, or each statement once.
    private let statements: [Report.Quote]

    init(report: Report, terminal: Terminal, tongue: Tongue, isComplete: Bool = false) {
        self.report = report
        self.terminal = terminal
        self.tongue = tongue
        self.isComplete = isComplete
        let quotes = report.quotes ?? []
        sentences = FragmentSentences(of: report.document, quotes: quotes)
        statements = isComplete ? quotes : ToldStatements(of: quotes, sentences).quotes
    }

    /// Lines that end in a newline each. Nothing of the article's text is in them that a terminal would obey.
    var text: String {
        let sections =
            report.status == .failed
            ? [failure]
            : [
                parts, heading, summary, keywords, sides, quotes, events, timeline, numbers, names, times, sources,
                leanings, wording,
            ]
        return (sections + [warnings]).filter { !$0.isEmpty }
            .map { section in section.map { $0 + "\n" }.joined() }
            .joined(separator: "\n")
    }

    // MARK: Sections

    private var failure: [String] {
        guard let error = report.error else { return [] }
        let title = tongue("Not analysed", vi: "Không phân tích được") + (report.source.path.map { ": \($0)" } ?? "")
        let explanation = tongue.explanation(of: error)
        return paragraph(title, styles: .bold, .red) + paragraph("\(explanation.message) (\(error.code.rawValue))")
            + paragraph(explanation.hint)
    }

    /// Where a file holds several articles, its own report has nothing of theirs.
    private var parts: [String] {
        guard let parts = report.parts else { return [] }
        let count = tongue.count(parts.count, "article", "articles", vi: "bài")
        let told = tongue(
            "A file of \(count), each with a report of its own; this one only says where these are:",
            vi: "Tệp có \(count), mỗi bài có báo cáo riêng; báo cáo này chỉ cho biết chúng ở đâu:")
        let shown = isComplete ? parts[...] : parts.prefix(Self.shortList)
        return paragraph(report.source.path ?? "", styles: .bold) + paragraph(told) + shown.flatMap(hanging)
            + remainder(of: parts.count - shown.count)
    }

    private var heading: [String] {
        guard let document = report.document else { return [] }
        var lines = document.headline.map { paragraph($0.text, styles: .bold) } ?? []
        if lines.isEmpty {
            lines = [terminal.styled(tongue("(no headline)", vi: "(không có tiêu đề)"), .dim)]
            lines += document.lead.map { wrap(printable($0.text), width: terminal.width, lines: 2) } ?? []
        }
        return lines + paragraph(report.facts(in: tongue).joined(separator: " · "), styles: .dim)
            + paragraph(document.url ?? "", styles: .dim) + subjects
    }

    /// The surest first; a subject that this version of diembao does not know has the report's name.
    private var subjects: [String] {
        guard let subjects = report.subjects, !subjects.isEmpty else { return [] }
        let names = subjects.map { subject in
            self.tongue(subject.name, vi: MediaTopics.shared.topic(subject.code)?.vietnamese ?? subject.name)
        }
        let line = tongue("About", vi: "Chủ đề") + ": " + names.joined(separator: " · ")
        return wrap(printable(line), width: terminal.width - 2).enumerated().map { ($0 == 0 ? "" : "  ") + $1 }
    }

    /// One paragraph, since its sentences stand in the article's order.
    private var summary: [String] {
        guard let gist = report.gist else { return [] }
        return title(tongue("Summary", vi: "Tóm tắt"), count: nil)
            + wrap(printable(gist), width: terminal.width - 2).map { "  " + $0 }
    }

    private var keywords: [String] {
        guard let keywords = report.keywords, !keywords.isEmpty else { return [] }
        let list = keywords.map { $0.term + ($0.count > 1 ? " ×\($0.count)" : "") }.joined(separator: ", ")
        return title(tongue("Keywords", vi: "Từ khóa"), count: nil)
            + wrap(printable(list), width: terminal.width - 2).map { "  " + $0 }
    }

    /// Who stands against whom, how much of the quoted words each has, and what one says and another denies.
    private var sides: [String] {
        guard let sides = report.sides, !sides.isEmpty else { return [] }
        if let confidence = report.doubtfulDispute, !isComplete {
            let sure = tongue.percent(confidence)
            return remark(
                tongue(
                    "… sides left out, unsure that there is a dispute: \(sure) (--all)",
                    vi: "… bỏ qua các bên vì máy không chắc có đối lập: \(sure) (--all)"))
        }
        let lines = sides.flatMap { side in
            let share = report.balance?.sides.first { $0.side == side.id }.map { tongue.percent($0.share) }
            let allies = side.alignedWith.compactMap { id in sides.first { $0.id == id }?.label }
            let with = allies.isEmpty ? nil : tongue("with", vi: "cùng phía") + " " + allies.joined(separator: ", ")
            let notes = [share, with].compactMap { $0 }.joined(separator: "; ")
            let others = side.members.compactMap { id in report.entities?.first { $0.id == id }?.name }
                .filter { $0 != side.label }
            let shown = isComplete ? others[...] : others.prefix(Self.shortList)
            let who = shown.isEmpty ? "" : ": " + shown.joined(separator: ", ")
            return hanging(side.label + (notes.isEmpty ? "" : " (\(notes))") + who)
        }
        let title = title(
            tongue("Sides, with their share of the quoted words", vi: "Các bên, tỷ lệ lời trích"), count: nil)
        let rest = report.balance?.sides.first { $0.side == nil }.map(\.share) ?? 0
        let others = tongue("On no side", vi: "Không thuộc bên nào") + ": " + tongue.percent(rest)
        return title + lines + (rest > 0 ? hanging(others) : [])
            + (report.contradictions ?? []).prefix(Self.shortList).flatMap(lines(of:))
            + hanging(tongue.sidesLegend(sides[0].confidence))
    }

    private func lines(of contradiction: Report.Contradiction) -> [String] {
        let speakers = contradiction.between.compactMap { id in report.quotes?.first { $0.id == id }.map(name) }
        let about = contradiction.about.map { ": “\($0.text)”" } ?? ""
        let title = tongue("They contradict each other", vi: "Nói trái ngược nhau")
        return hanging("\(title): " + speakers.joined(separator: " × ") + about)
    }

    /// Where the article leans on one side or on sources that nobody can check.
    private var leanings: [String] {
        let isUnsure = report.doubtfulDispute != nil && !isComplete
        let flags = (report.balance?.flags ?? []).filter { !isUnsure || !$0.code.isOfSides }
        guard !flags.isEmpty else { return [] }
        return title(tongue("To bear in mind", vi: "Điều cần lưu ý"), count: nil)
            + flags.flatMap { flag in hanging(tongue.explanation(of: flag)) }
    }

    /// A line of a list, the next ones indented.
    private func hanging(_ text: String) -> [String] {
        wrap(printable(text), width: terminal.width - 4).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
    }

    private var quotes: [String] {
        guard report.quotes != nil else { return [] }
        let shown = isComplete ? statements[...] : statements.prefix(Self.shortList)
        return title(tongue("Who said what", vi: "Ai nói gì"), count: statements.count) + shown.flatMap(lines(of:))
            + remainder(of: statements.count - shown.count)
    }

    func lines(of quote: Report.Quote) -> [String] {
        let content = printable(quote.span.text)
        let sentence = sentences.sentence(about: quote, limit: isComplete ? .max : Self.shortSentence)
        let marked = sentence.map(printable) ?? (quote.type == .indirect ? content : "“\(content)”")
        let width = terminal.width - 4
        let lines = isComplete ? wrap(marked, width: width) : wrap(marked, width: width, lines: Self.shortQuote)
        return headline(of: quote) + lines.map { "    " + $0 }
    }

    /// Who speaks and what he does thereby: "Putin · asserts (khẳng định)", "according to Yonhap".
    private func headline(of quote: Report.Quote) -> [String] {
        let (before, after, cue) = frame(of: quote)
        let name = printable(name(of: quote))
        let lines = hanging(before + name + after + cue)
        guard lines.count == 1 else { return lines }
        let stance = terminal.styled(after, color(of: quote.stance))
        return ["  " + before + terminal.styled(name, .bold) + stance + terminal.styled(cue, .dim)]
    }

    /// What stands about the speaker. In Vietnamese the article's own word says enough where nobody is agreed or disagreed with.
    private func frame(of quote: Report.Quote) -> (before: String, after: String, cue: String) {
        let word = tongue.word(for: quote)
        guard let cue = quote.cue.map({ printable($0.text).lowercased() }), cue != word else {
            return ("", " · " + word, "")
        }
        if cue == Self.accordingTo { return (tongue("according to ", vi: cue + " "), "", "") }
        let isPlain = tongue == .vietnamese && (quote.stance.isNeutral || cue.contains(word))
        return isPlain ? ("", " · " + cue, "") : ("", " · " + word, " (\(cue))")
    }

    /// The cue that stands before who speaks: "Theo Yonhap, …".
    private static let accordingTo = "theo"

    private func name(of quote: Report.Quote) -> String {
        guard let speaker = quote.speaker else { return tongue.nobody }
        let entity = report.entities?.first { $0.id == speaker.entity }
        return speaker.name ?? entity?.name ?? speaker.span.text
    }

    private func color(of stance: Report.Quote.Stance) -> Terminal.Style {
        switch stance {
        case .deny, .accuse, .criticise, .warn, .threaten, .reject: .red
        case .agree, .promise, .praise, .concede: .green
        default: .cyan
        }
    }

    /// The sure ones; the others apart, and only where everything is asked for.
    private var events: [String] {
        guard let events = report.events, !events.isEmpty else { return [] }
        let (sure, doubtful) = (events.filter { !$0.isDoubtful }, events.filter(\.isDoubtful))
        let shown = isComplete ? sure[...] : sure.prefix(Self.shortList)
        let heading = title(tongue("Who did what", vi: "Ai làm gì"), count: sure.count)
        let lines = shown.flatMap(lines(of:)) + remainder(of: sure.count - shown.count)
        guard !doubtful.isEmpty else { return heading + lines }
        if isComplete {
            return heading + lines + title(tongue.doubtful, count: doubtful.count, indent: "  ")
                + doubtful.flatMap(self.lines(of:))
        }
        let count = doubtful.count
        let hidden = tongue("… \(count) unsure left out (--all)", vi: "… bỏ qua \(count) việc máy không chắc (--all)")
        return heading + lines + remark(hidden)
    }

    /// Who, what, to whom, when; then who says so, if it is not the writer, and how far it has happened.
    private func lines(of event: Report.Event) -> [String] {
        let who = deed(event)
        let when = report.times?.first { $0.id == event.time }.map { $0.span.text }
        let source = report.quotes?.first { $0.id.rawValue == event.assertedBy }
            .map { tongue("according to", vi: "theo lời") + " " + name(of: $0) }
        let notes = [when, tongue.word(for: event.status), source].compactMap { $0 }
        let line = who + (notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")")
        return wrap(printable(line), width: terminal.width - 4).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
    }

    /// The dates in their order, with what was done then or else the words about them; history is marked.
    private var timeline: [String] {
        guard let timeline = report.timeline, !timeline.isEmpty else { return [] }
        let shown = isComplete ? timeline[...] : timeline.prefix(Self.shortList)
        let words = TimeWords(tongue: tongue)
        func when(_ entry: Report.TimelineEntry) -> String { printable(words.words(entry.when) ?? "") }
        let widest = widest(of: shown.map(when))
        var last = ""
        let lines = shown.flatMap { entry -> [String] in
            let events = entry.events.compactMap { id in report.events?.first { $0.id == id } }
            let done = events.filter { isComplete || !$0.isDoubtful }.map { event in
                deed(event) + (tongue.word(for: event.status).map { " (\($0))" } ?? "")
            }
            let mark = entry.background ? " [" + tongue("background", vi: "bối cảnh") + "]" : ""
            guard done.isEmpty else {
                last = ""
                return row(when(entry), printable(done.joined(separator: "; ") + mark), widest: widest, left: [.cyan])
            }
            let passage = passage(about: entry, cells: 2 * (terminal.width - widest - 4) - mark.count)
            let isSame = !passage.isEmpty && passage == last
            last = passage
            let text = isSame ? tongue("(in the same sentence)", vi: "(cùng câu trên)") : passage
            return row(when(entry), printable(text + mark), widest: widest, left: [.cyan])
        }
        return title(tongue("Timeline", vi: "Diễn biến"), count: timeline.count) + lines
            + remainder(of: timeline.count - shown.count)
    }

    /// What the article says about the first of a day's dates.
    ///
    /// - Parameter cells: about so many are there for it, unless everything is asked for.
    private func passage(about entry: Report.TimelineEntry, cells: Int) -> String {
        guard let first = entry.times.first, let time = report.times?.first(where: { $0.id == first }) else {
            return ""
        }
        return sentences.sentence(around: time.span.range, limit: isComplete ? .max : cells - Self.lineBreak)
            ?? time.span.text
    }

    /// So many cells of two lines stay empty where words break.
    private static let lineBreak = 6

    /// Who did what to whom.
    private func deed(_ event: Report.Event) -> String {
        let deed = tongue.deed(event)
        let first = deed.first.isEmpty ? tongue.nobody : names(deed.first)
        return ([first, deed.words] + (deed.second.isEmpty ? [] : [names(deed.second)])).joined(separator: " · ")
    }

    private func names(_ identifiers: [ReportID]) -> String {
        identifiers.map { id in report.entities?.first { $0.id == id }?.name ?? id.rawValue }.joined(separator: ", ")
    }

    /// The first that measure something, with the words about each.
    private var numbers: [String] {
        let numbers = (report.numbers ?? []).filter { $0.unit != nil }
        guard !numbers.isEmpty else { return [] }
        let shown = isComplete ? numbers[...] : numbers.prefix(Self.shortList)
        let widest = widest(of: shown.map { printable($0.span.text) })
        let cells = terminal.width - widest - 4
        let lines = shown.flatMap { number -> [String] in
            let words = sentences.sentence(around: number.span.range, limit: isComplete ? .max : cells)
            return row(printable(number.span.text), printable(words ?? ""), widest: widest, left: [.bold])
        }
        return title(tongue("Numbers", vi: "Con số"), count: numbers.count) + lines
            + remainder(of: numbers.count - shown.count)
    }

    /// People, organisations and places, those first that are named most.
    private var names: [String] {
        let told = report.toldEntities
        guard !told.isEmpty else { return [] }
        let lines = Report.Entity.Kind.allCases.flatMap { kind -> [String] in
            let named = Report.ranked(told, of: kind).map(\.entity)
            guard !named.isEmpty else { return [] }
            let shown = isComplete ? named[...] : named.prefix(Self.shortList)
            let list = shown.map { entity in
                let often = entity.mentions.count > 1 ? " ×\(entity.mentions.count)" : ""
                return printable(entity.name) + often
            }
            let more = named.count > shown.count ? ["… +\(named.count - shown.count)"] : []
            let text = "\(tongue.word(for: kind)): " + (list + more).joined(separator: ", ")
            return wrap(text, width: terminal.width - 4).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
        }
        return title(tongue("Names", vi: "Tên riêng"), count: told.count) + lines
    }

    /// All dates, lengths of time and what comes again, as the text has them: the timeline tells the days once more.
    private var times: [String] {
        guard isComplete, let times = report.times else { return [] }
        let widest = widest(of: times.map { printable($0.span.text) })
        let rows = times.flatMap { time in
            let text = printable(time.span.text)
            // "năm 2014" says all of itself.
            guard let words = TimeWords(tongue: tongue).words(for: time), words != text.lowercased() else {
                return hanging(text)
            }
            return row(text, printable(words), widest: widest, right: [.cyan])
        }
        return title(tongue("Dates", vi: "Mốc thời gian"), count: times.count) + rows
    }

    private var sources: [String] {
        guard !statements.isEmpty else { return [] }
        var tally: [(kind: Report.Quote.SourceKind, names: [String], quotes: Int)] = []
        // Words of which the article does not say whose they are have no source, rather than one that hides its name.
        let orphans = statements.count { $0.speaker == nil }
        for quote in statements where quote.speaker != nil {
            let kind = report.sources?.first { $0.quotes.contains(quote.id) }?.kind ?? quote.sourceKind
            let place = tally.firstIndex { $0.kind == kind } ?? tally.count
            if place == tally.count { tally.append((kind, [], 0)) }
            tally[place].quotes += 1
            if !tally[place].names.contains(name(of: quote)) { tally[place].names.append(name(of: quote)) }
        }
        let lines =
            tally.flatMap { kind, names, quotes in
                hanging("\(tongue.word(for: kind)): \(names.joined(separator: ", ")) (\(quotes))")
            } + (orphans == 0 ? [] : hanging("\(tongue.sourceless) (\(orphans))"))
        return title(tongue("Sources", vi: "Nguồn tin"), count: nil) + lines
    }

    /// How many words are negative or positive, and which of them judge: each once, by whose words they are.
    private var wording: [String] {
        guard let tone = report.tone else { return [] }
        let loaded = report.loaded ?? []
        guard tone.writer != 0 || tone.quoted != 0 || !loaded.isEmpty else { return [] }
        let (writer, quoted) = (tongue("the writer's", vi: "của người viết"), tongue("quoted", vi: "trong lời trích"))
        let measured = "\(writer) \(tongue.signed(tone.writer)) · \(quoted) \(tongue.signed(tone.quoted))"
        let heading = tongue("Wording", vi: "Từ ngữ")
        let judging = [(Report.LoadedWord.Voice.writer, writer), (.quoted, quoted)].compactMap { voice, name in
            var words: [String] = []
            for word in loaded where word.voice == voice && !words.contains(word.span.text) {
                words.append(word.span.text)
            }
            return words.isEmpty
                ? nil : tongue("loaded", vi: "từ mang tính đánh giá") + ", \(name): " + words.joined(separator: ", ")
        }
        let lines = ["\(tongue.tone): \(measured)", tongue.toneLegend] + judging
        return title(heading, count: nil) + lines.flatMap(hanging)
    }

    private var warnings: [String] {
        report.warnings.flatMap { warning in
            wrap(printable(tongue.explanation(of: warning)), width: terminal.width - 2).enumerated()
                .map { terminal.styled(($0 == 0 ? "! " : "  ") + $1, .yellow) }
        }
    }

    // MARK: Pieces

    private func title(_ text: String, count: Int?, indent: String = "") -> [String] {
        let text = text + (count.map { " (\(tongue.number($0)))" } ?? "")
        return wrap(text, width: terminal.width - indent.count).map { indent + terminal.styled($0, .bold) }
    }

    /// What the program says of a list.
    private func remark(_ text: String) -> [String] { hanging(text).map { terminal.styled($0, .dim) } }

    func paragraph(_ text: String, styles: Terminal.Style...) -> [String] {
        guard !text.isEmpty else { return [] }
        return wrap(printable(text), width: terminal.width).map { terminal.styled($0, styles) }
    }

    /// A table's left column: as wide as the widest text in it, but the right one has half of the line at least.
    private func widest(of texts: [String]) -> Int {
        let limit = min(Self.leftColumn, terminal.width / 2 - 4)
        return texts.map(\.displayWidth).filter { $0 <= limit }.max() ?? 0
    }

    /// Lines of a table of two columns. What is wider than its column stands on lines of its own. Both are ``printable(_:)``.
    private func row(
        _ left: String, _ right: String, widest: Int, left leftStyles: [Terminal.Style] = [],
        right rightStyles: [Terminal.Style] = []
    ) -> [String] {
        let indent = widest == 0 ? "    " : String(repeating: " ", count: widest + 4)
        let lines = wrap(right, width: terminal.width - indent.count).map { terminal.styled($0, rightStyles) }
        guard left.displayWidth <= widest else {
            return wrap(left, width: terminal.width - 2).map { "  " + terminal.styled($0, leftStyles) }
                + lines.map { indent + $0 }
        }
        let first = "  " + terminal.styled(padded(left, to: widest), leftStyles) + "  "
        return lines.enumerated().map { ($0 == 0 ? first : indent) + $1 }
    }

    /// In cells.
    private static let leftColumn = 30

    private func remainder(of count: Int) -> [String] {
        guard count > 0 else { return [] }
        let text = tongue("… and \(count) more (--all)", vi: "… và \(count) mục nữa (--all)")
        return remark(text)
    }
}
