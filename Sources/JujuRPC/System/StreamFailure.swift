import Glibc

/// Why a value could not be sent or received.
enum StreamFailure: Error {
    /// The other side has closed the connection.
    case closed
    case timedOut
    /// An error of the system, by its number.
    case system(Int32)
    /// A message is larger than is taken.
    case tooLarge
    /// The bytes are not what they should be.
    case malformed(GobError)

    /// What happened, as a clause.
    var text: String {
        switch self {
        case .closed: "the other side closed it"
        case .timedOut: "the time limit passed"
        case .system(let number): String(cString: strerror(number))
        case .tooLarge: "a message is larger than is taken"
        case .malformed(let error): error.text
        }
    }
}
