/// What the packaged `diembaod.service` lets the daemon do (data). `systemd/diembaod.service` says the same.
enum ShippedUnit {
    /// StateDirectory=
    static let stateDirectory = "/var/lib/diembao"
    /// Folders in which it may write (ReadWritePaths=, StateDirectory=, RuntimeDirectory=).
    static let writable = ["/srv/diembao", stateDirectory, "/run/diembao"]
    /// Folders that it finds empty (ProtectHome=yes, PrivateTmp=yes).
    static let homes = ["/home", "/root", "/run/user"]
    static let temporary = ["/tmp", "/var/tmp"]

    static func hides(_ path: String) -> Bool {
        (homes + temporary).contains { path == $0 || lies(path, in: $0) }
    }

    static func lets(write path: String) -> Bool {
        writable.contains { path == $0 || lies(path, in: $0) }
    }
}
