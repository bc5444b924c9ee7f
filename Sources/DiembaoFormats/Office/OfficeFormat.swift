/// What archives of office programs are called (data).
enum OfficeFormat {
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    private static let macroWord = "application/vnd.ms-word."

    /// Media types of Word's documents by the type of their main part (ECMA-376-1, 11.3.10; [MS-OFFMACRO2]).
    static let wordTypes: [String: String] = [
        word + "document.main+xml": word + "document",
        word + "template.main+xml": word + "template",
        macroWord + "document.macroEnabled.main+xml": macroWord + "document.macroEnabled.12",
        macroWord + "template.macroEnabledTemplate.main+xml": macroWord + "template.macroEnabled.12",
    ]

    private static let openDocumentPrefix = "application/vnd.oasis.opendocument."

    static let textTypes: Set<String> = Set(
        ["text", "text-template", "text-master", "text-web"].map { openDocumentPrefix + $0 })

    /// What a package of Office's is, by the type of its main part.
    static func openXML(_ type: String) -> String {
        if type.contains("spreadsheetml") || type.contains("ms-excel") {
            return type.contains("binary") ? "an Excel workbook (XLSB)" : "an Excel workbook (XLSX)"
        }
        if type.contains("presentationml") || type.contains("ms-powerpoint") {
            return "a PowerPoint presentation (PPTX)"
        }
        if type.contains("xps") { return "an XPS document" }
        if type.contains("visio") { return "a Visio drawing (VSDX)" }
        return "a package of another Office program"
    }

    /// What a package is by the media type that stands in it; `nil` for texts, and where that is not known.
    static func openDocument(_ type: String) -> String? {
        if type == "application/epub+zip" { return "an EPUB book" }
        if type.hasPrefix("application/vnd.sun.xml.") { return "a document of OpenOffice.org 1" }
        guard type.hasPrefix(openDocumentPrefix) else { return nil }
        switch type.dropFirst(openDocumentPrefix.count).prefix(while: { $0 != "-" }) {
        case "text": return nil
        case "spreadsheet": return "an OpenDocument spreadsheet (ODS)"
        case "presentation": return "an OpenDocument presentation (ODP)"
        case "graphics": return "an OpenDocument drawing (ODG)"
        default: return "an OpenDocument file that is no text"
        }
    }

    /// What an archive is by the names in it.
    static func unknownPackage(_ names: [String]) -> String {
        guard !names.isEmpty else { return "an empty ZIP archive" }
        if names.contains("AndroidManifest.xml") { return "an Android package (APK)" }
        if names.contains("META-INF/MANIFEST.MF") { return "a Java archive (JAR)" }
        if names.contains("META-INF/container.xml") { return "an EPUB book" }
        if names.contains("Index/Document.iwa") || names.contains("Index.zip") { return "an iWork document" }
        return "a ZIP archive of other files"
    }
}
