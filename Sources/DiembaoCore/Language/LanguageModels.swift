/// The trained models that are built into the program (a resource without state).
package enum LanguageModels {
    package static let segmentationFile = ModelFile(EmbeddedData.segmentationModel.raw)
    package static let taggingFile = ModelFile(EmbeddedData.taggingModel.raw)
    package static let namesFile = ModelFile(EmbeddedData.namesModel.raw)

    package static let files = [segmentationFile, taggingFile, namesFile]

    static let segmentation = segmentationFile.segmentation(filters: filters)
    static let tagging = taggingFile.sequence("tags", filters: filters)
    static let certainTags = taggingFile.certainLabels
    static let names = namesFile.sequence("names", filters: filters)
    static let certainlyNoNames = namesFile.certainLabels
    static let knownNames = namesFile.knownNames(filters: filters)

    private static let filters = PreparedData.file(of: .filters)

    /// The filters of all models, as ``PreparedData`` keeps them.
    static var filterSections: [ModelFile.Section] {
        segmentationFile.segmentation().words.presence.sections(of: "words")
            + taggingFile.sequence("tags").presence.sections(of: "tags")
            + namesFile.sequence("names").presence.sections(of: "names")
            + namesFile.knownNames().presence.sections(of: "known")
    }
}
