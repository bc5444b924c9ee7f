import Testing

@testable import DiembaoSpool

@Suite struct `A file system` {
    @Test(
        arguments: [
            (0xEF53, FileSystemKind.local), (0x5846_5342, .local), (0x9123_683E, .local), (0x0102_1994, .local),
            (0x794C_7630, .overlay), (0x6969, .remote), (0xFF53_4D42, .remote), (0xFE53_4D42, .remote),
            (0x6573_5546, .remote),
            (0x0102_1997, .remote), (-1, .local),
        ] as [(Int64, FileSystemKind)])
    func `is known by its magic number`(_ magic: Int64, _ kind: FileSystemKind) {
        #expect(FileSystemKind(magic: magic) == kind)
    }

    @Test func `is asked of a folder, and taken for local where it cannot be`() {
        #expect(FileSystemKind(of: "/proc") == .local)
        #expect(FileSystemKind(of: "/none/such") == .local)
    }

    @Test func `without watches has a cure that names the sysctl`() {
        #expect(WatchLimit.cure(for: 28).contains("fs.inotify.max_user_watches"))
        #expect(WatchLimit.cure(for: 24).contains("fs.inotify.max_user_instances"))
    }
}
