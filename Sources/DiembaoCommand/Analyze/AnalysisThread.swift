import CLinux
import Glibc

/// Starts a thread that runs `body` and ends.
func startThread(named name: String, _ body: @escaping @Sendable () -> Void) {
    final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    let context = Unmanaged.passRetained(
        Body {
            clinux_name_thread(name)
            body()
        })
    var thread = pthread_t()
    let error = pthread_create(
        &thread, nil,
        { context in
            Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
            return nil
        }, context.toOpaque())
    precondition(error == 0, "no thread could be started: \(systemMessage(error))")
    pthread_detach(thread)
}
