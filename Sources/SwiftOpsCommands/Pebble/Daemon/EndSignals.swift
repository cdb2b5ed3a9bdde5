import Dispatch
import Glibc

/// The signals that ask a daemon to end.
struct EndSignals: Sendable {
    private let signals: AsyncStream<Int32>

    /// Takes the signals from now on.
    init() {
        let (signals, signal) = AsyncStream.makeStream(of: Int32.self)
        self.signals = signals
        for number in [SIGTERM, SIGINT, SIGQUIT] {
            // The source is told of a signal only if nothing else is done with it.
            Glibc.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            // The source lives as long as its handler: as long as the process.
            source.setEventHandler { withExtendedLifetime(source) { _ = signal.yield(number) } }
            source.resume()
        }
    }

    /// Waits for a signal.
    ///
    /// - Returns: The exit code of a daemon that ends as it was told to.
    func next() async -> Int32? {
        await signals.first { _ in true }.map { _ in 0 }
    }
}
