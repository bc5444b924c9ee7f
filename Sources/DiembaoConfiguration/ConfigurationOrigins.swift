/// Where each value of a configuration was said, so that what is found out later (a folder that is missing) can
/// still name the line (data). Keys are written as in TOML with the inbox's number: `limits.cpu_time`,
/// `inbox.1.path`.
///
/// Any two are equal: a comment that moves a line does not make another configuration.
public struct ConfigurationOrigins: Sendable, Equatable {
    private var places: [String: ConfigurationOrigin] = [:]

    public init() {}

    /// Where the value of `key` was said; `.standard` where nobody said it.
    public subscript(key: String) -> ConfigurationOrigin {
        get { places[key] ?? .standard(key) }
        set { places[key] = newValue }
    }

    public static func == (_: Self, _: Self) -> Bool { true }
}
