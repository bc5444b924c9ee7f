import Foundation

/// A folder of its own for one test, taken away with all that is in it afterwards (resource).
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/diembao-test.XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Makes the folder `name` and those above it.
    @discardableResult
    func folder(_ name: String, mode: mode_t = 0o755) -> String {
        var made = path
        for step in name.split(separator: "/") {
            made += "/" + step
            mkdir(made, mode)
            chmod(made, mode)
        }
        return made
    }

    @discardableResult
    func file(_ name: String, _ contents: String) -> String {
        file(name, bytes: Array(contents.utf8))
    }

    @discardableResult
    func file(_ name: String, bytes: [UInt8]) -> String {
        let file = path + "/" + name
        let stream = fopen(file, "w")!
        fwrite(bytes, 1, bytes.count, stream)
        fclose(stream)
        return file
    }
}
