import Foundation
import Testing

@testable import LocalJuju

@Suite struct IntegrateTests {
    private func model() throws -> TestModel {
        let test = try TestModel()
        try test.deploy(
            "web", metadata: "requires: {db: {interface: sql, limit: 1}, cache: {interface: kv}, old: {interface: kv}}",
            units: 0)
        try test.deploy("db", metadata: "provides: {a: {interface: sql}, kv: {interface: kv}}", units: 0)
        try test.deploy("db2", metadata: "provides: {a: {interface: sql}}\npeers: {ring: {interface: r}}", units: 0)
        return test
    }

    @Test(
        "endpoints that cannot be related are refused in Juju's words",
        arguments: [
            ("web", "nowhere", "application \"nowhere\" not found"),
            ("web:nothing", "db", "application \"web\" has no \"nothing\" relation"),
            ("web:", "db", "invalid endpoint \"web:\""),
            ("", "db", "invalid endpoint \"\""),
            ("db", "db2", "no relations found"),
            ("web", "web", "no relations found"),
            ("db2:ring", "db2:ring", "no relations found"),
            ("web:db", "db:kv", "no relations found"),
            (
                "web", "db",
                "ambiguous relation: \"web db\" could refer to \"web:cache db:kv\"; \"web:db db:a\"; \"web:old db:kv\""
            ),
        ])
    func refusals(first: String, second: String, text: String) throws {
        let test = try model()
        #expect {
            try test.model.integrate(first, second)
        } throws: {
            "\($0)" == text
        }
        #expect(test.model.state.relations.filter { !$0.isPeer }.isEmpty)
    }

    @Test("the same relation again, and one more than an endpoint's limit, are refused in Juju's words")
    func limits() throws {
        let test = try model()
        try test.model.integrate("web:db", "db")
        #expect {
            try test.model.integrate("db:a", "web:db")
        } throws: {
            "\($0)" == "cannot add relation \"web:db db:a\": relation web:db db:a already exists"
        }
        #expect {
            try test.model.integrate("web", "db2")
        } throws: {
            "\($0)" == "cannot add relation \"web:db db2:a\": establishing a new relation for web:db "
                + "would exceed its maximum relation limit of 1"
        }
        // An endpoint without a limit takes several.
        try test.model.integrate("web:cache", "db")
        try test.model.integrate("web:old", "db")
    }

    @Test("a relation that there is not cannot be removed, nor a peer relation")
    func removals() throws {
        let test = try model()
        #expect {
            try test.model.removeRelation("web", "db")
        } throws: {
            "\($0)" == "relation matching \"web db\" not found"
        }
        #expect(throws: LocalJujuError.self) { try test.model.removeRelation(id: 0) }
        #expect(throws: LocalJujuError.self) { try test.model.removeRelation(id: 99) }
        try test.model.integrate("web:cache", "db")
        try test.model.integrate("web:old", "db")
        #expect {
            try test.model.removeRelation("web", "db")
        } throws: {
            "\($0)".hasPrefix("ambiguous relation: \"web db\" could refer to")
        }
        try test.model.removeRelation("web:old", "db")
        try test.model.removeRelation(id: 1)
        #expect(test.model.state.relations.filter { !$0.isPeer }.isEmpty)
    }
}
