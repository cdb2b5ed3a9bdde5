/// A path that the daemon knows, and what can be done with it.
struct Route: Sendable {
    /// What answers a request.
    typealias Handler = @Sendable (API) -> @Sendable (APIRequest) async throws(APIFailure) -> APIReply

    /// One of the two methods that endpoints have.
    struct Method: Sendable {
        /// What it takes to use it.
        let level: AccessLevel
        /// What answers it.
        let handler: Handler

        fileprivate init(_ level: AccessLevel, _ handler: @escaping Handler) {
            self.level = level
            self.handler = handler
        }
    }

    /// The parts of the path after `/v1`, `*` for one that names something.
    let parts: [String]
    let get: Method?
    let post: Method?
    /// Whether the body of a POST can be files, which are taken as they come.
    let takesFiles: Bool

    private init(_ path: String, get: Method? = nil, post: Method? = nil, takesFiles: Bool = false) {
        parts = path.split(separator: "/").map(String.init)
        self.get = get
        self.post = post
        self.takesFiles = takesFiles
    }

    /// The route of a path and what it names, or `nil` when there is none.
    static func find(_ path: Substring) -> (route: Route, names: [String])? {
        let given = path.split(separator: "/", omittingEmptySubsequences: false)
        guard given.count >= 3, given[0].isEmpty, given[1] == "v1" else { return nil }
        let rest = given.dropFirst(2)
        for route in all where route.parts.count == rest.count {
            var names: [String] = []
            let matches = zip(route.parts, rest).allSatisfy { part, given in
                guard part == "*" else { return part == given }
                guard !given.isEmpty, let name = PercentText.decoded(given, plusIsBlank: false) else { return false }
                names.append(name)
                return true
            }
            if matches { return (route, names) }
        }
        return nil
    }

    private static let all: [Route] = [
        Route("system-info", get: Method(.open, API.systemInfo)),
        Route("health", get: Method(.open, API.health)),
        Route("changes", get: Method(.user, API.changes)),
        Route("changes/*", get: Method(.user, API.change), post: Method(.admin, API.abortChange)),
        Route("changes/*/wait", get: Method(.user, API.waitForChange)),
        Route("services", get: Method(.user, API.services), post: Method(.admin, API.runServices)),
        Route("services/*", get: Method(.user, API.notImplemented), post: Method(.admin, API.notImplemented)),
        Route("plan", get: Method(.admin, API.planYAML)),
        Route("layers", post: Method(.admin, API.addLayer)),
        Route("files", get: Method(.admin, API.readFiles), post: Method(.admin, API.changeFiles), takesFiles: true),
        Route("logs", get: Method(.user, API.logs)),
        Route("exec", post: Method(.admin, API.exec)),
        Route("tasks/*/websocket/*", get: Method(.admin, API.execSocket)),
        Route("signals", post: Method(.admin, API.sendSignal)),
        Route("checks", get: Method(.user, API.checks), post: Method(.admin, API.runChecks)),
        Route("checks/refresh", post: Method(.admin, API.refreshCheck)),
        Route("notices", get: Method(.user, API.notices), post: Method(.user, API.addNotice)),
        Route("notices/*", get: Method(.user, API.notice)),
        Route("identities", get: Method(.user, API.identities), post: Method(.admin, API.changeIdentities)),
        Route("pairing", post: Method(.pairing, API.notImplemented)),
        Route("metrics", get: Method(.metrics, API.metrics)),
    ]
}
