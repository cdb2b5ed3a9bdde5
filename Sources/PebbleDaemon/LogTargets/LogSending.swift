import Glibc
import NIOCore
import NIOPosix
import Pebble
import PlainValues

/// Sends lines to a log target, once.
struct LogSending: Sendable {
    /// Why lines were not sent.
    struct Failure: Error, Sendable {
        /// What went wrong.
        let description: String
        /// Whether the same lines can be sent later.
        let isTemporary: Bool
    }

    /// How long sending may take.
    static let timeout = Duration.seconds(10)

    let kind: Layer.LogTarget.Kind?
    let location: String

    /// Sends lines, and waits until the target has taken them.
    ///
    /// - Parameters:
    ///   - batch: The lines.
    ///   - limit: How long that may take.
    func send(_ batch: LogBatch, within limit: Duration) async throws(Failure) {
        let failure = await withTaskGroup(of: Failure?.self) { group in
            group.addTask {
                do throws(Failure) {
                    try await send(batch, connecting: limit)
                    return nil
                } catch {
                    return error
                }
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return Failure(description: "timed out after \(limit.goText)", isTemporary: true)
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        if let failure { throw failure }
    }

    private func send(_ batch: LogBatch, connecting limit: Duration) async throws(Failure) {
        switch kind {
        case .loki:
            try await post(
                batch.loki, to: location, type: "application/json; charset=utf-8", connecting: limit)
        case .openTelemetry:
            try await post(batch.openTelemetry, to: "\(location)/v1/logs", type: "application/json", connecting: limit)
        case .syslog:
            try await sendSyslog(batch, connecting: limit)
        default:
            throw Failure(description: "unknown type", isTemporary: false)
        }
    }

    private func post(
        _ body: ByteBuffer, to location: String, type: String, connecting limit: Duration
    ) async throws(Failure) {
        let status: Int
        do throws(CheckFailure) {
            let url = try CheckURL(location)
            status = try await HTTPExchange.perform(url, ["Content-Type": type], body: body, within: limit).status
        } catch {
            throw Failure(description: error.description, isTemporary: true)
        }
        switch status {
        case 200..<300: return
        case 429, 500...: throw Failure(description: "server returned status \(status)", isTemporary: true)
        default: throw Failure(description: "server returned status \(status)", isTemporary: false)
        }
    }

    private func sendSyslog(_ batch: LogBatch, connecting limit: Duration) async throws(Failure) {
        let (scheme, host, port) = try address()
        switch scheme {
        case "tcp":
            let messages = batch.syslog(host: Self.hostName, isCut: false)
            let stream = messages.map { "\($0.utf8.count) \($0)" }.joined()
            do {
                let channel = try await TCPProbing.bootstrap(within: limit).connect(host: host, port: port).get()
                try await channel.writeAndFlush(ByteBuffer(string: stream))
                try await channel.close()
            } catch {
                throw Failure(description: TCPProbing.text(error, host: host, port: port), isTemporary: true)
            }
        case "udp":
            let messages = batch.syslog(host: Self.hostName, isCut: true)
            let failure = await BlockingThread.run { Datagrams.send(messages, host: host, port: port) }
            if let failure { throw Failure(description: failure, isTemporary: true) }
        default:
            throw Failure(description: "invalid protocol \"\(scheme)\" in \"\(location)\"", isTemporary: false)
        }
    }

    private func address() throws(Failure) -> (scheme: String, host: String, port: Int) {
        let scheme = location.prefix { $0 != ":" }
        // The form is that of the URL of a check, but for the word before it.
        let url = try? CheckURL("http" + location.dropFirst(scheme.count))
        guard let url else { throw Failure(description: "invalid location \"\(location)\"", isTemporary: false) }
        return (scheme.lowercased(), url.host, url.port)
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "-" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty ? "-" : text
    }
}
