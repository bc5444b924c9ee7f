/// The trained models that are built into the program (a resource without state).
package enum LanguageModels {
    package static let segmentationFile = ModelFile(EmbeddedData.segmentationModel.raw)
    package static let taggingFile = ModelFile(EmbeddedData.taggingModel.raw)
    package static let namesFile = ModelFile(EmbeddedData.namesModel.raw)

    package static let files = [segmentationFile, taggingFile, namesFile]

    static let segmentation = segmentationFile.segmentation
    static let tagging = taggingFile.sequence("tags")
    static let names = namesFile.sequence("names")
    static let knownNames = namesFile.knownNames
}
