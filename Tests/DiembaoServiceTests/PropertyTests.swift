import DiembaoControl
import DiembaoCore
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// What people do to an inbox and when the service is killed is random; what the reports are in the end is not.
///
/// A longer run: `DIEMBAO_PROPERTY_SEEDS=100-150 DIEMBAO_PROPERTY_OPERATIONS=2000 swift test --filter PropertyTests`.
@Suite struct `Whatever is done and whenever the service is killed` {
    static let seeds: [UInt64] = {
        let said = ProcessInfo.processInfo.environment["DIEMBAO_PROPERTY_SEEDS"] ?? "1-4"
        let bounds = said.split(separator: "-").compactMap { UInt64($0) }
        return Array(bounds[0]...bounds[bounds.count - 1])
    }()
    static let operations =
        ProcessInfo.processInfo.environment["DIEMBAO_PROPERTY_OPERATIONS"].flatMap { Int($0) } ?? 400

    @Test(arguments: seeds)
    func `the reports are in the end those of a run in which nothing happened`(_ seed: UInt64) throws {
        let service = TestService()
        service.settings = ["settle = 0.05", "on_delete = \"delete\""]
        let outside = service.folder + "/outside"
        mkdir(outside, 0o755)
        write("{\"published\": \"2020-02-20\"}", outside + "/sidecar.json")
        let user = RestlessUser(inbox: service.inbox, outside: outside, seed: seed)
        service.spawn()

        let reader = ReportReader(service.reports)
        let killer = Killer(service, seed: seed &+ 1000)
        var random = SeededGenerator(seed: seed &+ 2000)
        var left = Self.operations
        while left > 0 || killer.kills < Self.operations / 20 {
            left -= 1
            user.act()
            if Int.random(in: 0..<3, using: &random) == 0 {
                usleep(useconds_t(Int.random(in: 0..<20_000, using: &random)))
            }
        }
        // The last things happen while it is down, or just starting.
        killer.stop()
        for _ in 0..<10 { user.act() }
        user.rest()

        _ = eventually { service.status?.state == .running }
        try service.sync()
        reader.stop()
        let diary = "seed \(seed), \(user.diary.count) operations, \(killer.kills) kills"
        #expect(reader.faults == [], "\(diary): at every instant every report is whole")
        #expect(reader.rounds > 10)

        let quiet = TestService()
        quiet.settings = service.settings
        copy(service.inbox, quiet.inbox)
        try quiet.start()
        try quiet.sync()
        let (found, expected) = (Self.files(service.reports), Self.files(quiet.reports))
        #expect(!expected.isEmpty)
        for name in Set(found.keys).union(expected.keys).sorted() where found[name] != expected[name] {
            let what = found[name] == nil ? "is missing" : expected[name] == nil ? "is too many" : "is another"
            Issue.record("\(diary): \(name) \(what)\n\(Self.history(of: name, user, service))")
        }
        #expect(service.stop() == .exit(0), "\(diary)")
        _ = quiet.stop()
    }

    /// All files below a folder but the lock, by their paths.
    private static func files(_ folder: String) -> [String: Data] {
        var files: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
        where name != ".diembao.lock" {
            guard
                let type = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type]
                    as? FileAttributeType,
                type == .typeRegular
            else { continue }
            files[name] = FileManager.default.contents(atPath: folder + "/" + name)
        }
        return files
    }

    private static func history(of report: String, _ user: RestlessUser, _ service: TestService) -> String {
        let name = String(URL(filePath: report).lastPathComponent.dropLast(5))
        let done: [String] = user.diary.suffix(200).filter {
            $0.contains(name) || $0.contains("move") || $0.contains("rm")
        }
        let log: [String] = service.log.components(separatedBy: "\n")
        let told: [String] = log.filter { $0.contains(name) }
        let parts: [[String]] = [done.suffix(30), ["--"], told.suffix(15), ["--"], log.suffix(10)]
        return parts.flatMap { $0 }.joined(separator: "\n")
    }

    private func copy(_ from: String, _ to: String) {
        var pid: pid_t = 0
        let words = ["cp", "-a", from + "/.", to]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        #expect(posix_spawnp(&pid, "cp", nil, nil, &arguments, nil) == 0)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        #expect(status == 0)
    }
}

/// Kills the service at random moments and starts it again (resource).
private final class Killer: Sendable {
    private let isOver = Atomic(false)
    private let count = Atomic(0)
    private let ended = DispatchSemaphore(value: 0)

    var kills: Int { count.load(ordering: .relaxed) }

    init(_ service: TestService, seed: UInt64) {
        Thread.detachNewThread { [self] in
            var random = SeededGenerator(seed: seed)
            while !isOver.load(ordering: .acquiring) {
                usleep(useconds_t(Int.random(in: 20_000..<250_000, using: &random)))
                service.kill()
                count.add(1, ordering: .relaxed)
                if Int.random(in: 0..<4, using: &random) == 0 {
                    usleep(useconds_t(Int.random(in: 0..<80_000, using: &random)))
                }
                service.spawn()
            }
            ended.signal()
        }
    }

    func stop() {
        isOver.store(true, ordering: .releasing)
        ended.wait()
    }
}

/// Reads all reports again and again, and notes each that is not a whole one (resource).
private final class ReportReader: Sendable {
    private let isOver = Atomic(false)
    private let count = Atomic(0)
    private let found = Mutex<[String]>([])
    private let ended = DispatchSemaphore(value: 0)

    var faults: [String] { found.withLock { $0 } }
    var rounds: Int { count.load(ordering: .relaxed) }

    init(_ folder: String) {
        Thread.detachNewThread { [self] in
            while !isOver.load(ordering: .acquiring) {
                for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
                    guard name.hasSuffix(".json"), let bytes = FileManager.default.contents(atPath: folder + "/" + name)
                    else { continue }
                    do {
                        _ = try ReportStamp(reading: [UInt8](bytes))
                    } catch {
                        found.withLock { $0.append("\(name): \(error), \(bytes.count) bytes") }
                    }
                }
                count.add(1, ordering: .relaxed)
                usleep(2000)
            }
            ended.signal()
        }
    }

    func stop() {
        isOver.store(true, ordering: .releasing)
        ended.wait()
    }
}
