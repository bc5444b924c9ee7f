import CLinux
import DiembaoControl
import DiembaoCore
import Foundation
import Glibc
import TestSupport
import Testing

private let text = "Tổng thống Nga Vladimir Putin đã gặp các nhà báo."
private let isRoot = geteuid() == 0

// The numbers in brackets are those of the fault scenarios that the service was designed against.

@Suite struct `The service` {
    let service = TestService()

    // MARK: - The service manager

    @Test func `tells the service manager when it watches, how it does, that it lives, and when it ends`() throws {
        let notify = NotifySocket(service.folder + "/notify")
        service.environment = ["NOTIFY_SOCKET": notify.path, "WATCHDOG_USEC": "600000"]
        service.drop(text, "a.txt")
        try service.start()
        #expect(eventually { notify.states == ["READY=1"] })
        #expect(eventually { notify.messages.contains("STATUS=watching 1 folder · 0 waiting · 1 reported · 0 failed") })
        let beats = notify.count("WATCHDOG=1")
        #expect(eventually { notify.count("WATCHDOG=1") >= beats + 5 })
        #expect(service.stop() == .exit(0))
        #expect(notify.states == ["READY=1", "STOPPING=1"])
        #expect(access(service.control, F_OK) != 0)
    }

    @Test func `takes a new configuration at SIGHUP, and tells of the reload from its beginning to its end`() throws {
        let notify = NotifySocket(service.folder + "/notify")
        service.environment = ["NOTIFY_SOCKET": notify.path]
        try service.start()
        service.drop(text, "a.skip")
        try service.sync()
        #expect(service.report("a.skip").outcome == "analysed")
        service.settings = ["settle = 0.1", "exclude = [\"*.skip\"]"]
        service.writeConfiguration()
        service.process?.signal(SIGHUP)
        #expect(eventually { notify.states == ["READY=1", "RELOADING=1", "READY=1"] }, "\(notify.states)")
        #expect(notify.messages.contains { $0.hasPrefix("MONOTONIC_USEC=") })
        service.drop(text, "b.skip")
        service.drop(text, "b.txt")
        try service.sync()
        #expect(service.report("b.skip").outcome == nil)
        #expect(service.report("b.txt").outcome == "analysed")
        #expect(service.stop() == .exit(0))
    }

    @Test func `keeps the old configuration when the new one is wrong, and says so [51]`() throws {
        let notify = NotifySocket(service.folder + "/notify")
        service.environment = ["NOTIFY_SOCKET": notify.path]
        try service.start()
        for wrong in ["settle = -1", "settle = \"bald\"", "nonsense = 1", "[["] {
            service.settings = [wrong]
            service.writeConfiguration()
            let answer = try service.ask(ControlRequest(.reload)).last
            #expect(answer?.failed?.reason == .configuration, "\(wrong)")
            #expect(answer?.failed?.message.contains("diembao.toml") == true, "\(wrong)")
        }
        service.settings = ["settle = 0.1"]
        write(
            """
            state = "\(service.folder)/state"
            control = "/elsewhere.sock"
            [[inbox]]
            path = "\(service.inbox)"
            reports = "\(service.reports)"

            """, service.configuration)
        #expect(try service.ask(ControlRequest(.reload)).last?.failed?.message.contains("restart") == true)
        service.process?.signal(SIGHUP)
        service.drop(text, "a.txt")
        try service.sync()
        #expect(service.report("a.txt").outcome == "analysed")
        #expect(notify.states == ["READY=1"])
        #expect(service.status?.state == .running)
    }

    @Test func `makes reports anew with new names at a reload, and keeps the old ones when a file of them is wrong`()
        throws
    {
        let names = service.folder + "/names.tsv"
        write("Vladimir Putin\tperson\n", names)
        try service.start()
        service.drop(text, "a.txt")
        try service.sync()
        let first = try #require(service.status?.analysis)
        #expect(service.report("a.txt").stamp?.analysis == first)
        write("Vladimir Putin\tperson\nNga\tcountry\n", names)
        let answer = try service.ask(ControlRequest(.reload)).last
        #expect(answer?.failed?.reason == .configuration)
        #expect(answer?.failed?.message.contains("\(names):2: unknown type \"country\"; write person, or") == true)
        #expect(service.status?.analysis == first)
        write("Vladimir Putin\tperson\nNga\tlocation\n", names)
        #expect(try service.ask(ControlRequest(.reload)).last?.done?.message.hasSuffix("with 2 names") == true)
        let second = try #require(service.status?.analysis)
        #expect(second != first)
        #expect(eventually { service.report("a.txt").stamp?.analysis == second })
        #expect(try service.ask(ControlRequest(.reload)).last?.done?.message.hasPrefix("nothing changed") == true)
    }

    @Test func `refuses a wrong file of names with its line and the status that is not tried again`() throws {
        write("Vladimir Putin\n", service.folder + "/names.tsv")
        #expect(service.spawn().wait(within: 30) == .exit(78))
        #expect(service.log.contains("names.tsv:1: 1 column"))
        #expect(access(service.reports, F_OK) != 0, "nothing is half-started")
    }

    @Test func `makes reports anew when it is to list words in them`() throws {
        try service.start()
        service.drop(text, "a.txt")
        try service.sync()
        service.top += ["tokens = true"]
        service.writeConfiguration()
        #expect(try service.ask(ControlRequest(.reload)).last?.done != nil)
        let digest = Analyzer(options: AnalysisOptions(tokens: true)).analysisDigest
        #expect(service.status?.analysis == digest)
        #expect(eventually { service.report("a.txt").stamp?.analysis == digest })
    }

    @Test func `gives up a list of more articles than its configuration says`() throws {
        service.limits = ["articles = 2"]
        let article = "{\"title\": \"Gặp báo chí\", \"body\": \"\(text)\"}"
        service.drop("[\(article), \(article), \(article)]", "a.json")
        try service.start()
        try service.sync()
        #expect(service.report("a.json").stamp?.errorCode == "DOCUMENT_LIMIT")
        service.limits = ["articles = 3"]
        service.writeConfiguration()
        #expect(try service.ask(ControlRequest(.reload)).last?.done != nil)
        service.drop("[\(article), \(article), \(article)] ", "a.json")
        #expect(eventually { service.report("a.json").stamp?.partCount == 3 })
    }

    @Test func `goes back to the old configuration when the new one cannot be used`() throws {
        try service.start()
        service.drop(text, "a.txt")
        try service.sync()
        // Right by itself, but another daemon has the reports.
        let other = TestService()
        try other.start()
        service.settings += ["[[inbox]]", "path = \"\(service.folder)/second\"", "reports = \"\(other.reports)\""]
        mkdir(service.folder + "/second", 0o755)
        service.writeConfiguration()
        let answer = try service.ask(ControlRequest(.reload)).last
        #expect(answer?.failed?.reason == .configuration)
        service.drop(text, "b.txt")
        try service.sync()
        #expect(service.report("b.txt").outcome == "analysed")
        #expect(service.process?.end == nil)
    }

    @Test func `loses nothing over reloads in the middle of the work`() throws {
        for number in 0..<200 { service.drop("\(number)", "\(number).txt") }
        try service.start()
        for round in 0..<6 {
            service.settings = ["settle = 0.\(round + 1)"]
            service.writeConfiguration()
            for number in 0..<20 { service.drop("\(round) \(number)", "\(round)-\(number).txt") }
            let answer = try service.ask(ControlRequest(.reload)).last
            #expect(answer?.done != nil, "\(String(describing: answer?.failed))")
        }
        try service.sync()
        #expect((0..<200).allSatisfy { service.report("\($0).txt").isAbout("\($0)") })
        #expect((0..<120).allSatisfy { service.report("\($0 / 20)-\($0 % 20).txt").isAbout("\($0 / 20) \($0 % 20)") })
        #expect(!service.log.contains("died"), "a reload is no death")
        #expect(service.stop() == .exit(0))
    }

    // MARK: - Deaths

    /// - Returns: how often it died before it stayed.
    private func startUntilItStays(_ articles: Int) throws -> Int {
        for deaths in 0..<12 {
            let process = service.spawn()
            let isOver = eventually(within: 120) {
                process.end != nil || (try? service.sync(within: 5)) != nil && articles == reportCount
            }
            guard isOver else {
                throw TestService.Failure(message: "it neither died nor ended its work\n\(service.log.suffix(4000))")
            }
            guard process.end != nil else { return deaths }
            #expect(
                process.end == .signal(SIGABRT) || process.end == .signal(SIGILL) || process.end == .signal(SIGTRAP))
        }
        throw TestService.Failure(message: "it died again and again\n\(service.log.suffix(4000))")
    }

    private var reportCount: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: service.reports))?.count { $0.hasSuffix(".json") } ?? 0
    }

    @Test(arguments: [false, true])
    func `gives up a file that killed it three times alone, and no other [9]`(_ isAnother: Bool) throws {
        if isAnother {
            // As the real service is: the files are other people's, and no lease can be taken on them.
            guard isRoot, access("/usr/bin/setpriv", X_OK) == 0 else {
                try Test.cancel("only root can take another's place here")
            }
            service.wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        }
        for number in 0..<40 { service.drop("Bài báo số \(number).", "\(number).txt") }
        service.drop("!abort một", "17-poison.txt")
        let deaths = try startUntilItStays(41)
        #expect(deaths == 4, "once among others, three times alone")
        #expect(service.report("17-poison.txt").outcome == "QUARANTINED")
        #expect((0..<40).allSatisfy { service.report("\($0).txt").outcome == "analysed" })
        #expect(service.stop() == .exit(0))
        try service.start()
        try service.sync()
        #expect(service.report("17-poison.txt").outcome == "QUARANTINED", "it is not tried again")
        service.drop("Bài báo đã sửa.", "17-poison.txt")
        #expect(eventually { service.report("17-poison.txt").outcome == "analysed" })
    }

    @Test func `has nobody wait for the settling of what it saw closed, though no lease can be taken`() throws {
        guard isRoot, access("/usr/bin/setpriv", X_OK) == 0 else {
            try Test.cancel("only root can take another's place here")
        }
        service.wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        service.settings = ["settle = 60"]
        try service.start()
        service.drop("Bài báo.", "a.txt")
        #expect(eventually { service.report("a.txt").outcome == "analysed" })
        try service.sync(within: 50)
        // And though it is listed while it is in hand.
        service.drop("!slow 1000", "b.txt")
        try waitUntilAnalysing("b.txt")
        try service.sync(within: 50)
        #expect(service.report("b.txt").outcome == "analysed")
    }

    @Test func `condemns no innocent file when it is killed again and again under load`() throws {
        for number in 0..<300 { service.drop("!slow 5 \(number)", "\(number).txt") }
        var random = SeededGenerator(seed: 5)
        for _ in 0..<12 {
            service.spawn()
            usleep(useconds_t(Int.random(in: 50_000...500_000, using: &random)))
            service.kill()
        }
        try service.start()
        try service.sync(within: 120)
        #expect((0..<300).allSatisfy { service.report("\($0).txt").outcome == "analysed" })
    }

    @Test func `does not feed the watchdog while an analysis hangs, and goes on without that file after the kill [9]`()
        throws
    {
        let notify = NotifySocket(service.folder + "/notify")
        service.environment = ["NOTIFY_SOCKET": notify.path, "WATCHDOG_USEC": "3000000"]
        try service.start()
        service.drop("!hang", "hang.txt")
        try waitUntilAnalysing("hang.txt")
        for number in 0..<10 { service.drop("Bài \(number).", "\(number).txt") }
        #expect((0..<10).allSatisfy { number in eventually { service.report("\(number).txt").outcome == "analysed" } })
        let isSilent = eventually(within: 60) { (notify.silence(of: "WATCHDOG=1") ?? 0) > 3 }
        #expect(isSilent)
        #expect(service.log.contains("no sign of life"))
        service.kill()  // as the service manager does now
        service.drop("Bài báo đã sửa.", "hang.txt")
        try service.start()
        #expect(eventually { service.report("hang.txt").outcome == "analysed" })
    }

    @Test func `ends in time though an analysis does not, and begins anew with that article [8]`() throws {
        for mark in ["!slow 600000", "!hang"] {
            try service.start()
            service.drop(mark, "long.txt")
            try waitUntilAnalysing("long.txt")
            for number in 0..<100 { service.drop("\(mark) \(number)".replacing("!", with: ""), "\(number).txt") }
            #expect(eventually { service.report("99.txt").isAbout("\(mark) 99".replacing("!", with: "")) })
            let start = ContinuousClock.now
            #expect(service.stop() == .exit(0))
            #expect(ContinuousClock.now - start < .seconds(15))
            service.drop("Xong.", "long.txt")
            try service.start()
            try service.sync()
            #expect(service.report("long.txt").isAbout("Xong."))
            #expect(service.stop() == .exit(0))
        }
    }

    private func waitUntilAnalysing(_ name: String) throws {
        let isThere = try eventually {
            try service.ask(ControlRequest(.queue)).contains { $0.entry?.path == name && $0.entry?.state == .analysing }
        }
        guard isThere else { throw TestService.Failure(message: "\(name) is not being analysed") }
    }

    @Test func `keeps no other article waiting for one that takes long, though they came together`() throws {
        service.top = ["minimum_free = 0", "workers = 3"]
        for number in 0..<200 { service.drop(number == 50 ? "!slow 20000" : "\(number)", "\(number).txt") }
        try service.start()
        let others = (0..<200).filter { $0 != 50 }
        #expect(eventually(within: 15) { others.allSatisfy { service.report("\($0).txt").isAbout("\($0)") } })
        #expect(service.report("50.txt").outcome == nil)
        for number in 200..<300 { service.drop(number == 250 ? "!slow 20000" : "\(number)", "\(number).txt") }
        let later = (200..<300).filter { $0 != 250 }
        #expect(eventually(within: 15) { later.allSatisfy { service.report("\($0).txt").isAbout("\($0)") } })
        #expect(service.stop() == .exit(0))
    }

    @Test func `stops a spinning analysis at its time limit and reports that`() throws {
        service.limits = ["cpu_time = 0.2"]
        service.drop("!spin", "spin.txt")
        try service.start()
        try service.sync()
        #expect(service.report("spin.txt").outcome == "TIME_LIMIT")
        #expect(service.stop() == .exit(0))
    }

    @Test func `ends well whenever it is told to, in the middle of its start too`() throws {
        for number in 0..<300 { service.drop("\(number)", "\(number).txt") }
        var random = SeededGenerator(seed: 3)
        for _ in 0..<15 {
            service.spawn()
            usleep(useconds_t(Int.random(in: 0...250_000, using: &random)))
            let end = service.stop()
            // Before it has begun to listen for signals, SIGTERM is its end.
            #expect(
                end == .exit(0) || end == .signal(SIGTERM), "\(String(describing: end))\n\(service.log.suffix(2000))")
        }
        try service.start()
        try service.sync()
        #expect((0..<300).allSatisfy { service.report("\($0).txt").isAbout("\($0)") })
    }

    // MARK: - What keeps it from starting

    @Test func `refuses reports and a control socket that another daemon has [45]`() throws {
        try service.start()
        let second = TestService()
        second.settings = []
        second.writeConfiguration()
        write(
            """
            state = "\(second.folder)/state"
            control = "\(second.control)"
            [[inbox]]
            path = "\(second.inbox)"
            reports = "\(service.reports)"

            """, second.configuration)
        let process = DaemonProcess(configuration: second.configuration, log: second.folder + "/log")
        #expect(process.wait(within: 30) == .exit(69))
        #expect(second.log.contains(service.reports))
        write(
            """
            state = "\(second.folder)/state"
            control = "\(service.control)"
            [[inbox]]
            path = "\(second.inbox)"
            reports = "\(second.reports)"

            """, second.configuration)
        let third = DaemonProcess(configuration: second.configuration, log: second.folder + "/log")
        #expect(third.wait(within: 30) == .exit(69))
        #expect(service.status?.state == .running, "the first still answers")
    }

    @Test func `refuses a wrong configuration with its line and the status that is not tried again`() throws {
        service.settings = ["settle = -1"]
        #expect(service.spawn().wait(within: 30) == .exit(78))
        #expect(service.log.contains("diembao.toml:"))
        #expect(access(service.reports, F_OK) != 0, "nothing is half-started")
    }

    @Test func `refuses reports in the inbox, a link's way round too [38]`() throws {
        symlink(service.inbox, service.folder + "/way")
        for reports in ["\(service.inbox)/reports", service.inbox, "\(service.folder)/way/reports"] {
            write(
                """
                state = "\(service.folder)/state"
                control = "\(service.control)"
                [[inbox]]
                path = "\(service.inbox)"
                reports = "\(reports)"

                """, service.configuration)
            let process = DaemonProcess(configuration: service.configuration, log: service.folder + "/log")
            #expect(process.wait(within: 30) == .exit(78), "\(reports)")
        }
    }

    @Test func `starts over a socket that a death left`() throws {
        try service.start()
        service.kill()
        #expect(access(service.control, F_OK) == 0)
        try service.start()
    }

    // MARK: - A full disk

    @Test func `with a state folder that is full ends with an error that names it, and starts when there is room`()
        throws
    {
        let state = service.folder + "/state"
        mkdir(state, 0o755)
        guard mount("none", state, "tmpfs", 0, "size=64k") == 0 else {
            try Test.cancel("no file system can be mounted here")
        }
        defer { umount2(state, 2) }
        try? Data(count: 1 << 20).write(to: URL(filePath: state + "/filler"))
        let filler = open(state + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        let zeros = [UInt8](repeating: 0, count: 4096)
        while Glibc.write(filler, zeros, zeros.count) > 0 {}
        close(filler)
        #expect(service.spawn().wait(within: 30) == .exit(74))
        #expect(service.log.contains(state))
        #expect(mount("none", state, "tmpfs", UInt(MS_REMOUNT), "size=8m") == 0)
        service.drop(text, "a.txt")
        try service.start()
        try service.sync()
        #expect(service.report("a.txt").outcome == "analysed")
        #expect(service.stop() == .exit(0))
    }

    @Test func `goes on by itself when the ledger's disk was full for a while`() throws {
        let state = service.folder + "/state"
        mkdir(state, 0o755)
        guard mount("none", state, "tmpfs", 0, "size=512k") == 0 else {
            try Test.cancel("no file system can be mounted here")
        }
        defer { umount2(state, 2) }
        try service.start()
        service.drop(text, "before.txt")
        try service.sync()
        let filler = open(state + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        let zeros = [UInt8](repeating: 0, count: 4096)
        while Glibc.write(filler, zeros, zeros.count) > 0 {}
        close(filler)
        for number in 0..<500 { service.drop("\(number)", "\(number).txt") }
        #expect(eventually { service.log.contains("the ledger cannot be used") })
        #expect(mount("none", state, "tmpfs", UInt(MS_REMOUNT), "size=16m") == 0)
        try service.sync()
        #expect((0..<500).allSatisfy { service.report("\($0).txt").isAbout("\($0)") })
        #expect(service.status?.inboxes.first?.reported == 501)
        #expect(service.stop() == .exit(0))
    }

    // MARK: - Events and askers

    @Test func `finds everything when the kernel dropped events while it slept [11]`() throws {
        let limit =
            Int(
                (try? String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8))?
                    .trimmingCharacters(in: .newlines) ?? "16384") ?? 16384
        try service.start()
        #expect(try service.process?.freeze() == true)
        write("x", service.folder + "/outside")
        let links = (0..<(limit + 100)).count { link(service.folder + "/outside", "\(service.inbox)/.\($0)") == 0 }
        #expect(links == limit + 100)
        for number in 0..<100 { service.drop("\(number)", "\(number).txt") }
        service.process?.signal(SIGCONT)
        try service.sync()
        #expect((0..<100).allSatisfy { service.report("\($0).txt").isAbout("\($0)") })
        // What stands last in the kernel's queue is read behind the rest of it; `sync`, which lists, does not wait for that.
        #expect(eventually { service.log.contains("events were lost") })
        #expect(service.stop() == .exit(0))
        #expect(service.log.components(separatedBy: "events were lost").count == 2, "it is told once")
    }

    @Test func `tells those who follow of each report, and whoever asks how it does`() throws {
        try service.start()
        var follower = try ControlClient(connectingTo: service.control)
        try follower.send(ControlRequest(.follow))
        // It follows from when the service has read that.
        #expect(try eventually { try service.ask(ControlRequest(.status)).last?.done != nil })
        var seen: Set<String> = []
        for number in 0..<20 {
            service.drop("\(number)", "\(number).txt")
            usleep(30_000)
        }
        while seen.count < 15, let answer = try follower.next(within: 20) {
            if let report = answer.report { seen.insert(report.path) }
        }
        #expect(seen.count >= 15)
        try service.sync()
        let synced = try service.ask(ControlRequest(.sync)).last?.done
        #expect(synced == ControlSummary(message: "everything is reported: 20 files, 0 failed", count: 20))
        let status = try #require(service.status)
        #expect(status.inboxes.first?.reported == 20 && status.pid == Int(service.process?.pid ?? 0))
        #expect(try service.ask(ControlRequest(.queue)).last?.done?.count == 0)
        #expect(try service.ask(ControlRequest(.retry, paths: ["/none"])).last?.failed?.reason == .unknownPath)
        let absent = try service.ask(ControlRequest(.retry, paths: [service.inbox + "/none.txt"])).last
        #expect(absent?.failed?.reason == .unknownPath)
        #expect(try service.ask(ControlRequest(.rescan)).last?.done?.count == 1)
    }

    @Test func `is not kept from answering by those who ask nothing, too much or nonsense`() throws {
        try service.start()
        let idle = (0..<20).map { _ in clinux_connect_unix(service.control) }
        let nonsense = clinux_connect_unix(service.control)
        _ = "khong phai JSON\n".withCString { Glibc.write(nonsense, $0, strlen($0)) }
        let endless = clinux_connect_unix(service.control)
        let megabyte = [UInt8](repeating: 0x61, count: 1 << 20)
        for _ in 0..<4 { _ = send(endless, megabyte, megabyte.count, Int32(MSG_NOSIGNAL)) }
        #expect(service.status?.state == .running)
        for connection in idle + [nonsense, endless] { close(connection) }
        service.drop(text, "a.txt")
        try service.sync()
    }

    @Test func `has a sync end early when the time is over, and when nobody waits for it any more`() throws {
        service.drop("!slow 3000", "slow.txt")
        try service.start()
        // A time that is over before it began, however long ago, is over.
        for timeout in [0.3, 0, -1, -1e308] {
            let answer = try service.ask(ControlRequest(.sync, timeout: timeout)).last
            #expect(answer?.failed?.reason == .timeout, "\(timeout)")
        }
        try service.sync()
        #expect(service.report("slow.txt").outcome == "analysed")
    }
}
