import NIOCore
import NIOEmbedded
import NIOHTTP1

@testable import Pebble

extension FuzzTarget {
    /// What arrives on a connection after a request was made: it ends in an answer or in an error.
    static let httpAnswers = FuzzTarget(name: "http-answers") { input in
        guard let input = FuzzInput(input) else { return }
        let loop = EmbeddedEventLoop()
        let pool = ConnectionPool(path: "/nonexistent/socket", dialLimit: .zero, on: loop)
        let connection = ConnectionHandler(pool: pool)
        let channel = EmbeddedChannel(loop: loop)
        guard (try? channel.pipeline.syncOperations.addHTTPClientHandlers()) != nil,
            (try? channel.pipeline.syncOperations.addHandler(connection)) != nil,
            (try? channel.connect(to: SocketAddress(unixDomainSocketPath: "/nonexistent/socket")).wait()) != nil
        else { fatalError("The channel cannot be set up.") }

        let (collected, streamed) = (
            OneShot<Result<PebbleResponse, PebbleError>>(), OneShot<Result<PebbleResponseStream, PebbleError>>()
        )
        let isStreamed = input.choice & 4 != 0
        var request = PebbleRequest(input.choice & 8 == 0 ? .get : .post, "/v1/x", timeLimit: .seconds(1))
        request.answerLimit = 1 << 10
        let exchange = Exchange(
            request, isStreamed ? .streamed(streamed) : .collected(collected), upload: nil, on: loop)
        let handle = ExchangeHandle(exchange: .makeEmptyBox(eventLoop: loop))
        handle.exchange.value = exchange
        exchange.begin(handle: handle)
        connection.run(exchange, handle, isReused: false)
        for piece in input.pieces { _ = try? channel.writeInbound(piece) }
        // Whatever there was, nobody waits any longer when the connection ends.
        _ = try? channel.finish(acceptAlreadyClosed: true)
        precondition(exchange.hasEnded, "The exchange goes on.")
        if isStreamed {
            precondition(streamed.take() != nil, "There is no answer.")
        } else {
            guard let answer = collected.take() else { fatalError("There is no answer.") }
            if case .success(let response) = answer {
                precondition(response.body.readableBytes <= request.answerLimit, "The answer is too long.")
                _ = try? PebbleAnswer(response)
            }
        }
    }
}
