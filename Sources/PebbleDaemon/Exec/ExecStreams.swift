import CShims
import Glibc

/// The descriptors between a command and the daemon.
struct ExecStreams: Sendable {
    /// The size in bytes that a pipe is to have: fewer turns for a command that writes much.
    private static let pipeSize: Int32 = 256 << 10
    /// The number of the request to set a pipe's size, which the C library shows to GNU programs only.
    private static let setPipeSize: Int32 = 1031

    /// What the command gets.
    ///
    /// Closed by ``closeCommandEnds()``.
    private(set) var input: Int32 = -1
    private(set) var output: Int32 = -1
    private(set) var error: Int32 = -1
    private(set) var terminal: Int32 = -1
    /// What the daemon keeps: where it writes the command's input.
    private(set) var inputWriter: Int32 = -1
    /// Where it reads the command's output.
    private(set) var outputReader: Int32 = -1
    /// Where it reads the command's errors, if they are apart.
    private(set) var errorReader: Int32?
    /// The daemon's end of the terminal, kept open for its size to be changed, if there is one.
    private(set) var controller: Int32?

    private var commandEnds: [Int32] = []

    init(_ command: ExecCommand) throws(ProcessFailure) {
        do throws(ProcessFailure) {
            try open(command)
        } catch {
            closeAll()
            throw error
        }
    }

    private mutating func open(_ command: ExecCommand) throws(ProcessFailure) {
        if command.hasTerminal {
            let pair = try PseudoTerminal()
            commandEnds.append(pair.terminal)
            terminal = pair.terminal
            controller = pair.controller
            PseudoTerminal.resize(pair.controller, width: command.size.width, height: command.size.height)
            output = terminal
            outputReader = try duplicate(pair.controller)
            if command.isInteractive {
                input = terminal
                inputWriter = try duplicate(pair.controller)
            }
        } else {
            (outputReader, output) = try pipe()
            commandEnds.append(output)
        }
        if input < 0 {
            (input, inputWriter) = try pipe()
            commandEnds.append(input)
        }
        error = output
        if command.splitsErrors {
            let (reader, writer) = try pipe()
            errorReader = reader
            error = writer
            commandEnds.append(writer)
        }
    }

    /// Closes what the command was given.
    mutating func closeCommandEnds() {
        for descriptor in commandEnds { close(descriptor) }
        commandEnds = []
    }

    /// Closes everything, when no command was started.
    mutating func closeAll() {
        closeCommandEnds()
        for descriptor in [inputWriter, outputReader, errorReader ?? -1, controller ?? -1] where descriptor >= 0 {
            close(descriptor)
        }
    }

    private func pipe() throws(ProcessFailure) -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [-1, -1]
        guard swiftops_pipe_cloexec(&ends) == 0 else { throw ProcessFailure("pipe2: \(SystemErrorText.of(errno))") }
        // Where that is not allowed the pipe keeps the size that it has.
        _ = fcntl(ends[1], Self.setPipeSize, Self.pipeSize)
        return (ends[0], ends[1])
    }

    private func duplicate(_ descriptor: Int32) throws(ProcessFailure) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw ProcessFailure("dup: \(SystemErrorText.of(errno))") }
        return copy
    }
}
