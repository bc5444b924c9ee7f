import ArgumentParser

/// Builds the models of Sources/CDiembaoData/models; scripts/train runs it with the inputs that docs/DATA.md names.
@main
struct DiembaoTrainer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diembao-train",
        abstract: "Build diembao's models of the Vietnamese language.",
        subcommands: [
            SegmentationTraining.self, TaggingTraining.self, CertainTagsTraining.self, NameTraining.self,
            CertainlyNoNamesTraining.self,
            QuoteTraining.self,
            SummaryTraining.self, EventTraining.self, SideTraining.self, Preparation.self,
        ])
}
