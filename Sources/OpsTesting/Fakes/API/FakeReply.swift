import NIOCore
import OrderedCollections
import Pebble
import PlainValues

/// What Pebble answers.
enum FakeReply {
    /// A result, or none.
    case sync(PlainValue?, status: Int = 200)
    /// A change that does the rest, and what is known already.
    case async(Change.ID, PlainValue)
    case failed(FakeFailure)
    /// Something else than JSON.
    case body(ByteBuffer, type: String)

    /// The answer as it comes over the socket.
    var response: PebbleResponse {
        switch self {
        case .sync(let result, let status): Self.envelope("sync", status, result.map { ["result": $0] } ?? [:])
        case .async(let change, let result):
            Self.envelope("async", 202, ["change": .string(change.rawValue), "result": result])
        case .failed(let failure): Self.envelope("error", failure.status, ["result": Self.result(failure)])
        case .body(let body, let type): Self.response(200, type: type, body)
        }
    }

    private static func result(_ failure: FakeFailure) -> PlainValue {
        var result: PlainMap = ["message": .string(failure.message)]
        if let kind = failure.kind { result["kind"] = .string(kind) }
        return .map(result)
    }

    /// What a list of files says of one of them.
    static func file(_ path: String, _ failure: FileProblem?) -> PlainValue {
        guard let failure else { return ["path": .string(path)] }
        return [
            "path": .string(path),
            "error": ["message": .string(failure.message), "kind": .string(failure.kind.rawValue)],
        ]
    }

    /// The envelope of a result, as JSON.
    static func json(_ type: String, _ status: Int, _ fields: PlainMap) -> String {
        let head: PlainMap = [
            "type": .string(type), "status-code": .int(status), "status": .string(reason(status)),
        ]
        // Nothing that is answered is beyond JSON.
        return (try? JSON.write(.map(head.merging(fields) { $1 }), .compact)) ?? "{}"
    }

    private static func envelope(_ type: String, _ status: Int, _ fields: PlainMap) -> PebbleResponse {
        response(status, type: "application/json", ByteBuffer(string: json(type, status, fields)))
    }

    private static func response(_ status: Int, type: String, _ body: ByteBuffer) -> PebbleResponse {
        PebbleResponse(
            head: PebbleResponseHead(status: status, reason: reason(status), headers: [("content-type", type)]),
            body: body)
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 202: "Accepted"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 504: "Gateway Timeout"
        default: "Status \(status)"
        }
    }
}
