/// The server could not be started or ended, or it does not answer.
struct HelloServerError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
