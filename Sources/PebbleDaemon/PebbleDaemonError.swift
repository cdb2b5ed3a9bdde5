/// Why the daemon cannot start, or cannot do what a request asks.
package struct PebbleDaemonError: Error, CustomStringConvertible {
    /// The kinds of error.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// A request is malformed, or asks for what cannot be: the API answers 400.
        package static let badRequest = Code("badRequest")
        /// What the request names does not exist: the API answers 404.
        package static let notFound = Code("notFound")
        /// The request's user may not do this: the API answers 403.
        package static let forbidden = Code("forbidden")
        /// The daemon failed: the API answers 500.
        package static let failed = Code("failed")
        /// The daemon cannot start.
        package static let cannotStart = Code("cannotStart")
    }

    /// Which kind of error it is.
    package let code: Code
    /// What went wrong, in Pebble's words where clients see it.
    package let description: String
    /// The error's kind on the wire (`no-default-services`, `not-found`…), if it has one.
    package let kind: String?

    package init(_ code: Code, _ description: String, kind: String? = nil) {
        self.code = code
        self.description = description
        self.kind = kind
    }
}
