import ArgumentParser

/// A number of bytes as people write it: `5242880`, `512KiB`, `5 MiB` (data).
struct ByteSize: Sendable, Equatable {
    var bytes: Int
}

extension ByteSize: ExpressibleByArgument {
    private static let units = ["": 0, "b": 0, "k": 10, "kib": 10, "m": 20, "mib": 20, "g": 30, "gib": 30]

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        let unit = argument.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        guard let number = Int(digits), number > 0, let shift = Self.units[unit] else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
        guard !overflow, bytes < 1 << 40 else { return nil }
        self.bytes = bytes
    }

    /// As the help shows the default.
    var defaultValueDescription: String {
        bytes % (1 << 20) == 0 ? "\(bytes >> 20)MiB" : "\(bytes)"
    }
}
