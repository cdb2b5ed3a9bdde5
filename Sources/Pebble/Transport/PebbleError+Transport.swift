import NIOCore
import NIOHTTP1
import PlainValues

extension PebbleError {
    /// What a connection's failure is to who made the request.
    init(transport error: any Error) {
        switch error {
        case let error as PebbleError: self = error
        case let error as HTTPParserError where error == .invalidEOFState: self = .closedEarly
        case is HTTPParserError:
            self.init(.protocolViolation, "What Pebble answered is not HTTP: \(error).", cause: error)
        case let error as IOError:
            self.init(.connection, "The connection to Pebble was lost: \(error).", cause: error)
        default:
            self.init(.connection, "The connection to Pebble failed: \(error).", cause: error)
        }
    }

    /// What has arrived is no answer.
    static func noHTTP(_ what: String) -> PebbleError {
        PebbleError(.protocolViolation, "What Pebble answered is not HTTP: \(what).")
    }

    /// More has arrived than is collected, or is announced.
    static func tooLong(_ length: Int, _ limit: Int) -> PebbleError {
        PebbleError(
            .protocolViolation,
            "Pebble's answer has \(length) bytes or more, over the limit of \(limit) bytes.")
    }

    /// The time limit has passed.
    static func unanswered(within limit: Duration) -> PebbleError {
        PebbleError(.timeout, "Pebble did not answer within \(limit.goText).")
    }

    /// The task does not want an answer any more.
    static var requestCancelled: PebbleError {
        PebbleError(.cancelled, "The task was cancelled, and the request to Pebble with it.")
    }

    /// The other side has closed the connection before the answer was whole.
    static var closedEarly: PebbleError {
        PebbleError(.connection, "Pebble closed the connection before it had answered.")
    }

    /// A body turned out to be longer or shorter than what was said.
    static func wrongLength(_ difference: String) -> PebbleError {
        PebbleError(.invalidArgument, "The request's body has \(difference) than was said; it was not sent whole.")
    }
}
