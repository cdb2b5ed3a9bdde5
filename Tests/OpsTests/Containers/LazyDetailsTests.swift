import Ops
import PebbleTestSupport
import Testing

@Suite("What an event of a container tells only when asked", .timeLimit(.minutes(1)))
struct LazyDetailsTests {
    private static let noticeVariables = [
        "JUJU_NOTICE_ID": "7", "JUJU_NOTICE_TYPE": "custom", "JUJU_NOTICE_KEY": "example.com/done",
    ]
    private static let failed = ["JUJU_PEBBLE_CHECK_NAME": "up"]

    private static func notice(key: String, type: String = "custom") -> String {
        """
        {"id":"7","type":"\(type)","key":"\(key)","first-occurred":"2026-11-22T14:12:47Z",\
        "last-occurred":"2026-11-22T14:12:48Z","last-repeated":"2026-11-22T14:12:47Z","occurrences":3,\
        "last-data":{"path":"/backup"}}
        """
    }

    @Test("a notice's id, type and key need no Pebble")
    func told() throws {
        let contained = try ContainedUnit { $1.result("null") }
        try contained.inHandler(of: "workload-pebble-custom-notice", Self.noticeVariables) { event in
            let notice = try (event as? PebbleCustomNoticeEvent).unwrapped().notice
            #expect(notice.id == "7")
            #expect(notice.type == .custom)
            #expect(notice.key == "example.com/done")
        }
        #expect(contained.asked.isEmpty)
    }

    @Test("a notice's details are fetched once")
    func noticeDetails() throws {
        let contained = try ContainedUnit { $1.result(Self.notice(key: "example.com/done")) }
        try contained.inHandler(of: "workload-pebble-custom-notice", Self.noticeVariables) { event in
            let notice = try (event as? PebbleCustomNoticeEvent).unwrapped().notice
            #expect(try await notice.details.lastData == ["path": "/backup"])
            #expect(try await notice.details.occurrences == 3)
        }
        #expect(contained.asked == ["GET /v1/notices/7"])
    }

    @Test(
        "a notice that Pebble has forgotten, or whose id is another one's now, is an error",
        arguments: [nil, "custom", "warning"])
    func noticeGone(type: String?) throws {
        let contained = try ContainedUnit { _, connection in
            if let type {
                connection.result(
                    Self.notice(key: type == "custom" ? "example.com/other" : "example.com/done", type: type))
            } else {
                connection.error(404, "Not Found", "cannot find notice with ID")
            }
        }
        try contained.inHandler(of: "workload-pebble-custom-notice", Self.noticeVariables) { event in
            let notice = try (event as? PebbleCustomNoticeEvent).unwrapped().notice
            let error = await #expect(throws: OpsError.self) { try await notice.details }
            #expect(error?.code == .noticeNotFound)
        }
    }

    @Test("a check's details are fetched once, and only when asked for")
    func checkDetails() throws {
        let contained = try ContainedUnit { _, connection in
            connection.result(#"[{"name":"up","level":"alive","status":"down","failures":4,"threshold":3}]"#)
        }
        try contained.inHandler(of: "workload-pebble-check-failed", Self.failed) { event in
            let info = try (event as? PebbleCheckFailedEvent).unwrapped().info
            #expect(info.name == "up")
            #expect(contained.asked.isEmpty)
            #expect(try await info.details.failures == 4)
            #expect(try await info.details.level == .alive)
        }
        #expect(contained.asked == ["GET /v1/checks?names=up"])
    }

    @Test("a check that the plan no longer has is an error, and is asked for again")
    func checkGone() throws {
        let contained = try ContainedUnit { $1.result("[]") }
        try contained.inHandler(of: "workload-pebble-check-failed", Self.failed) { event in
            let info = try (event as? PebbleCheckFailedEvent).unwrapped().info
            for _ in 1...2 {
                let error = await #expect(throws: OpsError.self) { try await info.details }
                #expect(error?.code == .checkNotFound)
            }
        }
        #expect(contained.asked.count == 2)
    }
}
