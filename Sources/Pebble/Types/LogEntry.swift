public import PlainValues

/// A line that a service has written.
public struct LogEntry: Hashable, Sendable {
    /// When it was written.
    public let time: Timestamp
    /// The service's name.
    public let service: String
    /// The line, without its end.
    ///
    /// Lines over 4 KiB come in several entries.
    public let message: String

    package init(time: Timestamp, service: String, message: String) {
        self.time = time
        self.service = service
        self.message = message
    }

    init(line: [UInt8]) throws(PebbleError) {
        let value: PlainValue
        do {
            value = try JSON.parse(line)
        } catch {
            throw .violation("a line of the logs cannot be read as JSON (\(error))", cause: error)
        }
        let reader = try FieldReader(value, "a line of the logs")
        self.init(
            time: try reader.time("time"), service: try reader.text("service"), message: try reader.text("message"))
    }
}
