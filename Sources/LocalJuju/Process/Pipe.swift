import CShims
import Glibc

/// The two ends of a pipe, which close on exec.
struct Pipe: ~Copyable {
    let readEnd: Int32
    private(set) var writeEnd: Int32

    init() throws(LocalJujuError) {
        var ends: [Int32] = [-1, -1]
        guard swiftops_pipe_cloexec(&ends) == 0 else {
            throw LocalJujuError(.processFailed, "A pipe cannot be made: \(SystemError.text(errno)).")
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    mutating func closeWriteEnd() {
        if writeEnd >= 0 { Glibc.close(writeEnd) }
        writeEnd = -1
    }

    mutating func close() {
        closeWriteEnd()
        Glibc.close(readEnd)
    }
}
