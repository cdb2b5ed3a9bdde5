// What the services have written.

import NIOCore

extension API {
    /// The number of lines when a request names none and does not follow.
    private static let defaultLogCount = 30

    func logs(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let services = request.query.list("services")
        let follow: Bool
        switch request.query.value("follow") {
        case "", "false": follow = false
        case "true": follow = true
        default: throw .badRequest("follow parameter must be \"true\" or \"false\"")
        }
        var count: Int? = follow ? 0 : Self.defaultLogCount
        let text = request.query.value("n")
        if !text.isEmpty {
            guard let number = Int(text), number >= -1 else {
                throw .badRequest("n must be -1, 0, or a positive integer")
            }
            count = number == -1 ? nil : number
        }
        let logs = engine.logs
        return .stream(type: "application/x-ndjson") { [count] body in
            if follow {
                var follower = logs.follow(services, count: count)
                while let entries = await follower.next() {
                    guard await body.write(Self.lines(entries)) else { return }
                }
            } else {
                let entries = logs.newest(of: services, count: count)
                if !entries.isEmpty { _ = await body.write(Self.lines(entries)) }
            }
        }
    }

    private static func lines(_ entries: [ServiceLogLine]) -> ByteBuffer {
        var bytes: [UInt8] = []
        for entry in entries {
            let value = ReplyValue.fields([
                "time": .string(entry.time.millisecondsText), "service": .string(entry.service),
                "message": .string(entry.message),
            ])
            bytes += value.json(.none)
            bytes.append(UInt8(ascii: "\n"))
        }
        return ByteBuffer(bytes: bytes)
    }
}
