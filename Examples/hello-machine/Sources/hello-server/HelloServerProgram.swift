import FoundationEssentials
import Glibc
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP server on the loopback address: `hello-server CONFIGURATION PORT-FILE`.
///
/// It writes its port to the port file once it listens, and runs until a signal ends it.
@main
enum HelloServerProgram {
    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    static let longestBody = 4096

    static func main() async {
        LoggingSystem.bootstrap { StreamLogHandler.standardOutput(label: $0) }
        var logger = Logger(label: "hello-server")
        guard CommandLine.arguments.count == 3 else {
            logger.critical("usage: hello-server CONFIGURATION PORT-FILE")
            exit(2)
        }
        do {
            let configuration = try ServerConfiguration(file: CommandLine.arguments[1])
            logger.logLevel = configuration.logLevel
            try await serve(configuration, portFile: CommandLine.arguments[2], logger)
        } catch {
            logger.critical("\(error)")
            exit(1)
        }
    }

    private static func serve(_ configuration: ServerConfiguration, portFile: String, _ logger: Logger) async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(to: try SocketAddress(ipAddress: "127.0.0.1", port: configuration.port)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        let port = listener.channel.localAddress?.port ?? configuration.port
        try "\(port)\n".write(toFile: portFile, atomically: true, encoding: .utf8)
        logger.notice("listening on 127.0.0.1:\(port)")

        let responder = Responder(greeting: configuration.greeting, port: port)
        try await withThrowingDiscardingTaskGroup { group in
            try await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask {
                        do {
                            try await handle(connection, responder, logger)
                        } catch {
                            // One broken connection is no reason to end the others.
                            logger.debug("a connection failed: \(error)")
                        }
                    }
                }
            }
        }
    }

    /// Answers one request, and closes the connection.
    private static func handle(_ connection: Connection, _ responder: Responder, _ logger: Logger) async throws {
        try await connection.executeThenClose { request, response in
            var head: HTTPRequestHead?
            var body = ByteBuffer()
            reading: for try await part in request {
                switch part {
                case .head(let part): head = part
                case .body(var part) where body.readableBytes + part.readableBytes <= longestBody:
                    body.writeBuffer(&part)
                case .body: return
                case .end: break reading
                }
            }
            guard let head else { return }
            let (status, text) = responder.answer(head.method, head.uri, body: String(buffer: body))
            logger.info("\(head.method) \(head.uri) \(status.code)")
            let bytes = ByteBuffer(string: text)
            let headers: HTTPHeaders = [
                "content-type": "text/plain; charset=utf-8", "content-length": "\(bytes.readableBytes)",
                "connection": "close",
            ]
            try await response.write(contentsOf: [
                .head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)),
                .body(.byteBuffer(bytes)), .end(nil),
            ])
        }
    }
}
