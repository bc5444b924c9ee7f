import CLinux
import DiembaoCore
import Glibc

/// A desk's files of names as they stand now (data; reading them is done when it is made).
///
///     let files = NamesFiles(of: configuration)
///     let analyzer = Analyzer(options: AnalysisOptions(names: try files.get()))
///
/// diembao-names(5) describes the files. What is wrong with one is wrong with all: whoever wrote them should be told
/// before an analysis that knows less than they meant it to.
public struct NamesFiles: Sendable {
    /// The files that were read, in their order: where two say a name, the later one counts.
    public private(set) var paths: [String] = []
    /// All that they say together; nothing where there are faults.
    public private(set) var names = DeskNames()
    /// Ordered as the files are.
    public private(set) var faults: [ConfigurationFault] = []

    private var lists: [DeskNames] = []

    /// Reads the `*.tsv` files of the folder that `configuration` names, in the order of their names.
    public init(of configuration: Configuration, for subject: FolderCheck.Subject = .caller) {
        self.init(of: configuration, for: subject, isSandboxed: runsAsUnit())
    }

    init(of configuration: Configuration, for subject: FolderCheck.Subject, isSandboxed: Bool) {
        let folder = configuration.namesFolder
        let access = FolderAccess(subject: subject, isSandboxed: isSandboxed)
        switch access.verdict(on: folder) {
        case .good, .toBeMade: read(folder: folder.path, access)
        case .fault(let problem, let cure, let mayPass):
            faults.append(ConfigurationFault(folder.origin, problem, cure: cure, mayPass: mayPass))
        case .absent(let problem, let cure):
            faults.append(ConfigurationFault(folder.origin, problem, cure: cure))
        }
        finish()
    }

    /// Reads the files at `paths`, and those of the folders among them as above.
    public init(at paths: [String]) {
        let access = FolderAccess(subject: .caller, isSandboxed: false)
        for path in paths {
            kind(of: path) == S_IFDIR ? read(folder: path, access) : read(file: path, access)
        }
        finish()
    }

    /// The names; throws all that is wrong, if anything is.
    public func get() throws(ConfigurationError) -> DeskNames {
        guard faults.isEmpty else { throw ConfigurationError(faults: faults) }
        return names
    }

    // MARK: - Reading

    /// A list in a wrong format has a fault in every line; nobody reads on after so many.
    private static let faultLimit = 100

    private var count: Int { lists.reduce(0) { $0 + $1.entries.count } }

    private mutating func finish() {
        if faults.isEmpty {
            names = DeskNames.merged(lists)
        } else if faults.count > Self.faultLimit {
            let more = faults.count - Self.faultLimit
            let last = faults[Self.faultLimit].origin
            faults.removeLast(more)
            faults.append(
                ConfigurationFault(last, "\(more) more faults from here on", cure: "mend the first ones first"))
        }
        lists = []
    }

    private mutating func read(folder: String, _ access: FolderAccess) {
        do throws(ConfigurationError) {
            for path in try Self.files(in: folder) {
                // Anything can lie in a folder, and reading a FIFO would be waiting for it.
                if [S_IFREG, nil].contains(kind(of: path)) {
                    read(file: path, access)
                } else {
                    faults += fault(path, "this is no regular file", cure: "move it elsewhere, or rename it").faults
                }
            }
        } catch {
            faults += error.faults
        }
    }

    private mutating func read(file path: String, _ access: FolderAccess) {
        guard count <= DeskNames.nameLimit else { return }
        do throws(ConfigurationError) {
            lists.append(try Self.names(in: path, access))
            paths.append(path)
            guard count <= DeskNames.nameLimit else {
                throw fault(
                    path, "with it there are more than \(DeskNames.nameLimit) names in all",
                    cure: "keep to those that articles mention")
            }
        } catch {
            faults += error.faults
        }
    }

    /// The paths of the `*.tsv` files, ordered by their bytes. Dotfiles, which editors leave, are none.
    private static func files(in folder: String) throws(ConfigurationError) -> [String] {
        func failure(_ code: Int32) -> ConfigurationError {
            fault(
                folder, "the folder can't be listed: \(String(cString: strerror(code)))",
                cure: "let it be read: chmod a+rx \(shellQuoted(folder))", mayPass: mayPass(code))
        }
        guard let stream = opendir(folder) else { throw failure(errno) }
        defer { closedir(stream) }
        var paths: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw failure(errno) }
                return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            let start = clinux_dirent_name(entry)!
            let name = UnsafeRawBufferPointer(start: start, count: strlen(start))
            guard name.first != UInt8(ascii: "."), name.suffix(4).elementsEqual(".tsv".utf8) else { continue }
            let path = "\(folder)\(folder.hasSuffix("/") ? "" : "/")\(String(decoding: name, as: UTF8.self))"
            guard String(validating: name, as: UTF8.self) != nil else {
                throw fault(path, "its name is not UTF-8", cure: "rename it")
            }
            paths.append(path)
        }
    }

    private static func names(in file: String, _ access: FolderAccess) throws(ConfigurationError) -> DeskNames {
        let bytes: [UInt8]
        do throws(OpenFile.Failure) {
            let code = access.error(on: file, R_OK)
            guard code == 0 else { throw OpenFile.Failure(code: code) }
            bytes = try OpenFile(file).bytes(limit: DeskNames.byteLimit)
        } catch {
            throw failure(error.code, file, access)
        }
        do throws(DeskNamesError) {
            return try DeskNames(parsing: bytes, file: file)
        } catch {
            throw ConfigurationError(
                faults: error.faults.map {
                    ConfigurationFault(.file($0.file, line: $0.line), $0.problem, cure: $0.cure)
                })
        }
    }

    private static func failure(_ code: Int32, _ path: String, _ access: FolderAccess) -> ConfigurationError {
        switch code {
        case ENOENT: fault(path, "there is no such file", cure: "see where the name leads: ls -l \(shellQuoted(path))")
        case EACCES: fault(path, "\(access.who) may not read it", cure: access.aclCure("r", path))
        default:
            fault(
                path, "can't be read: \(String(cString: strerror(code)))", cure: "see that its file system is sound",
                mayPass: mayPass(code))
        }
    }
}

/// The kind of file that `path` leads to; `nil` where that can't be told.
private func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

private func fault(_ path: String, _ problem: String, cure: String, mayPass: Bool = false) -> ConfigurationError {
    ConfigurationError(faults: [ConfigurationFault(.file(path, line: nil), problem, cure: cure, mayPass: mayPass)])
}
