/// The threads of a server: one that accepts, and one for each connection.
extension HookServer {
    /// Accepts connections until the listener is shut down.
    func acceptConnections(at listener: Int32) {
        while let descriptor = LocalSocket.accept(at: listener) {
            let number = state.withLock { state in
                state.nextConnection += 1
                state.connections[state.nextConnection] = descriptor
                return state.nextConnection
            }
            let process = LocalSocket.peerProcess(of: descriptor)
            let isServed = Thread.detach {
                let stream = GobStream(descriptor: descriptor, maximumMessageSize: self.maximumMessageSize)
                self.serve(stream, number, of: process)
            }
            if !isServed {
                end(number)
                LocalSocket.close(descriptor)
            }
        }
        LocalSocket.close(listener)
        state.withLock { $0.listener = nil }
    }

    /// Answers the calls of one connection, in their order, until it ends or its bytes make no sense.
    private func serve(_ stream: GobStream, _ number: Int, of process: Int32?) {
        // The connection leaves the table before its descriptor is closed: another one may get the same.
        defer { withExtendedLifetime(stream) { end(number) } }
        var encoder = ResponseEncoder()
        do throws(StreamFailure) {
            while let header = try stream.receive() {
                let call = try stream.decode(CallHeader.self, from: header)
                guard let body = try stream.receive() else { break }
                try stream.send(encoder.encode(answer(to: call, body, from: stream, of: process), to: call))
            }
        } catch {
            // Whatever it is, the client sees it: its connection ends.
        }
    }

    private func answer(
        to call: CallHeader, _ body: GobDecoder.Value, from stream: GobStream, of process: Int32?
    ) -> Result<HookResponse, HookServerRefusal> {
        guard call.serviceMethod == CallHeader.method else { return .failure(.unknownMethod(call.serviceMethod)) }
        var request: HookRequest
        do {
            request = try stream.decode(HookRequest.Message.self, from: body).content()
        } catch {
            // The message ended where it said: the next one can still be read.
            return .failure(HookServerRefusal("reading body gob: \(error.text)"))
        }
        request.processID = process
        do { return .success(try respond(to: request)) } catch { return .failure(error) }
    }

    private func end(_ number: Int) {
        state.withLock { $0.connections[number] = nil }
    }
}
