/// What requests are answered by: each endpoint is a function of an extension.
final class API: Sendable {
    let engine: DaemonEngine
    let plan: PlanKeeper
    let execs: ExecSessions
    /// The id of the machine's boot.
    let bootID: String
    /// The address of the listener over TCP, if there is one.
    let httpAddress: String?

    init(engine: DaemonEngine, plan: PlanKeeper, httpAddress: String?) {
        self.engine = engine
        self.plan = plan
        self.httpAddress = httpAddress
        execs = ExecSessions()
        bootID = BootID.current
    }

    /// Answers a request whose path has an endpoint: first the method, then who asks, then what.
    func reply(to request: APIRequest, _ method: Route.Method, from caller: Caller) async -> (APIReply, WallTime?) {
        var request = request
        let identities = await engine.state.identities
        (request.role, request.userID) = caller.identified(by: request.headers.authorization, identities)
        guard method.level.admits(request.role, isLocal: caller.isLocal) else {
            return (.refused(.denied), nil)
        }
        do throws(APIFailure) {
            let reply = try await method.handler(self)(request)
            return (reply, await engine.state.latestWarning)
        } catch {
            return (.refused(error), nil)
        }
    }
}
