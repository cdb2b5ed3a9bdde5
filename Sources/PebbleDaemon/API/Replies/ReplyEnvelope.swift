/// The texts around the results of replies.
enum ReplyEnvelope {
    /// The size in bytes up to which a reply tells its length; a larger one comes in chunks.
    static let longestWithLength = 2048

    /// A reply with a result.
    static func sync(_ result: ReplyValue?, status: Int, latestWarning: WallTime?) -> ReplyValue {
        .fields([
            "type": .string("sync"), "status-code": .int(status), "status": .string(ReasonPhrase.of(status)),
            "result": result, "latest-warning": latestWarning.map { .string($0.text(.utc)) },
        ])
    }

    /// A reply that names a change.
    static func async(change: String, result: ReplyValue, latestWarning: WallTime?) -> ReplyValue {
        .fields([
            "type": .string("async"), "status-code": .int(202), "status": .string(ReasonPhrase.of(202)),
            "change": .string(change), "result": result,
            "latest-warning": latestWarning.map { .string($0.text(.utc)) },
        ])
    }

    /// A refusal.
    static func error(_ failure: APIFailure) -> ReplyValue {
        .fields([
            "type": .string("error"), "status-code": .int(failure.status),
            "status": .string(ReasonPhrase.of(failure.status)),
            "result": .fields(["message": .string(failure.message), "kind": failure.kind.map { .string($0) }]),
        ])
    }
}
