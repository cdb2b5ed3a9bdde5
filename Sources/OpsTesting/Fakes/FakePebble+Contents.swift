import NIOCore
import OrderedCollections
import Pebble
import PlainValues

extension FakePebble {
    /// What a simulated Pebble knows.
    struct Contents: Sendable {
        var canConnect = false
        var clock: FakeClock
        /// The layers by label, lowest first.
        var layers: OrderedDictionary<String, Layer> = [:]
        var services: [String: FakeService] = [:]
        var checks: [String: FakeCheck] = [:]
        /// The checks that a state said nothing of, as they were then.
        var unmentionedChecks: [String: FakeCheck] = [:]
        var changes: OrderedDictionary<Change.ID, Change> = [:]
        private var lastChange = 0
        private var lastTask = 0
        /// In the order in which they came first.
        var notices: [PebbleNotice] = []
        var identities: [String: Identity] = [:]
        /// What commands do, by what they begin with.
        var execs: [[String]: ExecBehavior] = [:]
        /// The commands that have not ended, by their task.
        var running: [String: FakeExec] = [:]
        /// The commands that were run, in order.
        var execHistory: [ExecCall] = []

        init(clock: FakeClock) { self.clock = clock }

        // MARK: Requests

        /// Answers a request.
        ///
        /// - Parameters:
        ///   - request: The request.
        ///   - waited: How long it has waited already.
        /// - Returns: The answer; `nil` when the request asks to wait for longer.
        mutating func reply(to request: FakeRequest, waited: Duration) throws(FakeFailure) -> FakeReply? {
            switch request.route {
            case "GET system-info": return .sync(["version": .string(Self.version), "boot-id": .string(Self.bootID)])
            case "GET health": return try health(request)
            case "GET plan": return try planText(request)
            case "POST layers": return try addLayer(request)
            case "GET services": return services(request)
            case "POST services": return try runServices(request)
            case "POST signals": return try sendSignal(request)
            case "GET changes": return try changes(request)
            case "GET changes/*": return .sync(try change(request.id).plainValue)
            case "POST changes/*": return try abortChange(request)
            case "GET changes/*/wait": return try waitForChange(request, waited: waited)
            case "GET checks": return try checks(request)
            case "POST checks": return try runChecks(request)
            case "POST checks/refresh": return try refreshCheck(request)
            case "GET notices": return try notices(request, waited: waited)
            case "POST notices": return try addNotice(request)
            case "GET notices/*": return try notice(request)
            case "GET identities": return .sync(identityList)
            case "POST identities": return try changeIdentities(request)
            // Nothing runs that could write logs.
            case "GET logs": return .body(.init(), type: "application/x-ndjson")
            default: throw FakeFailure(404, "invalid API endpoint requested")
            }
        }

        /// The version of Pebble that answers like this.
        private static let version = "v1.32.1"
        private static let bootID = "00000000-0000-4000-8000-000000000000"

        // MARK: Ids

        mutating func nextChangeID() -> Change.ID {
            repeat { lastChange += 1 } while changes[Change.ID(rawValue: "\(lastChange)")] != nil
            return Change.ID(rawValue: "\(lastChange)")
        }

        mutating func nextTaskID() -> Change.Task.ID {
            lastTask += 1
            return Change.Task.ID(rawValue: "\(lastTask)")
        }
    }
}
