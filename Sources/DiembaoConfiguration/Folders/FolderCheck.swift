import CLinux
import Glibc

/// What is wrong with the folders that a configuration names (data; looking at them is done when it is made).
///
///     let check = FolderCheck(of: configuration)
///     for note in check.notes { print(note) }
///     try check.get()      // throws all that is wrong, each with its line and its cure
///
/// Every folder must be there with the rights that its use needs (`state` and `reports` may be yet to be made), no
/// two of them may be one, contain or lie in one another, and articles must be movable to `move_to` by rename(2).
public struct FolderCheck: Sendable {
    /// Through whose eyes rights are seen (data).
    public enum Subject: Sendable, Equatable {
        /// The running process: what the daemon asks for at start and reload.
        case caller
        /// Another account; only root can ask.
        case account(Account)
        /// Nobody's: rights are not looked at.
        case nobody

        /// What `diembao check-config` asks for: the rights of the account `diembao`, if the one who asks may know
        /// them; an ordinary user's own rights say nothing about the service. Where there is no such account, as on
        /// a developer's machine, the caller's own.
        public static func service() -> Subject {
            guard let account = Account(named: Account.serviceName) else { return .caller }
            if geteuid() == account.user { return .caller }
            return geteuid() == 0 ? .account(account) : .nobody
        }
    }

    /// In the order of the configuration.
    public private(set) var faults: [ConfigurationFault] = []
    /// Those of the faults that are inboxes that are not there now. Whoever writes a configuration should know; a
    /// service that starts before a disk is mounted waits for it.
    public private(set) var absences: [ConfigurationFault] = []
    /// What is no fault but good to know: a folder that the service will make, a kernel that lets everybody link everything.
    public private(set) var notes: [ConfigurationFault] = []

    /// Looks at the folders of `configuration`.
    public init(of configuration: Configuration, for subject: Subject = .caller) {
        self.init(
            of: configuration, for: subject, isSandboxed: runsAsUnit(),
            protectsHardLinks: isSet("/proc/sys/fs/protected_hardlinks"))
    }

    init(of configuration: Configuration, for subject: Subject, isSandboxed: Bool, protectsHardLinks: Bool) {
        let folders = configuration.folders
        let access = FolderAccess(subject: subject, isSandboxed: isSandboxed)
        for folder in folders {
            switch access.verdict(on: folder) {
            case .good: break
            case .toBeMade:
                notes.append(
                    ConfigurationFault(
                        folder.origin, "the \(folder.role.name) \"\(folder.path)\" is not there yet",
                        cure: "the service makes it"))
            case .fault(let problem, let cure, let mayPass):
                faults.append(ConfigurationFault(folder.origin, problem, cure: cure, mayPass: mayPass))
            case .absent(let problem, let cure):
                faults.append(ConfigurationFault(folder.origin, problem, cure: cure))
                absences.append(ConfigurationFault(folder.origin, problem, cure: cure))
            }
        }

        let mounts = MountTable.current()
        let located = folders.compactMap { folder in
            FolderLocation(of: folder.path, mounts: mounts).map { (folder: folder, location: $0) }
        }
        for (index, second) in located.enumerated() {
            for first in located[..<index] {
                guard let problem = overlap(first, second) else { continue }
                faults.append(
                    ConfigurationFault(second.folder.origin, problem, cure: "choose folders that stand side by side"))
            }
        }
        for (number, inbox) in configuration.inboxes.enumerated() {
            let locations = ["path", "move_to"].map { name in
                located.first { $0.folder.key == "inbox.\(number + 1).\(name)" }
            }
            guard inbox.afterSuccess == .move, let from = locations[0], let to = locations[1] else { continue }
            if let fault = renameFault(from: from, to: to, isSandboxed: isSandboxed) { faults.append(fault) }
        }
        if !protectsHardLinks, let inbox = folders.first(where: { $0.role == .inbox }) {
            notes.append(
                ConfigurationFault(
                    inbox.origin,
                    "fs.protected_hardlinks is 0: whoever may write to an inbox can link a file of another user into it, "
                        + "and have it reported",
                    cure: "sudo sysctl -w fs.protected_hardlinks=1, and a line in /etc/sysctl.d for the next start"))
        }
    }

    /// Throws all that is wrong, if anything is.
    public func get() throws(ConfigurationError) {
        guard faults.isEmpty else { throw ConfigurationError(faults: faults) }
    }

    /// Throws all that is wrong but for absent inboxes.
    public func getAtStart() throws(ConfigurationError) {
        let grave = faults.filter { !absences.contains($0) }
        guard grave.isEmpty else { throw ConfigurationError(faults: grave) }
    }
}

private typealias Located = (folder: ConfiguredFolder, location: FolderLocation)

private func overlap(_ first: Located, _ second: Located) -> String? {
    let (name, other) = (described(second), "\(described(first)) (\(first.folder.origin))")
    return switch second.location.relation(to: first.location) {
    case .apart: nil
    case .same: "\(name) is the same folder as \(other)"
    case .liesIn: "\(name) lies in \(other)"
    case .contains: "\(name) contains \(other)"
    }
}

/// The folder as it is configured and, where links lead elsewhere, as it is.
private func described(_ located: Located) -> String {
    let (folder, location) = located
    let real = location.path == folder.path ? "" : " (which is \"\(location.path)\")"
    return "the \(folder.role.name) \"\(folder.path)\"\(real)"
}

private func renameFault(from: Located, to: Located, isSandboxed: Bool) -> ConfigurationFault? {
    guard from.location.isThere, to.location.isThere else { return nil }
    if from.location.device != to.location.device {
        return ConfigurationFault(
            to.folder.origin, "\(described(to)) is on another file system than \(described(from))",
            cure: "choose a folder on the inbox's file system: articles are moved by rename(2)")
    }
    if from.location.mount != to.location.mount {
        return ConfigurationFault(
            to.folder.origin,
            "\(described(to)) is on another mount than \(described(from)), and rename(2) can't cross mounts",
            cure: isSandboxed ? dropInCure : "choose a folder that is reached through the same mount")
    }
    return nil
}

private let dropInCure = "the service's sandbox needs the drop-in that `diembao check-config` prints"

/// Whether one of the kernel's settings (proc_sys(5)) is on, as it is taken to be where it cannot be read.
func isSet(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return true }
    defer { close(file) }
    var first: UInt8 = 0
    return read(file, &first, 1) < 1 || first != UInt8(ascii: "0")
}

/// Whether systemd started this very process as a service (systemd.exec(5), SYSTEMD_EXEC_PID).
func runsAsUnit() -> Bool {
    guard let text = getenv("SYSTEMD_EXEC_PID") else { return false }
    return String(cString: text) == "\(getpid())"
}

/// A folder that the configuration names, and what for (data).
struct ConfiguredFolder {
    enum Role {
        case state, inbox, reports, moveTo, names

        /// As messages name it.
        var name: String {
            switch self {
            case .state: "state folder"
            case .inbox: "inbox"
            case .reports: "reports folder"
            case .moveTo: "move_to folder"
            case .names: "names folder"
            }
        }

        /// Whether the service makes it where it is missing.
        var mayBeMade: Bool { self == .state || self == .reports }
    }

    var role: Role
    /// `inbox.1.path`
    var key: String
    var path: String
    var origin: ConfigurationOrigin
    /// Whether entries are made or taken away in it.
    var isWritten: Bool
}

extension Configuration {
    /// The folder of the desk's names, which may be anywhere, the folder of everything else included.
    var namesFolder: ConfiguredFolder {
        ConfiguredFolder(role: .names, key: "names", path: names, origin: origins["names"], isWritten: false)
    }

    /// All folders of articles, reports and state that it names, in its order.
    var folders: [ConfiguredFolder] {
        var folders: [ConfiguredFolder] = []
        func add(_ role: ConfiguredFolder.Role, _ key: String, _ path: String, isWritten: Bool) {
            folders.append(
                ConfiguredFolder(role: role, key: key, path: path, origin: origins[key], isWritten: isWritten))
        }
        add(.state, "state", state, isWritten: true)
        for (index, inbox) in inboxes.enumerated() {
            add(.inbox, "inbox.\(index + 1).path", inbox.path, isWritten: inbox.afterSuccess != .keep)
            add(.reports, "inbox.\(index + 1).reports", inbox.reports, isWritten: true)
            guard inbox.afterSuccess == .move, let moveTo = inbox.moveTo else { continue }
            add(.moveTo, "inbox.\(index + 1).move_to", moveTo, isWritten: true)
        }
        return folders
    }
}

/// Asks whether folders are there with the rights they need.
struct FolderAccess {
    enum Verdict {
        case good, toBeMade
        case fault(String, cure: String, mayPass: Bool = false)
        /// An inbox that is not there now.
        case absent(String, cure: String)
    }

    let subject: FolderCheck.Subject
    let isSandboxed: Bool

    func verdict(on folder: ConfiguredFolder) -> Verdict {
        let named = "the \(folder.role.name) \"\(folder.path)\""
        var status = stat()
        guard stat(folder.path, &status) == 0 else { return verdict(onUnseen: folder, named: named, errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return .fault("\(named) is no folder", cure: "name a folder") }
        return rights(to: folder, named: named)
    }

    private func verdict(onUnseen folder: ConfiguredFolder, named: String, _ code: Int32) -> Verdict {
        var status = stat()
        switch code {
        case ENOENT where lstat(folder.path, &status) == 0:
            return .fault("\(named) is a symbolic link that leads nowhere", cure: "name the folder that is meant")
        case ENOENT where isSandboxed && ShippedUnit.hides(folder.path):
            return .fault("\(named) is not to be seen by the service", cure: dropInCure)
        case ENOENT where folder.role.mayBeMade:
            return verdict(onMaking: folder, named: named)
        case ENOENT where folder.role == .inbox:
            return .absent("\(named) is not there", cure: "make it: \(makingCommand(folder))")
        case ENOENT:
            return .fault("\(named) is not there", cure: "make it: \(makingCommand(folder))")
        case EACCES:
            return .fault(
                "\(named) can't be reached: no right to enter a folder on the way",
                cure: isSandboxed ? "\(dropInCure), and rights on the way to it" : wayCure(to: folder.path))
        default:
            return .fault(
                "\(named) can't be looked at: \(String(cString: strerror(code)))", cure: "name a folder that can be",
                mayPass: mayPass(code))
        }
    }

    private func verdict(onMaking folder: ConfiguredFolder, named: String) -> Verdict {
        // Whatever the rights there: systemd makes it before it starts the service.
        if case .account = subject, folder.path == ShippedUnit.stateDirectory { return .toBeMade }
        let parent = pathAndAncestors(folder.path).dropFirst().first ?? "/"
        var status = stat()
        guard stat(parent, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return .fault("\(named) is not there, nor is \"\(parent)\"", cure: "make it: \(makingCommand(folder))")
        }
        switch error(on: parent, W_OK | X_OK) {
        case 0: return .toBeMade
        case EROFS where isSandboxed:
            return .fault("\(named) is not there, and \"\(parent)\" is read-only for the service", cure: dropInCure)
        default:
            return .fault(
                "\(named) is not there, and \(who) may not make it in \"\(parent)\"",
                cure: "make it: \(makingCommand(folder))")
        }
    }

    private func rights(to folder: ConfiguredFolder, named: String) -> Verdict {
        let way = pathAndAncestors(resolved(folder.path))
        // A bind mount of the drop-in leads past the folders that the sandbox hides.
        if case .account = subject, !ShippedUnit.hides(way[0]) {
            for ancestor in way.dropFirst() where error(on: ancestor, X_OK) != 0 {
                return .fault(
                    "\(named) can't be reached: \(who) may not enter \"\(ancestor)\"", cure: aclCure("x", ancestor))
            }
        }
        switch error(on: folder.path, R_OK | X_OK | (folder.isWritten ? W_OK : 0)) {
        case 0:
            return .good
        case EROFS where isSandboxed:
            return .fault("\(named) is read-only for the service", cure: dropInCure)
        case EROFS:
            return .fault("\(named) is on a file system that is mounted read-only", cure: "mount it for writing")
        case EACCES:
            let rights = folder.isWritten ? "read and write" : "read"
            let cure = aclCure(folder.isWritten ? "rwx" : "rx", folder.path)
            return .fault("\(who) may not \(rights) \(named)", cure: isSandboxed ? "\(cure); else \(dropInCure)" : cure)
        case let code:
            return .fault(
                "\(named) can't be used: \(String(cString: strerror(code)))", cure: "see that its file system is sound",
                mayPass: mayPass(code))
        }
    }

    /// 0, or the number of the error that using `path` in `mode` gives.
    func error(on path: String, _ mode: Int32) -> Int32 {
        switch subject {
        case .nobody: 0
        case .caller: faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0 ? 0 : errno
        case .account(let account):
            clinux_access_as(path, mode, account.user, account.group, account.groups, account.groups.count)
        }
    }

    private func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    var who: String {
        switch subject {
        case .account(let account): "the user \(account.name)"
        case .caller, .nobody: "the user \(callerName)"
        }
    }

    private var callerName: String {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "\(geteuid())" }
        return String(cString: name)
    }

    func aclCure(_ rights: String, _ path: String) -> String {
        let name = if case .account(let account) = subject { account.name } else { callerName }
        return "sudo setfacl -m u:\(name):\(rights) \(shellQuoted(path))"
    }

    private func wayCure(to path: String) -> String {
        let blocked = pathAndAncestors(path).dropFirst().last { error(on: $0, X_OK) != 0 }
        return blocked.map { aclCure("x", $0) } ?? "give the user \(callerName) the right to enter those folders"
    }

    private func makingCommand(_ folder: ConfiguredFolder) -> String {
        let account = if case .account(let account) = subject { account.name } else { callerName }
        return [.inbox, .names].contains(folder.role)
            ? "mkdir -p \(shellQuoted(folder.path))"
            : "sudo install -d -o \(account) -g \(account) -m 2750 \(shellQuoted(folder.path))"
    }
}

/// The path as a shell reads it back.
func shellQuoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || Array("/._-+,:@".utf8).contains(byte)
            || byte >= 0x80
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
}
