#if DEBUG || TESTABLE
    @testable import DiembaoSpool

    /// Checks that no ledger, whatever became of its file, ends the service other than by an error that has it rebuilt.
    struct LedgerCheck: InputCheck {
        private let folder: CheckFolder
        private static let now = Int64(1) << 60

        init() throws { folder = try CheckFolder() }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            clear()
            defer { clear() }
            folder.write(bytes, to: Ledger.fileName)
            do {
                let ledger = try Ledger(folder: folder.path)
                do {
                    try use(ledger)
                    try ledger.close()
                    return []
                } catch {
                    guard Ledger.isDamage(error) else { return ["used, it gives an error that is no damage: \(error)"] }
                    guard !folder.has(Ledger.fileName) else { return ["it is damaged, but not put aside"] }
                }
            } catch {
                return ["it can't be opened, and is not begun anew: \(error)"]
            }
            do {
                let anew = try Ledger(folder: folder.path)
                try use(anew)
                try anew.close()
                return anew.beginning == .created ? [] : ["it is not begun anew after it was put aside"]
            } catch {
                return ["begun anew, it gives an error: \(error)"]
            }
        }

        private func clear() {
            for name in ["", "-wal", "-shm", "-journal", ".damaged"] {
                folder.remove(Ledger.fileName + name)
            }
        }

        /// All that a run asks of it.
        private func use(_ ledger: Ledger) throws {
            let inbox = try ledger.register(inbox: "/srv/diembao/inbox", reports: "/srv/diembao/reports", device: 7)
            _ = try ledger.begin(analysis: "1")
            _ = try ledger.suspects()
            _ = try ledger.taken(of: inbox)
            _ = try ledger.tallies()
            for number in [inbox, 1] {
                let reading = try ledger.reading(within: .root, of: number, after: nil, limit: 100)
                let rows = reading.rows.compactMap(\.self)
                _ = try ledger.apply(rows.map { .put($0) }, unlessChangedSince: reading)
                try ledger.depart(rows.prefix(2).map(\.key), alone: false)
                try ledger.apply(rows.flatMap { [.put($0), .landed($0.key), .cleared(suspect: $0.key)] })
                _ = try ledger.count(within: RelativePath("a"), of: number)
                try ledger.park(number)
                try ledger.unpark(number)
            }
            _ = try ledger.due(now: Self.now, limit: 100)
            _ = try ledger.nextDue()
            _ = try ledger.hasWaiting(since: Self.now)
            _ = try ledger.pending(limit: 100)
            _ = try ledger.retry(nil)
            let key = ArticleKey(inbox: inbox, path: RelativePath("moi.txt"))
            try ledger.take(key, as: RelativePath(".taken"))
            try ledger.settleTaken(key)
            let identity = FileIdentity(device: 1, inode: 2, size: 3, modified: 4, changed: 5)
            try ledger.apply([.put(LedgerRow(key: key, state: .reported, identity: identity))])
            _ = try ledger.row(key)
        }
    }
#endif
