import CLinux
import Foundation
import GRDB
import Glibc
import Synchronization

/// The durable record of what has been reported and what waits (resource): SQLite in the state folder.
///
/// It is not the truth: the inboxes and their reports are. It can be deleted at any time and is rebuilt from
/// them; it exists so that an unchanged file need not be read again, and so that what waits need not be kept
/// in memory.
///
/// Guarantee: a row says `reported` or `failed` only after the report's folder was fsynced. SQLite itself runs
/// with `synchronous = NORMAL` in WAL mode: a power cut may take the last rows, never the file's consistency,
/// and an article whose row is gone is compared with its report again. Only what stands nowhere else, the names of
/// articles that are being moved away, is flushed at once.
final class Ledger: Sendable {
    /// The layout's version. A ledger of an older one is brought up to it, any other is rebuilt.
    static let layout = 1 + migrations.count
    static let fileName = "ledger.sqlite"

    /// Why a ledger was begun anew.
    enum Beginning: Sendable, Equatable {
        case opened
        /// There was none.
        case created
        /// There was one that could not be used; it was put aside under this name.
        case rebuilt(reason: String, aside: String)
    }

    let beginning: Beginning
    private let database: DatabaseQueue
    private let isClosed = Mutex(false)
    private let isCondemned = Atomic(false)
    private let whenDamaged: @Sendable (String) -> Void
    private let whenStuck: @Sendable (String) -> Void
    /// How often in turn somebody else had it locked.
    private let refusals = Atomic(0)
    /// How often all reports of an inbox were doubted.
    private let doubts = Atomic(0)
    private let path: String

    /// Opens the ledger in `folder`, or begins one.
    ///
    /// - Parameter whenDamaged: called once with the reason where the file turns out damaged in use. It has been put
    ///   aside then, and the next start rebuilds the ledger; nothing more can be recorded in this run.
    /// - Parameter whenStuck: called once with the reason where a lock on it is held that nobody will give back, so that only
    ///   a new start helps. The file is sound.
    /// - Throws: ``LedgerError`` where the folder does not allow it.
    init(
        folder: String, whenDamaged: @escaping @Sendable (String) -> Void = { _ in },
        whenStuck: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        self.whenDamaged = whenDamaged
        self.whenStuck = whenStuck
        let path = folder + "/" + Self.fileName
        let existed = access(path, F_OK) == 0
        self.path = path
        do {
            let wasEmpty: Bool
            (database, wasEmpty) = try Self.open(path)
            beginning = wasEmpty ? .created : .opened
        } catch  where existed && Self.meansDamage(error) {
            let aside = Self.fileName + ".damaged"
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            guard rename(path, folder + "/" + aside) == 0 else {
                throw LedgerError.unusable(path: path, reason: String(cString: strerror(errno)))
            }
            database = try Self.open(path).queue
            beginning = .rebuilt(reason: (error as? DatabaseError)?.message ?? "\(error)", aside: aside)
        } catch let error as DatabaseError {
            throw LedgerError.unusable(path: path, reason: error.message ?? error.description)
        }
    }

    private static func open(_ path: String) throws -> (queue: DatabaseQueue, wasEmpty: Bool) {
        var configuration = GRDB.Configuration()
        configuration.label = "diembao.ledger"
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let wasEmpty = try queue.write { db in
            let layout = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let empty = try !db.tableExists("file")
            guard (1...Self.layout).contains(layout) || (layout == 0 && empty) else {
                throw DatabaseError(
                    resultCode: .SQLITE_NOTADB,
                    message: "it has the layout \(layout), this diembao the layout \(Self.layout)")
            }
            if empty { try createTables(db) } else { try migrate(db, from: layout) }
            return empty
        }
        guard try queue.read(tables) == expectedTables() else {
            throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "its tables are not those of a ledger")
        }
        // SQLite's own check, at every start: a disk damages files however well the last run ended. It reads the whole
        // file, as the first listing does too; half a second for a million articles.
        let verdict = try queue.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") }
        if let verdict, verdict != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: verdict) }
        return (queue, wasEmpty)
    }

    /// What tables, indexes and triggers there are, as SQLite keeps them.
    private static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name")
    }

    private static func expectedTables() throws -> [String] {
        try DatabaseQueue().write { db in
            try createTables(db)
            return try tables(db)
        }
    }

    /// Whether the file is no usable ledger, as against one that cannot be reached now.
    private static func meansDamage(_ error: any Error) -> Bool {
        // A broken head has SQLite ask for more memory than there is. Nobody else is short of it at a start.
        isDamage(error) || (error as? DatabaseError)?.resultCode == .SQLITE_NOMEM
    }

    /// What makes of each layout the next. A new ledger goes the same way, so that an old one becomes the same.
    private static let migrations = [
        // 2: the reports on the articles of a file that holds several. What has some is told by the reports alone: each is held
        // against its article once more, last of all.
        """
        ALTER TABLE file ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE file ADD COLUMN parts_digest TEXT;
        UPDATE file SET state = 0, rank = 2, not_before = -1 WHERE state IN (1, 2);
        """,
        // 3: how often the reader of a document, known by its digest, was killed.
        """
        ALTER TABLE file ADD COLUMN reader_kills INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE file ADD COLUMN killed_sha256 TEXT;
        """,
        // 4: what a file's own report looks like from outside. Each is held against its article once more, last of all.
        """
        ALTER TABLE file ADD COLUMN report_size INTEGER;
        ALTER TABLE file ADD COLUMN report_modified INTEGER;
        UPDATE file SET state = 0, rank = 2, not_before = -1 WHERE state IN (1, 2);
        """,
    ]

    private static func migrate(_ db: Database, from layout: Int) throws {
        for migration in migrations.dropFirst(layout - 1) { try db.execute(sql: migration) }
        try db.execute(sql: "PRAGMA user_version = \(Self.layout)")
    }

    private static func createTables(_ db: Database) throws {
        try createFirstTables(db)
        try migrate(db, from: 1)
    }

    /// The first layout. It stays as it is, to the letter: by its text SQLite keeps a table, and a ledger is known by it.
    private static func createFirstTables(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE inbox (
                    id INTEGER PRIMARY KEY, path TEXT NOT NULL, reports TEXT NOT NULL, device INTEGER NOT NULL DEFAULT 0,
                    UNIQUE (path, reports));
                CREATE TABLE file (
                    inbox INTEGER NOT NULL, path BLOB NOT NULL,
                    state INTEGER NOT NULL, rank INTEGER NOT NULL,
                    device INTEGER NOT NULL, inode INTEGER NOT NULL, size INTEGER NOT NULL,
                    modified INTEGER NOT NULL, changed INTEGER NOT NULL,
                    sidecar_device INTEGER, sidecar_inode INTEGER, sidecar_size INTEGER,
                    sidecar_modified INTEGER, sidecar_changed INTEGER,
                    sha256 TEXT, sidecar_sha256 TEXT, error_code TEXT,
                    attempts INTEGER NOT NULL, reason TEXT, not_before INTEGER NOT NULL,
                    waiting_since INTEGER NOT NULL, forced INTEGER NOT NULL,
                    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
                -- What waits, in the order in which it is taken.
                CREATE INDEX file_pending ON file (rank, not_before) WHERE state IN (0, 3);
                -- How many there are of each state, so that nobody has to count a million rows.
                CREATE TABLE tally (
                    inbox INTEGER NOT NULL, state INTEGER NOT NULL, files INTEGER NOT NULL,
                    PRIMARY KEY (inbox, state)) WITHOUT ROWID;
                CREATE TRIGGER file_inserted AFTER INSERT ON file BEGIN
                    INSERT INTO tally VALUES (new.inbox, new.state, 1)
                        ON CONFLICT DO UPDATE SET files = files + 1;
                END;
                CREATE TRIGGER file_deleted AFTER DELETE ON file BEGIN
                    UPDATE tally SET files = files - 1 WHERE inbox = old.inbox AND state = old.state;
                END;
                CREATE TRIGGER file_moved AFTER UPDATE OF state ON file WHEN old.state <> new.state BEGIN
                    UPDATE tally SET files = files - 1 WHERE inbox = old.inbox AND state = old.state;
                    INSERT INTO tally VALUES (new.inbox, new.state, 1)
                        ON CONFLICT DO UPDATE SET files = files + 1;
                END;
                -- Articles that are being analysed now; what is left here at a start was in flight at a death.
                CREATE TABLE in_flight (
                    inbox INTEGER NOT NULL, path BLOB NOT NULL, alone INTEGER NOT NULL,
                    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
                -- Articles that were in flight at a death, and how often they were so alone.
                CREATE TABLE suspect (
                    inbox INTEGER NOT NULL, path BLOB NOT NULL, deaths INTEGER NOT NULL, faults INTEGER NOT NULL,
                    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
                -- Inputs that were taken out of an inbox under another name, until that is settled.
                CREATE TABLE taken (
                    inbox INTEGER NOT NULL, path BLOB NOT NULL, name BLOB NOT NULL,
                    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
                """)
    }

    /// Whether an error tells that the file is damaged, as against a fault that passes.
    ///
    /// SQLite notices damage in many ways: a page that is none, a table that is not there, a rule that a row breaks though
    /// nobody could have broken it. What can pass is only what the disk, the memory and other processes do.
    static func isDamage(_ error: any Error) -> Bool {
        // Text where a number stands: SQLite's pages are whole, but what is in them is not ours.
        if error is RowDecodingError { return true }
        guard let error = error as? DatabaseError else { return false }
        return switch error.resultCode {
        case .SQLITE_PERM, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM, .SQLITE_READONLY, .SQLITE_INTERRUPT,
            .SQLITE_ABORT, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_PROTOCOL, .SQLITE_AUTH, .SQLITE_NOLFS:
            false
        default: true
        }
    }

    private func condemn(for error: any Error) {
        if Self.isDamage(error), !isCondemned.exchange(true, ordering: .relaxed) {
            rename(path, path + ".damaged")
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            whenDamaged("\(error)")
        } else if isStuck(error), !isCondemned.exchange(true, ordering: .relaxed) {
            whenStuck("\(error)")
        }
    }

    /// Whether a lock is held for ever: SQLite could not give its own back, and would wait for itself. It has waited for ten
    /// seconds by now. Nobody else has the ledger open, but for somebody who looks into it, and not for long.
    private func isStuck(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_PROTOCOL: true
        case .SQLITE_BUSY: refusals.wrappingAdd(1, ordering: .relaxed).newValue >= 3
        default: false
        }
    }

    /// Ends it: all that follows throws ``LedgerError/closed``.
    func close() throws {
        try isClosed.withLock { isClosed in
            guard !isClosed else { return }
            isClosed = true
            try database.close()
        }
    }

    /// - Throws: ``LedgerError/closed`` after ``close()``: GRDB would hand SQLite a database that is gone.
    private func read<Value: Sendable>(_ value: (Database) throws -> Value) throws -> Value {
        try isClosed.withLock { isClosed in
            guard !isClosed else { throw LedgerError.closed }
            do {
                return try database.read(value)
            } catch {
                condemn(for: error)
                throw error
            }
        }
    }

    /// One transaction.
    ///
    /// - Parameter isFlushed: whether a power cut may not take it.
    /// - Throws: ``LedgerError/closed`` after ``close()``.
    private func write<Value: Sendable>(
        isFlushed: Bool = false, _ change: (Database) throws -> Value
    ) throws -> Value {
        try isClosed.withLock { isClosed in
            guard !isClosed else { throw LedgerError.closed }
            do {
                let value = try isFlushed ? flushed(change) : database.write(change)
                refusals.store(0, ordering: .relaxed)
                return value
            } catch {
                condemn(for: error)
                throw error
            }
        }
    }

    private func flushed<Value: Sendable>(_ change: (Database) throws -> Value) throws -> Value {
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
            return try change(db)
        }
    }

    // MARK: - Inboxes

    /// The number of an inbox, given once and kept.
    ///
    /// `device` is where the inbox is now. Device numbers may change over a reboot; rows of the inbox's own
    /// file system follow, so that only what really lies on another one counts as mounted.
    /// `nil` where it is away: then it keeps the device it was on.
    func register(inbox path: String, reports: String, device: UInt64?) throws -> Int64 {
        try write { db in
            let device = device.map { Int64(bitPattern: $0) }
            if let row = try Row.fetchOne(
                db, sql: "SELECT id, device FROM inbox WHERE path = ? AND reports = ?", arguments: [path, reports])
            {
                let id = try row.decode(Int64.self, atIndex: 0)
                let former = try row.decode(Int64.self, atIndex: 1)
                if let device, former != device {
                    try db.execute(
                        sql: "UPDATE file SET device = ? WHERE inbox = ? AND device = ?",
                        arguments: [device, id, former])
                    try db.execute(sql: "UPDATE inbox SET device = ? WHERE id = ?", arguments: [device, id])
                }
                return id
            }
            try db.execute(
                sql: "INSERT INTO inbox (path, reports, device) VALUES (?, ?, ?)",
                arguments: [path, reports, device ?? 0])
            return db.lastInsertedRowID
        }
    }

    /// Makes every pending article due now (their times belong to another boot), and, where the analysis is not
    /// the one that made the reports, lets every report be made anew, last of all.
    ///
    /// - Returns: how many reports are to be made anew.
    func begin(analysis: String) throws -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE file SET not_before = min(not_before, 0), waiting_since = 0
                    WHERE state IN (0, 3) AND (not_before > 0 OR waiting_since > 0)
                    """)
            let former = try Self.meta(db, "analysis")
            try Self.setMeta(db, "analysis", analysis)
            guard let former, former != analysis else { return 0 }
            try db.execute(
                sql: "UPDATE file SET state = 0, rank = 2, not_before = -1, sha256 = NULL WHERE state IN (1, 2)")
            return db.changesCount
        }
    }

    /// Lets every report of an inbox be held against its article again: another folder stands where they were. So are those of
    /// articles that are in flight, which may have been looked for in the former folder (``apply(_:since:)``).
    func doubtReports(of inbox: Int64) throws {
        try write { db in
            doubts.wrappingAdd(1, ordering: .relaxed)
            try db.execute(
                sql: """
                    UPDATE file SET state = 0, rank = 1, not_before = -1, waiting_since = ?
                    WHERE inbox = ? AND state IN (1, 2)
                    """,
                arguments: [clinux_boottime_nanoseconds(), inbox])
        }
    }

    private static func meta(_ db: Database, _ key: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }

    private static func setMeta(_ db: Database, _ key: String, _ value: String) throws {
        try db.execute(
            sql: "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [key, value])
    }

    // MARK: - Counting

    /// Articles by state (data).
    struct Tally: Sendable, Equatable {
        var waiting = 0
        var reported = 0
        var failed = 0
        var deferred = 0
    }

    func tallies() throws -> [Int64: Tally] {
        try read { db in
            var tallies: [Int64: Tally] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT inbox, state, files FROM tally") {
                let inbox = try row.decode(Int64.self, atIndex: 0)
                let files = try row.decode(Int.self, atIndex: 2)
                switch LedgerRow.State(rawValue: try row.decode(atIndex: 1)) {
                case .waiting: tallies[inbox, default: Tally()].waiting = files
                case .reported: tallies[inbox, default: Tally()].reported = files
                case .failed: tallies[inbox, default: Tally()].failed = files
                case .deferred: tallies[inbox, default: Tally()].deferred = files
                case nil: break
                }
            }
            return tallies
        }
    }

    /// How many rows lie within `folder`.
    func count(within folder: RelativePath, of inbox: Int64) throws -> Int {
        try read { db in
            if folder.isRoot {
                return try Int.fetchOne(
                    db, sql: "SELECT coalesce(sum(files), 0) FROM tally WHERE inbox = ?", arguments: [inbox]) ?? 0
            }
            let (lower, upper) = Self.range(of: folder)
            return try Int.fetchOne(
                db, sql: "SELECT count(*) FROM file WHERE inbox = ? AND path >= ? AND path < ?",
                arguments: [inbox, lower, upper]) ?? 0
        }
    }

    /// Everything below a folder sorts between `folder/` and `folder0` (`0` comes after `/` in ASCII).
    private static func range(of folder: RelativePath) -> (Data, Data) {
        (Data(folder.bytes + [UInt8(ascii: "/")]), Data(folder.bytes + [UInt8(ascii: "0")]))
    }

    // MARK: - Rows

    func row(_ key: ArticleKey) throws -> LedgerRow? {
        try read { db in try Self.row(db, key) }
    }

    /// Rows as they were at one moment (data): what is found out with them can be put down only where they still stand
    /// (``apply(_:unlessChangedSince:)``).
    struct Reading: Sendable {
        var keys: [ArticleKey]
        var rows: [LedgerRow?]
        /// SQLite's count of all rows that were ever changed here, by which it shows that nothing was.
        fileprivate var changes: Int
    }

    /// The rows of these keys, in their order.
    func reading(_ keys: [ArticleKey]) throws -> Reading {
        try read { db in
            Reading(keys: keys, rows: try keys.map { key in try Self.row(db, key) }, changes: db.totalChangesCount)
        }
    }

    /// The next `limit` rows within `folder` after `path`, in the order of their paths.
    func reading(
        within folder: RelativePath, of inbox: Int64, after path: RelativePath?, limit: Int
    ) throws -> Reading {
        try read { db in
            let lower = path.map { Data($0.bytes) } ?? Data()
            let (start, end) = folder.isRoot ? (Data(), nil) : (Self.range(of: folder).0, Self.range(of: folder).1)
            let cursor = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(Self.columns) FROM file
                    WHERE inbox = ? AND path > ? AND path >= ? \(end == nil ? "" : "AND path < ?") ORDER BY path LIMIT ?
                    """,
                arguments: end.map { [inbox, lower, start, $0, limit] } ?? [inbox, lower, start, limit])
            var rows: [LedgerRow] = []
            while let row = try cursor.next() { rows.append(try Self.decode(row)) }
            return Reading(keys: rows.map(\.key), rows: rows, changes: db.totalChangesCount)
        }
    }

    private static let columns = """
        inbox, path, state, rank, device, inode, size, modified, changed, sidecar_device, sidecar_inode, sidecar_size, \
        sidecar_modified, sidecar_changed, sha256, sidecar_sha256, error_code, attempts, reason, not_before, waiting_since, \
        forced, parts, parts_digest, reader_kills, killed_sha256, report_size, report_modified
        """

    private static func row(_ db: Database, _ key: ArticleKey) throws -> LedgerRow? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM file WHERE inbox = ? AND path = ?")
        return try Row.fetchOne(statement, arguments: [key.inbox, Data(key.path.bytes)]).map(decode)
    }

    /// - Throws: `RowDecodingError` where a column holds what it can't: the file is damaged.
    private static func decode(_ row: Row) throws -> LedgerRow {
        func identity(_ first: Int) throws -> FileIdentity? {
            guard let device: Int64 = try row.decode(atIndex: first) else { return nil }
            return FileIdentity(
                device: UInt64(bitPattern: device), inode: UInt64(bitPattern: try row.decode(atIndex: first + 1)),
                size: try row.decode(atIndex: first + 2), modified: try row.decode(atIndex: first + 3),
                changed: try row.decode(atIndex: first + 4))
        }
        func readerKills() throws -> LedgerRow.ReaderKills? {
            guard let sha256: String = try row.decode(atIndex: 25) else { return nil }
            return LedgerRow.ReaderKills(sha256: sha256, count: try row.decode(atIndex: 24))
        }
        func reportLook() throws -> ReportLook? {
            guard let size: Int64 = try row.decode(atIndex: 26) else { return nil }
            return ReportLook(size: size, modified: try row.decode(atIndex: 27))
        }
        return LedgerRow(
            key: ArticleKey(inbox: try row.decode(atIndex: 0), path: try path(row, 1)),
            state: LedgerRow.State(rawValue: try row.decode(atIndex: 2)) ?? .waiting,
            rank: LedgerRow.Rank(rawValue: try row.decode(atIndex: 3)) ?? .backlog,
            identity: try identity(4) ?? FileIdentity(device: 0, inode: 0, size: 0, modified: 0, changed: 0),
            sidecar: try identity(9), sha256: try row.decode(atIndex: 14), sidecarSHA256: try row.decode(atIndex: 15),
            errorCode: try row.decode(atIndex: 16), reportLook: try reportLook(), parts: try row.decode(atIndex: 22),
            partsDigest: try row.decode(atIndex: 23), attempts: try row.decode(atIndex: 17),
            reason: try row.decode(atIndex: 18), readerKills: try readerKills(), notBefore: try row.decode(atIndex: 19),
            waitingSince: try row.decode(atIndex: 20), forced: try row.decode(atIndex: 21))
    }

    private static func path(_ row: Row, _ index: Int) throws -> RelativePath {
        RelativePath([UInt8](try row.decode(Data.self, atIndex: index)))
    }

    /// One change to the ledger (data): a list of them is one transaction.
    enum Change: Sendable {
        case put(LedgerRow)
        case remove(ArticleKey)
        /// No longer in flight, whatever came of it.
        case landed(ArticleKey)
        case cleared(suspect: ArticleKey)

        var key: ArticleKey {
            switch self {
            case .put(let row): row.key
            case .remove(let key), .landed(let key), .cleared(let key): key
            }
        }

        /// The same, but that a report has yet to be held against its article.
        fileprivate var doubted: Change {
            guard case .put(var row) = self, row.state == .reported || row.state == .failed else { return self }
            row.state = .waiting
            row.rank = .backlog
            row.notBefore = -1
            row.waitingSince = clinux_boottime_nanoseconds()
            return .put(row)
        }
    }

    func apply(_ changes: [Change]) throws {
        guard !changes.isEmpty else { return }
        try write { db in
            for change in changes { try Self.apply(change, db) }
        }
    }

    /// Applies what was found out about articles since their departure. Where reports were doubted meanwhile, what would count as
    /// having its report waits for a second look instead.
    ///
    /// - Returns: whether that is so.
    func apply(_ changes: [Change], since departure: Departure) throws -> Bool {
        try write { db in
            let isDoubted = doubts.load(ordering: .relaxed) != departure.doubts
            for change in changes { try Self.apply(isDoubted ? change.doubted : change, db) }
            return isDoubted
        }
    }

    /// Applies those changes whose rows are still as they were read: who changed the others knows more of them.
    ///
    /// - Parameter reading: holds the rows of all these keys.
    /// - Returns: the keys of the others.
    func apply(_ changes: [Change], unlessChangedSince reading: Reading) throws -> [ArticleKey] {
        guard !changes.isEmpty else { return [] }
        return try write { db in
            // Mostly nobody wrote anything, and no row needs to be read again.
            guard db.totalChangesCount != reading.changes else {
                for change in changes { try Self.apply(change, db) }
                return []
            }
            let rows = Dictionary(zip(reading.keys, reading.rows)) { row, _ in row }
            return try changes.compactMap { change in
                guard try Self.row(db, change.key) == rows[change.key] ?? nil else { return change.key }
                try Self.apply(change, db)
                return nil
            }
        }
    }

    private static func apply(_ change: Change, _ db: Database) throws {
        switch change {
        case .put(let row): try put(db, row)
        case .remove(let key): try delete(db, from: "file", key)
        case .landed(let key): try delete(db, from: "in_flight", key)
        case .cleared(let key): try delete(db, from: "suspect", key)
        }
    }

    private static func put(_ db: Database, _ row: LedgerRow) throws {
        // An upsert and not INSERT OR REPLACE: that would delete the old row without its trigger.
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO file (\(columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                ON CONFLICT DO UPDATE SET state = excluded.state, rank = excluded.rank, device = excluded.device,
                    inode = excluded.inode, size = excluded.size, modified = excluded.modified, changed = excluded.changed,
                    sidecar_device = excluded.sidecar_device, sidecar_inode = excluded.sidecar_inode,
                    sidecar_size = excluded.sidecar_size, sidecar_modified = excluded.sidecar_modified,
                    sidecar_changed = excluded.sidecar_changed, sha256 = excluded.sha256,
                    sidecar_sha256 = excluded.sidecar_sha256, error_code = excluded.error_code,
                    attempts = excluded.attempts, reason = excluded.reason, not_before = excluded.not_before,
                    -- Scanner and worker may both have put it to wait: the first of them counts for `sync`.
                    waiting_since = CASE WHEN state = 0 AND excluded.state = 0
                        THEN min(waiting_since, excluded.waiting_since) ELSE excluded.waiting_since END,
                    forced = excluded.forced, parts = excluded.parts, parts_digest = excluded.parts_digest,
                    reader_kills = excluded.reader_kills, killed_sha256 = excluded.killed_sha256,
                    report_size = excluded.report_size, report_modified = excluded.report_modified
                """)
        func signed(_ value: UInt64?) -> Int64? { value.map { Int64(bitPattern: $0) } }
        let identity: [(any DatabaseValueConvertible)?] = [
            signed(row.identity.device), signed(row.identity.inode), row.identity.size, row.identity.modified,
            row.identity.changed,
        ]
        let sidecar: [(any DatabaseValueConvertible)?] = [
            signed(row.sidecar?.device), signed(row.sidecar?.inode), row.sidecar?.size, row.sidecar?.modified,
            row.sidecar?.changed,
        ]
        let head: [(any DatabaseValueConvertible)?] = [
            row.key.inbox, Data(row.key.path.bytes), row.state.rawValue, row.rank.rawValue,
        ]
        let tail: [(any DatabaseValueConvertible)?] = [
            row.sha256, row.sidecarSHA256, row.errorCode, row.attempts, row.reason, row.notBefore, row.waitingSince,
            row.forced, row.parts, row.partsDigest, row.readerKills?.count ?? 0, row.readerKills?.sha256,
            row.reportLook?.size, row.reportLook?.modified,
        ]
        try statement.execute(arguments: StatementArguments(head + identity + sidecar + tail))
    }

    private static func delete(_ db: Database, from table: String, _ key: ArticleKey) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE inbox = ? AND path = ?")
        try statement.execute(arguments: [key.inbox, Data(key.path.bytes)])
    }

    // MARK: - What waits

    /// Up to `limit` articles that are due, those of the best rank first.
    func due(now: Int64, limit: Int, ranks: [LedgerRow.Rank] = LedgerRow.Rank.allCases) throws -> [LedgerRow] {
        try read { db in
            var rows: [LedgerRow] = []
            for rank in ranks where rows.count < limit {
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT \(Self.columns) FROM file INDEXED BY file_pending
                        WHERE state IN (0, 3) AND rank = ? AND not_before <= ?
                            AND NOT EXISTS (SELECT 1 FROM in_flight f WHERE f.inbox = file.inbox AND f.path = file.path)
                        ORDER BY not_before LIMIT ?
                        """)
                let cursor = try Row.fetchCursor(statement, arguments: [rank.rawValue, now, limit - rows.count])
                while let row = try cursor.next() { rows.append(try Self.decode(row)) }
            }
            return rows
        }
    }

    /// When the next article is due, in CLOCK_BOOTTIME nanoseconds; `nil` where none waits.
    func nextDue() throws -> Int64? {
        try read { db in
            var earliest: Int64?
            for rank in LedgerRow.Rank.allCases {
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT not_before FROM file INDEXED BY file_pending WHERE state IN (0, 3) AND rank = ?
                            AND NOT EXISTS (SELECT 1 FROM in_flight f WHERE f.inbox = file.inbox AND f.path = file.path)
                        ORDER BY not_before LIMIT 1
                        """)
                guard let due = try Int64.fetchOne(statement, arguments: [rank.rawValue]) else { continue }
                earliest = min(earliest ?? due, due)
            }
            return earliest
        }
    }

    /// The `notBefore` of what waits for its inbox to come back.
    static let parked = Int64.max / 2

    /// Has everything that waits in an inbox wait until ``unpark(_:)``: as long as the inbox is away, each look at
    /// it would be in vain.
    func park(_ inbox: Int64) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE file SET not_before = ? WHERE inbox = ? AND state IN (0, 3) AND not_before < ?",
                arguments: [Self.parked, inbox, Self.parked])
        }
    }

    /// Has what was parked looked at again, as after a start.
    func unpark(_ inbox: Int64) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE file SET not_before = 0 WHERE inbox = ? AND state IN (0, 3) AND not_before = ?",
                arguments: [inbox, Self.parked])
        }
    }

    /// Whether an article that has no current report has waited since before `time` (CLOCK_BOOTTIME nanoseconds).
    /// Those whose report an older analysis made do not count.
    func hasWaiting(since time: Int64) throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM file INDEXED BY file_pending
                        WHERE state IN (0, 3) AND state = 0 AND rank < 2 AND waiting_since <= ?)
                    """, arguments: [time]) ?? false
        }
    }

    /// Up to `limit` articles that have no current report, the earliest due first.
    func pending(limit: Int) throws -> [LedgerRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.columns) FROM file INDEXED BY file_pending WHERE state IN (0, 3)
                    ORDER BY rank, not_before LIMIT ?
                    """, arguments: [limit]
            ).map(Self.decode)
        }
    }

    /// Lets articles be analysed anew, at once: those of `keys`, or all that failed or are put off.
    ///
    /// - Returns: how many.
    func retry(_ keys: [ArticleKey]?) throws -> Int {
        try write { db in
            let set = """
                UPDATE file SET state = 0, rank = 0, not_before = -1, attempts = 0, reader_kills = 0, killed_sha256 = NULL,
                    waiting_since = 0, forced = 1
                """
            guard let keys else {
                try db.execute(sql: set + " WHERE state IN (2, 3)")
                let count = db.changesCount
                try db.execute(sql: "DELETE FROM suspect")
                return count
            }
            var count = 0
            for key in keys {
                try db.execute(
                    sql: set + " WHERE inbox = ? AND path = ?", arguments: [key.inbox, Data(key.path.bytes)])
                count += db.changesCount
                try Self.delete(db, from: "suspect", key)
            }
            return count
        }
    }

    // MARK: - Deaths

    /// So often somebody may kill what an article is in hand of, the service or its reader of documents, until it is given up.
    static let mostKills = 10

    /// The moment from which articles are in flight (data), as against those at which reports were doubted.
    struct Departure: Sendable {
        fileprivate var doubts: Int
    }

    /// Notes that these are being analysed from now on.
    @discardableResult
    func depart(_ keys: [ArticleKey], alone: Bool) throws -> Departure {
        try write { db in
            let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO in_flight VALUES (?, ?, ?)")
            for key in keys { try statement.execute(arguments: [key.inbox, Data(key.path.bytes), alone]) }
            return Departure(doubts: doubts.load(ordering: .relaxed))
        }
    }

    /// An article that was in flight when the service died (data).
    struct Suspect: Sendable, Equatable {
        var key: ArticleKey
        /// Deaths at which it was analysed alone.
        var deaths: Int
        /// Those of them that a fault of the service was.
        var faults = 0

        /// Whether it is to be given up: three faults are its own. Kills may have met an innocent article, so that it
        /// takes more of them; but a file that has the kernel run out of memory must not be tried for ever.
        var isCondemned: Bool { faults >= 3 || deaths >= Ledger.mostKills }
    }

    /// Turns what was in flight at the last death into suspects, and tells all that there are: those that nothing speaks
    /// against first, so that the same one is not at work at every death that comes soon after a start.
    func suspects(after death: DeathNote.Death = .kill) throws -> [Suspect] {
        try write { db in
            for row in try Row.fetchAll(db, sql: "SELECT inbox, path, alone FROM in_flight") {
                let alone = try row.decode(Bool.self, atIndex: 2)
                let key = (try row.decode(Int64.self, atIndex: 0), try row.decode(Data.self, atIndex: 1))
                try db.execute(
                    sql: """
                        INSERT INTO suspect VALUES (?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET deaths = deaths + excluded.deaths, faults = faults + excluded.faults
                        """,
                    arguments: [key.0, key.1, alone ? 1 : 0, alone && death == .fault ? 1 : 0])
            }
            try db.execute(sql: "DELETE FROM in_flight")
            return try Row.fetchAll(
                db, sql: "SELECT inbox, path, deaths, faults FROM suspect ORDER BY deaths, inbox, path"
            )
            .map { row in
                let key = ArticleKey(inbox: try row.decode(atIndex: 0), path: try Self.path(row, 1))
                return Suspect(key: key, deaths: try row.decode(atIndex: 2), faults: try row.decode(atIndex: 3))
            }
        }
    }

    // MARK: - Inputs that were taken

    /// What this notes outlasts a power cut, since the rename that follows may outlast one, too.
    func take(_ key: ArticleKey, as name: RelativePath) throws {
        try write(isFlushed: true) { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO taken VALUES (?, ?, ?)",
                arguments: [key.inbox, Data(key.path.bytes), Data(name.bytes)])
        }
    }

    func settleTaken(_ key: ArticleKey) throws {
        try write { db in try Self.delete(db, from: "taken", key) }
    }

    /// Inputs that were taken when the service died: path and the name that they had got.
    func taken(of inbox: Int64) throws -> [(path: RelativePath, name: RelativePath)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT path, name FROM taken WHERE inbox = ?", arguments: [inbox]).map { row in
                (try Self.path(row, 0), try Self.path(row, 1))
            }
        }
    }
}

/// What keeps the ledger from being opened.
public enum LedgerError: Error, Sendable, CustomStringConvertible {
    case unusable(path: String, reason: String)
    case locked(folder: String)
    case closed

    public var description: String {
        switch self {
        case .unusable(let path, let reason):
            "the ledger \(path) cannot be opened: \(reason); make its folder writable for the service's user, or "
                + "name another with `state`"
        case .locked(let folder):
            "another diembaod uses the state folder \(folder); stop it (systemctl stop diembaod), or give this one a `state` "
                + "of its own"
        case .closed: "the service stops or takes a new configuration; ask again in a moment"
        }
    }
}
