import Pebble
import Testing

@Suite("Errors of Pebble")
struct PebbleErrorTests {
    @Test("an error describes itself by its sentence")
    func description() {
        #expect("\(PebbleError(.timeout, "Too late."))" == "Too late.")
    }
}
