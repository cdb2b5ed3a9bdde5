import CShims
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The daemon's listeners.
final class APIServer: Sendable {
    /// The longest wait for requests that are open when the daemon ends.
    private static let grace = Duration.seconds(1)

    private let group: MultiThreadedEventLoopGroup
    private let connections: OpenConnections
    private let listeners: [any Channel]

    private init(
        group: MultiThreadedEventLoopGroup, connections: OpenConnections, listeners: [any Channel]
    ) {
        self.group = group
        self.connections = connections
        self.listeners = listeners
    }

    /// Listens on a socket that was made, and over TCP if that is asked for.
    static func start(
        _ api: API, socket: CInt, http: (host: String, port: Int)?
    ) async throws(PebbleDaemonError) -> APIServer {
        // One thread is enough: what takes long blocks others, and a request is answered without waking a second one.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let connections = OpenConnections()
        do {
            var listeners = [
                try await bootstrap(group, api, connections) { userID(of: $0).map { .socket(userID: $0) } }
                    .withBoundSocket(socket).get()
            ]
            if let http {
                let tcp = bootstrap(group, api, connections) { $0.eventLoop.makeSucceededFuture(.tcp) }
                listeners.append(try await tcp.bind(host: http.host, port: http.port).get())
            }
            return APIServer(group: group, connections: connections, listeners: listeners)
        } catch {
            try? await group.shutdownGracefully()
            throw PebbleDaemonError(.cannotStart, "cannot listen: \(error)")
        }
    }

    /// The port of the listener over TCP, if there is one.
    var httpPort: Int? { listeners.dropFirst().first?.localAddress?.port }

    /// Takes no more connections, lets open requests finish for a while, and closes everything.
    ///
    /// - Returns: Whether all requests were answered.
    func stop() async -> Bool {
        for listener in listeners { try? await listener.close() }
        let isDone = await connections.close(within: Self.grace)
        try? await group.shutdownGracefully()
        return isDone
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup, _ api: API, _ connections: OpenConnections,
        _ caller: @escaping @Sendable (any Channel) -> EventLoopFuture<Caller>
    ) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelOption(.socketOption(.so_sndbuf), value: 1 << 20)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(minimum: 4 << 10, initial: 16 << 10, maximum: 512 << 10)
            )
            .childChannelInitializer { channel in
                caller(channel).flatMapThrowing { caller in
                    connections.add(channel)
                    // Replies say themselves how long they are, in Pebble's letters.
                    var encoding = HTTPResponseEncoder.Configuration()
                    encoding.automaticallySetFramingHeaders = false
                    try channel.pipeline.syncOperations.addHandlers(
                        HTTPResponseEncoder(configuration: encoding),
                        ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)),
                        HTTPServerPipelineHandler(),
                        ConnectionHandler(api: api, connections: connections, caller: caller))
                }
            }
    }

    /// The user who connected to the socket, with the id that it had then.
    private static func userID(of channel: any Channel) -> EventLoopFuture<UInt32> {
        guard let socket = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(PebbleDaemonError(.failed, "a connection is no socket"))
        }
        let peer: EventLoopFuture<swiftops_peer> = socket.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return peer.map(\.user)
    }
}
