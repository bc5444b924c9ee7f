import CLinux
import DiembaoExtract
import Glibc

extension Configuration {
    /// The file that is read when nothing else is said.
    public static let defaultFile = "/etc/diembao/diembao.toml"

    /// Variables of the environment that begin with `DIEMBAO_` and are no keys: the file's path, and the
    /// threshold of the log.
    public static let otherVariables: Set<String> = ["DIEMBAO_CONFIG", "DIEMBAO_LOG_LEVEL"]

    /// The configuration that the file, the environment and the command line say together: the command line
    /// goes before the environment, the environment before the file, the file before the defaults.
    ///
    ///     let configuration = try Configuration.load(
    ///         file: "/etc/diembao/diembao.toml",
    ///         environment: ["DIEMBAO_LIMITS_CPU_TIME": "10"],
    ///         overrides: ["inbox.1.settle=5", "inbox.1.include=*.txt,*.md"])
    ///
    /// - Parameters:
    ///   - file: The TOML file. Paths in it are absolute.
    ///   - environment: Every variable; those whose name begins with `DIEMBAO_` are looked at. Keys are spelled
    ///     `DIEMBAO_LIMITS_CPU_TIME`, `DIEMBAO_INBOX_1_PATH`. Inboxes count from 1; the number after the file's
    ///     last adds one. Paths are absolute.
    ///   - overrides: The values of `--set`, each `KEY=VALUE` with the key as TOML names it. Paths may be relative
    ///     to the working folder.
    /// - Throws: Every fault of all three, not only the first. No folder is looked at: that is ``FolderCheck``'s.
    public static func load(
        file: String, environment: [String: String] = [:], overrides: [String] = []
    ) throws(ConfigurationError) -> Configuration {
        var loader = ConfigurationLoader(file: file)
        loader.readFile()
        loader.read(environment: environment)
        loader.read(overrides: overrides)
        return try loader.configuration()
    }
}

/// Gathers what each source says, then makes a configuration of it.
private struct ConfigurationLoader {
    let file: String
    private var values: [String: SettingValue] = [:]
    private var origins = ConfigurationOrigins()
    /// Keys that were said, be it with a faulty value: those are not missing.
    private var said: Set<String> = []
    private var faults: [ConfigurationFault] = []
    /// The inboxes by number, and where each was first said.
    private var inboxes: [Int: ConfigurationOrigin] = [:]
    private var inboxesInFile = 0
    /// Whether the file could be read as a whole; if not, nothing can be said to be missing.
    private var isComplete = true

    init(file: String) {
        self.file = file
    }

    // MARK: The file

    mutating func readFile() {
        do throws(ConfigurationFault) {
            let bytes = try readBytes(ofFile: file)
            try checkUTF8(bytes)
            do throws(TOMLSyntaxError) {
                read(topLevel: try parseTOML(bytes))
            } catch {
                throw fault(
                    error.line, "no TOML (column \(error.column)): \(error.message)",
                    cure: "diembao.toml(5) has an example")
            }
        } catch {
            isComplete = false
            faults.append(error)
        }
    }

    private func fault(_ line: Int?, _ problem: String, cure: String) -> ConfigurationFault {
        ConfigurationFault(.file(file, line: line), problem, cure: cure)
    }

    private func checkUTF8(_ bytes: [UInt8]) throws(ConfigurationFault) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let line = bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
            throw fault(line, "not UTF-8", cure: "save the file in that encoding")
        }
    }

    private mutating func read(topLevel nodes: [TOMLNode]) {
        for node in nodes {
            switch (node.key, node.value) {
            case ("limits", .table(let members)):
                for member in members { read(member, in: .limits, inbox: nil) }
            case ("limits", _):
                faults.append(
                    fault(
                        node.line, "limits must be a table, not \(node.value.display)",
                        cure: "write [limits] on a line of its own"))
            case ("inbox", .array(let elements)) where !elements.isEmpty:
                for element in elements { read(inbox: element) }
            case ("inbox", _):
                isComplete = false
                faults.append(
                    fault(
                        node.line, "inbox must be a list of tables, not \(node.value.display)",
                        cure: "write [[inbox]], with two brackets, on a line of its own before each inbox's keys"))
            default:
                read(node, in: .top, inbox: nil)
            }
        }
    }

    private mutating func read(inbox node: TOMLNode) {
        inboxesInFile += 1
        inboxes[inboxesInFile] = .file(file, line: node.line)
        guard case .table(let members) = node.value else {
            faults.append(
                fault(
                    node.line, "an inbox must be a table, not \(node.value.display)",
                    cure: "write [[inbox]] on a line of its own"))
            return
        }
        for member in members { read(member, in: .inbox, inbox: inboxesInFile) }
    }

    private mutating func read(_ node: TOMLNode, in table: ConfigurationKey.Table, inbox number: Int?) {
        guard let key = ConfigurationKey.of(table).first(where: { $0.name == node.key }) else {
            return faults.append(unknown(node, in: table))
        }
        let origin = ConfigurationOrigin.file(file, line: node.line)
        take(key, inbox: number, origin: origin, example: "\(key.name) = \(key.example)") { () throws(SettingFault) in
            try key.value(of: node.value, relativeTo: nil)
        }
    }

    private func unknown(_ node: TOMLNode, in table: ConfigurationKey.Table) -> ConfigurationFault {
        let what =
            switch node.value {
            case .table: "table"
            case .array(let elements)
            where elements.contains(where: { if case .table = $0.value { true } else { false } }):
                "table"
            default: "key"
            }
        let problem = "unknown \(what) \"\(node.key)\" \(table.place)"
        if let elsewhere = ConfigurationKey.all.first(where: { $0.name == node.key }) {
            let cure =
                switch elsewhere.table {
                case .top: "it belongs at the top, before the first line in brackets"
                case .limits: "it belongs below a line [limits]"
                case .inbox: "it belongs below a line [[inbox]]"
                }
            return fault(node.line, problem, cure: cure)
        }
        var candidates = ConfigurationKey.of(table).map(\.name)
        if table == .top { candidates += ["limits", "inbox"] }
        return fault(node.line, problem, cure: suggestion(for: node.key, among: candidates))
    }

    private func suggestion(for word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { "did you mean \"\($0)\"?" } ?? "diembao.toml(5) lists what there is"
    }

    // MARK: The environment and the command line

    mutating func read(environment: [String: String]) {
        let names = environment.keys.filter { $0.hasPrefix("DIEMBAO_") && !Configuration.otherVariables.contains($0) }
        for name in names.sorted() {
            guard let (key, number) = key(ofVariable: name) else {
                let numbers = [1] + inboxes.keys + [inboxNumber(name.split(separator: "_").map(String.init), 2) ?? 1]
                let candidates =
                    ConfigurationKey.all.flatMap { key in
                        key.table == .inbox ? numbers.map { key.variable(inbox: $0) } : [key.variable(inbox: nil)]
                    } + Configuration.otherVariables
                faults.append(
                    ConfigurationFault(
                        .environment(name), "unknown variable", cure: suggestion(for: name, among: candidates)))
                continue
            }
            let text = environment[name]!
            take(key, inbox: number, origin: .environment(name), example: "\(name)=\(key.spelledExample)") {
                () throws(SettingFault) in
                try key.value(spelled: text, relativeTo: nil)
            }
        }
    }

    mutating func read(overrides: [String]) {
        let workingFolder = workingFolder()
        for override in overrides {
            let name = String(override.prefix { $0 != "=" })
            let origin = ConfigurationOrigin.commandLine(override)
            guard let (key, number) = key(ofPath: name) else {
                let candidates = ConfigurationKey.all.map { key in
                    key.path(inbox: inboxNumber(name.split(separator: ".").map(String.init), 1))
                }
                faults.append(
                    ConfigurationFault(
                        origin, "unknown key \"\(name)\"", cure: suggestion(for: name, among: candidates)))
                continue
            }
            let example = "--set \(name)=\(key.spelledExample)"
            guard name.count < override.count else {
                faults.append(ConfigurationFault(origin, "no value", cure: "write for example \(example)"))
                continue
            }
            let text = String(override.dropFirst(name.count + 1))
            take(key, inbox: number, origin: origin, example: example) { () throws(SettingFault) in
                try key.value(spelled: text, relativeTo: workingFolder)
            }
        }
    }

    private func key(ofVariable name: String) -> (ConfigurationKey, Int?)? {
        let number = inboxNumber(name.split(separator: "_").map(String.init), 2)
        let key = ConfigurationKey.all.first { key in
            key.table == .inbox
                ? number.map { key.variable(inbox: $0) == name } ?? false : key.variable(inbox: nil) == name
        }
        return key.map { ($0, $0.table == .inbox ? number : nil) }
    }

    private func key(ofPath name: String) -> (ConfigurationKey, Int?)? {
        let number = inboxNumber(name.split(separator: ".").map(String.init), 1)
        let key = ConfigurationKey.all.first { key in
            key.table == .inbox ? number.map { key.path(inbox: $0) == name } ?? false : key.path(inbox: nil) == name
        }
        return key.map { ($0, $0.table == .inbox ? number : nil) }
    }

    /// The number that stands at `index`, from 1.
    private func inboxNumber(_ words: [String], _ index: Int) -> Int? {
        guard words.indices.contains(index), let number = Int(words[index]), number > 0 else { return nil }
        return number
    }

    private mutating func take(
        _ key: ConfigurationKey, inbox number: Int?, origin: ConfigurationOrigin, example: String,
        _ value: () throws(SettingFault) -> SettingValue
    ) {
        let path = key.path(inbox: number)
        said.insert(path)
        if let number, inboxes[number] == nil { inboxes[number] = origin }
        do throws(SettingFault) {
            values[path] = try value()
            origins[path] = origin
        } catch {
            faults.append(ConfigurationFault(origin, error.problem, cure: error.cure ?? "write for example \(example)"))
        }
    }

    // MARK: The whole

    mutating func configuration() throws(ConfigurationError) -> Configuration {
        if isComplete { checkNumbering() }
        let numbers = inboxes.keys.sorted()
        let built = numbers.map { inbox($0) }
        checkDuplicates(numbers)
        checkControl()
        if isComplete, numbers.isEmpty {
            faults.append(
                fault(
                    nil, "no inbox",
                    cure: "add [[inbox]] with path = \"/srv/diembao/inbox\" and reports = \"/srv/diembao/reports\""))
        }
        guard faults.isEmpty else { throw ConfigurationError(faults: inOrder(faults)) }

        var configuration = Configuration(inboxes: built.compactMap { $0 })
        configuration.state = text("state") ?? configuration.state
        configuration.control = text("control") ?? configuration.control
        configuration.workers = integer("workers").flatMap { $0 == 0 ? nil : $0 }
        if case .flag(let tokens)? = values["tokens"] { configuration.tokens = tokens }
        configuration.names = text("names") ?? folderOfFile
        configuration.minimumFree = integer("minimum_free") ?? configuration.minimumFree
        configuration.limits.inputSize = integer("limits.input_size") ?? configuration.limits.inputSize
        configuration.limits.cpuTime = seconds("limits.cpu_time") ?? configuration.limits.cpuTime
        configuration.limits.documentSize = integer("limits.document_size") ?? configuration.limits.documentSize
        configuration.limits.extraction = extraction
        configuration.origins = origins
        return configuration
    }

    private var extraction: ExtractionLimits {
        let usual = ExtractionLimits()
        return ExtractionLimits(
            unpackedSize: integer("limits.unpacked_size") ?? usual.unpackedSize,
            articles: integer("limits.articles") ?? usual.articles,
            cpuSeconds: integer("limits.reader_time") ?? usual.cpuSeconds,
            memory: integer("limits.reader_memory") ?? usual.memory)
    }

    /// Where names are looked for when nothing else is said.
    private var folderOfFile: String {
        let path = file.utf8.first == UInt8(ascii: "/") ? file : (workingFolder() ?? "") + "/" + file
        return normalisedPath(path + "/..")
    }

    /// `nil` where a key is missing or faulty; the fault is noted then.
    private mutating func inbox(_ number: Int) -> Configuration.Inbox? {
        let prefix = "inbox.\(number)."
        for name in ["path", "reports"] where isComplete && !said.contains(prefix + name) {
            faults.append(missing(name, inbox: number))
        }
        let afterSuccess = text(prefix + "after_success").flatMap(Configuration.Inbox.AfterSuccess.init) ?? .keep
        let onDelete = text(prefix + "on_delete").flatMap(Configuration.Inbox.OnDelete.init) ?? .keep
        if afterSuccess == .move, !said.contains(prefix + "move_to") {
            faults.append(
                ConfigurationFault(
                    origins[prefix + "after_success"], "after_success = \"move\" without move_to",
                    cure: "say where articles go: move_to = \"/srv/diembao/done\""))
        }
        if afterSuccess != .move, said.contains(prefix + "move_to") {
            faults.append(
                ConfigurationFault(
                    origins[prefix + "move_to"], "move_to without after_success = \"move\"", cure: "say both or neither"
                ))
        }
        if afterSuccess != .keep, onDelete == .delete {
            faults.append(
                ConfigurationFault(
                    origins[prefix + "on_delete"],
                    "on_delete = \"delete\" with after_success = \"\(afterSuccess.rawValue)\" would delete every report at once",
                    cure: "on_delete = \"delete\" goes with after_success = \"keep\" only"))
        }
        guard let path = text(prefix + "path"), let reports = text(prefix + "reports") else { return nil }
        var inbox = Configuration.Inbox(path: path, reports: reports)
        if case .list(let include)? = values[prefix + "include"] { inbox.include = include }
        if case .list(let exclude)? = values[prefix + "exclude"] { inbox.exclude = exclude }
        if case .flag(let recursive)? = values[prefix + "recursive"] { inbox.recursive = recursive }
        inbox.settle = seconds(prefix + "settle") ?? inbox.settle
        inbox.pollInterval = seconds(prefix + "poll_interval").flatMap { $0 == 0 ? nil : $0 }
        inbox.afterSuccess = afterSuccess
        inbox.moveTo = text(prefix + "move_to")
        inbox.onDelete = onDelete
        return inbox
    }

    private func missing(_ name: String, inbox number: Int) -> ConfigurationFault {
        let origin = inboxes[number]!
        let key = ConfigurationKey.of(.inbox).first { $0.name == name }!
        let cure =
            switch origin {
            case .environment: "set \(key.variable(inbox: number))=\(key.spelledExample) too"
            case .commandLine: "add --set \(key.path(inbox: number))=\(key.spelledExample)"
            case .file, .standard: "add \(name) = \(key.example)"
            }
        return ConfigurationFault(origin, "inbox \(number) has no \(name)", cure: cure)
    }

    /// Numbers beyond the file's inboxes must follow one upon the other: a gap is a slip.
    private mutating func checkNumbering() {
        var next = inboxesInFile + 1
        for number in inboxes.keys.sorted() where number > inboxesInFile {
            if number != next {
                let have = next == 1 ? "there is none yet" : "there are \(next - 1)"
                faults.append(
                    ConfigurationFault(
                        inboxes.removeValue(forKey: number)!, "there is no inbox \(number): \(have)",
                        cure: "the next one to add is number \(next)"))
            } else {
                next += 1
            }
        }
    }

    private mutating func checkDuplicates(_ numbers: [Int]) {
        for name in ["path", "reports"] {
            var first: [String: Int] = [:]
            for number in numbers {
                guard let path = text("inbox.\(number).\(name)") else { continue }
                guard let other = first[path] else {
                    first[path] = number
                    continue
                }
                faults.append(
                    ConfigurationFault(
                        origins["inbox.\(number).\(name)"],
                        "\(name) is \"\(path)\", as it is for inbox \(other) (\(origins["inbox.\(other).\(name)"]))",
                        cure: "give each inbox folders of its own"))
            }
        }
    }

    /// unix(7): `sun_path` has 108 bytes, one of them for the NUL.
    private mutating func checkControl() {
        guard let control = text("control"), control.utf8.count > 107 else { return }
        faults.append(
            ConfigurationFault(
                origins["control"], "control is \(control.utf8.count) bytes long, but a socket's path has at most 107",
                cure: "choose a shorter one"))
    }

    /// As a person mends them: the file from top to bottom, then the environment, then the command line.
    private func inOrder(_ faults: [ConfigurationFault]) -> [ConfigurationFault] {
        func rank(_ origin: ConfigurationOrigin) -> (source: Int, line: Int) {
            switch origin {
            case .file(_, let line): (0, line ?? 0)
            case .environment: (1, 0)
            case .commandLine: (2, 0)
            case .standard: (3, 0)
            }
        }
        return faults.enumerated().sorted { first, second in
            let (a, b) = (rank(first.element.origin), rank(second.element.origin))
            return (a.source, a.line, first.offset) < (b.source, b.line, second.offset)
        }.map(\.element)
    }

    private func text(_ path: String) -> String? {
        if case .text(let text)? = values[path] { text } else { nil }
    }

    private func integer(_ path: String) -> Int? {
        if case .integer(let number)? = values[path] { number } else { nil }
    }

    private func seconds(_ path: String) -> Double? {
        if case .seconds(let number)? = values[path] { number } else { nil }
    }
}

extension ConfigurationKey {
    /// The example as the environment and the command line spell it: no quotation marks, lists by commas.
    fileprivate var spelledExample: String {
        let bare = example.filter { !"\"[]".contains($0) }
        return bare.contains(" ") ? "'\(bare)'" : bare
    }
}

private func workingFolder() -> String? {
    getcwd(nil, 0).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
    }
}

extension ConfigurationFault: Error {}

/// What a configuration file may hold at most: far above any real one, far below what `/dev/zero` gives.
private let largestFile = 1 << 20

private func readBytes(ofFile path: String) throws(ConfigurationFault) -> [UInt8] {
    func fault(_ problem: String, cure: String, mayPass: Bool = false) -> ConfigurationFault {
        ConfigurationFault(.file(path, line: nil), problem, cure: cure, mayPass: mayPass)
    }
    func failure(_ code: Int32) -> ConfigurationFault {
        switch code {
        case ENOENT where path == Configuration.defaultFile:
            fault(
                "there is no such file",
                cure: "apt install --reinstall -o Dpkg::Options::=--force-confmiss diembao brings it back")
        case ENOENT:
            fault("there is no such file", cure: "the default one is \(Configuration.defaultFile)")
        case EACCES:
            fault("no right to read it", cure: "chmod a+r \(path), and let its folders be entered")
        case EISDIR:
            fault("this is a folder, not a file", cure: "name the file in it")
        default:
            fault(
                "can't be read: \(String(cString: strerror(code)))", cure: "see that its file system is sound",
                mayPass: mayPass(code))
        }
    }
    let bytes: [UInt8]
    do throws(OpenFile.Failure) {
        bytes = try OpenFile(path).bytes(limit: largestFile)
    } catch {
        throw failure(error.code)
    }
    if bytes.count > largestFile { throw fault("larger than 1 MiB", cure: "this is no configuration of diembao") }
    return bytes
}
