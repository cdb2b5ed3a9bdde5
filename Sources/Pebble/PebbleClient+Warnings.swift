extension PebbleClient {
    /// Returns Pebble's warnings (`get_warnings`).
    ///
    /// Newer daemons have none of their own any more: their warnings are notices of type ``NoticeType/warning``.
    ///
    /// - Parameter state: Which ones.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 404 for a daemon whose warnings are notices.
    public func warnings(_ state: WarningState = .pending) async throws(PebbleError) -> [PebbleWarning] {
        do {
            return try await get("/v1/warnings", ["select": state.rawValue]).result
                .elements(of: "the warnings", PebbleWarning.init)
        } catch {
            throw Self.explained(error)
        }
    }

    /// Acknowledges warnings, so that they are not pending any more (`ack_warnings`).
    ///
    /// - Parameter moment: Warnings up to this moment.
    /// - Returns: How many there were.
    /// - Throws: ``PebbleError``, as ``warnings(_:)`` does.
    @discardableResult
    public func acknowledgeWarnings(upTo moment: Timestamp) async throws(PebbleError) -> Int {
        do throws(PebbleError) {
            let answer = try await post(
                "/v1/warnings", ["action": "okay", "timestamp": .string(moment.description)])
            guard let count = answer.result.intValue else {
                throw PebbleError.violation("the number of warnings is \(answer.result.kindName)")
            }
            return count
        } catch {
            throw Self.explained(error)
        }
    }

    private static func explained(_ error: PebbleError) -> PebbleError {
        guard error.code == .api, let status = error.statusCode, status == 404 else { return error }
        return PebbleError(
            .api,
            "This Pebble has no warnings of their own (it answered 404); ask for notices of type 'warning' instead.",
            PebbleError.Fields(statusCode: status, message: error.message, kind: error.kind), cause: error)
    }
}
