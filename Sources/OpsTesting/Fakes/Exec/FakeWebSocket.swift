import NIOCore
import OrderedCollections
import Pebble
import PlainValues
import Synchronization

/// One of the websockets of a simulated command.
final class FakeWebSocket: PebbleWebSocket {
    private let pebble: FakePebble
    private let task: String
    /// Which one: `control`, `stdio` or `stderr`.
    private let name: String
    /// How connecting has ended.
    private let opening = Mutex(Result<WebSocketOpening, PebbleError>.success(.refused))

    /// - Parameters:
    ///   - target: The path: `/v1/tasks/ID/websocket/NAME`.
    ///   - pebble: Who has the task.
    init(_ target: String, of pebble: FakePebble) {
        let parts = target.split(separator: "/")
        self.pebble = pebble
        task = parts.count > 2 ? String(parts[2]) : ""
        name = String(parts.last ?? "")
    }

    private var exec: FakeExec? { pebble.with { $0.running[task] } }

    func open(receiver: any WebSocketReceiver) {
        let result: Result<WebSocketOpening, PebbleError>
        do throws(PebbleError) {
            try pebble.requireConnection()
            result = .success(exec?.connect(receiver, to: name) == true ? .opened : .refused)
        } catch {
            result = .failure(error)
        }
        opening.withLock { $0 = result }
    }

    func opened() async -> Result<WebSocketOpening, PebbleError> { opening.withLock { $0 } }

    func send(text: String) {
        guard let exec, let message = try? JSON.parse(text) else { return }
        switch (name, message["command"]?.stringValue) {
        case ("stdio", "end"): pebble.finishExec(change: exec.change)
        case ("control", "signal"): exec.send(signal: message["signal"]?["name"]?.stringValue ?? "")
        default: break
        }
    }

    func send(_ piece: ByteBuffer) async -> Bool {
        guard let exec else { return false }
        exec.write(piece)
        return true
    }

    func resumeReading() {}

    func perform(_ work: @escaping @Sendable () -> Void) { work() }

    func drop() {
        // Who closes the control connection of a command has it killed.
        guard name == "control", let exec else { return }
        pebble.with { $0.endExec(change: exec.change, exitCode: FakeExec.killed) }
    }
}
