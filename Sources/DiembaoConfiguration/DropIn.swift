import Glibc

/// What a machine needs so that the packaged service can use folders outside of `/srv/diembao` (data): a drop-in
/// for its sandbox (systemd.unit(5), systemd.exec(5)) and rights for its user.
///
///     print(DropIn(for: configuration).commands.joined(separator: "\n"))
///
/// prints lines that a person pastes into a shell.
public struct DropIn: Sendable, Equatable {
    /// Where the drop-in belongs.
    public static let path = "/etc/systemd/system/diembaod.service.d/inboxes.conf"

    /// The drop-in's text; `nil` where the shipped unit is enough.
    public private(set) var text: String?
    /// Shell commands that give the service's user the rights it needs, install the drop-in and restart the service.
    /// Empty: nothing to do.
    public private(set) var commands: [String] = []
    /// What no drop-in can bring about, and why.
    public private(set) var remarks: [String] = []

    /// Looks where the folders of `configuration` really are, and which of them are there.
    public init(for configuration: Configuration) {
        self.init(for: configuration, in: .real)
    }

    init(for configuration: Configuration, in fileSystem: FileSystemFacts) {
        var grants = SandboxGrants()
        for folder in configuration.foldersOutside(in: fileSystem) {
            folder.isWritten ? grants.write(folder.path) : grants.read(folder.path)
            commands += rightsCommands(folder, in: fileSystem).filter { !commands.contains($0) }
        }
        for (from, to) in configuration.moves(in: fileSystem) {
            grants.move(from, to)
        }
        let socketFolder = pathAndAncestors(configuration.control).dropFirst().first ?? "/"
        if !ShippedUnit.lets(write: socketFolder) { grants.write(fileSystem.resolve(socketFolder)) }

        remarks = grants.remarks
        text = grants.text
        if let text {
            let folder = pathAndAncestors(Self.path)[1]
            commands += [
                "sudo install -d \(folder)",
                "sudo tee \(Self.path) > /dev/null <<'END'\n\(text)END",
                "sudo systemctl daemon-reload",
            ]
        }
        if !commands.isEmpty { commands.append("sudo systemctl restart diembaod") }
    }
}

/// The questions that a drop-in has to ask of the file system; tests answer them without one.
struct FileSystemFacts: Sendable {
    /// The path without symbolic links.
    var resolve: @Sendable (String) -> String
    var exists: @Sendable (String) -> Bool
    /// Whether everyone may enter the folder.
    var isOpen: @Sendable (String) -> Bool

    static let real = FileSystemFacts(
        resolve: { FolderLocation(of: $0, mounts: MountTable(lines: ""))?.path ?? $0 },
        exists: { access($0, F_OK) == 0 },
        isOpen: { path in
            var status = stat()
            return stat(path, &status) == 0 && status.st_mode & S_IXOTH != 0
        })
}

extension Configuration {
    /// The folders that the shipped unit keeps the service from using, by their real paths.
    fileprivate func foldersOutside(in fileSystem: FileSystemFacts) -> [ConfiguredFolder] {
        let outside = folders.compactMap { folder in
            var folder = folder
            folder.path = fileSystem.resolve(folder.path)
            return ShippedUnit.lets(write: folder.path) ? nil : folder
        }
        // Where nobody chose a folder of names it is the configuration's own, which the service reads already.
        var names = namesFolder
        names.path = fileSystem.resolve(names.path)
        guard names.origin != .standard("names"), ShippedUnit.hides(names.path) else { return outside }
        return outside + [names]
    }

    /// The inboxes whose articles are moved, and where to, where either is outside.
    fileprivate func moves(in fileSystem: FileSystemFacts) -> [(from: String, to: String)] {
        inboxes.compactMap { inbox in
            guard inbox.afterSuccess == .move, let moveTo = inbox.moveTo else { return nil }
            let (from, to) = (fileSystem.resolve(inbox.path), fileSystem.resolve(moveTo))
            return ShippedUnit.lets(write: from) && ShippedUnit.lets(write: to) ? nil : (from, to)
        }
    }
}

/// What the sandbox must let through (data).
private struct SandboxGrants {
    private var written: [String] = []
    private var read: [String] = []
    private(set) var remarks: [String] = []

    mutating func write(_ path: String) {
        if isExpressible(path) { written.append(path) }
    }

    /// ProtectSystem=strict leaves all that is not hidden readable.
    mutating func read(_ path: String) {
        if ShippedUnit.hides(path), isExpressible(path) { read.append(path) }
    }

    /// rename(2) can't cross mounts, and each path of a drop-in is one: both folders need to be under one path.
    mutating func move(_ from: String, _ to: String) {
        let above = Set(pathAndAncestors(to))
        let common = pathAndAncestors(from).first { above.contains($0) } ?? "/"
        let system = ["/", "/run", "/usr", "/etc", "/var", "/boot", "/dev", "/proc", "/sys"]
        if (system + ShippedUnit.homes + ShippedUnit.temporary).contains(common) {
            remarks.append(
                """
                articles can't be moved from "\(from)" to "\(to)": the service would need to write in all of \
                "\(common)"; choose a move_to that stands beside the inbox
                """)
        } else {
            write(common)
        }
    }

    /// A configuration file of systemd's has no way to write a line break.
    private mutating func isExpressible(_ path: String) -> Bool {
        guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return true }
        remarks.append(
            "\"\(path)\" has control characters in its name, which a unit's file can't express; rename the folder")
        return false
    }

    var text: String? {
        let written = outermost(self.written)
        let read = outermost(self.read).filter { path in !written.contains { path == $0 || lies(path, in: $0) } }
        guard !written.isEmpty || !read.isEmpty else { return nil }

        var lines = [
            "# Lets diembaod use the folders of its configuration; printed by `diembao check-config`.", "[Service]",
        ]
        let plain = written.filter { !ShippedUnit.hides($0) }
        if !plain.isEmpty {
            lines.append("# Folders in which it writes.")
            lines += plain.map { "ReadWritePaths=\(unitQuoted("-" + $0))" }
        }
        let hidden = written.filter(ShippedUnit.hides)
        if (hidden + read).contains(where: { path in ShippedUnit.homes.contains { lies(path, in: $0) } }) {
            lines += ["# Homes stay out of sight, but for what follows.", "ProtectHome=tmpfs"]
        }
        if !hidden.isEmpty {
            lines.append("# Folders in hidden places in which it writes.")
            lines += hidden.map { "BindPaths=\(unitQuoted("-" + $0))" }
        }
        if !read.isEmpty {
            lines.append("# Folders in hidden places that it reads.")
            lines += read.map { "BindReadOnlyPaths=\(unitQuoted("-" + $0))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The paths without those that lie in another: a mount within a mount would stop renames.
    private func outermost(_ paths: [String]) -> [String] {
        var kept: [String] = []
        for path in paths where !kept.contains(path) && !paths.contains(where: { lies(path, in: $0) }) {
            kept.append(path)
        }
        return kept
    }
}

/// A path as a unit's file has it (systemd.syntax(7)): specifiers doubled, and in quotation marks where blanks,
/// quotation marks, backslashes or the colon that parts source and target would be misread.
func unitQuoted(_ path: String) -> String {
    let path = path.replacing("%", with: "%%")
    guard path.contains(where: { " \"'\\:;#".contains($0) }) else { return path }
    return "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

/// The service runs without any capability, so its user needs rights like anybody's: on the folder, and on the way
/// to it where no bind mount leads past. What is there and what comes is made readable by (default) access lists.
private func rightsCommands(_ folder: ConfiguredFolder, in fileSystem: FileSystemFacts) -> [String] {
    let user = Account.serviceName
    let path = shellQuoted(folder.path)
    var commands: [String] = []
    if !ShippedUnit.hides(folder.path) {
        for ancestor in pathAndAncestors(folder.path).dropFirst().reversed()
        where fileSystem.exists(ancestor) && !fileSystem.isOpen(ancestor) {
            commands.append("sudo setfacl -m u:\(user):x \(shellQuoted(ancestor))")
        }
    }
    switch folder.role {
    case .inbox, .names:
        if !fileSystem.exists(folder.path) {
            let isPersonal = ShippedUnit.hides(folder.path)
            commands.append(isPersonal ? "mkdir -p \(path)" : "sudo install -d -g \(user) -m 2770 \(path)")
        }
        let rights = folder.isWritten ? "rwX" : "rX"
        commands.append("sudo setfacl -R -m u:\(user):\(rights),d:u:\(user):\(rights) \(path)")
    case .state, .reports, .moveTo:
        if fileSystem.exists(folder.path) {
            commands.append("sudo setfacl -m u:\(user):rwx \(path)")
        } else {
            let mode = folder.role == .state ? "0700" : "2750"
            commands.append("sudo install -d -o \(user) -g \(user) -m \(mode) \(path)")
        }
    }
    return commands
}
