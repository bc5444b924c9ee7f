/// Addresses of pages.
enum WebAddress {
    /// The text, if it is a whole address of the web.
    static func absolute(_ text: String) -> String? {
        (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
            ? text : nil
    }
}
