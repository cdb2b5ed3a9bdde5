import NIOCore
import OrderedCollections
import Pebble
import PlainValues

/// A request of Pebble's client, taken apart.
struct FakeRequest {
    /// The method and the path, with `*` in the place of an id: `GET changes/*/wait`.
    let route: String
    /// The id in the path; empty when it has none.
    let id: String
    let query: [(name: String, value: String)]
    let headers: [(name: String, value: String)]
    let body: ByteBuffer

    init(_ request: PebbleRequest, body: ByteBuffer? = nil) {
        let parts = request.target.split(separator: "?", maxSplits: 1)
        var path = (parts.first ?? "").split(separator: "/").map(Self.decoded)
        if path.first == "v1" { path.removeFirst() }
        var id = ""
        if path.count > 1, ["changes", "notices"].contains(path[0]) {
            id = path[1]
            path[1] = "*"
        }
        self.id = id
        route = (request.method == .get ? "GET " : "POST ") + path.joined(separator: "/")
        query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(sides[0]), sides.count > 1 ? Self.decoded(sides[1]) : "")
        }
        headers = request.headers
        self.body = body ?? request.body ?? ByteBuffer()
    }

    // MARK: The query

    /// The first value of a parameter; empty when it is not given.
    func value(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }

    /// The items of a parameter that is a list: repeated, separated by commas, or both.
    func list(_ name: String) -> [String] {
        query.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }.map { item in
            String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// The length of time of a parameter; `nil` when it is not given.
    func duration(_ name: String) throws(FakeFailure) -> Duration? {
        let text = value(name)
        return text.isEmpty ? nil : try Self.duration(text, of: name)
    }

    /// Reads a length of time, as Go writes it.
    static func duration(_ text: String, of name: String) throws(FakeFailure) -> Duration {
        do {
            return .nanoseconds(try GoDuration.nanoseconds(text))
        } catch {
            throw FakeFailure("invalid \(name): \(error)")
        }
    }

    // MARK: The body

    /// What the body says.
    func fields(_ refusal: String = "cannot decode request body") throws(FakeFailure) -> FakeFields {
        try FakeFields(body, refusal)
    }

    private static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let digits = String(rest.prefix(2)), let code = UInt8(digits, radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
