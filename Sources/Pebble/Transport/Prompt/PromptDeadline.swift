import NIOCore

/// When a request must have been answered.
struct PromptDeadline {
    private let limit: Duration?
    private let moment: NIODeadline?

    /// - Parameter limit: How long it may take from now on; nil for as long as it takes.
    init(limit: Duration?) {
        self.limit = limit
        moment = limit.map { .now() + TimeAmount($0) }
    }

    /// How long there is left.
    var remaining: TimeAmount? { moment.map { $0 - .now() } }

    /// - Throws: ``PebbleError`` of code `timeout` when the time has passed.
    func check() throws(PebbleError) {
        guard let moment, let limit, moment <= .now() else { return }
        throw .unanswered(within: limit)
    }
}
