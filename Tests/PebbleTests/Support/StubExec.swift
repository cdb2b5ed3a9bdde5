import Dispatch
import Pebble
import Synchronization

/// A server that runs one command, of which a test says what its websockets do.
final class StubExec: Sendable {
    typealias Script = @Sendable (StubWebSocket) -> Void

    let daemon: StubDaemon

    /// - Parameters:
    ///   - exitCode: The exit code; nil for none.
    ///   - failure: What went wrong with the change.
    ///   - control: What is done on the control connection; nil to refuse it.
    ///   - stderr: What is done on the connection for errors; nil to refuse it.
    ///   - stdio: What is done on the connection for input and output; the change ends after it. Nil to refuse it.
    init(
        exitCode: Int? = 0, failure: String? = nil, control: Script? = { $0.waitForEnd() },
        stderr: Script? = { $0.end() }, stdio: Script?
    ) throws {
        let ended = DispatchSemaphore(value: stdio == nil ? 1 : 0)
        let data = exitCode.map { #","data":{"exit-code":\#($0)}"# } ?? ""
        let error = failure.map { #","err":"\#($0)""# } ?? ""
        let times = #""spawn-time":"2026-11-22T14:42:37Z","ready-time":"2026-11-22T14:42:38Z""#
        let task = #"{"id":"24","kind":"exec","summary":"x","status":"Done"\#(data),\#(times)}"#
        let change =
            #"{"id":"17","kind":"exec","summary":"x","status":"Done","ready":true,"tasks":[\#(task)]\#(error),\#(times)}"#
        daemon = try StubDaemon { request, connection in
            let script: Script?
            switch request.target.split(separator: "?")[0] {
            case "/v1/exec":
                return connection.answer(
                    #"{"type":"async","status-code":202,"status":"Accepted","change":"17","result":{"environment":{},"task-id":"24","working-dir":"/"}}"#,
                    status: "202 Accepted")
            case "/v1/changes/17/wait":
                ended.wait()
                // Whoever asks again is answered at once.
                ended.signal()
                return connection.result(change)
            case "/v1/tasks/24/websocket/control": script = control
            case "/v1/tasks/24/websocket/stdio": script = stdio
            case "/v1/tasks/24/websocket/stderr": script = stderr
            default: return connection.error(404, "Not Found", "no such thing")
            }
            guard let script else {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                return
            }
            script(StubWebSocket(accepting: connection))
            if request.target.hasSuffix("stdio") { ended.signal() }
            connection.waitForEnd()
        }
    }

    /// A client of it.
    func client(timeout: Duration = .seconds(30)) -> PebbleClient {
        PebbleClient(socketPath: daemon.path, timeout: timeout)
    }

    /// The targets that were asked for, without those of waiting.
    var targets: [String] { daemon.requests.map(\.target).filter { !$0.contains("/wait") } }
}
