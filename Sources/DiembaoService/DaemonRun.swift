import DiembaoConfiguration
import DiembaoCore
import DiembaoSpool
import DiembaoSystemd
import Glibc
import Logging
import ServiceLifecycle

/// `Configuration` is a name of several modules.
typealias DaemonConfiguration = DiembaoConfiguration.Configuration

/// diembaod(8) from its arguments to its exit status.
public enum DaemonRun {
    /// Runs until SIGTERM or SIGINT.
    ///
    /// - Parameters:
    ///   - file: the configuration file.
    ///   - environment: where `DIEMBAO_…` variables override keys of the file.
    ///   - overrides: `KEY=VALUE` settings of the command line, which override both.
    ///   - analysis: how articles are analysed with what the configuration says of that.
    /// - Returns: the exit status.
    public static func run(
        file: String, environment: [String: String], overrides: [String],
        analysis: @escaping @Sendable (AnalysisOptions) -> ArticleAnalysis
    ) async -> Int32 {
        LoggingSetup.bootstrap()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGHUP, SIG_IGN)  // until there is something to reload
        let logger = Logger(label: "diembaod")
        let source = Daemon.ConfigurationSource(file: file, environment: environment, overrides: overrides)
        let daemon = Daemon(source: source, analysis: analysis, logger: logger)
        do {
            try await run(daemon, source.loadAtStart())
            return 0
        } catch let error as ConfigurationError {
            for fault in error.faults { logger.log(.configurationInvalid, .critical, "\(fault)") }
            // The status of a wrong configuration would keep systemd from trying again.
            guard !error.mayPass else { return fail(daemon, .inputOutput, "\(error.faults[0])") }
            return fail(daemon, .configuration, "the configuration is wrong; `diembao check-config` lists every fault")
        } catch let error as ReportFolderError {
            logger.log(.reportsLocked, .critical, "\(error)")
            return fail(daemon, .unavailable, "\(error)")
        } catch LedgerError.locked(let folder) {
            logger.critical("\(LedgerError.locked(folder: folder))")
            return fail(daemon, .unavailable, "\(LedgerError.locked(folder: folder))")
        } catch let error as ControlServerError {
            logger.critical("\(error)")
            return fail(daemon, .unavailable, "\(error)")
        } catch {
            logger.critical("\(error)")
            return fail(daemon, .inputOutput, "\(error)")
        }
    }

    private static func run(_ daemon: Daemon, _ settings: Daemon.Settings) async throws {
        let server = try ControlServer(path: settings.configuration.control, daemon: daemon)
        var group = ServiceGroupConfiguration(
            services: [
                // What keeps it from starting ends the others as a signal does; a service that is only cancelled would
                // go on waiting for its thread.
                .init(
                    service: SpoolService(daemon: daemon, settings: settings),
                    failureTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: ControlService(server: server)),
                .init(service: HangupService(daemon: daemon)),
                .init(service: HealthService(daemon: daemon)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "diembaod.services"))
        group.maximumGracefulShutdownDuration = .seconds(20)
        try await ServiceGroup(configuration: group).run()
    }

    private static func fail(_ daemon: Daemon, _ code: ExitCode, _ status: String) -> Int32 {
        daemon.notifier.status(status)
        return code.rawValue
    }
}
