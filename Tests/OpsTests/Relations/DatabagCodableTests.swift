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

    @Test("fields of an interface that writes plain text are read as what the type wants")
    func loadText() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer(
            "relation-get",
            #"{"database":"7","roles":"[\"1\"]","port":"5432","is-secure":"true","note":"\"n\""}"#)
        try unit.inCharm { charm throws in
            let request = try charm.model.relation("db", id: 3).data[charm.unit].load(Request.self, as: .text)
            #expect(request == Request(database: "7", roles: ["1"], port: 5432, isSecure: true, note: "\"n\""))
        }
    }

    @Test(
        "plain text that is not what the type wants is an error that names the field and shows no value",
        arguments: [
            #"{"database":"a","roles":"[]","port":"app-secret"}"#, #"{"database":"a","roles":"[]","port":"\"1\""}"#,
            #"{"database":"a","roles":"app-secret"}"#, #"{"database":"a","roles":"[1]"}"#,
            #"{"database":"a","roles":"[]","is-secure":"app-secret"}"#, #"{"roles":"[]"}"#,
        ])
    func loadWrongText(_ content: String) throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-get", content)
        try unit.inCharm { charm throws in
            let databag = try charm.model.relation("db", id: 3).data[charm.unit]
            let error = #expect(throws: OpsError.self) { try databag.load(Request.self, as: .text) }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.contains("The field '") == true)
            #expect(error?.description.contains("app-secret") == false)
        }
    }

    @Test("a value is saved as plain text, and is read again as it was")
    func saveText() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-get", #"{"note":"n"}"#)
        try unit.inCharm { charm throws in
            let databag = try charm.model.relation("db", id: 3).data[charm.app]
            let request = Request(database: "10.0.0.1", roles: ["a"], port: 80, isSecure: false)
            try databag.save(request, as: .text)
            #expect(
                try databag.values == [
                    "database": "10.0.0.1", "roles": #"["a"]"#, "port": "80", "is-secure": "false",
                ])
            #expect(try databag.load(Request.self, as: .text) == request)
        }
    }
}
