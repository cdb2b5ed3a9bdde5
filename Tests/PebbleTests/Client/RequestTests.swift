import Pebble
import Testing

@Suite("What is asked of Pebble", .timeLimit(.minutes(1)))
struct RequestTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let result: String
        let call: @Sendable (PebbleClient) async throws -> Void

        init(
            _ request: String, _ body: String = "", result: String = "[]",
            _ call: @escaping @Sendable (PebbleClient) async throws -> Void
        ) {
            (testDescription, self.body, self.result, self.call) = (request, body, result, call)
        }
    }

    private static let change = """
        {"id":"7","kind":"start","summary":"s","status":"Doing","ready":false,"spawn-time":"2026-11-22T14:08:53Z"}
        """
    private static let notice = """
        {"id":"1","type":"custom","key":"a.b/c","first-occurred":"2026-11-22T14:12:47Z",\
        "last-occurred":"2026-11-22T14:12:47Z","last-repeated":"2026-11-22T14:12:47Z","occurrences":1}
        """

    static let cases = [
        Case("GET /v1/system-info", result: #"{"version":"1"}"#) { _ = try await $0.systemInfo() },
        Case("GET /v1/health", result: #"{"healthy":true}"#) {
            let isHealthy = try await $0.isHealthy()
            #expect(isHealthy)
        },
        Case("GET /v1/health?level=ready&names=a&names=b%26c", result: #"{"healthy":false}"#) {
            let result = try await $0.isHealthy(level: .ready, names: ["a", "b&c"])
            #expect(result == false)
        },
        Case("GET /v1/changes?select=in-progress") { _ = try await $0.changes() },
        Case("GET /v1/changes?select=all&for=web", result: "null") {
            let result = try await $0.changes(.all, service: "web")
            #expect(result == [])
        },
        Case("GET /v1/changes/7", result: change) { _ = try await $0.change("7") },
        Case("GET /v1/changes/..%2F7%20", result: change) { _ = try await $0.change("../7 ") },
        Case("POST /v1/changes/7", #"{"action":"abort"}"#, result: change) { try await $0.abortChange("7") },
        Case("GET /v1/changes/7/wait?timeout=59s", result: change) {
            _ = try await $0.waitForChange("7", timeout: nil)
        },
        Case("GET /v1/changes/7/wait?timeout=1ms", result: change) {
            _ = try await $0.waitForChange("7", timeout: .microseconds(900))
        },
        Case("GET /v1/services") { _ = try await $0.services() },
        Case("GET /v1/services?names=a%2Cb") { _ = try await $0.services(["a", "b"]) },
        Case("POST /v1/services", #"{"action":"start","services":["a","b"]}"#) {
            try await $0.start(["a", "b"], timeout: nil)
        },
        Case("POST /v1/services", #"{"action":"stop","services":["a"]}"#) { try await $0.stop(["a"], timeout: .zero) },
        Case("POST /v1/services", #"{"action":"restart","services":[]}"#) { try await $0.restart([], timeout: nil) },
        Case("POST /v1/services", #"{"action":"autostart","services":[]}"#) { try await $0.autostart(timeout: nil) },
        Case("POST /v1/services", #"{"action":"replan","services":[]}"#) { try await $0.replan(timeout: nil) },
        Case("POST /v1/signals", #"{"signal":"SIGHUP","services":["a\"b"]}"#, result: "true") {
            try await $0.sendSignal("SIGHUP", to: ["a\"b"])
        },
        Case("GET /v1/checks") { _ = try await $0.checks() },
        Case("GET /v1/checks?level=alive&names=a&names=b") {
            _ = try await $0.checks(level: .alive, names: ["a", "b"])
        },
        Case("POST /v1/checks", #"{"action":"start","checks":["a"]}"#, result: #"{"changed":["a"]}"#) {
            let result = try await $0.startChecks(["a"])
            #expect(result == ["a"])
        },
        Case("POST /v1/checks", #"{"action":"stop","checks":["a"]}"#, result: #"{"changed":null}"#) {
            let result = try await $0.stopChecks(["a"])
            #expect(result == [])
        },
        Case(
            "POST /v1/checks/refresh", #"{"name":"a"}"#,
            result: #"{"info":{"name":"a","status":"down","failures":3,"threshold":3},"error":"too bad"}"#
        ) {
            let (check, failure) = try await $0.refreshCheck("a")
            #expect(check.status == .down)
            #expect(failure == "too bad")
        },
        Case("POST /v1/notices", #"{"action":"add","type":"custom","key":"a.b/c"}"#, result: #"{"id":"49"}"#) {
            let result = try await $0.notify("a.b/c")
            #expect(result == "49")
        },
        Case(
            "POST /v1/notices",
            #"{"action":"add","type":"custom","key":"a.b/c","data":{"k":"v","l":"w"},"repeat-after":"1h0m0s"}"#,
            result: #"{"id":"49"}"#
        ) {
            try await $0.notify("a.b/c", data: ["l": "w", "k": "v"], repeatAfter: .seconds(3600))
        },
        Case("GET /v1/notices/49", result: notice) { _ = try await $0.notice("49") },
        Case("GET /v1/notices") { _ = try await $0.notices() },
        Case(
            "GET /v1/notices?users=all&types=custom&types=warning&keys=a.b%2Fc&after=2026-11-22T14%3A12%3A47.096034896Z"
        ) {
            _ = try await $0.notices(
                NoticeFilter(
                    types: [.custom, .warning], keys: ["a.b/c"], users: .all,
                    after: Timestamp("2026-11-22T14:12:47.096034896Z")))
        },
        Case("GET /v1/notices?user-id=1000&timeout=2s") {
            _ = try await $0.waitForNotices(NoticeFilter(userID: 1000), timeout: .seconds(2))
        },
        Case("GET /v1/warnings?select=pending") { _ = try await $0.warnings() },
        Case("POST /v1/warnings", #"{"action":"okay","timestamp":"2031-02-03T04:05:06Z"}"#, result: "2") {
            let result = try await $0.acknowledgeWarnings(upTo: Timestamp("2031-02-03T04:05:06Z"))
            #expect(result == 2)
        },
        Case("GET /v1/identities", result: "{}") { _ = try await $0.identities() },
        Case(
            "POST /v1/identities",
            #"{"action":"replace","identities":{"a":{"access":"admin","local":{"user-id":42}},"b":{"access":"metrics","basic":{"password":"$6$x"}},"c":null}}"#
        ) {
            try await $0.replaceIdentities([
                "a": Identity(.admin, localUserID: 42), "b": Identity(.metrics, passwordHash: "$6$x"), "c": nil,
            ])
        },
        Case("POST /v1/identities", #"{"action":"remove","identities":{"a":null}}"#) {
            try await $0.removeIdentities(["a"])
        },
        Case(
            "POST /v1/layers",
            #"{"action":"add","combine":true,"label":"l","format":"yaml","layer":"services: {}\n"}"#, result: "true"
        ) {
            try await $0.addLayer("l", "services: {}\n", combine: true)
        },
        Case("GET /v1/plan?format=yaml", result: #""services: {}\n""#) {
            let result = try await $0.planYAML()
            #expect(result == "services: {}\n")
        },
    ]

    @Test("each call asks as the API says", arguments: cases)
    func request(_ asked: Case) async throws {
        let daemon = try StubDaemon { request, connection in
            if request.target == "/v1/services", request.method == "POST" {
                connection.answer(
                    #"{"type":"async","status-code":202,"status":"Accepted","change":"4","result":null}"#,
                    status: "202 Accepted")
            } else {
                connection.result(asked.result)
            }
        }
        try await asked.call(daemon.client())
        let request = try #require(daemon.requests.first)
        #expect("\(request.method) \(request.target)" == asked.testDescription)
        #expect(request.text == asked.body)
        #expect(daemon.requests.count == 1)
    }

    @Test("a result of another kind is an error, whatever was asked", arguments: cases)
    func malformed(_ asked: Case) async throws {
        for result in ["17.5", "[[]]", #"{"version":{},"healthy":1,"changed":[1],"id":[]}"#] {
            let daemon = try StubDaemon { _, connection in connection.result(result) }
            do {
                try await asked.call(daemon.client())
            } catch let error as PebbleError {
                #expect(error.code == .protocolViolation, "\(error)")
            }
        }
    }

    @Test("an identity without a user and a password is refused before anything is sent")
    func identity() async throws {
        let client = PebbleClient(socketPath: "/nonexistent/socket")
        let error = await #expect(throws: PebbleError.self) {
            try await client.replaceIdentities(["bob": Identity(.read)])
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.description == "The identity 'bob' has neither a user nor a password; give one of them.")
    }
}
