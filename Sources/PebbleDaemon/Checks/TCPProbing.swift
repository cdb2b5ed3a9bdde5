import NIOCore
import NIOPosix
import PlainValues

/// A check by a connection.
enum TCPProbing {
    /// Connects, and closes the connection again.
    static func run(host: String, port: Int, within timeout: Duration) async throws(CheckFailure) {
        let bootstrap = bootstrap(within: timeout)
        do {
            let channel = try await bootstrap.connect(host: host, port: port).get()
            try? await channel.close()
        } catch {
            throw CheckFailure(text(error, host: host, port: port))
        }
    }

    /// What connects, for checks.
    static func bootstrap(within timeout: Duration) -> ClientBootstrap {
        ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.nanoseconds(max(1, GoDuration.wholeNanoseconds(timeout))))
    }

    /// Why there is no connection, in Go's words.
    static func text(_ error: any Error, host: String, port: Int) -> String {
        let target = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        switch error {
        case let error as NIOConnectionError:
            guard
                let failure = error.connectionErrors.first(where: { $0.target.protocol == .inet })
                    ?? error.connectionErrors.first
            else { return "dial tcp: lookup \(host): no such host" }
            let address = failure.target.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? host
            return "dial tcp \(address):\(port): \(reason(failure.error))"
        case let error as IOError:
            return "dial tcp \(target): \(reason(error))"
        default:
            return "dial tcp \(target): \(reason(error))"
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: "connect: \(SystemErrorText.of(error.errnoCode))"
        case ChannelError.connectTimeout: "i/o timeout"
        default: "\(error)"
        }
    }
}
