import NIOCore

/// The clock of an exchange.
///
/// Belongs to the event loop.
///
/// One task of the loop is enough however often the time starts anew: it looks whether the time has really come.
final class ExchangeDeadline {
    private let limit: Duration?
    private let loop: any EventLoop
    private var moment: NIODeadline?
    private var task: Scheduled<Void>?
    private var whenReached: ((Duration) -> Void)?

    /// - Parameter limit: The time limit; nil for none.
    init(limit: Duration?, on loop: any EventLoop) {
        self.limit = limit
        self.loop = loop
    }

    /// Starts the clock.
    ///
    /// - Parameter whenReached: Called with the limit when the time has passed.
    func start(_ whenReached: @escaping (Duration) -> Void) {
        guard limit != nil else { return }
        self.whenReached = whenReached
        restart()
    }

    /// Starts the time anew.
    func restart() {
        guard let limit else { return }
        moment = .now() + TimeAmount(limit)
        if task == nil, whenReached != nil { schedule() }
    }

    /// Stops the time until it is started anew.
    func pause() { moment = nil }

    /// Stops the time for good.
    func cancel() {
        whenReached = nil
        task?.cancel()
        task = nil
    }

    private func schedule() {
        guard let moment else { return }
        task = loop.assumeIsolated().scheduleTask(deadline: moment) { self.look() }
    }

    private func look() {
        task = nil
        guard let whenReached, let limit, let moment else { return }
        if moment <= .now() {
            cancel()
            whenReached(limit)
        } else {
            schedule()
        }
    }
}
