import CLinux
import Glibc

/// What a file system tells of changes (data).
enum FileSystemKind: Sendable, Equatable {
    /// Every change through it raises events.
    case local
    /// Changes to the layers below raise none.
    case overlay
    /// Changes by others raise none.
    case remote

    /// By the magic number of statfs(2); what cannot be asked is taken for local.
    init(of path: String) {
        self.init(magic: clinux_filesystem_type(path))
    }

    init(magic: Int64) {
        switch magic {
        case 0x794c_7630: self = .overlay
        case 0x6969,  // NFS
            0xff53_4d42, 0xfe53_4d42, 0x517b,  // CIFS, SMB2, SMB
            0x6573_5546,  // FUSE
            0x0102_1997,  // 9p
            0x5346_414f, 0x6b41_4653,  // AFS
            0x00c3_6400,  // Ceph
            0x0bd0_0bd0,  // Lustre
            0x7371_7579, 0x786f_4256:  // VirtualBox shared folders
            self = .remote
        default: self = .local
        }
    }
}

/// What to do where inotify has no more watches.
enum WatchLimit {
    static func cure(for errno: Int32) -> String {
        let key = errno == EMFILE ? "fs.inotify.max_user_instances" : "fs.inotify.max_user_watches"
        return "raise \(key) (for example: echo '\(key) = 1048576' > /etc/sysctl.d/60-diembao.conf && sysctl --system) "
            + "and restart diembaod; until then the inbox is listed every 10 seconds"
    }
}
