import NIOCore

/// An exchange, held from outside the event loop.
struct ExchangeHandle: Sendable {
    let exchange: NIOLoopBoundBox<Exchange?>

    /// Ends the exchange and closes its connection.
    ///
    /// Nothing happens when it has ended.
    func end(_ outcome: Result<Void, PebbleError>) {
        onLoop { exchange in
            guard !exchange.hasEnded else { return }
            exchange.end(outcome)
            exchange.connection?.close()
        }
    }

    func resumeReading() {
        onLoop { exchange in
            exchange.progress()
            exchange.connection?.resumeReading()
        }
    }

    func onLoop(_ body: @escaping @Sendable (Exchange) -> Void) {
        let box = exchange
        if box.eventLoop.inEventLoop {
            if let exchange = box.value { body(exchange) }
        } else {
            box.eventLoop.execute { if let exchange = box.value { body(exchange) } }
        }
    }
}
