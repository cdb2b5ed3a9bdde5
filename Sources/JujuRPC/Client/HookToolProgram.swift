import Glibc

/// The program behind a hook tool that is an executable, as Juju's own `jujuc` is: it hands the command to the unit
/// agent and passes the answer on.
package enum HookToolProgram {
    /// The descriptors that the program reads from and writes to.
    struct Streams {
        var input = STDIN_FILENO
        var output = STDOUT_FILENO
        var errorOutput = STDERR_FILENO
    }

    /// Runs a hook tool with this process's standard input, output and error output.
    ///
    /// The standard input is only read when the command asks for it. An error is written as `ERROR` and a text.
    ///
    /// - Parameters:
    ///   - command: The tool's name: the last part of the path by which the program was called.
    ///   - arguments: The arguments that follow it.
    ///   - environment: Looks a variable up.
    /// - Returns: The exit code: the command's own, or 1 when it could not be called.
    package static func run(
        command: String, arguments: [String], environment: (String) -> String? = variable
    ) -> Int32 {
        run(command: command, arguments: arguments, environment: environment, streams: Streams())
    }

    /// Runs a hook tool with the streams that are given.
    static func run(
        command: String, arguments: [String], environment: (String) -> String?, streams: Streams
    ) -> Int32 {
        do {
            let request = try request(command: command, arguments: arguments, environment: environment)
            // A tool may run for as long as it likes: Juju sets no limit.
            let client = try HookClient(address: AgentAddress(environment: environment))
            let response = try client.call(request) { () throws(JujuRPCError) in try readInput(from: streams.input) }
            write(response.output, to: streams.output)
            write(response.errorOutput, to: streams.errorOutput)
            return Int32(truncatingIfNeeded: response.exitCode)
        } catch {
            write(Array("ERROR \(error.refusal ?? error.description)\n".utf8), to: streams.errorOutput)
            return 1
        }
    }

    /// A variable of this process.
    package static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func request(
        command: String, arguments: [String], environment: (String) -> String?
    ) throws(JujuRPCError) -> HookRequest {
        guard let contextID = environment("JUJU_CONTEXT_ID"), !contextID.isEmpty else {
            throw JujuRPCError(.missingVariable, "JUJU_CONTEXT_ID not set")
        }
        guard let directory = getcwd(nil, 0) else {
            throw JujuRPCError(
                .missingVariable, "The working directory has no path: \(String(cString: strerror(errno))).")
        }
        defer { free(directory) }
        return HookRequest(
            contextID: contextID, directory: String(cString: directory), command: command, arguments: arguments,
            token: environment("JUJU_AGENT_TOKEN"))
    }

    /// All of the standard input, as far as a request can hold it.
    private static func readInput(from descriptor: Int32) throws(JujuRPCError) -> [UInt8] {
        var input: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        // One more than fits makes the request too large, which is then told.
        while input.count <= HookClient.defaultMaximumMessageSize {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count > 0 {
                input.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw JujuRPCError(
                    .unreadableInput, "The standard input cannot be read: \(String(cString: strerror(errno))).")
            }
        }
        return input
    }

    /// Writes all the bytes; when nobody reads them any more there is nobody to tell.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
