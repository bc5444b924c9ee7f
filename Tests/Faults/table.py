"""The ways to lose, tear or double a report, by their numbers. The numbers stay; tests name them."""

TITLES = {
    # These tests themselves.
    0: "reports that are spoilt by hand, which these tests have to find",
    # Deaths and power cuts.
    1: "kill -9 at random moments while thousands of files are dropped",
    2: "killed in front of the rename of a report",
    3: "killed between the rename of a report and the ledger's note of it",
    4: "killed in front of an fsync",
    5: "power cuts under load",
    6: "power cut just after the journal told of a report",
    7: "the ledger is empty, full of NULs, no database, of another version, or gone",
    8: "SIGTERM with thousands waiting, and with an analysis that takes minutes",
    9: "an analysis that never ends, and asks nobody",
    10: "killed again and again by one file, as by the out-of-memory killer",
    # Lost events.
    11: "more files renamed in than the kernel's queue has events, while the daemon stands still",
    12: "a folder with thousands of files is moved in",
    13: "folders made, filled, removed and made again under the same names, five deep",
    14: "files dropped while the folder is just being watched and listed",
    15: "files made, changed, deleted and renamed while the daemon is down",
    16: "the inbox is replaced, deleted and made again, or missing at the start",
    17: "a file system is mounted over the inbox, and unmounted",
    18: "no inotify: no watches left, no instances left",
    19: "the writer is on the other side of an overlay",
    20: "a hard link, and a file that had no name before",
    21: "content that changes without an event",
    # Half-written files.
    22: "a writer of one byte at a time",
    23: "a writer that closes, comes back and appends",
    24: "a file that is open for writing when the daemon starts",
    25: "a writer that never closes",
    26: "a writer that has mapped the file, and closed it first",
    27: "a file that changes while it is read",
    28: "what rsync, scp, browsers, WinSCP, vim and LibreOffice do",
    29: "one file overwritten a thousand times in two seconds",
    30: "two versions of one size and one time of modification",
    31: "renames and exchanges while the articles are in hand",
    32: "files deleted before they are read",
    # Names and identities.
    33: "another file with the inode and the name of a deleted one",
    34: "thousands of files that are the same, begin the same, or are empty",
    35: "names that look alike",
    36: "names that are no UTF-8, have newlines, are as long as can be, and paths nearly so",
    37: "links, pipes, sockets, devices, and folders named like files",
    38: "reports in the inbox",
    # Rights and resources.
    39: "a file that may not be read yet",
    40: "an inbox that may not be read, or entered, for a while",
    41: "a full disk",
    42: "an fsync that fails once",
    43: "no inodes left, a file system read-only for a while, no descriptors, no memory",
    44: "reports that a user deletes, one or all",
    45: "a second daemon on the same reports",
    46: "a huge backlog at the start, and fresh drops meanwhile",
    47: "files that are huge, sparse, or grow without end",
    48: "thousands of files that can't be reported",
    # Content and time.
    49: "every line end and encoding, NULs, and broken UTF-8",
    50: "times of modification long ago and far ahead, and a clock that jumps",
    # The service.
    51: "a reload with a wrong configuration",
    52: "another version of the analysis",
    53: "the journal's socket is full, or gone",
    54: "power cut while an article is taken out of the inbox",
    # Hours of ordinary life.
    55: "a soak: drops, changes and removals for half an hour, with memory, descriptors and watches flat",
    56: "every system call between a file and its report fails in turn, or is what the daemon is killed in front of",
    # What is read by a process of its own.
    57: "the readers of documents, and the service with them, are killed at random moments",
    58: "the reader of documents is missing for a while",
}
