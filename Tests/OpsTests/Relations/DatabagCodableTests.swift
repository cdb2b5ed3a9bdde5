import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite struct DatabagCodableTests {
    struct Request: Codable, Equatable {
        var database: String
        var roles: [String] = []
        var port: Int?
        var isSecure: Bool?
        var note: String?

        enum CodingKeys: String, CodingKey {
            case database, roles, port
            case isSecure = "is-secure"
            case note
        }
    }

    @Test("fields are read as JSON, and other keys are not looked at")
    func load() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer(
            "relation-get",
            #"{"database":"\"app\"","roles":"[\"a\"]","port":"null","is-secure":"true","ingress-address":"10.0.0.1"}"#)
        try unit.inCharm { charm throws in
            let request = try charm.model.relation("db", id: 3).data[charm.unit].load(Request.self)
            #expect(request == Request(database: "app", roles: ["a"], isSecure: true))
        }
    }

    @Test(
        "a field that is missing or wrong is an error that names it and shows no value",
        arguments: [
            #"{}"#, #"{"database":"app-secret"}"#, #"{"database":"7"}"#,
            #"{"database":"\"a\"","port":"\"app-secret\""}"#,
        ])
    func loadWrong(_ content: String) throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-get", content)
        try unit.inCharm { charm throws in
            let databag = try charm.model.relation("db", id: 3).data[charm.unit]
            let error = #expect(throws: OpsError.self) { try databag.load(Request.self) }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.contains("db:3") == true)
            #expect(error?.description.contains("app-secret") == false)
        }
    }

    @Test("a value is saved field by field, and a field that is nil removes its key")
    func save() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer(
            "relation-get", #"{"database":"\"app\"","port":"5432","is-secure":"true","note":"\"n\"","x":"y"}"#)
        try unit.inCharm { charm throws in
            let databag = try charm.model.relation("db", id: 3).data[charm.app]
            try databag.save(Request(database: "app", roles: ["a", "b"]))
            #expect(try databag.values == ["database": "\"app\"", "x": "y", "roles": #"["a","b"]"#])
        }
        #expect(unit.juju.calls.count { $0.hasPrefix("relation-set") } == 1)
    }

    @Test("what has no fields cannot be saved")
    func saveWithoutFields() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            let databag = try charm.model.relation("db", id: 3).data[charm.unit]
            #expect(code { try databag.save(7) } == .invalidValue)
            #expect(code { try databag.save(["a"]) } == .invalidValue)
            #expect(code { try databag.save(["a": Double.infinity]) } == .invalidValue)
        }
    }
}
