import Ops
import OpsTesting

/// What `show-unit web/0 --state` prints of the unit that ``RecordedStateTests`` deploys, pasted as a charm author would.
enum RecordedUnit {
    static func state() throws -> State {
        State()
    }
}
