import PlainValues

extension PebbleError {
    /// An answer that says no.
    static func api(status: Int, reason: String, message: String, kind: Kind?) -> PebbleError {
        PebbleError(
            .api, "Pebble answered \(status) \(reason): \(message)",
            Fields(statusCode: status, message: message, kind: kind))
    }

    /// An operation on a path that failed.
    package static func path(_ path: String, message: String, kind: Kind) -> PebbleError {
        PebbleError(.path, "\(kind.rawValue) - \(message)", Fields(message: message, kind: kind, path: path))
    }

    /// A change that ended with an error.
    ///
    /// Its tasks' logs tell why.
    package static func change(_ change: Change, message: String) -> PebbleError {
        var text = message
        for (number, task) in change.tasks.enumerated() where !task.log.isEmpty {
            text += "\n----- Logs from task \(number) -----\n" + task.log.joined(separator: "\n") + "\n-----"
        }
        return PebbleError(.change, text, Fields(message: message, change: change))
    }

    /// Something in an answer that has not the form that the API gives it.
    package static func violation(_ what: String, cause: (any Error)? = nil) -> PebbleError {
        PebbleError(.protocolViolation, "Pebble's answer is not as its API says: \(what).", cause: cause)
    }
}
