import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite("The model") struct ModelTests {
    /// Has something done while the charm is made.
    private func use(_ unit: UnitInTest, _ body: (ScriptedCharm) throws -> Void) throws {
        try unit.run("start") { charm in try body(charm) }
    }

    @Test("unit, application and model have the names that Juju gives")
    func names() throws {
        let unit = try UnitInTest()
        unit.environment["JUJU_MODEL_UUID"] = "u-1"
        try use(unit) { charm throws in
            #expect(charm.unit.name == "app/0")
            #expect(charm.app.name == "app")
            #expect(charm.unit.app == charm.app)
            #expect(charm.model.unit("app/0") == charm.unit)
            #expect(charm.model.unit("app/1") != charm.unit)
            #expect(charm.model.name == "m")
            #expect(charm.model.uuid == "u-1")
            #expect(charm.model.jujuVersion.description == "3.6.9")
            #expect("\(charm.unit) \(charm.app)" == "app/0 app")
        }
    }

    @Test("the configuration is read once, by name or as a type")
    func configuration() throws {
        struct Settings: Decodable, Equatable { var logLevel: String; var port: Int; var ratio: Double?; var on: Bool }
        let unit = try UnitInTest()
        unit.juju.answer("config-get", #"{"log-level": "info", "port": 80, "on": true, "else": "x"}"#)
        try use(unit) { charm throws in
            #expect(try charm.config["port"] == 80)
            #expect(try charm.config["missing"] == nil)
            #expect(try charm.config.options.keys.sorted() == ["else", "log-level", "on", "port"])
            #expect(
                try charm.config.load(Settings.self)
                    == Settings(logLevel: "info", port: 80, ratio: nil, on: true))
        }
        #expect(unit.juju.calls == ["config-get --format=json"])
    }

    @Test(
        "an option that is missing or wrong is an error that names it, its value and what was expected",
        arguments: [
            (#"{}"#, "'port' is missing."), (#"{"port": "eighty"}"#, #"'port' is text ("eighty"), not an integer."#),
            (#"{"port": null}"#, "'port' is null, not an integer."),
            (#"{"port": 1.5}"#, "'port' is a number (1.5), not an integer."),
            (#"{"port": [80]}"#, "'port' is a list, not an integer."),
            (
                #"{"port": 123456789012345678901234567890}"#,
                "'port' is an integer (123456789012345678901234567890) out of range for Int."
            ),
        ])
    func wrongConfiguration(_ answer: String, text: String) throws {
        struct Settings: Decodable { var port: Int }
        let unit = try UnitInTest()
        unit.juju.answer("config-get", answer)
        try use(unit) { charm throws in
            let error = #expect(throws: OpsError.self) { try charm.config.load(Settings.self) }
            #expect(error?.code == .invalidValue)
            #expect(
                error?.description
                    == "The configuration is not valid: The field \(text) Set it with 'juju config'.")
        }
    }

    @Test("a wrong option can block the unit, which ends the dispatch as a success without a commit")
    func blockingConfiguration() throws {
        struct Settings: Decodable { var port: Int }
        let unit = try UnitInTest()
        let end = #expect(throws: DispatchEnd.self) {
            try use(unit) { _ = try $0.config.load(Settings.self, errors: .block) }
        }
        #expect(end?.exitCode == 0)
        #expect(
            unit.juju.calls.contains {
                $0.hasPrefix("status-set --application=False blocked -- The configuration is not valid: ")
            })
        #expect(try unit.eventCount() == nil)
    }

    @Test("an error that the type's own reading throws is an error of the configuration too")
    func ownReading() throws {
        struct Settings: Decodable { init(from decoder: any Decoder) throws { throw Failure() } }
        let unit = try UnitInTest()
        try use(unit) { charm throws in
            #expect(throws: (any Error).self) { try charm.config.load(Settings.self) }
        }
    }

    @Test("the planned units are those that are not dying")
    func plannedUnits() throws {
        let unit = try UnitInTest()
        unit.juju.answer(
            "goal-state",
            """
            {"units": {"app/0": {"status": "active", "since": ""}, "app/1": {"status": "dying"}, \
            "app/2": {"status": "waiting"}}, "relations": {}}
            """)
        try use(unit) { charm throws in #expect(try charm.app.plannedUnits() == 2) }
    }

    @Test("ports are opened and closed until those are open that should be")
    func setPorts() throws {
        let unit = try UnitInTest()
        unit.juju.answer("opened-ports", #"["80/tcp", "8000-8010/tcp", "icmp"]"#)
        try use(unit) { charm throws in
            #expect(try charm.unit.openedPorts() == [.tcp(80), .tcp(8000...8010), .icmp])
            try charm.unit.setPorts([.tcp(443), .tcp(80), .udp(53), .udp(53)])
        }
        #expect(
            Array(unit.juju.calls.dropFirst(2)) == [
                "close-port 8000-8010/tcp", "close-port icmp", "open-port 443/tcp", "open-port 53/udp",
            ])
    }

    @Test("a workload version may begin with a dash")
    func workloadVersion() throws {
        let unit = try UnitInTest()
        try use(unit) { try $0.unit.setWorkloadVersion("-1") }
        #expect(unit.juju.calls == ["application-version-set -- -1"])
    }

    @Test("a reboot is asked for, and reported before")
    func reboot() throws {
        let unit = try UnitInTest()
        try use(unit) { try $0.unit.reboot() }
        #expect(unit.juju.calls == ["juju-reboot"])
        let event = try JSON.parse(try #require(unit.juju.logLines.first))
        #expect(event["event"]?.stringValue?.hasPrefix("sys_restart:") == true)
        #expect(event["appid"] == "-app/0")
        #expect(event["type"] == "security")
        #expect(unit.juju.commands.first?.arguments.prefix(2) == ["--log-level", "TRACE"])
    }

    @Test("a reboot that Juju refuses is an error")
    func refusedReboot() throws {
        let unit = try UnitInTest()
        unit.juju.failures["juju-reboot"] = "ERROR juju-reboot is not supported when running an action."
        try use(unit) { charm throws in
            let error = #expect(throws: OpsError.self) { try charm.unit.rebootNow() }
            #expect(error?.code == .hookCommandFailed)
        }
    }
}
