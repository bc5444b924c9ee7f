/// What the program would make of tables and models whenever it starts, made beforehand, since that took most of the start (a
/// resource).
///
/// `diembao-train prepare` writes the file. Each part says of which data it was made, and is used for no others: who changes a
/// table finds the change in what he builds, which only starts more slowly until the part is made anew. A test asks for that.
package enum PreparedData {
    /// What is made of some of the data.
    package enum Part: Int, CaseIterable, Sendable {
        /// The phrases of the lists of names: ``Gazetteer``.
        case names
        /// ``Background``
        case background
        /// The phrases of ``MediaTopics``.
        case topics
        /// The models' ``PresenceFilter``s.
        case filters

        /// What it is made of.
        fileprivate var sources: [UnsafeRawBufferPointer] {
            switch self {
            case .names: NameList.allCases.map(\.table.raw)
            case .background: [EmbeddedData.background.raw]
            case .topics: [EmbeddedData.subjects.raw, EmbeddedData.subjectWeights.raw]
            case .filters: LanguageModels.files.map(\.digestBytes)
            }
        }

        fileprivate func makeSections() -> [ModelFile.Section] {
            switch self {
            case .names: Gazetteer.read().sections
            case .background: Background.read().sections
            case .topics: MediaTopics.read().sections
            case .filters: LanguageModels.filterSections
            }
        }
    }

    package static let shipped = ModelFile(EmbeddedData.prepared.raw)

    /// The file that has a part; `nil` where the part was made of other data than those that are built in.
    static func file(of part: Part, in file: ModelFile = shipped) -> ModelFile? {
        let prints = file.section(printsSection, as: UInt64.self)
        return part.rawValue < prints.count && prints[part.rawValue] == print(of: part.sources) ? file : nil
    }

    /// The file's bytes, made of the data that are built in.
    package static func makeFile() -> [UInt8] {
        let prints = Part.allCases.map { print(of: $0.sources) }
        return ModelFile.bytes(
            of: [(printsSection, ModelFile.bytes(of: prints))] + Part.allCases.flatMap { $0.makeSections() })
    }

    private static let printsSection = "prints"

    /// A number that changes when the data do. It need not withstand whoever wants it the same, and SHA-256 would take as long as
    /// what it spares.
    static func print(of data: [UnsafeRawBufferPointer]) -> UInt64 {
        var print = FoldedKey()
        for piece in data {
            print.feed(UInt64(piece.count))
            let whole = piece.count & ~7
            for at in stride(from: 0, to: whole, by: 8) {
                print.feed(piece.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            }
            for byte in piece[whole...] { print.feed(UInt64(byte)) }
        }
        return print.mixed
    }
}
