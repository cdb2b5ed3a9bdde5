import NIOCore
import Pebble
import Synchronization

/// A command that was started, and has not ended.
///
/// It comes to its end when its input has ended, or when its end is waited for.
final class FakeExec: Sendable {
    /// The exit code of a command that was killed (SIGKILL).
    static let killed = 137

    let change: Change.ID
    let task: String
    /// Where the call stands in the history.
    let place: Int
    let behavior: ExecBehavior
    private let state: Mutex<State>

    private struct State: Sendable {
        var call: ExecCall
        var output: (any WebSocketReceiver)?
        var errors: (any WebSocketReceiver)?
    }

    init(_ call: ExecCall, change: Change.ID, task: String, place: Int, behavior: ExecBehavior) {
        self.change = change
        self.task = task
        self.place = place
        self.behavior = behavior
        state = Mutex(State(call: call))
    }

    /// The call, with what was written to it so far.
    var call: ExecCall { state.withLock { $0.call } }

    func write(_ bytes: ByteBuffer) { state.withLock { $0.call.standardInput += bytes.readableBytesView } }

    func send(signal name: String) { state.withLock { $0.call.signals.append(name) } }

    /// Connects who takes what it writes.
    ///
    /// - Returns: Whether there is a websocket of the name.
    func connect(_ receiver: any WebSocketReceiver, to name: String) -> Bool {
        state.withLock { state in
            switch name {
            case "control": return true
            case "stdio": state.output = receiver
            case "stderr" where !state.call.combinesError: state.errors = receiver
            default: return false
            }
            return true
        }
    }

    /// Writes all that it has to say.
    func write(_ result: ExecResult) {
        let (output, errors) = state.withLock { ($0.output, $0.errors) }
        Self.send(errors == nil ? result.standardOutput + result.standardError : result.standardOutput, to: output)
        Self.send(result.standardError, to: errors)
    }

    private static func send(_ bytes: [UInt8], to receiver: (any WebSocketReceiver)?) {
        // Memory has room for it whether it is read or not.
        if !bytes.isEmpty { _ = receiver?.receive(ByteBuffer(bytes: bytes)) }
        receiver?.receive(text: ByteBuffer(string: #"{"command":"end"}"#))
    }
}
