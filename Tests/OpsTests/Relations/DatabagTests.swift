import HookCommands
import OrderedCollections
import PlainValues
import Testing

@testable import Ops

/// Who wants what of which databag, and what becomes of it.
struct Access: Sendable, CustomStringConvertible {
    let isLeader: Bool
    let endpoint: String
    let owner: String
    let read: String?
    let write: String?

    init(_ who: String, _ endpoint: String, _ owner: String, read: String? = nil, write: String? = nil) {
        isLeader = who == "leader"
        self.endpoint = endpoint
        self.owner = owner
        self.read = read
        self.write = write
    }

    var description: String { "\(isLeader ? "leader" : "follower") \(endpoint) \(owner)" }

    private static let foreign = "app cannot write the data of remote application pg"
    private static let otherUnit = "app/0 cannot write databag of pg/0: not the same unit."
    private static let followerRead = "app/0 is not leader and cannot read its own application databag"
    private static let followerWrite = "app/0 is not leader and cannot write application data."

    static let table = [
        Access("leader", "db", "app/0"),
        Access("leader", "db", "pg/0", write: otherUnit),
        Access("leader", "db", "app"),
        Access("leader", "cluster", "app"),
        Access("leader", "db", "pg", write: foreign),
        Access("follower", "db", "app/0"),
        Access("follower", "db", "pg/0", write: otherUnit),
        Access("follower", "db", "app", read: followerRead, write: followerWrite),
        Access("follower", "cluster", "app", write: followerWrite),
        Access("follower", "db", "pg", write: foreign),
    ]
}

@Suite struct DatabagTests {
    private func databag(_ charm: ScriptedCharm, _ owner: String, of endpoint: String = "db") throws -> Databag {
        let data = try charm.model.relation(endpoint, id: 3).data
        return try owner.contains("/") ? data[charm.model.unit(owner)] : data[charm.model.application(owner)]
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let error as OpsError where error.code == .relationDataAccess {
            return error.description
        } catch {
            return "another error: \(error)"
        }
    }

    @Test("a databag is read and written by those who may", arguments: Access.table)
    func permissions(_ access: Access) throws {
        let unit = try UnitInTest.related(isLeader: access.isLeader)
        unit.juju.answer("relation-ids", "[\"\(access.endpoint):3\"]")
        try unit.inCharm { charm throws in
            let databag = try databag(charm, access.owner, of: access.endpoint)
            #expect(refusal { _ = try databag["a"] } == access.read)
            #expect(refusal { _ = try databag.values } == access.read)
            #expect(refusal { try databag.set("new", to: "x") } == access.write)
            #expect(refusal { try databag.update(["new": "y"]) } == access.write)
            #expect(refusal { try databag.remove("a") } == access.write)
        }
        #expect(unit.juju.commands.contains { $0.name == "relation-set" } == (access.write == nil))
    }

    @Test("outside of handlers and the initialiser nothing is checked here, and Juju refuses")
    func unchecked() throws {
        let unit = try UnitInTest.related(isLeader: false)
        unit.juju.failures["relation-set"] = "ERROR cannot write relation settings"
        let framework = try unit.framework()
        defer { framework.close() }
        let databag = try databag(ScriptedCharm(framework), "app")
        #expect(try databag["a"] == "1")
        #expect(code { try databag.set("a", to: "2") } == .hookCommandFailed)
    }

    @Test("a databag is read once, and what is written is seen at once")
    func cached() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            let databag = try databag(charm, "app/0")
            #expect(try databag.values == ["a": "1", "b": "2"])
            try databag.set("c", to: "3")
            try databag.remove("a")
            #expect(try self.databag(charm, "app/0").values == ["b": "2", "c": "3"])
        }
        #expect(
            unit.juju.calls == [
                "relation-get --format=json -r db:3 - app/0", "relation-set -r db:3 --file -",
                "relation-set -r db:3 --file -",
            ])
    }

    @Test("an update changes, adds and removes keys at once, and keeps the others in their order")
    func mixedUpdate() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            let databag = try databag(charm, "app/0")
            try databag.update(["c": "3", "d": "4"])
            let before = try databag.values
            try databag.update(["a": "", "c": "new", "e": "5", "x": ""])
            #expect(try Array(databag.values.keys) == ["b", "c", "d", "e"])
            #expect(try databag.values == ["b": "2", "c": "new", "d": "4", "e": "5"])
            #expect(before == ["a": "1", "b": "2", "c": "3", "d": "4"])
        }
    }

    @Test("an update writes what differs, in one call")
    func onlyChanges() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            try databag(charm, "app").update(["a": "1", "b": "", "c": "3", "d": ""])
        }
        let written = unit.juju.commands.filter { $0.name == "relation-set" }
        #expect(written.map(\.arguments) == [["-r", "db:3", "--app", "--file", "-"]])
        let content = try JSON.parse(written.first?.input ?? [])
        #expect(content == ["b": "", "c": "3"])
    }

    @Test(
        "what changes nothing is not written",
        arguments: [["a": "1"], ["a": "1", "b": "2"], ["none": ""], [:]] as [OrderedDictionary<String, String>])
    func withoutChanges(_ values: OrderedDictionary<String, String>) throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in try databag(charm, "app/0").update(values) }
        #expect(unit.juju.calls == (values.isEmpty ? [] : ["relation-get --format=json -r db:3 - app/0"]))
    }

    @Test("who is not in the relation has no databag there")
    func strangers() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            for stranger in ["pg/7", "app/1", "mysql/0", "mysql"] {
                #expect(code { _ = try databag(charm, stranger) } == .invalidArgument)
            }
        }
    }

    @Test("an application has no data with a Juju before 2.7", arguments: ["2.6.9", ""])
    func oldJuju(_ version: String) throws {
        let unit = try UnitInTest.related()
        unit.environment["JUJU_VERSION"] = version
        try unit.inCharm { charm throws in
            #expect(code { _ = try databag(charm, "pg")["a"] } == .notSupported)
            #expect(code { try databag(charm, "app").set("a", to: "2") } == .notSupported)
            #expect(try databag(charm, "pg/0")["a"] == "1")
        }
    }
}
