import Glibc

/// What goes to and comes from one tool: its input is written while both of its outputs are read, so that neither side
/// ever waits for the other.
struct ToolExchange {
    /// How much of a tool's standard error is kept; the rest is read and dropped.
    private static let errorLimit = 64 << 10

    let deadline: Deadline
    private(set) var input = Pipe.closed
    private(set) var outputPipe = Pipe.closed
    private(set) var errorPipe = Pipe.closed
    private(set) var output: [UInt8] = []
    private var errorOutput: [UInt8] = []
    private var written = 0
    private let command: HookCommand
    private let outputLimit: Int

    init(_ command: HookCommand, outputLimit: Int, deadline: Deadline) {
        self.command = command
        self.outputLimit = outputLimit
        self.deadline = deadline
    }

    /// What the tool wrote on standard error.
    var standardError: String { String(decoding: errorOutput, as: UTF8.self) }

    private var remaining: Int { (command.input?.count ?? 0) - written }

    /// Makes the pipes.
    ///
    /// Input that any pipe can hold is written at once.
    mutating func open() throws(HookCommandError) {
        if let bytes = command.input {
            input = try Pipe(for: command.name)
            if bytes.count <= Int(PIPE_BUF) {
                try write(upTo: bytes.count)
            } else {
                _ = fcntl(input.writeEnd, F_SETFL, O_NONBLOCK)
            }
            if remaining == 0 { input.closeWriteEnd() }
        }
        outputPipe = try Pipe(for: command.name)
        errorPipe = try Pipe(for: command.name)
    }

    /// Writes and reads until the tool has all of its input, or wants no more, and has closed its outputs.
    mutating func run(with scratch: UnsafeMutableRawBufferPointer) throws(HookCommandError) {
        input.closeReadEnd()
        outputPipe.closeWriteEnd()
        errorPipe.closeWriteEnd()
        guard remaining > 0 else { return try pump(with: scratch) }
        var shield = BrokenPipeShield()
        defer { shield.lower() }
        try pump(with: scratch)
    }

    private mutating func pump(with scratch: UnsafeMutableRawBufferPointer) throws(HookCommandError) {
        while outputPipe.readEnd >= 0 || errorPipe.readEnd >= 0 || input.writeEnd >= 0 {
            // poll passes over descriptors of -1.
            var ends = (
                pollfd(fd: outputPipe.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errorPipe.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input.writeEnd, events: Int16(POLLOUT), revents: 0)
            )
            let ready = withUnsafeMutablePointer(to: &ends) { pointer in
                pointer.withMemoryRebound(to: pollfd.self, capacity: 3) { poll($0, 3, deadline.pollTimeout) }
            }
            if ready < 0, errno == EINTR { continue }
            guard ready >= 0 else { throw .cannotRun(command.name, "its output could not be awaited", errno) }
            if deadline.isOver { throw .timedOut(command.name, deadline, saying: standardError) }
            if ends.0.revents != 0 { try readOutput(with: scratch) }
            if ends.1.revents != 0 { try readErrors(with: scratch) }
            if ends.2.revents != 0 { try write(upTo: 64 << 10) }
        }
    }

    private mutating func readOutput(with scratch: UnsafeMutableRawBufferPointer) throws(HookCommandError) {
        guard let bytes = try read(outputPipe.readEnd, with: scratch) else { return outputPipe.closeReadEnd() }
        guard output.count + bytes.count <= outputLimit else {
            throw .outputTooLarge(command.name, limit: outputLimit, saying: standardError)
        }
        output.append(contentsOf: bytes)
    }

    private mutating func readErrors(with scratch: UnsafeMutableRawBufferPointer) throws(HookCommandError) {
        guard let bytes = try read(errorPipe.readEnd, with: scratch) else { return errorPipe.closeReadEnd() }
        errorOutput.append(contentsOf: bytes.prefix(Self.errorLimit - errorOutput.count))
    }

    /// What there is to read; nothing at the end.
    private func read(
        _ end: CInt, with scratch: UnsafeMutableRawBufferPointer
    ) throws(HookCommandError) -> Slice<UnsafeMutableRawBufferPointer>? {
        while true {
            let count = Glibc.read(end, scratch.baseAddress, scratch.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRun(command.name, "its output could not be read", errno) }
            return count == 0 ? nil : scratch[..<count]
        }
    }

    /// Writes what the pipe takes, and closes it after the last byte or when the tool reads no more.
    private mutating func write(upTo limit: Int) throws(HookCommandError) {
        let count = command.input?.withUnsafeBytes { bytes in
            let part = bytes[written..<min(written + limit, bytes.count)]
            return Glibc.write(input.writeEnd, UnsafeRawBufferPointer(rebasing: part).baseAddress, part.count)
        }
        if let count, count >= 0 {
            written += count
        } else if errno != EINTR, errno != EAGAIN {
            guard errno == EPIPE else {
                throw .cannotRun(command.name, "its input could not be written", errno)
            }
            written = command.input?.count ?? 0
        }
        if remaining == 0 { input.closeWriteEnd() }
    }

    /// Closes what is still open.
    mutating func close() {
        input.close()
        outputPipe.close()
        errorPipe.close()
    }
}
