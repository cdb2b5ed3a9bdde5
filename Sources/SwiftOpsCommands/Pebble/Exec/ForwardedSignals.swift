import Dispatch
import Glibc

/// Signals that are passed on to a command and do not end this process.
struct ForwardedSignals {
    private static let numbers = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2]

    private let sources: [any DispatchSourceSignal]

    /// Passes signals on from now on.
    init(_ pass: @escaping @Sendable (Int32) -> Void) {
        sources = Self.numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { pass(number) }
            source.resume()
            return source
        }
    }

    /// Lets the signals act as usual again.
    func end() {
        for source in sources { source.cancel() }
        for number in Self.numbers { signal(number, SIG_DFL) }
    }
}
