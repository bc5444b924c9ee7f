extension Configuration {
    /// The file that is read when nothing else is said.
    public static let defaultFile = "/etc/diembao/diembao.toml"

    /// Variables of the environment that begin with `DIEMBAO_` and are no keys: the file's path, and the
    /// threshold of the log.
    public static let otherVariables: Set<String> = ["DIEMBAO_CONFIG", "DIEMBAO_LOG_LEVEL"]

    public static func load(
        file: String, environment: [String: String] = [:], overrides: [String] = []
    ) throws(ConfigurationError) -> Configuration {
        fatalError()
    }
}
