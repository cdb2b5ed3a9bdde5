import Foundation
import PebbleDaemon
import PlainValues

/// A daemon with its socket, in this process, for one test.
struct RunningDaemon: Sendable {
    let socketPath: String
    let folder: String
    private let daemon: PebbleDaemon.Daemon

    /// Runs the body with a daemon that is stopped afterwards, whatever happens.
    ///
    /// - Parameters:
    ///   - folder: The daemon's folder, if not one of its own.
    ///   - prepare: Changes how it is started.
    ///   - body: What is done with it.
    /// - Returns: The exit code that the daemon ends with.
    @discardableResult
    static func run(
        in folder: TemporaryFolder? = nil, _ prepare: (inout DaemonOptions) -> Void = { _ in },
        _ body: (RunningDaemon) async throws -> Void
    ) async throws -> Int32 {
        let folder = try folder ?? TemporaryFolder()
        var options = DaemonOptions(folder: folder.path, socketPath: "\(folder.path)/.pebble.socket")
        prepare(&options)
        let running = RunningDaemon(
            socketPath: options.socketPath, folder: folder.path, daemon: try await PebbleDaemon.Daemon.start(options))
        do {
            await running.daemon.autostart()
            try await body(running)
        } catch {
            _ = await running.daemon.stop()
            throw error
        }
        let code = await running.daemon.stop()
        withExtendedLifetime(folder) {}
        return code
    }

    /// Asks for something that is to be had with GET.
    func get(_ target: String, headers: [(String, String)] = []) async throws -> RawReply {
        try await request("GET", target, headers: headers)
    }

    /// Sends a request on a connection of its own.
    func request(
        _ method: String, _ target: String, body: String? = nil, headers: [(String, String)] = []
    ) async throws -> RawReply {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
        let request = text + "\r\n" + (body ?? "")
        return try await blocking { [socketPath] in
            let connection = try RawConnection(socketPath)
            try connection.send(Array(request.utf8))
            return try connection.reply()
        }
    }

    /// Sends a text on a connection of its own, and reads until the daemon closes it.
    func exchange(_ text: String) async throws -> String {
        try await blocking { [socketPath] in
            let connection = try RawConnection(socketPath)
            try connection.send(Array(text.utf8))
            return String(decoding: try connection.rest(), as: UTF8.self)
        }
    }

    /// Asks for a change of services, and gives it once it is ready.
    func change(_ body: String) async throws -> PlainValue? {
        let reply = try await request("POST", "/v1/services", body: body)
        guard let id = try JSON.parse(reply.body)["change"]?.stringValue else {
            throw RawConnection.Failure(description: reply.text)
        }
        return try await get("/v1/changes/\(id)/wait?timeout=30s").result
    }

    /// Adds a layer to the one that this made before.
    func addLayer(_ yaml: String) async throws {
        let text = try JSON.write(.object([("layer", .string(yaml))])).dropFirst()
        let reply = try await request(
            "POST", "/v1/layers", body: #"{"action":"add","combine":true,"label":"test","format":"yaml","# + text)
        guard reply.status == 200 else { throw RawConnection.Failure(description: reply.text) }
    }
}

/// Does what blocks on a thread of its own: Swift's are few, and Dispatch's are the same.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
