import PlainValues

/// What Pebble tells about itself (`ops.pebble.SystemInfo`).
public struct SystemInfo: Hashable, Sendable {
    /// Pebble's version, as in `v1.32.1`.
    public let version: String
    /// A text that is another one each time the machine or container was started.
    public let bootID: String?
    /// Where Pebble serves HTTP besides the socket, as in `127.0.0.1:4000`.
    public let httpAddress: String?
    /// Where Pebble serves HTTPS besides the socket.
    public let httpsAddress: String?

    package init(version: String, bootID: String? = nil, httpAddress: String? = nil, httpsAddress: String? = nil) {
        self.version = version
        self.bootID = bootID
        self.httpAddress = httpAddress
        self.httpsAddress = httpsAddress
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "the system's information")
        self.init(
            version: try reader.text("version"), bootID: try reader.optionalText("boot-id"),
            httpAddress: try reader.optionalText("http-address"),
            httpsAddress: try reader.optionalText("https-address"))
    }
}
