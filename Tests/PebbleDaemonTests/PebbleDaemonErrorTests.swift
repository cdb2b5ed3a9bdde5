import PebbleDaemon
import Testing

@Suite("Errors of the daemon")
struct PebbleDaemonErrorTests {
    @Test("an error describes itself by its words")
    func description() {
        #expect("\(PebbleDaemonError(.badRequest, "must specify command"))" == "must specify command")
    }
}
