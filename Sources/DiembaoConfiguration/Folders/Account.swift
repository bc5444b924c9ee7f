import Glibc

/// A user of the machine, as the kernel sees it (data).
public struct Account: Sendable, Equatable {
    /// The account that the packaged service runs as.
    public static let serviceName = "diembao"

    public var name: String
    public var user: UInt32
    public var group: UInt32
    /// All groups that it is in.
    public var groups: [UInt32]

    public init(name: String, user: UInt32, group: UInt32, groups: [UInt32]) {
        self.name = name
        self.user = user
        self.group = group
        self.groups = groups
    }

    /// The account of that name in the user database; `nil` where there is none.
    public init?(named name: String) {
        guard let entry = getpwnam(name) else { return nil }
        let (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
        var count: Int32 = 0
        getgrouplist(name, group, nil, &count)
        var groups = [gid_t](repeating: group, count: Int(max(count, 1)))
        getgrouplist(name, group, &groups, &count)
        self.init(name: name, user: user, group: group, groups: Array(groups.prefix(Int(max(count, 0)))))
    }
}
