import DiembaoCore

/// Gives the pieces of another source in groups, whose articles are analysed together (a resource).
///
/// It guarantees:
/// - Nobody waits for a group: what a source has to wait for begins another one.
/// - Bounded memory: a group holds no more than ``Analyzer/mostTogether`` articles and ``Analyzer/mostBytesTogether`` bytes, or one piece.
///   What is a large file or none of the regular ones, or a line that may name a file, is a group of its own, since nobody knows yet
///   what it holds.
/// - No thread is left without work for long: groups grow from one piece, anew after each pause, and hold no more than a thread's share
///   of what is there.
final class GroupedSource: PipelineSource {
    /// In bytes; a group of so little is not worth parting among threads.
    private static let leastShare = 32 << 10

    private let source: any AnalysisSource
    private let jobs: Int
    /// How many pieces the next group may have.
    private var most = 1
    private var groupsOfSize = 0
    /// What did not belong to the group before.
    private var kept: (work: AnalysisWork, bytes: Int)?

    init(_ source: any AnalysisSource, jobs: Int) {
        self.source = source
        self.jobs = jobs
    }

    func next(onPause: () -> Void) -> (work: [AnalysisWork], bytes: Int)? {
        let first =
            kept.take()
            ?? source.next(onPause: {
                (most, groupsOfSize) = (1, 0)
                onPause()
            })
        guard let first else { return nil }
        var (works, bytes) = ([first.work], first.bytes)
        var room = min(
            Analyzer.mostBytesTogether - first.bytes, max(Self.leastShare, source.readyBytes / jobs))
        if !Self.mayBeJoined(first) { room = 0 }
        while works.count < most, room > 0, source.readyBytes > 0, let piece = source.next(onPause: {}) {
            guard Self.mayBeJoined(piece), piece.bytes <= room else {
                kept = piece
                break
            }
            works.append(piece.work)
            bytes += piece.bytes
            room -= piece.bytes
        }
        grow()
        return (works, bytes)
    }

    /// Whether it is known how much a piece holds.
    private static func mayBeJoined(_ piece: (work: AnalysisWork, bytes: Int)) -> Bool {
        switch piece.work {
        case .file: piece.bytes > 0
        case .line: piece.work.isText
        case .unreadable: false
        }
    }

    /// Every thread has a group of each size before they double.
    private func grow() {
        groupsOfSize += 1
        guard groupsOfSize == jobs else { return }
        (most, groupsOfSize) = (min(Analyzer.mostTogether, 2 * most), 0)
    }
}
