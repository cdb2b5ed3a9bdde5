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
            let isServed = Thread.detach {
                self.serve(GobStream(descriptor: descriptor, maximumMessageSize: self.maximumMessageSize), number)
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
    private func serve(_ stream: GobStream, _ number: Int) {
        // The connection leaves the table before its descriptor is closed: another one may get the same.
        defer { withExtendedLifetime(stream) { end(number) } }
        var encoder = ResponseEncoder()
        do throws(StreamFailure) {
            while let header = try stream.receive() {
                let call = try stream.decode(CallHeader.self, from: header)
                guard let body = try stream.receive() else { break }
                try stream.send(encoder.encode(answer(to: call, body, from: stream), to: call))
            }
        } catch {
            // Whatever it is, the client sees it: its connection ends.
        }
    }

    private func answer(
        to call: CallHeader, _ body: GobDecoder.Value, from stream: GobStream
    ) -> Result<HookResponse, HookServerRefusal> {
        guard call.serviceMethod == CallHeader.method else { return .failure(.unknownMethod(call.serviceMethod)) }
        let request: HookRequest
        do {
            request = try stream.decode(HookRequest.Message.self, from: body).content()
        } catch {
            // The message ended where it said: the next one can still be read.
            return .failure(HookServerRefusal("reading body gob: \(error.text)"))
        }
        do { return .success(try respond(to: request)) } catch { return .failure(error) }
    }

    private func end(_ number: Int) {
        state.withLock { $0.connections[number] = nil }
    }
}
