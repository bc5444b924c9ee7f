import DiembaoConfiguration
import DiembaoExtract
import Glibc
import Testing

/// The message of each fault in `text`, without the file's path.
private func faults(_ text: String, environment: [String: String] = [:], overrides: [String] = []) -> [String] {
    let folder = TemporaryFolder()
    let file = folder.file("c.toml", text)
    do throws(ConfigurationError) {
        _ = try Configuration.load(file: file, environment: environment, overrides: overrides)
        return []
    } catch {
        return error.faults.map { $0.description.replacing(folder.path + "/", with: "") }
    }
}

private let inbox = "[[inbox]]\npath = \"/in\"\nreports = \"/out\"\n"

@Suite struct `The configuration file` {
    @Test func `the shipped file says the defaults`() throws {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let loaded = try Configuration.load(file: "/\(root)/etc/diembao/diembao.toml")
        let inbox = Configuration.Inbox(path: "/srv/diembao/inbox", reports: "/srv/diembao/reports")
        #expect(loaded == Configuration(inboxes: [inbox]))
        #expect(loaded.limits.inputSize == 5_242_880)
        #expect(loaded.minimumFree == 67_108_864)
    }

    @Test func `every key is read`() throws {
        let folder = TemporaryFolder()
        let file = folder.file(
            "c.toml",
            """
            state = "/s/"
            control = "/c//socket"
            workers = 3
            tokens = true
            names = "/n/../names/"
            minimum_free = "5MB"
            limits = { input_size = "1.5 KiB", cpu_time = 0.5, document_size = "2 KiB", unpacked_size = 9, \
            articles = 4, reader_time = 3, reader_memory = "1 GiB" }
            [[inbox]]
            path = "/a/./b/../c"
            reports = "/r"
            include = ["*.txt", "báo/*.md"]
            exclude = []
            recursive = false
            settle = 0
            poll_interval = 7.5
            after_success = "move"
            move_to = "/m"
            [[inbox]]
            path = "/x"
            reports = "/y"
            after_success = "delete"
            [[inbox]]
            path = "/p"
            reports = "/q"
            on_delete = "delete"
            poll_interval = 0
            """)
        let loaded = try Configuration.load(file: file)
        #expect(
            loaded
                == Configuration(
                    state: "/s", control: "/c/socket", workers: 3, tokens: true, names: "/names",
                    minimumFree: 5_000_000,
                    limits: .init(
                        inputSize: 1536, cpuTime: 0.5, documentSize: 2048,
                        extraction: ExtractionLimits(unpackedSize: 9, articles: 4, cpuSeconds: 3, memory: 1 << 30)),
                    inboxes: [
                        .init(
                            path: "/a/c", reports: "/r", include: ["*.txt", "báo/*.md"], exclude: [], recursive: false,
                            settle: 0, pollInterval: 7.5, afterSuccess: .move, moveTo: "/m"),
                        .init(path: "/x", reports: "/y", afterSuccess: .delete),
                        .init(path: "/p", reports: "/q", onDelete: .delete),
                    ]))
        #expect(loaded.origins["limits.cpu_time"] == .file(file, line: 7))
        #expect(loaded.origins["inbox.2.reports"] == .file(file, line: 20))
    }

    @Test func `names are looked for beside the file, unless it says where`() throws {
        let folder = TemporaryFolder()
        let file = folder.file("c.toml", inbox)
        #expect(try Configuration.load(file: file).names == folder.path)
        let said = try Configuration.load(file: folder.file("d.toml", "names = \"/n\"\n" + inbox))
        #expect(said.names == "/n")
        // From the root to the working folder and back.
        let relative = getcwd(nil, 0).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer).split(separator: "/").map { _ in "../" }.joined() + file.dropFirst()
        }
        #expect(try Configuration.load(file: #require(relative)).names == folder.path)
    }

    @Test(arguments: [
        ("stat = \"/s\"\n", "c.toml:1: unknown key \"stat\" at the top; did you mean \"state\"?"),
        ("zebra = 1\n", "c.toml:1: unknown key \"zebra\" at the top; diembao.toml(5) lists what there is"),
        ("[limit]\na = 1\n", "c.toml:1: unknown table \"limit\" at the top; did you mean \"limits\"?"),
        ("[[inbx]]\na = 1\n", "c.toml:1: unknown table \"inbx\" at the top; did you mean \"inbox\"?"),
        ("settle = 1\n", "c.toml:1: unknown key \"settle\" at the top; it belongs below a line [[inbox]]"),
        ("cpu_time = 1\n", "c.toml:1: unknown key \"cpu_time\" at the top; it belongs below a line [limits]"),
        (
            "[limits]\nworkers = 1\n",
            "c.toml:2: unknown key \"workers\" in [limits]; it belongs at the top, before the first line in brackets"
        ),
        ("workers = \"x\"\n", "c.toml:1: workers must be a whole number, not \"x\"; write for example workers = 4"),
        ("workers = 2.5\n", "c.toml:1: workers must be a whole number, not 2.5; write for example workers = 4"),
        ("workers = true\n", "c.toml:1: workers must be a whole number, not true; write for example workers = 4"),
        ("workers = -1\n", "c.toml:1: workers is -1, which is out of bounds; the least is 0, the most 1024"),
        ("tokens = 1\n", "c.toml:1: tokens must be true or false, not 1; write for example tokens = true"),
        (
            "names = [\"/n\"]\n",
            "c.toml:1: names must be a path, not a list; write for example names = \"/etc/diembao\""
        ),
        ("limits = 3\n", "c.toml:1: limits must be a table, not 3; write [limits] on a line of its own"),
        (
            "[limits]\ncpu_time = nan\n",
            "c.toml:2: cpu_time is nan, which is out of bounds; the least is 0.001, the most 3600"
        ),
        (
            "[limits]\ninput_size = \"64 MoB\"\n",
            "c.toml:2: input_size must be a number of bytes or a size with its unit, not \"64 MoB\"; "
                + "write for example input_size = \"5 MiB\""
        ),
        (
            "[limits]\ninput_size = 2026-01-01\n",
            "c.toml:2: input_size must be a number of bytes or a size with its unit, not a date; "
                + "write for example input_size = \"5 MiB\""
        ),
        (
            "state = \"var/x\"\n",
            "c.toml:1: state must be an absolute path, not \"var/x\"; "
                + "write it from the root, for example state = \"/var/lib/diembao\""
        ),
        (
            "state = \"~/x\"\n",
            "c.toml:1: state must be an absolute path, not \"~/x\"; write the home folder out: \"~\" is not expanded"
        ),
        ("state = \"\"\n", "c.toml:1: state is empty; write for example state = \"/var/lib/diembao\""),
        ("state = \"/\\u0000\"\n", "c.toml:1: state holds a NUL character, which no path can; leave it out"),
        (
            "control = \"/\(String(repeating: "x", count: 107))\"\n",
            "c.toml:1: control is 108 bytes long, but a socket's path has at most 107; choose a shorter one"
        ),
    ])
    func `a fault outside of the inboxes is named with its line and its cure`(text: String, message: String) {
        #expect(faults(text + inbox) == [message])
    }

    @Test(arguments: [
        ("setle = 1", "c.toml:4: unknown key \"setle\" in [[inbox]]; did you mean \"settle\"?"),
        ("settle = 4000", "c.toml:4: settle is 4000, which is out of bounds; the least is 0, the most 3600"),
        (
            "poll_interval = 0.001",
            "c.toml:4: poll_interval is 0.001, which is out of bounds; the least is 0.01, the most 86400"
        ),
        ("recursive = 1", "c.toml:4: recursive must be true or false, not 1; write for example recursive = true"),
        (
            "after_success = \"mov\"",
            "c.toml:4: after_success must be one of \"keep\", \"move\", \"delete\", not \"mov\"; did you mean \"move\"?"
        ),
        (
            "on_delete = \"remove\"",
            "c.toml:4: on_delete must be one of \"keep\", \"delete\", not \"remove\"; write for example on_delete = \"keep\""
        ),
        (
            "include = \"*\"",
            "c.toml:4: include must be a list of patterns, not \"*\"; write for example include = [\"*.txt\"]"
        ),
        ("include = []", "c.toml:4: include is empty: no file would be an article; leave it out, or say [\"*\"]"),
        (
            "include = [1]",
            "c.toml:4: include must be a list of strings, but holds 1; write for example include = [\"*.txt\"]"
        ),
        ("exclude = [\"\"]", "c.toml:4: exclude holds an empty pattern; leave it out"),
        (
            "exclude = [\"/a\"]",
            "c.toml:4: the pattern \"/a\" in exclude begins with a slash and fits no path; "
                + "patterns are matched against the path below the inbox, which has none in front"
        ),
        (
            "exclude = [\"a/\"]",
            "c.toml:4: the pattern \"a/\" in exclude ends with a slash and fits no path; "
                + "write \"a\", which shuts out a folder with all that it holds"
        ),
        (
            "after_success = \"move\"",
            "c.toml:4: after_success = \"move\" without move_to; say where articles go: move_to = \"/srv/diembao/done\""
        ),
        ("move_to = \"/m\"", "c.toml:4: move_to without after_success = \"move\"; say both or neither"),
        (
            "after_success = \"delete\"\non_delete = \"delete\"",
            "c.toml:5: on_delete = \"delete\" with after_success = \"delete\" would delete every report at once; "
                + "on_delete = \"delete\" goes with after_success = \"keep\" only"
        ),
        (
            "[[inbox]]\npath = \"/in/\"\nreports = \"/out2\"",
            "c.toml:5: path is \"/in\", as it is for inbox 1 (c.toml:2); give each inbox folders of its own"
        ),
        (
            "[[inbox]]\npath = \"/in2\"\nreports = \"/out\"",
            "c.toml:6: reports is \"/out\", as it is for inbox 1 (c.toml:3); give each inbox folders of its own"
        ),
        ("[[inbox]]\npath = \"/in2\"", "c.toml:4: inbox 2 has no reports; add reports = \"/srv/diembao/reports\""),
    ])
    func `a fault of an inbox is named with its line and its cure`(text: String, message: String) {
        #expect(faults(inbox + text) == [message])
    }

    @Test func `a file without an inbox is told how to get one`() {
        let message =
            "c.toml: no inbox; add [[inbox]] with path = \"/srv/diembao/inbox\" and reports = \"/srv/diembao/reports\""
        #expect(faults("workers = 1\n") == [message])
        #expect(
            faults("[inbox]\npath = \"/in\"\n") == [
                "c.toml:1: inbox must be a list of tables, not a table; "
                    + "write [[inbox]], with two brackets, on a line of its own before each inbox's keys"
            ])
    }

    @Test func `all faults are told at once, in the order of the file`() {
        let found = faults("workers = true\nstat = 1\n[[inbox]]\nsettle = \"x\"\n")
        #expect(
            found.map { $0.prefix { $0 != " " } } == ["c.toml:1:", "c.toml:2:", "c.toml:3:", "c.toml:3:", "c.toml:4:"])
    }

    @Test func `a key that is there twice is no TOML`() {
        let message =
            "c.toml:2: no TOML (column 11): Error while parsing key-value pair: cannot redefine existing integer "
            + "'workers'; diembao.toml(5) has an example"
        #expect(faults("workers = 1\nworkers = 2\n") == [message])
    }

    @Test(arguments: ["[[\n", "[ =", "[a..b]", "a = 1_", "a = 2020-13", "\"\\u", "[[a]\n]", "= 1", "a = {", "'"])
    func `a slip of any kind is no TOML, and nothing worse`(_ slip: String) {
        #expect(faults(slip).first?.contains("no TOML") == true)
    }

    @Test(arguments: [
        ("\n[" + String(repeating: "a.", count: 20_000) + "b]", "c.toml:2: no TOML (column 35)"),
        ("a = \"\"\"\n\"\"\"\nb = " + String(repeating: "{c = ", count: 20_000), "c.toml:3: no TOML (column 85)"),
    ]) func `what goes too deep into itself is no TOML, and named with the line`(_ deep: String, _ place: String) {
        let message = ": keys, lists or tables stand more than 16 deep in one another; diembao.toml(5) has an example"
        #expect(faults(deep) == [place + message])
    }

    @Test func `a file that is not UTF-8 is named with the line`() {
        let folder = TemporaryFolder()
        let file = folder.file("c.toml", bytes: Array("# a\n# b".utf8) + [0xE1])
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: file) }
        #expect(error?.description == "\(file):2: not UTF-8; save the file in that encoding")
    }

    @Test func `a file that is not there is told where the default one is`() {
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: "/nowhere/c.toml") }
        #expect(
            error?.description == "/nowhere/c.toml: there is no such file; the default one is /etc/diembao/diembao.toml"
        )
    }

    @Test func `a folder is no configuration file`() {
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: "/usr") }
        #expect(error?.description == "/usr: this is a folder, not a file; name the file in it")
    }

    @Test func `an endless file is given up`() {
        let error = #expect(throws: ConfigurationError.self) { try Configuration.load(file: "/dev/zero") }
        #expect(error?.description == "/dev/zero: larger than 1 MiB; this is no configuration of diembao")
    }

    @Test func `a moved line makes no other configuration`() throws {
        let folder = TemporaryFolder()
        let plain = try Configuration.load(file: folder.file("a.toml", inbox))
        let moved = try Configuration.load(file: folder.file("b.toml", "# a comment\n" + inbox))
        #expect(plain == moved)
        #expect(plain.origins["inbox.1.path"].description == "\(folder.path)/a.toml:2")
        #expect(moved.origins["inbox.1.path"].description == "\(folder.path)/b.toml:3")
    }
}

@Suite struct `Environment and command line` {
    private func load(environment: [String: String] = [:], overrides: [String] = []) throws -> Configuration {
        let folder = TemporaryFolder()
        return try Configuration.load(
            file: folder.file("c.toml", "workers = 1\n" + inbox), environment: environment, overrides: overrides)
    }

    @Test func `the command line goes before the environment, and that before the file`() throws {
        #expect(try load().workers == 1)
        #expect(try load(environment: ["DIEMBAO_WORKERS": "2"]).workers == 2)
        #expect(try load(environment: ["DIEMBAO_WORKERS": "2"], overrides: ["workers=3"]).workers == 3)
        #expect(try load(overrides: ["workers=3", "workers=0"]).workers == nil)
    }

    @Test func `every key can be said in the environment`() throws {
        let loaded = try load(environment: [
            "DIEMBAO_STATE": "/s", "DIEMBAO_CONTROL": "/c", "DIEMBAO_WORKERS": "9", "DIEMBAO_TOKENS": "true",
            "DIEMBAO_NAMES": "/n", "DIEMBAO_MINIMUM_FREE": "1 GiB",
            "DIEMBAO_LIMITS_INPUT_SIZE": "7", "DIEMBAO_LIMITS_CPU_TIME": "1.25",
            "DIEMBAO_LIMITS_DOCUMENT_SIZE": "8", "DIEMBAO_LIMITS_UNPACKED_SIZE": "9", "DIEMBAO_LIMITS_ARTICLES": "10",
            "DIEMBAO_LIMITS_READER_TIME": "11", "DIEMBAO_LIMITS_READER_MEMORY": "256 MiB",
            "DIEMBAO_INBOX_1_PATH": "/i", "DIEMBAO_INBOX_1_REPORTS": "/r", "DIEMBAO_INBOX_1_INCLUDE": "*.a, *.b",
            "DIEMBAO_INBOX_1_EXCLUDE": "", "DIEMBAO_INBOX_1_RECURSIVE": "false", "DIEMBAO_INBOX_1_SETTLE": "5",
            "DIEMBAO_INBOX_1_POLL_INTERVAL": "60", "DIEMBAO_INBOX_1_AFTER_SUCCESS": "move",
            "DIEMBAO_INBOX_1_MOVE_TO": "/m", "DIEMBAO_INBOX_1_ON_DELETE": "keep",
            "DIEMBAO_CONFIG": "/c.toml", "DIEMBAO_LOG_LEVEL": "debug", "PATH": "/bin",
        ])
        #expect(
            loaded
                == Configuration(
                    state: "/s", control: "/c", workers: 9, tokens: true, names: "/n", minimumFree: 1 << 30,
                    limits: .init(
                        inputSize: 7, cpuTime: 1.25, documentSize: 8,
                        extraction: ExtractionLimits(unpackedSize: 9, articles: 10, cpuSeconds: 11, memory: 256 << 20)),
                    inboxes: [
                        .init(
                            path: "/i", reports: "/r", include: ["*.a", "*.b"], exclude: [], recursive: false,
                            settle: 5,
                            pollInterval: 60, afterSuccess: .move, moveTo: "/m")
                    ]))
    }

    @Test func `lists on the command line are separated by commas or written as in TOML`() throws {
        #expect(try load(overrides: ["inbox.1.include=*.txt,*.md"]).inboxes[0].include == ["*.txt", "*.md"])
        #expect(try load(overrides: [#"inbox.1.include=["a,b", "c"]"#]).inboxes[0].include == ["a,b", "c"])
    }

    @Test func `the number after the last adds an inbox`() throws {
        let loaded = try load(
            environment: ["DIEMBAO_INBOX_2_PATH": "/b", "DIEMBAO_INBOX_2_REPORTS": "/c"],
            overrides: ["inbox.3.path=/d", "inbox.3.reports=/e"])
        #expect(loaded.inboxes.map(\.path) == ["/in", "/b", "/d"])
        #expect(loaded.origins["inbox.2.path"] == .environment("DIEMBAO_INBOX_2_PATH"))
        #expect(loaded.origins["inbox.3.path"] == .commandLine("inbox.3.path=/d"))
    }

    @Test func `paths on the command line start from the working folder`() throws {
        let folder = getcwd(nil, 0)!
        defer { free(folder) }
        let loaded = try load(overrides: ["state=./x/../var", "control=/c"])
        #expect(loaded.state == String(cString: folder) + "/var")
        #expect(loaded.control == "/c")
    }

    @Test(arguments: [
        ("DIEMBAO_WORKER", "1", "DIEMBAO_WORKER: unknown variable; did you mean \"DIEMBAO_WORKERS\"?"),
        (
            "DIEMBAO_INBOX_1_SETLE", "1",
            "DIEMBAO_INBOX_1_SETLE: unknown variable; did you mean \"DIEMBAO_INBOX_1_SETTLE\"?"
        ),
        (
            "DIEMBAO_INBOX_01_SETTLE", "1",
            "DIEMBAO_INBOX_01_SETTLE: unknown variable; did you mean \"DIEMBAO_INBOX_1_SETTLE\"?"
        ),
        (
            "DIEMBAO_WORKERS", "",
            "DIEMBAO_WORKERS: workers must be a whole number, not \"\"; write for example DIEMBAO_WORKERS=4"
        ),
        (
            "DIEMBAO_STATE", "x",
            "DIEMBAO_STATE: state must be an absolute path, not \"x\"; "
                + "write it from the root, for example state = \"/var/lib/diembao\""
        ),
        (
            "DIEMBAO_INBOX_2_PATH", "/b",
            "DIEMBAO_INBOX_2_PATH: inbox 2 has no reports; set DIEMBAO_INBOX_2_REPORTS=/srv/diembao/reports too"
        ),
        (
            "DIEMBAO_INBOX_4_PATH", "/b",
            "DIEMBAO_INBOX_4_PATH: there is no inbox 4: there are 1; the next one to add is number 2"
        ),
    ])
    func `a fault names the variable`(name: String, value: String, message: String) {
        #expect(faults(inbox, environment: [name: value]) == [message])
    }

    @Test(arguments: [
        ("worker=1", "--set worker=1: unknown key \"worker\"; did you mean \"workers\"?"),
        ("inbox.1.setle=1", "--set inbox.1.setle=1: unknown key \"inbox.1.setle\"; did you mean \"inbox.1.settle\"?"),
        ("workers", "--set workers: no value; write for example --set workers=4"),
        ("workers=x", "--set workers=x: workers must be a whole number, not \"x\"; write for example --set workers=4"),
        (
            "limits.cpu_time=1e9",
            "--set limits.cpu_time=1e9: cpu_time must be a number of seconds, not \"1e9\"; "
                + "write for example --set limits.cpu_time=30"
        ),
        (
            "inbox.2.path=/b",
            "--set inbox.2.path=/b: inbox 2 has no reports; add --set inbox.2.reports=/srv/diembao/reports"
        ),
    ])
    func `a fault names the option`(setting: String, message: String) {
        #expect(faults(inbox, overrides: [setting]) == [message])
    }
}
