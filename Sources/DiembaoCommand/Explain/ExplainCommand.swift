import ArgumentParser
import DiembaoConfiguration
import DiembaoCore

/// `diembao explain`: why the quotations of an article are what they are.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why words are a quotation and who speaks them.",
        discussion: """
            For each quotation of an article: the word and the rule by which it was found, what speaks for and against \
            it, who speaks, why, and who else could have. Of a file that holds several articles all are explained, or \
            the one that --part names. The words are Vietnamese where LC_ALL, LC_MESSAGES or LANG is, else English. The \
            exit status is 1 where an article could not be read.
            """)

    @Argument(help: ArgumentHelp("Articles; - for standard input.", valueName: "file"))
    var files: [FileArgument]

    @Flag(name: .shortAndLong, help: "Show all the words and every reason; else the strongest.")
    var all = false

    @Flag(help: "Show also what was judged and left out.")
    var rejected = false

    @Flag(help: "Print one JSON object a quotation, one a line, with every reason.")
    var json = false

    @OptionGroup var choice: PartOptions

    @OptionGroup var desk: DeskNamesOptions

    @Option(
        help: ArgumentHelp("The date of publication: 2021-12-08, or with a time and zone.", valueName: "date"),
        transform: publicationDate)
    var published: String?

    @Option(
        help: ArgumentHelp("The article's language, a BCP 47 tag; else it is told from the text.", valueName: "tag"),
        completion: .list(["vi"]))
    var language: String?

    @Option(help: "When to use colours.")
    var color = ColorChoice.auto

    func run() throws {
        let analysis = BoundedAnalyzer(analyzer: Analyzer(options: AnalysisOptions(names: try desk.read())))
        let metadata = DocumentMetadata(published: published, language: language)
        let tongue = Tongue(environment: .process)
        let terminal = Terminal(colors: color)
        var output = Output()
        var isFirst = true
        var hasFailed = false
        for file in files.withoutSidecars {
            let articles: [Result<ExplainedArticle, ExplainedArticle.Failure>]
            do {
                articles = try ExplainedArticle.articles(in: file, part: choice.part, metadata, analysis, tongue)
            } catch {
                articles = [.failure(error)]
            }
            for article in articles {
                switch article {
                case .success(let article) where json: try output.write(article.json(withRejected: rejected))
                case .success(let article):
                    let view = ExplanationView(
                        article: article, terminal: terminal, tongue: tongue, isComplete: all, showsRejected: rejected)
                    try output.write((isFirst ? "" : "\n") + view.text)
                    isFirst = false
                case .failure(let failure):
                    try output.flush()
                    complain(failure.message)
                    hasFailed = true
                }
            }
        }
        try output.flush()
        if hasFailed { throw exitNegatively() }
    }
}
