import Glibc

extension PebbleError {
    /// A call to the system that failed.
    package init(errno code: CInt, _ what: String) {
        self.init(.local, "\(what): \(String(cString: strerror(code))).")
    }

    /// What an author's own closure or sequence threw; an error of Pebble's stays what it is.
    init(local error: any Error, _ what: String) {
        switch error {
        case let error as PebbleError: self = error
        case is CancellationError: self.init(.cancelled, "The task was cancelled.", cause: error)
        default: self.init(.local, "\(what): \(error)", cause: error)
        }
    }
}
