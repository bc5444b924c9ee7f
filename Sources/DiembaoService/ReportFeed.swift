import CLinux
import DiembaoControl
import DiembaoSpool
import Synchronization

/// Tells those who follow of each new report (resource). A follower that does not keep up loses notices and is told
/// how many; nobody else waits for it.
final class ReportFeed: Sendable {
    /// One who follows (resource).
    final class Follower: Sendable {
        private let notices = Mutex<(waiting: [ReportNotice], lost: Int)>(([], 0))
        private static let capacity = 10_000

        fileprivate func add(_ notice: ReportNotice) {
            notices.withLock { notices in
                guard notices.waiting.count < Self.capacity else {
                    notices.lost += 1
                    return
                }
                notices.waiting.append(notice)
            }
        }

        /// What came since the last call, and how many notices were lost.
        func take() -> (notices: [ReportNotice], lost: Int) {
            notices.withLock { notices in
                defer { notices = ([], 0) }
                return (notices.waiting, notices.lost)
            }
        }
    }

    private let followers = Mutex<[ObjectIdentifier: Follower]>([:])

    func follow() -> Follower {
        let follower = Follower()
        followers.withLock { $0[ObjectIdentifier(follower)] = follower }
        return follower
    }

    func unfollow(_ follower: Follower) {
        followers.withLock { $0[ObjectIdentifier(follower)] = nil }
    }

    func tell(_ article: SpoolEvent.ReportedArticle) {
        followers.withLock { followers in
            guard !followers.isEmpty else { return }
            let notice = ReportNotice(
                inbox: article.inbox, path: article.path.description,
                report: article.reports + "/" + article.report.description,
                status: article.errorCode == nil ? "analysed" : "failed", error: article.errorCode)
            for follower in followers.values { follower.add(notice) }
        }
    }
}
