public struct DropIn: Sendable, Equatable {
    /// Where the drop-in belongs.
    public static let path = "/etc/systemd/system/diembaod.service.d/inboxes.conf"
    /// The drop-in's text; `nil` where the shipped unit is enough.
    public var text: String?
    /// Shell lines that install it and give the service's account the rights it needs. Empty: nothing to do.
    public var commands: [String]
    /// What no drop-in can bring about, and why.
    public var remarks: [String]
    public init(for configuration: Configuration) { fatalError() }
}
