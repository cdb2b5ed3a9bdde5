import Testing

@testable import Ops

@Suite("Juju's environment") struct JujuContextTests {
    @Test(
        "the event's kind is read off the dispatch path",
        arguments: [
            ("hooks/install", "install"), ("hooks/config-changed", "config_changed"),
            ("actions/backup", "backup_action"),
            ("actions/do-it-all", "do_it_all_action"), ("install", "install"), ("/charm/actions/x", "x_action"),
            ("actions", "actions"), ("", ""), ("/", ""), ("hooks//start/", "start"), ("my-actions/x", "x"),
            ("hooks/größe", "größe"),
        ])
    func eventKind(_ row: (path: String, kind: String)) throws {
        #expect(try JujuContext(environment: ["JUJU_DISPATCH_PATH": row.path]).eventKind == row.kind)
    }

    @Test(
        "two events come without hook commands",
        arguments: [
            ("hooks/collect-metrics", true), ("hooks/meter-status-changed", true), ("hooks/update-status", false),
            ("actions/collect-metrics", false),
        ])
    func restricted(_ row: (path: String, isRestricted: Bool)) throws {
        #expect(try JujuContext(environment: ["JUJU_DISPATCH_PATH": row.path]).isRestricted == row.isRestricted)
    }

    @Test("each variable has its property")
    func variables() throws {
        let context = try JujuContext(environment: [
            "JUJU_CHARM_DIR": "/charm", "JUJU_DISPATCH_PATH": "actions/x", "JUJU_HOOK_NAME": "h",
            "JUJU_ACTION_NAME": "x", "JUJU_ACTION_UUID": "7", "JUJU_UNIT_NAME": "app/3", "JUJU_MODEL_NAME": "m",
            "JUJU_MODEL_UUID": "u", "JUJU_MACHINE_ID": "0/lxd/1", "JUJU_AVAILABILITY_ZONE": "z",
            "JUJU_PRINCIPAL_UNIT": "p/0", "JUJU_VERSION": "3.6.9", "JUJU_DEBUG": "",
        ])
        #expect(context.charmDirectory == "/charm")
        #expect(context.dispatchPath == "actions/x")
        #expect(context.hookName == "h")
        #expect(context.actionName == "x")
        #expect(context.actionID == "7")
        #expect(context.unitName == "app/3")
        #expect(context.modelName == "m")
        #expect(context.modelUUID == "u")
        #expect(context.machineID == "0/lxd/1")
        #expect(context.availabilityZone == "z")
        #expect(context.principalUnit == "p/0")
        #expect(context.version.description == "3.6.9")
        #expect(context.isDebugging)
    }

    @Test(
        "an empty variable counts as one that is not set, but for JUJU_DEBUG",
        arguments: [
            [:],
            [
                "JUJU_CHARM_DIR": "", "JUJU_ACTION_NAME": "", "JUJU_ACTION_UUID": "", "JUJU_MACHINE_ID": "",
                "JUJU_AVAILABILITY_ZONE": "", "JUJU_PRINCIPAL_UNIT": "", "JUJU_VERSION": "",
            ],
        ])
    func empty(_ environment: [String: String]) throws {
        let context = try JujuContext(environment: environment)
        #expect(context.charmDirectory == nil)
        #expect(context.actionName == nil)
        #expect(context.actionID == nil)
        #expect(context.machineID == nil)
        #expect(context.availabilityZone == nil)
        #expect(context.principalUnit == nil)
        #expect(context.version == .unknown)
        #expect(context.unitName.isEmpty)
        #expect(!context.isDebugging)
    }

    @Test("a malformed version is an error that names the variable")
    func malformedVersion() {
        let error = #expect(throws: OpsError.self) { try JujuContext(environment: ["JUJU_VERSION": "three"]) }
        #expect(error?.code == .invalidEnvironment)
        #expect(
            error?.description
                == "JUJU_VERSION is malformed: 'three' is not a version of Juju; write it as in 3.6.9 or 4.0-beta2.")
    }
}
