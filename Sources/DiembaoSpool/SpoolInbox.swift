import CLinux
import DiembaoConfiguration
import Glibc
import Synchronization

/// One inbox with its reports, as the running service has it (resource).
final class SpoolInbox: Sendable {
    let folder: InboxFolder
    let reports: ReportFolder
    /// `nil` where no inotify instance could be had.
    let watch: InotifyWatch?
    let taking: Taking
    private let state: Mutex<State>

    private struct State {
        var problem: String?
        var mode: String
        var ignored: Set<RelativePath> = []
        var hasParked = false
    }

    init(folder: InboxFolder, reports: ReportFolder, watch: InotifyWatch?) {
        self.folder = folder
        self.reports = reports
        self.watch = watch
        taking = Taking(folder: folder)
        state = Mutex(State(mode: watch == nil ? "polling" : "inotify"))
    }

    /// Registers an inbox with the ledger and makes ready to watch it; it may be away (a disk that is not mounted yet).
    static func open(
        _ settings: DiembaoConfiguration.Configuration.Inbox, reports: ReportFolder, ledger: Ledger
    ) throws -> (inbox: SpoolInbox, watchFailure: SystemCallError?) {
        let resolved = realPath(settings.path)
        var status = stat()
        let device = stat(resolved, &status) == 0 ? UInt64(status.st_dev) : nil
        let id = try ledger.register(inbox: resolved, reports: reports.path, device: device)
        let folder = InboxFolder(id: id, settings: settings, path: resolved)
        // Where the kernel tells of no changes, the folder is listed instead.
        guard FileSystemKind(of: resolved) != .remote else {
            return (SpoolInbox(folder: folder, reports: reports, watch: nil), nil)
        }
        do throws(SystemCallError) {
            return (SpoolInbox(folder: folder, reports: reports, watch: try InotifyWatch()), nil)
        } catch {
            return (SpoolInbox(folder: folder, reports: reports, watch: nil), error)
        }
    }

    var id: Int64 { folder.id }
    var watchedFolders: Int { watch?.count ?? 0 }
    var path: String { folder.path }
    var settings: DiembaoConfiguration.Configuration.Inbox { folder.settings }

    /// Why the inbox is not watched as it should be.
    var problem: String? { state.withLock { $0.problem } }

    func noteProblem(_ problem: String?) {
        state.withLock { $0.problem = problem }
    }

    /// Articles wait in the ledger for the inbox to come back.
    func noteParked() {
        state.withLock { $0.hasParked = true }
    }

    /// Whether there were such; they are the caller's from now on.
    func takeParked() -> Bool {
        state.withLock { state in
            defer { state.hasParked = false }
            return state.hasParked
        }
    }

    /// `inotify`, or `polling`.
    var mode: String {
        get { state.withLock { $0.mode } }
        set { state.withLock { $0.mode = newValue } }
    }

    /// Whether this name is ignored for the first time, so that the journal tells it once; the memory of it is bounded.
    func isFirstTime(ignoring path: RelativePath) -> Bool {
        state.withLock { state in
            guard state.ignored.count < 1000 else { return false }
            return state.ignored.insert(path).inserted
        }
    }
}
