/// The head of an answer.
package struct PebbleResponseHead: Sendable {
    /// The status code, as 200 or 404.
    package let status: Int
    /// The status code in words.
    package let reason: String
    /// The header fields, in order, with names in lower case.
    package let headers: [(name: String, value: String)]

    package init(status: Int, reason: String, headers: [(name: String, value: String)]) {
        self.status = status
        self.reason = reason
        self.headers = headers
    }

    /// The first field of that name, or nil.
    ///
    /// - Parameter name: The name, in lower case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}
