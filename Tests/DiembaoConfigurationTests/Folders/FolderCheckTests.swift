import Glibc
import Testing

@testable import DiembaoConfiguration

/// Two folders and more below one, checked with what a test changes.
private struct Scene {
    let folder = TemporaryFolder()

    init() {
        for name in ["in", "out", "state"] { folder.folder(name) }
    }

    func path(_ name: String) -> String { folder.path + "/" + name }

    func check(
        state: String = "state", inbox: String = "in", reports: String = "out", moveTo: String? = nil,
        more: [(String, String)] = [], for subject: FolderCheck.Subject = .caller, isSandboxed: Bool = false,
        protectsHardLinks: Bool = true
    ) -> FolderCheck {
        var inboxes = [
            Configuration.Inbox(
                path: path(inbox), reports: path(reports), afterSuccess: moveTo == nil ? .keep : .move,
                moveTo: moveTo.map(path))
        ]
        inboxes += more.map { Configuration.Inbox(path: path($0), reports: path($1)) }
        var configuration = Configuration(state: path(state), inboxes: inboxes)
        configuration.origins["inbox.1.path"] = .file("c.toml", line: 3)
        configuration.origins["inbox.1.reports"] = .file("c.toml", line: 4)
        configuration.origins["inbox.1.move_to"] = .file("c.toml", line: 5)
        configuration.origins["state"] = .file("c.toml", line: 1)
        return FolderCheck(
            of: configuration, for: subject, isSandboxed: isSandboxed, protectsHardLinks: protectsHardLinks)
    }

    func messages(_ found: [ConfigurationFault]) -> [String] {
        found.map { $0.description.replacing(folder.path + "/", with: "") }
    }

    func link(_ name: String, to target: String) {
        symlink(path(target), path(name))
    }
}

private func mayMount() -> Bool {
    let folder = TemporaryFolder()
    guard mount(folder.path, folder.path, nil, UInt(MS_BIND), nil) == 0 else { return false }
    return umount(folder.path) == 0
}

/// A user who owns nothing here; only root can look through its eyes.
private let stranger = Account(name: "stranger", user: 54321, group: 54321, groups: [54321])

@Suite struct `Folders that are checked` {
    @Test func `folders that stand apart are good`() throws {
        let check = Scene().check()
        #expect(check.faults == [])
        #expect(check.notes == [])
        try check.get()
    }

    @Test func `state and reports may be yet to be made`() {
        let scene = Scene()
        let check = scene.check(state: "new-state", reports: "new-out")
        #expect(check.faults == [])
        #expect(
            scene.messages(check.notes) == [
                "c.toml:1: the state folder \"new-state\" is not there yet; the service makes it",
                "c.toml:4: the reports folder \"new-out\" is not there yet; the service makes it",
            ])
    }

    @Test func `of others can be linked into an inbox where the kernel lets everybody do that, which is told once`() {
        let scene = Scene()
        for name in ["in2", "out2"] { scene.folder.folder(name) }
        let check = scene.check(more: [("in2", "out2")], protectsHardLinks: false)
        #expect(check.faults == [])
        let notes = scene.messages(check.notes)
        #expect(notes.count == 1)
        #expect(notes.first?.hasPrefix("c.toml:3: fs.protected_hardlinks is 0: ") == true)
    }

    @Test func `a setting of the kernel is on unless it is 0`() {
        let folder = TemporaryFolder()
        for (text, isOn) in [("0\n", false), ("1\n", true), ("", true)] {
            folder.file("setting", text)
            #expect(isSet(folder.path + "/setting") == isOn)
        }
        #expect(isSet(folder.path + "/none"))
    }

    @Test func `an inbox, a way and a file are not made`() {
        let scene = Scene()
        scene.folder.file("file", "")
        let check = scene.check(state: "file", inbox: "no-in", reports: "no/out")
        let user = String(cString: getpwuid(geteuid())!.pointee.pw_name)
        #expect(
            scene.messages(check.faults) == [
                "c.toml:1: the state folder \"file\" is no folder; name a folder",
                "c.toml:3: the inbox \"no-in\" is not there; make it: mkdir -p no-in",
                "c.toml:4: the reports folder \"no/out\" is not there, nor is \"no\"; "
                    + "make it: sudo install -d -o \(user) -g \(user) -m 2750 no/out",
            ])
        #expect(throws: ConfigurationError(faults: check.faults)) { try check.get() }
    }

    @Test func `a service may start before the disk of its inbox is mounted, but not with other faults`() throws {
        let scene = Scene()
        try scene.check(inbox: "away").getAtStart()
        #expect(throws: ConfigurationError.self) { try scene.check(inbox: "away").get() }
        #expect(throws: ConfigurationError.self) { try scene.check(inbox: "away", reports: "no/out").getAtStart() }
    }

    @Test func `a link that leads nowhere is told as such`() {
        let scene = Scene()
        scene.link("dangling", to: "nowhere")
        #expect(
            scene.messages(scene.check(inbox: "dangling").faults) == [
                "c.toml:3: the inbox \"dangling\" is a symbolic link that leads nowhere; name the folder that is meant"
            ])
    }

    @Test func `a folder that lies in another is a fault, and names both lines`() {
        let scene = Scene()
        scene.folder.folder("in/deep/out")
        #expect(
            scene.messages(scene.check(reports: "in/deep/out").faults) == [
                "c.toml:4: the reports folder \"in/deep/out\" lies in the inbox \"in\" (c.toml:3); "
                    + "choose folders that stand side by side"
            ])
    }

    @Test func `a folder yet to be made is seen to lie in another`() {
        let scene = Scene()
        #expect(
            scene.messages(scene.check(reports: "in/out").faults) == [
                "c.toml:4: the reports folder \"in/out\" lies in the inbox \"in\" (c.toml:3); "
                    + "choose folders that stand side by side"
            ])
        #expect(
            scene.messages(scene.check(state: "new", reports: "new").faults) == [
                "c.toml:4: the reports folder \"new\" is the same folder as the state folder \"new\" (c.toml:1); "
                    + "choose folders that stand side by side"
            ])
        #expect(scene.check(state: "new", reports: "newer").faults == [])
    }

    @Test func `a folder that contains another is a fault`() {
        let scene = Scene()
        scene.folder.folder("out/more")
        #expect(
            scene.messages(scene.check(more: [("out/more", "out2")]).faults) == [
                "inbox.2.path (default): the inbox \"out/more\" lies in the reports folder \"out\" (c.toml:4); "
                    + "choose folders that stand side by side"
            ])
        #expect(
            scene.messages(scene.check(state: "out/more").faults) == [
                "c.toml:4: the reports folder \"out\" contains the state folder \"out/more\" (c.toml:1); "
                    + "choose folders that stand side by side"
            ])
    }

    @Test func `a symbolic link does not hide that two folders are one`() {
        let scene = Scene()
        scene.link("link", to: "in")
        scene.folder.folder("in/deep")
        scene.link("deep-link", to: "in/deep")
        #expect(
            scene.messages(scene.check(reports: "link").faults) == [
                "c.toml:4: the reports folder \"link\" (which is \"in\") is the same folder as the inbox \"in\" "
                    + "(c.toml:3); choose folders that stand side by side"
            ])
        #expect(
            scene.messages(scene.check(reports: "deep-link/out").faults) == [
                "c.toml:4: the reports folder \"deep-link/out\" (which is \"in/deep/out\") lies in the inbox \"in\" "
                    + "(c.toml:3); choose folders that stand side by side"
            ])
    }

    @Test func `folders whose names begin alike stand apart`() {
        let scene = Scene()
        scene.folder.folder("in-too")
        #expect(scene.check(reports: "in-too").faults == [])
    }

    @Test func `a folder that is mounted a second time is seen to lie in the inbox`() throws {
        let mounts = MountTable(
            lines: """
                21 1 8:1 / / rw - ext4 /dev/sda1 rw
                22 21 8:1 /data/in/deep /mnt/second\\040one rw - ext4 /dev/sda1 rw
                23 21 8:2 / /disk rw - ext4 /dev/sdb1 rw
                """)
        let inbox = mounts.places(reachedFrom: "/data/in")
        let second = mounts.places(reachedFrom: "/mnt/second one/out")
        #expect(inbox.map(\.path) == ["/data/in"])
        #expect(second.map(\.path) == ["/data/in/deep/out"])
        #expect(inbox[0].device == second[0].device)
        #expect(mounts.places(reachedFrom: "/disk/x").map(\.device) == ["8:2"])
        #expect(mounts.mount(of: "/disk/x")?.number == 23)
        #expect(mounts.mount(of: "/diskette")?.number == 21)
        #expect(mounts.places(reachedFrom: "/mnt").map(\.path) == ["/mnt", "/data/in/deep"])
    }

    @Test(.enabled(if: mayMount(), "mounting is not allowed here"))
    func `a bind mount does not hide that a folder lies in the inbox`() throws {
        let scene = Scene()
        scene.folder.folder("in/deep/out")
        scene.folder.folder("second")
        try #require(mount(scene.path("in/deep"), scene.path("second"), nil, UInt(MS_BIND), nil) == 0)
        defer { umount(scene.path("second")) }
        #expect(
            scene.messages(scene.check(reports: "second/out").faults) == [
                "c.toml:4: the reports folder \"second/out\" lies in the inbox \"in\" (c.toml:3); "
                    + "choose folders that stand side by side"
            ])
        scene.folder.folder("done")
        #expect(
            scene.messages(scene.check(inbox: "second", moveTo: "done").faults) == [
                "c.toml:5: the move_to folder \"done\" is on another mount than the inbox \"second\", and rename(2) "
                    + "can't cross mounts; choose a folder that is reached through the same mount"
            ])
        #expect(
            scene.messages(scene.check(inbox: "second", moveTo: "done", isSandboxed: true).faults) == [
                "c.toml:5: the move_to folder \"done\" is on another mount than the inbox \"second\", and rename(2) "
                    + "can't cross mounts; the service's sandbox needs the drop-in that `diembao check-config` prints"
            ])
    }

    @Test func `articles can't be moved to another file system`() throws {
        let scene = Scene()
        var configuration = Configuration(
            state: scene.path("state"),
            inboxes: [
                .init(path: scene.path("in"), reports: scene.path("out"), afterSuccess: .move, moveTo: "/dev/shm")
            ])
        configuration.origins["inbox.1.move_to"] = .file("c.toml", line: 5)
        let check = FolderCheck(of: configuration)
        #expect(
            scene.messages(check.faults) == [
                "c.toml:5: the move_to folder \"/dev/shm\" is on another file system than the inbox \"in\"; "
                    + "choose a folder on the inbox's file system: articles are moved by rename(2)"
            ])
    }
}

@Suite(.enabled(if: geteuid() == 0, "only root can look through another user's eyes"))
struct `Rights of the service's user` {
    @Test func `each right that is missing is named with the command that gives it`() {
        let scene = Scene()
        chmod(scene.folder.path, 0o755)
        chmod(scene.path("in"), 0o700)
        chmod(scene.path("state"), 0o777)
        let check = scene.check(for: .account(stranger))
        // Below /tmp, which the sandbox hides, the way is the drop-in's matter.
        #expect(
            scene.messages(check.faults) == [
                "c.toml:3: the user stranger may not read the inbox \"in\"; sudo setfacl -m u:stranger:rx in",
                "c.toml:4: the user stranger may not read and write the reports folder \"out\"; "
                    + "sudo setfacl -m u:stranger:rwx out",
            ])
        #expect(scene.check().faults == [], "the caller has kept its own rights")
    }

    @Test func `rights by a group or by an owner count`() {
        let scene = Scene()
        for name in ["in", "out", "state"] {
            chown(scene.path(name), stranger.user, 0)
            chmod(scene.path(name), 0o700)
        }
        chown(scene.path("in"), 0, 777)
        chmod(scene.path("in"), 0o750)
        var member = stranger
        #expect(scene.check(for: .account(member)).faults.count == 1)
        member.groups = [54321, 777]
        #expect(scene.check(for: .account(member)).faults == [])
    }

    @Test func `a folder that its user may not make is told how to get it`() {
        let scene = Scene()
        chmod(scene.path("in"), 0o755)
        chmod(scene.path("state"), 0o777)
        let check = scene.check(reports: "new", for: .account(stranger))
        #expect(
            scene.messages(check.faults) == [
                "c.toml:4: the reports folder \"new\" is not there, and the user stranger may not make it in "
                    + "\"\(scene.folder.path)\"; make it: sudo install -d -o stranger -g stranger -m 2750 new"
            ])
        #expect(scene.check(reports: "new", for: .nobody).faults == [])
    }
}

@Test func `the sandbox's doings are told as such`() throws {
    let hidden = Configuration(inboxes: [.init(path: "/home/nobody-there/in", reports: "/home/nobody-there/out")])
    let messages = FolderCheck(of: hidden, for: .caller, isSandboxed: true, protectsHardLinks: true)
        .faults.map(\.description)
    #expect(
        messages.filter { $0.contains("/home/") } == [
            "inbox.1.path (default): the inbox \"/home/nobody-there/in\" is not to be seen by the service; "
                + "the service's sandbox needs the drop-in that `diembao check-config` prints",
            "inbox.1.reports (default): the reports folder \"/home/nobody-there/out\" is not to be seen by the service; "
                + "the service's sandbox needs the drop-in that `diembao check-config` prints",
        ])
}
