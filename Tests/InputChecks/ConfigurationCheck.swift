#if DEBUG || TESTABLE
    @testable import DiembaoConfiguration
    import Glibc

    /// Checks the reading of the configuration: what is taken is within its bounds, and what is not is told with a cure.
    struct ConfigurationCheck: InputCheck {
        private let folder: CheckFolder
        private let paths = ["a.txt", "2021/Điện Kremlin.txt", ".git/x", "a/b/c~", String(repeating: "a", count: 255)]

        init() throws { folder = try CheckFolder() }

        mutating func faults(of bytes: [UInt8]) -> [String] {
            let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
            folder.write(Array(parts[0]), to: "diembao.toml")
            let overrides = parts.dropFirst().map { String(decoding: $0, as: UTF8.self) }
            do throws(ConfigurationError) {
                return faults(
                    in: try Configuration.load(file: folder.path + "/diembao.toml", overrides: Array(overrides)))
            } catch {
                let lines = parts[0].count { $0 == UInt8(ascii: "\n") } + 1
                return error.faults.flatMap { fault -> [String] in
                    var faults: [String] = []
                    if fault.problem.isEmpty || fault.cure.isEmpty { faults.append("a fault does not say what to do") }
                    // toml++ counts an end of file as a line of its own.
                    if case .file(_, let line?) = fault.origin, !(1...lines + 1).contains(line) {
                        faults.append("a fault stands in line \(line) of \(lines): \(fault.problem)")
                    }
                    return faults
                } + (error.faults.isEmpty ? ["nothing is wrong, yet the configuration is not taken"] : [])
            }
        }

        private func faults(in configuration: Configuration) -> [String] {
            var faults: [String] = []
            let folders =
                [configuration.state, configuration.control, configuration.names]
                + configuration.inboxes.flatMap { [$0.path, $0.reports] + [$0.moveTo].compactMap { $0 } }
            for path in folders where path != normalisedPath(path) || path.utf8.first != UInt8(ascii: "/") {
                faults.append("\(path) is no plain absolute path")
            }
            if configuration.control.utf8.count > 107 { faults.append("the socket's path is too long for the kernel") }
            if configuration.inboxes.isEmpty { faults.append("there is no inbox") }
            let limits = configuration.limits
            if limits.inputSize < 1 || !limits.cpuTime.isFinite || limits.cpuTime <= 0 || configuration.minimumFree < 0
            {
                faults.append("a limit is out of bounds: \(limits)")
            }
            for inbox in configuration.inboxes {
                if !inbox.settle.isFinite || inbox.settle < 0 || (inbox.pollInterval ?? 1) <= 0 {
                    faults.append("a time is out of bounds")
                }
                let patterns = ArticlePatterns(inbox)
                for path in paths {
                    if patterns.isArticle(path: Array(path.utf8)), !patterns.entersFolder(path: Array(path.utf8)) {
                        faults.append("\(path) is an article and excluded")
                    }
                }
            }
            return faults + dropInFaults(of: configuration)
        }

        /// A drop-in is pasted into a shell and read by systemd: a path must not become a line of its own there.
        private func dropInFaults(of configuration: Configuration) -> [String] {
            let nowhere = FileSystemFacts(resolve: { $0 }, exists: { _ in false }, isOpen: { _ in false })
            let settings = [
                "[Service]", "#", "ReadWritePaths=", "ReadOnlyPaths=", "BindPaths=", "BindReadOnlyPaths=",
                "ProtectHome=", "RequiresMountsFor=", "[Unit]", "PrivateTmp=", "TemporaryFileSystem=",
                "InaccessiblePaths=",
            ]
            let lines = DropIn(for: configuration, in: nowhere).text?.split(separator: "\n") ?? []
            return lines.filter { line in !settings.contains { line.hasPrefix($0) } }.map { "the drop-in says \($0)" }
        }
    }
#endif
