import CLinux
import DiembaoConfiguration
import Glibc
import Synchronization

/// The folder that people drop articles into, as the service sees it (resource).
///
/// It is opened anew for each piece of work: a descriptor that is kept would make `umount` of its file system
/// fail. Each time its device and inode are compared with those of the folder that was last scanned, so that a
/// disk that was unmounted, or a folder that was put in its place, is never taken for a folder whose articles
/// were deleted.
final class InboxFolder: Sendable {
    /// The ledger's number.
    let id: Int64
    let settings: DiembaoConfiguration.Configuration.Inbox
    let patterns: ArticlePatterns
    /// Absolute, symbolic links resolved at the start; none is followed from then on.
    let path: String
    private let adopted: Mutex<FolderIdentity?>

    /// How the names of folders begin that ``Taking`` makes for a moment.
    static let takenPrefix = Array(".diembao-taken-".utf8)

    init(id: Int64, settings: DiembaoConfiguration.Configuration.Inbox, path: String) {
        self.id = id
        self.settings = settings
        self.path = path
        self.patterns = ArticlePatterns(include: settings.include, exclude: settings.exclude)
        self.adopted = Mutex(nil)
    }

    /// The folder, open; throws ``InboxError/away`` unless it is the one that was last adopted.
    func open() throws -> Descriptor {
        let folder = try openWhatIsThere()
        let identity = FolderIdentity(try SystemCalls.status(of: folder, .root))
        guard adopted.withLock({ $0 }) == identity else {
            throw InboxError.away(path, "another folder stands in its place")
        }
        return folder
    }

    /// Whether something stands at the path, be it a symbolic link.
    func holds(_ path: RelativePath) throws -> Bool { try SystemCalls.status(of: path, in: open()) != nil }

    /// Whether the file at `path`, below the inbox, is an article, by its name and the configuration.
    func isArticle(_ path: RelativePath) -> Bool {
        patterns.isArticle(path: path.bytes)
    }

    /// Whether the folder at `path`, below the inbox, is one in which ``Taking`` deletes an article.
    func isOfTaking(_ path: RelativePath) -> Bool {
        path.name.starts(with: Self.takenPrefix)
    }

    /// Whether the folder at `path`, below the inbox, is looked into.
    func entersFolder(_ path: RelativePath) -> Bool {
        settings.recursive && !isOfTaking(path) && patterns.entersFolder(path: path.bytes)
    }

    /// Takes the folder that stands at the path now for the inbox.
    func adopt() throws -> Adoption {
        let folder = try openWhatIsThere()
        let identity = FolderIdentity(try SystemCalls.status(of: folder, .root))
        let isNew = adopted.withLock { adopted in
            defer { adopted = identity }
            return adopted != identity
        }
        return Adoption(folder: folder, identity: identity, isNew: isNew)
    }

    /// The folder that was taken for the inbox (resource).
    struct Adoption: ~Copyable {
        let folder: Descriptor
        let identity: FolderIdentity
        /// Whether it is another one than before.
        let isNew: Bool
    }

    private func openWhatIsThere() throws -> Descriptor {
        do {
            return try SystemCalls.openRealFolder(path)
        } catch let error where error.errno == ENOENT || error.errno == ENOTDIR {
            throw InboxError.away(path, "there is no folder")
        } catch let error where error.errno == ELOOP {
            throw InboxError.away(path, "a symbolic link has taken its place, or that of a folder above it")
        } catch {
            throw InboxError.away(path, error.description)
        }
    }

    /// Whether the absence of `path` means that it was deleted: what was there lay on the file system that the
    /// nearest folder that is left lies on. Else something was mounted or unmounted in between.
    func isDeletion(of path: RelativePath, onceOn former: FileIdentity?, in folder: borrowing Descriptor) throws -> Bool
    {
        var ancestor = path.parent
        while true {
            if let status = try SystemCalls.status(of: ancestor, in: folder) {
                let root = UInt64(try SystemCalls.status(of: folder, .root).st_dev)
                // On overlay a file may have another device than its folder.
                let isKnown = former != nil && former?.device != 0 && FileSystemKind(of: self.path) != .overlay
                return UInt64(status.st_dev) == (isKnown ? former?.device : root)
            }
            guard !ancestor.isRoot else { return false }
            ancestor = ancestor.parent
        }
    }
}

/// What tells one folder from another that stands at the same path (data).
struct FolderIdentity: Equatable, Sendable {
    var device: UInt64
    var inode: UInt64

    init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }
}

/// What is wrong with an inbox as a whole.
enum InboxError: Error, CustomStringConvertible {
    case away(String, String)

    var description: String {
        switch self {
        case .away(let path, let reason):
            "the inbox \(path) is away: \(reason); its reports stay, and it is read again when it is back"
        }
    }
}
