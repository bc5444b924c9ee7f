import CSandbox
import DiembaoExtract
import DiembaoFormats
import Glibc

// diembao-reader: reads one document from standard input and writes what it found to standard output, as ExtractionReply has it.
// `diembao` and `diembaod` start one for each document. Its parsers are large, and what they parse may come from anybody: it shuts
// itself in before it looks at a byte, and has nothing to lose when it is killed.
//
//   diembao-reader UNPACKED-BYTES ARTICLES CPU-SECONDS MEMORY-BYTES <DOCUMENT >REPLY

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard CommandLine.arguments.count == 5, numbers.count == 4, numbers.allSatisfy({ $0 > 0 }) else {
    complain("usage: diembao-reader UNPACKED-BYTES ARTICLES CPU-SECONDS MEMORY-BYTES <DOCUMENT >REPLY")
    exit(64)
}
let limits = ExtractionLimits(
    unpackedSize: numbers[0], articles: numbers[1], cpuSeconds: numbers[2], memory: numbers[3])

DocumentReading.prepare()
// Before the walls: the file that the document is in could be mapped as a program.
let document = standardInput()
close(STDIN_FILENO)
guard csandbox_enter(UInt64(limits.memory), UInt64(limits.cpuSeconds)) >= 0 else {
    complain("diembao-reader: no sandbox: \(String(cString: strerror(errno)))")
    exit(69)
}

let reply: ExtractionReply
do throws(ExtractionFailure) {
    reply = .document(try DocumentReading(limits: limits).read(document))
} catch {
    reply = .failure(error)
}
exit(write(reply.encoded) ? 0 : 74)

func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
            count = max(0, read(STDIN_FILENO, buffer.baseAddress, buffer.count))
        }
        if chunk.isEmpty { return bytes }
        bytes += chunk
    }
}

func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
    }
    return true
}

func complain(_ message: String) {
    _ = Array((message + "\n").utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
