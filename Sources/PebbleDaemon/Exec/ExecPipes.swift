import Glibc
import NIOCore
import NIOPosix

/// Ties the pipes of a command to its websockets.
enum ExecPipes {
    /// The size in bytes of the largest message of output.
    private static let messageSize = 128 << 10

    /// Begins to carry what the command reads and writes.
    ///
    /// - Parameters:
    ///   - streams: The descriptors of the daemon's ends, which are closed when they are not needed any more.
    ///   - connections: The websockets.
    ///   - isInteractive: Whether the input is a terminal, which stays open at the input's end.
    /// - Returns: For each output what tells that all of it was sent.
    static func attach(
        _ streams: ExecStreams, _ connections: [ExecSession.Socket: ExecSession.Connection], isInteractive: Bool
    ) -> [EventLoopFuture<Void>] {
        var outputs: [EventLoopFuture<Void>] = []
        if let stdio = connections[.stdio] {
            outputs.append(pump(streams.outputReader, to: stdio))
            feed(streams.inputWriter, from: stdio, isTerminal: isInteractive)
        }
        if let descriptor = streams.errorReader, let stderr = connections[.stderr] {
            outputs.append(pump(descriptor, to: stderr))
        }
        return outputs
    }

    private static func pump(_ descriptor: Int32, to socket: ExecSession.Connection) -> EventLoopFuture<Void> {
        let ended = socket.channel.eventLoop.makePromise(of: Void.self)
        NIOPipeBootstrap(group: socket.channel.eventLoop)
            .channelOption(.autoRead, value: false)
            .channelOption(.maxMessagesPerRead, value: 1)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: messageSize))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    socket.handler.value.output = channel
                    try channel.pipeline.syncOperations.addHandler(
                        ExecOutputPump(to: socket.channel, ended: ended))
                }
            }
            .takingOwnershipOfDescriptor(input: descriptor)
            .whenFailure { error in
                close(descriptor)
                ended.fail(error)
            }
        return ended.futureResult
    }

    private static func feed(_ descriptor: Int32, from socket: ExecSession.Connection, isTerminal: Bool) {
        NIOPipeBootstrap(group: socket.channel.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ExecInputPipe(from: socket.channel))
                }
            }
            .takingOwnershipOfDescriptor(output: descriptor)
            .whenComplete { result in
                switch result {
                case .success(let channel): socket.handler.value.begin(channel, isTerminal: isTerminal)
                case .failure: close(descriptor)
                }
            }
    }
}
