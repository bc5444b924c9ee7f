import CLinux
import Glibc
import Synchronization

/// The watches on one inbox and its folders (resource): an inotify instance and which watch is which folder.
///
/// Two threads use it: the scanner adds watches, the event reader asks what they belong to. A watch is added and
/// noted under one lock, so that no event is read before its folder is known.
final class InotifyWatch: Sendable {
    let descriptor: Descriptor
    private let folders: Mutex<Folders>

    private struct Folders {
        var byWatch: [Int32: RelativePath] = [:]
        var byPath: [RelativePath: Int32] = [:]
        /// The folder that the scanner is about to open and watch, until it was told that its name left.
        var awaited: RelativePath?
    }

    /// What to be told of: a file closed after writing, or moved in or out; a name made (links and folders) or
    /// removed; rights changed (the retry after EACCES); the folder itself moved or removed.
    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
    )

    /// - Throws: ``SystemCallError``; EMFILE where the user has too many inotify instances.
    init() throws(SystemCallError) {
        let fd = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard fd >= 0 else { throw SystemCallError("inotify_init", "") }
        descriptor = Descriptor(raw: fd)
        folders = Mutex(Folders())
    }

    var count: Int { folders.withLock { $0.byPath.count } }

    /// Notes that the folder of this name is about to be opened and watched: one at a time, by one thread.
    func expect(_ path: RelativePath) {
        folders.withLock { $0.awaited = path }
    }

    /// Watches an open folder; a folder that is watched already is only noted under its present path.
    ///
    /// - Returns: `false` where nothing is watched, because ``remove(within:)`` told since ``expect(_:)`` that a folder
    ///   of this name left: it may be the one that is open, and nobody would drop its watch any more.
    /// - Throws: ``SystemCallError``; ENOSPC where the user has too many watches.
    func add(_ folder: borrowing Descriptor, at path: RelativePath) throws(SystemCallError) -> Bool {
        // Through the descriptor, so that what is watched is what will be read, whatever the path means by now.
        let link = "/proc/self/fd/\(folder.raw)"
        let (isWatched, failure) = folders.withLock { folders -> (Bool, Int32?) in
            guard folders.awaited == path else { return (false, nil) }
            let watch = inotify_add_watch(descriptor.raw, link, Self.mask)
            guard watch >= 0 else { return (false, errno) }
            // It was renamed; another folder may have its former name by now.
            if let former = folders.byWatch[watch], folders.byPath[former] == watch { folders.byPath[former] = nil }
            // Another folder had the name, and left; the event that tells of it would be taken for this one's. If it
            // is in the inbox still, another event has it found and watched under its new name.
            if let other = folders.byPath[path], other != watch { drop(other, &folders) }
            folders.byWatch[watch] = path
            folders.byPath[path] = watch
            return (true, nil)
        }
        if let failure { throw SystemCallError("inotify_add_watch", path.description, errno: failure) }
        return isWatched
    }

    private func drop(_ watch: Int32, _ folders: inout Folders) {
        inotify_rm_watch(descriptor.raw, watch)
        folders.byWatch[watch] = nil
    }

    func path(of watch: Int32) -> RelativePath? {
        folders.withLock { $0.byWatch[watch] }
    }

    /// Drops the watches on a folder that was moved away and on all below it.
    func remove(within path: RelativePath) {
        folders.withLock { folders in
            if let awaited = folders.awaited, awaited.isWithin(path) { folders.awaited = nil }
            for (folder, watch) in folders.byPath where folder.isWithin(path) {
                drop(watch, &folders)
                folders.byPath[folder] = nil
            }
        }
    }

    /// The kernel dropped the watch: its folder was removed or unmounted.
    func forget(_ watch: Int32) {
        folders.withLock { folders in
            guard let path = folders.byWatch.removeValue(forKey: watch) else { return }
            if folders.byPath[path] == watch { folders.byPath[path] = nil }
        }
    }

    /// One event (data).
    struct Event {
        var watch: Int32
        var mask: UInt32
        var name: [UInt8]

        func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }
    }

    /// Reads what the kernel has to tell, up to a buffer full; empty when there is no more.
    func readEvents() throws(SystemCallError) -> [Event] {
        var events: [Event] = []
        var failure: Int32 = 0
        withUnsafeTemporaryAllocation(byteCount: 65536, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            let count = read(descriptor.raw, buffer.baseAddress!, buffer.count)
            guard count > 0 else {
                failure = count < 0 ? errno : 0
                return
            }
            var offset = 0
            let header = MemoryLayout<inotify_event>.size
            while offset + header <= count {
                let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let name = UnsafeRawBufferPointer(
                    rebasing: buffer[(offset + header)..<(offset + header + Int(event.len))])
                events.append(Event(watch: event.wd, mask: event.mask, name: Array(name.prefix { $0 != 0 })))
                offset += header + Int(event.len)
            }
        }
        guard failure == 0 || failure == EAGAIN || failure == EINTR else {
            throw SystemCallError("read", "inotify", errno: failure)
        }
        return events
    }
}
