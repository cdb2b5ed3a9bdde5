import Ops
import PebbleTestSupport
import Testing

@Suite("Notices of a container", .timeLimit(.minutes(1)))
struct ContainerNoticeTests {
    private static func answer(_ request: StubRequest, _ connection: StubConnection) {
        let notice = """
            {"id":"7","type":"custom","key":"example.com/done","first-occurred":"2026-11-22T14:12:47Z",\
            "last-occurred":"2026-11-22T14:12:48Z","last-repeated":"2026-11-22T14:12:47Z","occurrences":3}
            """
        switch request.target {
        case "/v1/notices" where request.method == "POST": connection.result(#"{"id":"7"}"#)
        case "/v1/notices/7": connection.result(notice)
        case _ where request.target.hasPrefix("/v1/notices/"):
            connection.error(404, "Not Found", "cannot find notice", kind: "not-found")
        default: connection.result("[\(notice)]")
        }
    }

    @Test("are left, listed by all that a filter says, and found by their id")
    func found() throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            let id = try await container.notify("example.com/done", data: ["a": "b"], repeatAfter: .seconds(60))
            #expect(id == "7")
            #expect(try await container.notice(id).occurrences == 3)
            #expect(try await container.notices().map(\.key) == ["example.com/done"])
            let filter = NoticeFilter(types: [.custom], keys: ["example.com/a", "b"], users: .all)
            #expect(try await container.notices(filter).count == 1)
        }
        #expect(
            contained.asked == [
                #"POST /v1/notices {"action":"add","type":"custom","key":"example.com/done","data":{"a":"b"},"#
                    + #""repeat-after":"1m0s"}"#,
                "GET /v1/notices/7", "GET /v1/notices",
                "GET /v1/notices?users=all&types=custom&keys=example.com%2Fa&keys=b",
            ])
    }

    @Test("one that is not there is an error that says so, and another refusal stays what it is")
    func missing() throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            let error = await #expect(throws: OpsError.self) { try await container.notice("8") }
            #expect(error?.code == .noticeNotFound)
            #expect(error?.description == "The container 'workload' has no notice 8 any more.")
        }
        let refusing = try ContainedUnit { $1.error(500, "Internal Server Error", "no") }
        try refusing.inHandler { container in
            let error = await #expect(throws: PebbleError.self) { try await container.notice("8") }
            #expect(error?.statusCode == 500)
        }
    }
}
