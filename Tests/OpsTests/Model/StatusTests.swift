import PlainValues
import Testing

@testable import Ops

@Suite("Statuses and leadership") struct StatusTests {
    @Test(
        "the most serious status is set; of equals the first",
        arguments: [
            ([], nil), ([.active("a")], .active("a")), ([.active("a"), .waiting("w")], .waiting("w")),
            ([.waiting("w"), .maintenance("m"), .active("a")], .maintenance("m")),
            ([.maintenance("m"), .blocked("1"), .blocked("2")], .blocked("1")), ([.active, .active("b")], .active),
        ] as [([Status], Status?)])
    func mostSerious(_ row: (statuses: [Status], expected: Status?)) {
        #expect(Status.mostSerious(of: row.statuses) == row.expected)
    }

    /// Runs a dispatch in which both collect-status events are observed.
    private func collect(_ unit: UnitInTest, _ add: @escaping (CollectStatusEvent) throws -> Void) throws {
        try unit.run("start") { charm throws in
            for (source, id) in [(EventSource<CollectStatusEvent>.collectAppStatus, "a"), (.collectUnitStatus, "u")] {
                try charm.framework.observe(source, charm, ScriptedCharm.first, id: id)
                try charm.framework.observe(source, charm, ScriptedCharm.second, id: id + "2")
            }
            charm.act = { _, event in try add(try #require(event as? CollectStatusEvent)) }
        }
    }

    @Test("the statuses of application and unit are set at the dispatch's end, each once")
    func collected() throws {
        let unit = try UnitInTest()
        try collect(unit) { event in
            event.add(.active("fine"))
            event.add(event.handle.kind == "collect_app_status" ? .waiting("app") : .blocked("unit"))
        }
        #expect(
            unit.juju.calls == [
                "is-leader --format=json", "status-set --application=True waiting -- app",
                "status-set --application=False blocked -- unit",
            ])
    }

    @Test("the application's status is not collected by a unit that does not lead; its number is taken all the same")
    func notLeader() throws {
        let unit = try UnitInTest()
        unit.juju.answer("is-leader", "false")
        var handles: [String] = []
        try collect(unit) { event in handles.append(event.handle.path) }
        #expect(Set(handles) == ["ScriptedCharm/on/collect_unit_status[3]"])
        #expect(unit.juju.calls == ["is-leader --format=json"])
    }

    @Test("where nobody collects the application's status, nobody asks who leads")
    func unobserved() throws {
        let unit = try UnitInTest()
        try unit.run("start") { _ in }
        #expect(unit.juju.calls.isEmpty)
    }

    @Test("a dispatch that could not learn who leads fails at its end, even when the charm caught the error")
    func leadershipUnknown() throws {
        let unit = try UnitInTest()
        unit.juju.failures["is-leader"] = "ERROR agent gone"
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm throws in
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                charm.act = { [unowned charm] _, _ in _ = try? charm.unit.isLeader }
            }
        }
        #expect(error?.code == .hookCommandFailed)
    }

    @Test("a status that was added to an event of the charm's own emission counts at the end")
    func emittedByCharm() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm throws in
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            try charm.framework.observe(.collectUnitStatus, charm, ScriptedCharm.second)
            var count = 0
            charm.act = { handler, event in
                if handler == "first" { try event.framework.emit(.collectUnitStatus) }
                if let event = event as? CollectStatusEvent {
                    count += 1
                    if count == 1 { event.add(.blocked("early")) }
                }
            }
        }
        #expect(unit.juju.calls == ["status-set --application=False blocked -- early"])
    }

    @Test("a status that is not active is told of in the debug log")
    func logged() throws {
        let unit = try UnitInTest()
        try collect(unit) { $0.add(.waiting("for a friend")) }
        #expect(unit.log.lines.contains("debug: Adding waiting to collect_unit_status: for a friend"))
    }

    @Test("an answer on leadership serves for the whole of a short dispatch")
    func cached() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm throws in
            for _ in 1...3 { #expect(try charm.unit.isLeader) }
            _ = try? charm.app.setStatus(.active)
        }
        #expect(unit.juju.calls.count { $0.hasPrefix("is-leader") } == 1)
    }

    @Test("the unit's status is read once, and is then what was set")
    func unitStatus() throws {
        let unit = try UnitInTest()
        unit.juju.answer("status-get", #"{"status": "unknown", "message": "", "status-data": {}}"#)
        try unit.run("start") { charm throws in
            for _ in 1...2 { #expect(try charm.unit.status.name == .unknown) }
            try charm.unit.setStatus(.blocked("-- help"))
            #expect(try charm.unit.status == .init(name: .blocked, message: "-- help"))
        }
        #expect(
            unit.juju.calls == [
                "status-get --include-data --format=json --application=false",
                "status-set --application=False blocked -- -- help",
            ])
    }

    @Test("the application's status is the leader's alone; that another unit tried is reported")
    func applicationStatus() throws {
        let unit = try UnitInTest()
        unit.juju.answer("is-leader", "false")
        try unit.run("start") { charm throws in
            let reading = #expect(throws: OpsError.self) { try charm.app.status }
            #expect(reading?.code == .notAllowed)
            let setting = #expect(throws: OpsError.self) { try charm.app.setStatus(.active) }
            #expect(setting?.code == .notAllowed)
        }
        #expect(unit.juju.calls == ["is-leader --format=json"])
        let events = try unit.juju.logLines.map { try JSON.parse($0)["event"] }
        #expect(events == ["authz_fail:status-get", "authz_fail:status-set"])
    }

    @Test("a status that could not be set is not remembered")
    func failedSet() throws {
        let unit = try UnitInTest()
        unit.juju.failures["status-set"] = "ERROR permission denied"
        unit.juju.answer("status-get", #"{"status": "active", "message": "as before"}"#)
        try unit.run("start") { charm throws in
            let error = #expect(throws: OpsError.self) { try charm.unit.setStatus(.blocked("x")) }
            #expect(error?.code == .hookCommandFailed)
            #expect(try charm.unit.status.message == "as before")
        }
        #expect(try unit.juju.logLines.map { try JSON.parse($0)["event"] } == ["authz_fail:status-set"])
    }

    @Test("other units and applications have a status that is not known, and cannot be changed")
    func others() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm throws in
            let other = charm.model.unit("app/1")
            let app = charm.model.application("other")
            #expect(try other.status.name == .unknown)
            #expect(try app.status.name == .unknown)
            let attempts: [() throws -> Void] = [
                { try other.setStatus(.active) }, { try app.setStatus(.active) }, { _ = try other.isLeader },
                { _ = try app.plannedUnits() }, { try other.openPort(.tcp(1)) }, { try other.closePort(.tcp(1)) },
                { _ = try other.openedPorts() }, { try other.setPorts([]) }, { try other.setWorkloadVersion("1") },
                { try other.reboot() }, { try other.rebootNow() },
            ]
            for attempt in attempts {
                let error = #expect(throws: OpsError.self) { try attempt() }
                #expect(error?.code == .notAllowed)
            }
        }
        #expect(unit.juju.calls.isEmpty)
    }
}
