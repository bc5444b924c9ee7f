/// A user of the machine, as the kernel sees it (data).
public struct Account: Sendable, Equatable {
    public var name: String
    public var user: UInt32
    public var group: UInt32
    public var groups: [UInt32]

    /// The account that the packaged service runs as.
    public static let serviceName = "diembao"

    public init(name: String, user: UInt32, group: UInt32, groups: [UInt32]) {
        self.name = name
        self.user = user
        self.group = group
        self.groups = groups
    }

    /// The account of that name, from the user database; `nil` where there is none.
    public init?(named name: String) { fatalError() }
}
