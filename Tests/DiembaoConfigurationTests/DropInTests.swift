import Testing

@testable import DiembaoConfiguration

/// A machine on which the folders in `missing` are not there, those in `closed` can't be entered by everyone, and
/// links lead where `links` say.
private func machine(
    missing: [String] = [], closed: [String] = [], links: [String: String] = [:]
) -> FileSystemFacts {
    FileSystemFacts(
        resolve: { links[$0] ?? $0 }, exists: { !missing.contains($0) }, isOpen: { !closed.contains($0) })
}

private func dropIn(
    _ inboxes: Configuration.Inbox..., state: String = "/var/lib/diembao",
    control: String = "/run/diembao/control.sock",
    on machine: FileSystemFacts = machine()
) -> DropIn {
    DropIn(for: Configuration(state: state, control: control, inboxes: inboxes), in: machine)
}

/// The drop-in's settings, without its comments.
private func settings(_ dropIn: DropIn) -> [Substring] {
    (dropIn.text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
}

@Suite struct `The drop-in` {
    @Test func `the packaged folders need none`() {
        let dropIn = dropIn(.init(path: "/srv/diembao/inbox", reports: "/srv/diembao/reports"))
        #expect(dropIn.text == nil)
        #expect(dropIn.commands == [] && dropIn.remarks == [])
    }

    @Test func `an inbox in data is read without more, its reports need a way to be written`() {
        let dropIn = dropIn(
            .init(path: "/data/in", reports: "/data/out"), on: machine(missing: ["/data/out"], closed: ["/data"]))
        #expect(
            dropIn.text == """
                # Lets diembaod use the folders of its configuration; printed by `diembao check-config`.
                [Service]
                # Folders in which it writes.
                ReadWritePaths=-/data/out

                """)
        #expect(
            dropIn.commands == [
                "sudo setfacl -m u:diembao:x /data",
                "sudo setfacl -R -m u:diembao:rX,d:u:diembao:rX /data/in",
                "sudo install -d -o diembao -g diembao -m 2750 /data/out",
                "sudo install -d /etc/systemd/system/diembaod.service.d",
                "sudo tee /etc/systemd/system/diembaod.service.d/inboxes.conf > /dev/null <<'END'\n\(dropIn.text!)END",
                "sudo systemctl daemon-reload",
                "sudo systemctl restart diembaod",
            ])
    }

    @Test func `an inbox in data with reports in the packaged folder needs rights alone`() {
        let dropIn = dropIn(.init(path: "/data/in", reports: "/srv/diembao/reports"))
        #expect(dropIn.text == nil)
        #expect(
            dropIn.commands == [
                "sudo setfacl -R -m u:diembao:rX,d:u:diembao:rX /data/in", "sudo systemctl restart diembaod",
            ])
    }

    @Test func `folders in a home are bound, past the homes' own rights`() {
        let dropIn = dropIn(
            .init(path: "/home/an/tin tức", reports: "/home/an/out"), on: machine(closed: ["/home/an"]))
        #expect(
            settings(dropIn) == [
                "[Service]", "ProtectHome=tmpfs", "BindPaths=-/home/an/out", "BindReadOnlyPaths=\"-/home/an/tin tức\"",
            ])
        #expect(
            dropIn.commands.prefix(2) == [
                "sudo setfacl -R -m u:diembao:rX,d:u:diembao:rX '/home/an/tin tức'",
                "sudo setfacl -m u:diembao:rwx /home/an/out",
            ])
    }

    @Test func `folders in tmp are bound, and homes stay hidden`() {
        let dropIn = dropIn(.init(path: "/tmp/in", reports: "/var/tmp/out"))
        #expect(settings(dropIn) == ["[Service]", "BindPaths=-/var/tmp/out", "BindReadOnlyPaths=-/tmp/in"])
    }

    @Test func `articles are moved within one path, as renames can't cross two`() {
        let inData = dropIn(
            .init(path: "/data/n/in", reports: "/data/n/out", afterSuccess: .move, moveTo: "/data/n/old/done"))
        #expect(settings(inData) == ["[Service]", "ReadWritePaths=-/data/n"])
        let inHome = dropIn(
            .init(path: "/home/an/in", reports: "/srv/diembao/reports", afterSuccess: .move, moveTo: "/home/an/done"))
        #expect(settings(inHome) == ["[Service]", "ProtectHome=tmpfs", "BindPaths=-/home/an"])
        let besidePackaged = dropIn(
            .init(path: "/srv/diembao/inbox", reports: "/srv/diembao/reports", afterSuccess: .move, moveTo: "/srv/done")
        )
        #expect(settings(besidePackaged) == ["[Service]", "ReadWritePaths=-/srv"])
    }

    @Test func `articles that are deleted need an inbox that is written`() {
        let dropIn = dropIn(.init(path: "/data/in", reports: "/srv/diembao/reports", afterSuccess: .delete))
        #expect(settings(dropIn) == ["[Service]", "ReadWritePaths=-/data/in"])
        #expect(dropIn.commands.first == "sudo setfacl -R -m u:diembao:rwX,d:u:diembao:rwX /data/in")
    }

    @Test func `what would open the whole system is refused`() {
        let dropIn = dropIn(
            .init(path: "/data/in", reports: "/srv/diembao/reports", afterSuccess: .move, moveTo: "/archive/done"))
        #expect(
            dropIn.remarks == [
                "articles can't be moved from \"/data/in\" to \"/archive/done\": the service would need to write in all "
                    + "of \"/\"; choose a move_to that stands beside the inbox"
            ])
        #expect(!settings(dropIn).contains("ReadWritePaths=-/"))
    }

    @Test func `state and control socket elsewhere are let through`() {
        let dropIn = dropIn(
            .init(path: "/srv/diembao/inbox", reports: "/srv/diembao/reports"), state: "/data/state",
            control: "/data/run/socket", on: machine(missing: ["/data/state"]))
        #expect(settings(dropIn) == ["[Service]", "ReadWritePaths=-/data/state", "ReadWritePaths=-/data/run"])
        #expect(dropIn.commands.first == "sudo install -d -o diembao -g diembao -m 0700 /data/state")
    }

    @Test func `a link's target counts, not its name`() {
        let dropIn = dropIn(
            .init(path: "/data/in", reports: "/srv/diembao/reports"), on: machine(links: ["/data/in": "/home/an/in"]))
        #expect(settings(dropIn) == ["[Service]", "ProtectHome=tmpfs", "BindReadOnlyPaths=-/home/an/in"])
    }

    @Test func `a folder of names that the sandbox hides is let through, one that it shows needs nothing`() {
        func dropIn(names: String, origin: ConfigurationOrigin) -> DropIn {
            let inbox = Configuration.Inbox(path: "/srv/diembao/inbox", reports: "/srv/diembao/reports")
            var configuration = Configuration(names: names, inboxes: [inbox])
            configuration.origins["names"] = origin
            return DropIn(for: configuration, in: machine())
        }
        let said = ConfigurationOrigin.file("c.toml", line: 1)
        let inHome = dropIn(names: "/home/an/names", origin: said)
        #expect(settings(inHome) == ["[Service]", "ProtectHome=tmpfs", "BindReadOnlyPaths=-/home/an/names"])
        #expect(inHome.commands.first == "sudo setfacl -R -m u:diembao:rX,d:u:diembao:rX /home/an/names")
        for none in [dropIn(names: "/data/names", origin: said), dropIn(names: "/home/an", origin: .standard("names"))]
        {
            #expect(none.commands == [] && none.remarks == [])
        }
    }

    @Test func `a missing inbox is made first`() {
        let missing = machine(missing: ["/data/in", "/home/an/in"])
        #expect(
            dropIn(.init(path: "/data/in", reports: "/srv/diembao/r"), on: missing).commands.first
                == "sudo install -d -g diembao -m 2770 /data/in")
        #expect(
            dropIn(.init(path: "/home/an/in", reports: "/srv/diembao/r"), on: missing).commands.first
                == "mkdir -p /home/an/in")
    }

    @Test(arguments: [
        ("/a", "/a"), ("/a b", "\"/a b\""), ("/100%", "/100%%"), ("/a\"b", "\"/a\\\"b\""), ("/a\\b", "\"/a\\\\b\""),
        ("/a:b", "\"/a:b\""), ("/báo", "/báo"), ("/it's", "\"/it's\""),
    ])
    func `a path is written so that systemd reads it back`(path: String, written: String) {
        #expect(unitQuoted(path) == written)
    }

    @Test(arguments: [
        ("/a", "/a"), ("/a b", "'/a b'"), ("/it's", "'/it'\\''s'"), ("/$HOME", "'/$HOME'"), ("/báo", "/báo"),
    ])
    func `a path is written so that a shell reads it back`(path: String, written: String) {
        #expect(shellQuoted(path) == written)
    }

    @Test func `a name with a line break is refused, not written`() {
        let dropIn = dropIn(.init(path: "/home/an/in", reports: "/data/a\nExecStart=/bin/sh"))
        #expect(dropIn.remarks.count == 1)
        #expect(settings(dropIn) == ["[Service]", "ProtectHome=tmpfs", "BindReadOnlyPaths=-/home/an/in"])
    }
}
