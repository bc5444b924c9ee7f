import Glibc
import InputChecks

/// libFuzzer's search for bytes from outside that are dealt with wrongly, or a check of the files that are named.
///
///     Tests/Fuzz/run report 60                                        search for a minute
///     swift run diembao-fuzz --kind=report Tests/Fuzz/corpus/report/* check these
///
/// libFuzzer passes over options that begin with two dashes, and hands them on to the processes that it starts.
@main
struct Fuzz {
    #if DEBUG || TESTABLE
        fileprivate static let kind: InputKind = {
            let names = CommandLine.arguments.filter { $0.hasPrefix("--kind=") }.map { String($0.dropFirst(7)) }
            guard names.count == 1, let kind = InputKind(rawValue: names[0]) else {
                let kinds = InputKind.allCases.map(\.rawValue).joined(separator: "|")
                print("usage: diembao-fuzz --kind=\(kinds) FILE …")
                exit(64)
            }
            return kind
        }()
    #endif

    static func main() throws {
        #if FUZZING
            _ = kind
            exit(runDriver(&argumentCount, &arguments, testOneInput))
        #elseif DEBUG || TESTABLE
            var check = try kind.check()
            var isRight = true
            for file in CommandLine.arguments.dropFirst() where !file.hasPrefix("--") {
                for fault in check.faults(of: try bytes(of: file)) {
                    print("\(file): \(fault)")
                    isRight = false
                }
            }
            exit(isRight ? 0 : 1)
        #else
            // What reads the bytes is open to a build for testing only.
            print("Build it with Tests/Fuzz/run.")
            exit(64)
        #endif
    }
}

#if FUZZING

    // libFuzzer is C++ with a C interface that no header of the toolchain declares:
    // https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ argumentCount: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    // One process, one thread: libFuzzer calls back on the thread that called it.
    nonisolated(unsafe) private var argumentCount = CommandLine.argc
    nonisolated(unsafe) private var arguments = CommandLine.unsafeArgv
    nonisolated(unsafe) private var check: any InputCheck = {
        do { return try Fuzz.kind.check() } catch { fatalError("\(error)") }
    }()

    private func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let faults = check.faults(of: Array(UnsafeBufferPointer(start: data, count: count)))
        // libFuzzer keeps the input that ends the process.
        if !faults.isEmpty { fatalError(faults.joined(separator: "\n")) }
        return 0
    }

#elseif DEBUG || TESTABLE

    private struct Unreadable: Error {
        var file: String
        var reason: String
    }

    private func bytes(of file: String) throws -> [UInt8] {
        guard let stream = fopen(file, "r") else {
            throw Unreadable(file: file, reason: String(cString: strerror(errno)))
        }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, stream), count > 0 { bytes += piece[..<count] }
        guard ferror(stream) == 0 else { throw Unreadable(file: file, reason: "can't be read") }
        return bytes
    }

#endif
