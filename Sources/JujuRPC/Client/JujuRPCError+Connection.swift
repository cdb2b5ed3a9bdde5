/// The errors for what befalls a connection, by what had been sent then.
extension JujuRPCError {
    /// The error for a request that could not be sent whole: the agent runs no command.
    init(sending failure: StreamFailure) {
        if case .timedOut = failure {
            self.init(.timedOut, "The time limit passed before the request was sent to the unit agent.")
        } else {
            self.init(
                .requestNotSent,
                "The connection to the unit agent was lost before the request was sent: \(failure.text).")
        }
    }

    /// The error for a reply that did not come, or was no reply: the command may have run.
    init(receiving failure: StreamFailure) {
        switch failure {
        case .timedOut:
            self.init(
                .timedOut, "The time limit passed while the unit agent ran the hook command.", mayHaveRun: true)
        case .tooLarge:
            self.init(
                .replyTooLarge, "The unit agent's reply cannot be read: \(failure.text).", mayHaveRun: true)
        case .malformed:
            self.init(
                .undecodableReply, "The unit agent's reply cannot be read: \(failure.text).", mayHaveRun: true)
        case .closed, .system:
            self.init(
                .replyLost, "The connection to the unit agent was lost before its reply came: \(failure.text).",
                mayHaveRun: true)
        }
    }
}
