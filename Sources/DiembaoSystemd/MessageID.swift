/// The journal messages that have a text in the catalog (`journalctl -x`), each with its 128-bit id, which never
/// changes once it has been released (data). `systemd/diembao.catalog` and `systemd/diembao.vi.catalog` hold the
/// texts; a new case needs an id from `systemd-id128 new` and an entry in both.
public enum MessageID: String, Sendable, CaseIterable, CustomStringConvertible {
    /// The daemon runs, its watches stand and the first listing is done.
    case started = "014bdf5604334be3b69767cf3dac582d"
    /// An inbox is watched (DIEMBAO_INBOX, DIEMBAO_WATCHING = inotify | polling).
    case watching = "67d5ab1f20434987819f35516ffdaff4"
    /// An article has its report.
    case articleReported = "6157aea7486b428d8c1ecc8f0178d83f"
    /// An article has a failed report, for a fault of its content.
    case articleFailed = "d4ea26ea754a46249df9ea25c9143288"
    /// An article waits after a passing fault (ERRNO, DIEMBAO_ERROR).
    case articleDeferred = "6a4d73cf397c45158293f0042e3f5d28"
    /// An article that had been deferred has its report.
    case articleRecovered = "032c989bc549485790c4101bcddf4af5"
    /// The ledger was rebuilt from inboxes and reports.
    case ledgerRebuilt = "22d440d3b5e44ec2bbf9b571e76acd50"
    /// The ledger is damaged and has been put aside.
    case ledgerDamaged = "0bbd4aafdbf54ae7b7e1de449bd4fd94"
    /// The kernel dropped events; the inboxes are listed anew.
    case queueOverflow = "dc67a5ac4ae34787a386b8e8965020ed"
    /// The kernel gives no more watches; what has none is polled.
    case watchesExhausted = "5467451b34de4749a5e390d77bdf0724"
    /// An inbox is not there: unmounted, moved, deleted.
    case inboxAway = "65f1232509e848729684b8700b51cb62"
    /// An inbox that was away is there again.
    case inboxBack = "4010374bd3434358bd5b3b80d4bdf666"
    /// Less space is free than `minimum_free`; nothing is written.
    case lowSpace = "48005a40b3f04359a82b87b4a5fccd38"
    /// There is space again.
    case spaceBack = "49ccdac0c36d4d6e8e3da48527d33978"
    /// Another process holds the lock of a reports folder.
    case reportsLocked = "0d67ef0443e1453d87b556a35ea7a220"
    /// The configuration has faults; it is not used.
    case configurationInvalid = "f79a1864c77c49b8b2e7207f496f5e86"
    /// A new configuration is in use.
    case reloaded = "f88db460d50641799fd16bc68b8bc717"
    /// A file that was analysed alone when the daemon died a third time is not analysed any more.
    case quarantined = "494b3dca86434476b7fb0ede39a95961"
    /// The daemon died; the files that were in flight run one at a time.
    case suspects = "8fb51712612048ad83b172f2883d4557"
    /// A symbolic link, FIFO, socket or device lies in an inbox; it is left alone.
    case specialFileIgnored = "13a49d7712194ee0a4ca0314e3078ac4"
    /// The daemon has ended by itself or because it was told to.
    case stopped = "5b547a149a12483e96979beaa01e759d"

    /// The id, as the field `MESSAGE_ID` has it.
    public var description: String { rawValue }

    /// The fields that an entry of this kind always has, so that the catalog's text can name them.
    public var fields: [String] {
        switch self {
        case .watching: [JournalField.inbox, JournalField.watching]
        case .articleReported, .articleRecovered:
            [
                JournalField.inbox, JournalField.path, JournalField.report, JournalField.bytes, JournalField.duration,
                JournalField.status,
            ]
        case .articleFailed:
            [
                JournalField.inbox, JournalField.path, JournalField.report, JournalField.bytes, JournalField.duration,
                JournalField.status, JournalField.error,
            ]
        case .articleDeferred: [JournalField.inbox, JournalField.path, JournalField.errno, JournalField.error]
        case .quarantined, .specialFileIgnored: [JournalField.inbox, JournalField.path]
        case .watchesExhausted, .inboxAway, .inboxBack: [JournalField.inbox]
        case .started, .ledgerRebuilt, .ledgerDamaged, .queueOverflow, .lowSpace, .spaceBack, .reportsLocked,
            .configurationInvalid, .reloaded, .suspects, .stopped:
            []
        }
    }
}
