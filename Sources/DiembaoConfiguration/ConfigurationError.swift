import Glibc

/// Everything that is wrong with a configuration, not only the first thing (data).
///
///     do {
///         let configuration = try Configuration.load(file: path, environment: environment, overrides: sets)
///     } catch {
///         for fault in error.faults { print(fault) }
///     }
///
/// prints lines such as
///
///     /etc/diembao/diembao.toml:24: unknown key "setle" in [[inbox]]; did you mean "settle"?
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// In the order of the file, then of the environment's names, then of the command line. Never empty.
    public var faults: [ConfigurationFault]

    public init(faults: [ConfigurationFault]) {
        self.faults = faults
    }

    /// Whether something of it may pass by itself, so that it is worth trying again.
    public var mayPass: Bool { faults.contains(where: \.mayPass) }

    /// One line a fault.
    public var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}

/// One thing that is wrong, where it is and what cures it (data).
public struct ConfigurationFault: Sendable, Equatable, CustomStringConvertible {
    public var origin: ConfigurationOrigin
    public var problem: String
    public var cure: String
    /// Whether it is the machine that is not well, and not what somebody wrote.
    public var mayPass: Bool

    public init(_ origin: ConfigurationOrigin, _ problem: String, cure: String, mayPass: Bool = false) {
        self.origin = origin
        self.problem = problem
        self.cure = cure
        self.mayPass = mayPass
    }

    /// `FILE:LINE: what is wrong; cure`
    public var description: String {
        "\(origin): \(problem); \(cure)"
    }
}

/// Whether an error tells of the machine, which may be well again in a moment, and not of what somebody wrote.
func mayPass(_ code: Int32) -> Bool {
    [EIO, ENOMEM, EMFILE, ENFILE, EINTR, EAGAIN, ENOBUFS, ESTALE, ETIMEDOUT].contains(code)
}

/// Where a value was said (data).
public enum ConfigurationOrigin: Sendable, Hashable, CustomStringConvertible {
    /// A line of the configuration file, counted from 1; `nil`: the file as a whole.
    case file(String, line: Int?)
    /// An environment variable.
    case environment(String)
    /// The value of a `--set` option, as it was written.
    case commandLine(String)
    /// Nowhere: the value is the key's default.
    case standard(String)

    public var description: String {
        switch self {
        case .file(let path, let line?): "\(path):\(line)"
        case .file(let path, nil): path
        case .environment(let variable): variable
        case .commandLine(let setting): "--set \(setting)"
        case .standard(let key): "\(key) (default)"
        }
    }
}
