/// The wish of a service's or a check's action that the daemon ends; only the first counts.
struct ShutdownRequest: Sendable {
    private let codes: AsyncStream<Int32>
    private let ask: AsyncStream<Int32>.Continuation

    init() {
        (codes, ask) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    /// Asks for the end with an exit code.
    func callAsFunction(_ code: Int32) {
        ask.yield(code)
    }

    /// The exit code, once it was asked for; `nil` when the waiting task was cancelled.
    var code: Int32? {
        get async { await codes.first { _ in true } }
    }
}
