import NIOCore
package import PlainValues

/// What Pebble answers in its envelope of JSON: a result, and the number of the change that does the rest.
package struct PebbleAnswer: Sendable {
    /// The status code.
    package let status: Int
    /// The result; null when there is none.
    package let result: PlainValue
    /// The change that was started, if one was.
    package let change: Change.ID?

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - isAccepted: Which status codes are no error.
    /// - Throws: ``PebbleError`` of code `api` when Pebble says no, of code `protocolViolation` when it makes no sense.
    package init(_ response: PebbleResponse, accepting isAccepted: (Int) -> Bool = Self.isSuccess) throws(PebbleError) {
        let head = response.head
        guard isAccepted(head.status) else { throw Self.error(response) }
        try Self.check(head, hasContentType: "application/json")
        try self.init(json: Array(response.body.readableBytesView))
    }

    /// Reads an envelope that does not come as an answer of its own.
    package init(json: [UInt8]) throws(PebbleError) {
        let envelope = try Self.envelope(json)
        let reader = try FieldReader(envelope, "the envelope")
        status = try reader.integer("status-code")
        result = envelope["result"] ?? .null
        change = try reader.optionalText("change").map(Change.ID.init(rawValue:))
    }

    package static func isSuccess(_ status: Int) -> Bool { (200..<300).contains(status) }

    /// The error that an answer of another status is.
    package static func error(_ response: PebbleResponse) -> PebbleError {
        let head = response.head
        guard head.status >= 400 else { return .violation("its status is \(head.status) \(head.reason)") }
        let result = (try? envelope(Array(response.body.readableBytesView)))?["result"]
        return .api(
            status: head.status, reason: head.reason,
            message: result?["message"]?.stringValue ?? "there is no message that can be read",
            kind: result?["kind"]?.stringValue.map(PebbleError.Kind.init(rawValue:)))
    }

    /// Checks the type of an answer's body, whose parameters after a semicolon do not count.
    package static func check(_ head: PebbleResponseHead, hasContentType expected: String) throws(PebbleError) {
        let type = head.header("content-type") ?? ""
        let essence = type.prefix { $0 != ";" }.lowercased()
        guard essence.split(separator: " ") == [expected[...]] else {
            throw .violation("its content type is '\(type)' where '\(expected)' is expected")
        }
    }

    private static func envelope(_ json: [UInt8]) throws(PebbleError) -> PlainValue {
        do {
            return try JSON.parse(json)
        } catch {
            throw .violation("it cannot be read as JSON (\(error))", cause: error)
        }
    }
}
