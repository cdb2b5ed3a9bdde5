import Ops

/// A status, as an operator sees it.
struct ShownStatus: Hashable {
    var name: String
    var message: String

    init(_ name: String, _ message: String = "") {
        self.name = name
        self.message = message
    }
}

extension ShownStatus {
    init(_ status: StatusValue) { self.init(status.name.rawValue, status.message) }
}
