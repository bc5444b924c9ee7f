public struct ArticlePatterns: Sendable {
    public init(include: [String], exclude: [String]) {}
    public init(_ inbox: Configuration.Inbox) {
        self.init(include: inbox.include, exclude: inbox.exclude)
    }
    public func isArticle(path: [UInt8]) -> Bool { fatalError() }
    public func entersFolder(path: [UInt8]) -> Bool { fatalError() }
    public static func isSidecar(path: [UInt8]) -> Bool { fatalError() }
}
