import CLinux
import Glibc

/// The thread that reads what inotify tells, of all inboxes, and turns it into hints (resource).
///
/// It does nothing that could take long, so that the kernel's queue (16,384 events) overflows only under bursts that a
/// rescan handles better anyway.
struct EventReader: Sendable {
    let inboxes: [SpoolInbox]
    let dispatcher: Dispatcher
    let scans: ScanQueue
    let stop: StopPipe
    let report: @Sendable (SpoolEvent) -> Void
    let heartbeat: Heartbeat

    func run() {
        let watched = inboxes.filter { $0.watch != nil }
        var polled = watched.map { pollfd(fd: $0.watch!.descriptor.raw, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0))
        while true {
            heartbeat.beat(.idle)
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 else {
                // Short of memory, or a signal: events wait in the kernel meanwhile.
                if errno != EINTR { usleep(100_000) }
                continue
            }
            if polled[polled.count - 1].revents != 0 { return }
            heartbeat.beat(.computing)
            for (index, inbox) in watched.enumerated() where polled[index].revents != 0 { drain(inbox) }
        }
    }

    /// Reads what the kernel has for one inbox now, but not for ever: there are other inboxes, and an end.
    func drain(_ inbox: SpoolInbox) {
        guard let watch = inbox.watch else { return }
        do {
            for _ in 0..<64 {
                let events = try watch.readEvents()
                guard !events.isEmpty else { return }
                for event in events { handle(event, of: inbox, watch) }
                heartbeat.beat()
            }
        } catch {
            scans.request(inbox.id)
            usleep(100_000)  // short of memory
        }
    }

    private func handle(_ event: InotifyWatch.Event, of inbox: SpoolInbox, _ watch: InotifyWatch) {
        if event.has(Int(IN_Q_OVERFLOW)) {
            report(.overflow(inbox: inbox.path))
            scans.request(inbox.id)
            return
        }
        if event.has(Int(IN_IGNORED)) { return watch.forget(event.watch) }
        guard let folder = watch.path(of: event.watch) else { return }
        if event.has(Int(IN_DELETE_SELF)) || event.has(Int(IN_UNMOUNT)) || event.has(Int(IN_MOVE_SELF)) {
            // A folder below the inbox is told of by its parent as well, but for a mount.
            if folder.isRoot || event.has(Int(IN_UNMOUNT)) { scans.request(inbox.id) }
            return
        }
        guard !event.name.isEmpty else { return }
        let path = folder.appending(event.name)
        if event.has(Int(IN_ISDIR)) { return handleFolder(event, path, of: inbox, watch) }

        // A sidecar is part of its article's input.
        let article = path.articleOfSidecar ?? path
        guard inbox.folder.isArticle(article) else { return }
        let key = ArticleKey(inbox: inbox.id, path: article)
        let isSidecar = article != path
        let hasRoom: Bool
        if event.has(Int(IN_CLOSE_WRITE)) || event.has(Int(IN_MOVED_TO)) {
            // A sidecar's closing says nothing about the article's.
            hasRoom = dispatcher.hint(key, isSidecar ? .look : .closed)
        } else if event.has(Int(IN_CREATE)) {
            // A link, or a file that is about to be written and closed: it is looked at when it has settled.
            hasRoom = dispatcher.settle(key, until: settleTime(inbox))
        } else {
            // Removed, moved away, or its rights changed.
            hasRoom = dispatcher.hint(key, .look)
        }
        if !hasRoom { scans.request(inbox.id) }
    }

    private func handleFolder(
        _ event: InotifyWatch.Event, _ path: RelativePath, of inbox: SpoolInbox, _ watch: InotifyWatch
    ) {
        guard inbox.folder.entersFolder(path) else { return }
        if event.has(Int(IN_MOVED_FROM)) || event.has(Int(IN_DELETE)) { watch.remove(within: path) }
        // Nothing tells of the files that are in it already, or that went with it.
        if !event.has(Int(IN_ATTRIB)) || inbox.problem != nil { scans.request(inbox.id, within: path) }
    }

    private func settleTime(_ inbox: SpoolInbox) -> Int64 {
        clinux_boottime_nanoseconds() + Int64(inbox.settings.settle * 1e9)
    }
}
