/// Gives the pieces of another source in groups, whose articles are analysed together (a resource).
///
/// It guarantees:
/// - Nobody waits for a group: what a source has to wait for begins another one.
/// - No thread is left without work for long: groups grow from one piece, and towards the end of a source that knows how much is left they
///   get smaller again.
final class GroupedSource: PipelineSource {
    /// From here on a group is full. Together more articles take hardly less time each (docs/BENCHMARKS.md).
    private static let mostPieces = 64
    private static let mostBytes = 512 << 10

    private let source: any AnalysisSource
    private let jobs: Int
    private var groups = 0
    /// What was too large for the group before.
    private var kept: (work: AnalysisWork, bytes: Int)?

    init(_ source: any AnalysisSource, jobs: Int) {
        self.source = source
        self.jobs = jobs
    }

    func next(onPause: () -> Void) -> (work: [AnalysisWork], bytes: Int)? {
        guard let first = kept.take() ?? source.next(onPause: onPause) else { return nil }
        var (works, bytes) = ([first.work], first.bytes)
        let share = source.left.map { max(1, $0 / (2 * jobs)) } ?? Self.mostPieces
        let most = min(Self.mostPieces, 1 << min(groups / jobs, 6), share)
        groups += 1
        while works.count < most, source.isReady, let piece = source.next(onPause: {}) {
            guard bytes + piece.bytes <= Self.mostBytes else {
                kept = piece
                break
            }
            works.append(piece.work)
            bytes += piece.bytes
        }
        return (works, bytes)
    }
}
