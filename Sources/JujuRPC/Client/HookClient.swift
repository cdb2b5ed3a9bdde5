/// Calls hook commands over one kept connection to the unit agent.
///
/// The agent waits for every connection before it goes on after a hook, so the connection is never inherited by a child
/// process and ends with the client. After an error other than a refusal the connection is closed for good.
package final class HookClient {
    /// The most bytes that a request or a reply may have, unless another limit is asked for: 64 MiB.
    package static let defaultMaximumMessageSize = 64 << 20

    private var stream: GobStream?
    private var encoder = RequestEncoder()
    private var sequence: UInt64 = 0
    /// The longest that each call from now on may take; nil for no limit.
    package var timeout: Duration?
    private let maximumMessageSize: Int

    /// Connects to the agent.
    ///
    /// - Parameters:
    ///   - address: The agent's socket.
    ///   - timeout: The longest that connecting, and each call, may take; nil for no limit. Calls go by ``timeout`` as it
    ///     is then.
    ///   - maximumMessageSize: The most bytes that a request or a reply may have.
    /// - Throws: ``JujuRPCError`` with the code `cannotConnect`; nothing was sent then.
    package init(
        address: AgentAddress, timeout: Duration? = nil,
        maximumMessageSize: Int = HookClient.defaultMaximumMessageSize
    ) throws(JujuRPCError) {
        self.timeout = timeout
        self.maximumMessageSize = maximumMessageSize
        stream = GobStream(
            descriptor: try LocalSocket.connect(to: address, timeout: timeout),
            maximumMessageSize: maximumMessageSize)
    }

    /// Calls a command and waits for its answer.
    ///
    /// - Returns: What the command answered. An exit code that is not zero is not an error here.
    /// - Throws: ``JujuRPCError``: `refused` with the agent's words, or what befell the connection, which is closed then.
    package func call(_ request: HookRequest) throws(JujuRPCError) -> HookResponse {
        guard let stream else {
            throw JujuRPCError(.requestNotSent, "The connection to the unit agent was closed before this call.")
        }
        let deadline = timeout.map { Deadline(in: $0) }
        do {
            try send(request, over: stream, by: deadline)
            let response = try receiveReply(from: stream, by: deadline)
            sequence += 1
            return response
        } catch {
            // A refusal is an answer; after anything else it is not known what the next bytes would belong to.
            if error.code == .refused { sequence += 1 } else { close() }
            throw error
        }
    }

    /// Calls a command; when it asks for its standard input, reads the input and calls it again.
    ///
    /// - Parameters:
    ///   - request: The request, without input.
    ///   - readingInput: Reads the input; called at most once, and only when the command asks for it.
    /// - Returns: What the command answered.
    /// - Throws: ``JujuRPCError``, as ``call(_:)`` does, and whatever `readingInput` throws.
    package func call(
        _ request: HookRequest, readingInput: () throws(JujuRPCError) -> [UInt8]
    ) throws(JujuRPCError) -> HookResponse {
        do {
            return try call(request)
        } catch {
            guard error.isInputWanted, request.input == nil else { throw error }
            var request = request
            request.input = try readingInput()
            return try call(request)
        }
    }

    /// Closes the connection; calls that follow throw.
    package func close() {
        stream = nil
    }

    private func send(_ request: HookRequest, over stream: GobStream, by deadline: Deadline?) throws(JujuRPCError) {
        let bytes = encoder.encode(request, sequence: sequence)
        guard bytes.count <= maximumMessageSize else {
            throw JujuRPCError(
                .requestTooLarge,
                "The request has \(bytes.count) bytes, and at most \(maximumMessageSize) are sent to the unit agent.")
        }
        do {
            try stream.send(bytes, by: deadline)
        } catch {
            throw JujuRPCError(sending: error)
        }
    }

    private func receiveReply(from stream: GobStream, by deadline: Deadline?) throws(JujuRPCError) -> HookResponse {
        let header: CallHeader
        let response: HookResponse
        do throws(StreamFailure) {
            guard let value = try stream.receive(by: deadline) else { throw .closed }
            header = try stream.decode(CallHeader.self, from: value)
            guard header.sequence == sequence else { throw .malformed(GobError("it answers another call")) }
            guard let body = try stream.receive(by: deadline) else { throw .closed }
            // A refusal has a body as well, which means nothing.
            response = header.error.isEmpty ? try stream.decode(HookResponse.self, from: body) : HookResponse()
        } catch {
            throw JujuRPCError(receiving: error)
        }
        guard header.error.isEmpty else { throw JujuRPCError(refusal: header.error) }
        return response
    }
}
