/// What came of a request for one path.
struct FileResult: Sendable {
    /// The path as the request has it.
    let path: String
    /// Why it could not be done.
    var failure: FileFailure?

    /// Does something for a path.
    init(_ path: String, _ body: () throws(FileFailure) -> Void) {
        self.path = path
        do throws(FileFailure) { try body() } catch { failure = error }
    }

    init(_ path: String, failure: FileFailure?) {
        self.path = path
        self.failure = failure
    }

    /// The result as the reply has it.
    var value: ReplyValue {
        .fields([
            "path": .string(path),
            "error": failure.map { .fields(["message": .string($0.description), "kind": .string($0.kind)]) },
        ])
    }
}
