import ArgumentParser
import CLinux
import DiembaoConfiguration
import DiembaoCore

/// `diembao analyze`: articles in, reports out, without the service.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Analyse articles and print their reports as JSON.",
        discussion: """
            One article gives its report as the service writes it; several give one report a line, in the order of the \
            articles. FILE.meta.json beside an article is used as the service uses it. With --jsonl, each line of the \
            input is an article, {"id", "text" or "path", "published", "outlet", "url", "language"}, and each line of \
            the output its report. The exit status is 1 where an article failed or could not be read.
            """)

    @Argument(help: ArgumentHelp("Articles, or streams with --jsonl; - for standard input.", valueName: "file"))
    var files: [FileArgument] = []

    @Flag(help: "Read one article a line, as JSON; standard input where no FILE is named.")
    var jsonl = false

    @Option(
        help: ArgumentHelp("What source.path says in the report.", valueName: "rel"),
        completion: .list([]))
    var path: FileArgument?

    @OptionGroup(title: "What is known of the articles")
    var metadata: MetadataOptions

    @Flag(help: "List the words of the text and their parts of speech in the report.")
    var tokens = false

    @OptionGroup var desk: DeskNamesOptions

    @Option(
        help: ArgumentHelp("Articles at one time; by default one for each core that it may run on.", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("The largest article that is read, for example 512KiB or 20MiB.", valueName: "size"))
    var limit = ByteSize(bytes: Configuration.Limits().inputSize)

    func validate() throws {
        if files.isEmpty && !jsonl {
            throw ValidationError("Name the articles, or - for standard input.")
        }
        if path != nil && (jsonl || files.count != 1) {
            throw ValidationError("--path is about one article; name one.")
        }
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 1024.")
        }
    }

    func run() throws {
        let options = AnalysisOptions(tokens: tokens, names: try desk.read())
        let analysis = BoundedAnalyzer(
            analyzer: Analyzer(options: options), limits: Configuration.Limits(inputSize: limit.bytes))
        let isAlone = !jsonl && files.count == 1
        let source: any AnalysisSource =
            jsonl
            ? LineSource(files.isEmpty ? ["-"].map(FileArgument.init) : files, lineLimit: 6 * limit.bytes + (64 << 10))
            : FileSource(files, path: path?.bytes)
        var run = AnalysisRun(
            analysis: analysis, defaults: metadata.values, layout: isAlone ? .lines : .compact,
            jobs: isAlone ? 1 : jobs ?? Int(clinux_usable_processors()))
        if try run.analyze(source).hasFailures { throw exitNegatively() }
    }
}

/// Where the names stand that a desk knows (data).
struct DeskNamesOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of names that a desk knows, or a folder of them; may be given several times.", valueName: "file"),
        completion: .file(extensions: ["tsv"]))
    var names: [String] = []

    /// - throws: the command's end, after all that is wrong with the files was said.
    func read() throws -> DeskNames {
        do {
            return try NamesFiles(at: names).get()
        } catch {
            throw configurationFailure(error.faults)
        }
    }
}

/// Which articles of a file that holds several are meant (data).
struct PartOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Of a file that holds several articles, this one only, counted from 1.", valueName: "number")
    )
    var part: Int?

    func validate() throws {
        if let part, part < 1 { throw ValidationError("--part counts a file's articles from 1.") }
    }
}

extension Tongue {
    /// That a file has no article of the number that was asked for, and what to do.
    func noPart(_ part: Int, of count: Int) -> String {
        self(
            "the file has no article \(number(part)); it holds \(number(count)). Count from 1.",
            vi: "tệp không có bài thứ \(number(part)); tệp có \(number(count)) bài. Hãy đếm từ 1.")
    }
}

/// The value of `--published`. In an article's report a wrong one is a warning; the person who types it is asked once more, since
/// nothing would be reckoned from it.
///
/// - throws: where it is no date that reports take.
@Sendable func publicationDate(_ text: String) throws(ValidationError) -> String {
    guard DocumentMetadata.isDate(text) else {
        throw ValidationError("Write 2021-12-08, or 2021-12-08T06:30:00+07:00 with a time and its zone.")
    }
    return text
}

/// What a person says of articles on the command line (data).
struct MetadataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The date of publication: 2021-12-08, or with a time and zone.", valueName: "date"),
        transform: publicationDate)
    var published: String?

    @Option(help: ArgumentHelp("Who published the article.", valueName: "name"))
    var outlet: String?

    @Option(help: ArgumentHelp("Where the article was published.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp("The article's language, a BCP 47 tag; else it is told from the text.", valueName: "tag"),
        completion: .list(["vi", "en", "fr", "zh", "ru"]))
    var language: String?

    var values: DocumentMetadata {
        DocumentMetadata(published: published, outlet: outlet, url: url, language: language)
    }
}
