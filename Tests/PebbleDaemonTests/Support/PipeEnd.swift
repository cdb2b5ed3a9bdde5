import CShims
import Glibc
import PebbleDaemon

/// A pipe for a program's output, read by the test.
final class PipeEnd {
    private(set) var writeEnd: Int32
    private let readEnd: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard swiftops_pipe_cloexec(&ends) == 0 else { throw ProcessFailure("pipe") }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    /// Reads another descriptor, which goes with this.
    init(reading descriptor: Int32) {
        readEnd = descriptor
        writeEnd = -1
    }

    deinit {
        closeWriteEnd()
        close(readEnd)
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }

    /// What is written until the end.
    func text() -> String {
        var text = ""
        while let line = line() { text += line }
        return text
    }

    /// The next line, with its line feed; `nil` at the end.
    func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(readEnd, &byte, 1) == 1 {
            bytes.append(byte)
            if byte == UInt8(ascii: "\n") { break }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
