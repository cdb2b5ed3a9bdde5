import Pebble
import PebbleTestSupport

extension StubDaemon {
    /// A client of it that has the time that a busy machine needs: with hundreds of tests at once that is more than a charm's.
    func client(timeout: Duration = .seconds(60)) -> PebbleClient { PebbleClient(socketPath: path, timeout: timeout) }
}
