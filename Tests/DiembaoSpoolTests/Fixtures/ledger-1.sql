-- A ledger of layout 1, as SQLite gives it back: two reports, one of them failed, and an article that is put off.
PRAGMA user_version = 1;
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
CREATE TABLE in_flight (
    inbox INTEGER NOT NULL, path BLOB NOT NULL, alone INTEGER NOT NULL,
    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, reports TEXT NOT NULL, device INTEGER NOT NULL DEFAULT 0,
    UNIQUE (path, reports));
INSERT INTO "inbox" VALUES(1,'/srv/diembao/inbox','/srv/diembao/reports',65024);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('analysis','1');
CREATE TABLE suspect (
    inbox INTEGER NOT NULL, path BLOB NOT NULL, deaths INTEGER NOT NULL, faults INTEGER NOT NULL,
    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
CREATE TABLE taken (
    inbox INTEGER NOT NULL, path BLOB NOT NULL, name BLOB NOT NULL,
    PRIMARY KEY (inbox, path)) WITHOUT ROWID;
CREATE TABLE tally (
    inbox INTEGER NOT NULL, state INTEGER NOT NULL, files INTEGER NOT NULL,
    PRIMARY KEY (inbox, state)) WITHOUT ROWID;
CREATE INDEX file_pending ON file (rank, not_before) WHERE state IN (0, 3);
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
INSERT INTO file VALUES(1,X'612E747874',1,1,65024,11,66,1795712876164435373,1795712876164435373,NULL,NULL,NULL,NULL,NULL,'19f013b975fd5e9dc7e325d2e4f05527a45f0a132609ba8920da6f1769ae2404',NULL,NULL,0,NULL,0,0,0);
INSERT INTO file VALUES(1,X'622E747874',2,1,65024,12,2,1795712876164435373,1795712876164435373,NULL,NULL,NULL,NULL,NULL,'e16f1596201850fd4a63680b27f603cb64e67176159be3d8ed78a4403fdb1700',NULL,'EMPTY',0,NULL,0,0,0);
INSERT INTO file VALUES(1,X'632E747874',3,0,65024,13,2,1795712876164435373,1795712876164435373,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,'open c.txt: Permission denied',5,0,0);
