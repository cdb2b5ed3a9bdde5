import CShims
import Glibc

/// A pipe to or from a tool, whose ends close on exec; an end that is closed is -1.
struct Pipe {
    private(set) var readEnd: CInt
    private(set) var writeEnd: CInt

    /// A pipe that is closed on both sides.
    static let closed = Pipe(readEnd: -1, writeEnd: -1)

    private init(readEnd: CInt, writeEnd: CInt) {
        self.readEnd = readEnd
        self.writeEnd = writeEnd
    }

    /// Makes a pipe for a tool.
    init(for tool: String) throws(HookCommandError) {
        var ends: (CInt, CInt) = (-1, -1)
        let result = withUnsafeMutablePointer(to: &ends) { pair in
            pair.withMemoryRebound(to: CInt.self, capacity: 2) { swiftops_pipe_cloexec($0) }
        }
        guard result == 0 else { throw .cannotRun(tool, "no pipe to it could be made", errno) }
        (readEnd, writeEnd) = ends
    }

    mutating func closeReadEnd() {
        if readEnd >= 0 { Glibc.close(readEnd) }
        readEnd = -1
    }

    mutating func closeWriteEnd() {
        if writeEnd >= 0 { Glibc.close(writeEnd) }
        writeEnd = -1
    }

    mutating func close() {
        closeReadEnd()
        closeWriteEnd()
    }
}
