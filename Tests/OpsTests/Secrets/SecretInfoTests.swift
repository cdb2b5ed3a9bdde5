import HookCommands
import Testing

@testable import Ops

@Suite("What is known about secrets") struct SecretInfoTests {
    @Test(
        "an ID is completed by the model, unless it has its scheme",
        arguments: [
            ("abc", "u-1", "secret://u-1/abc", "abc"), ("abc", "", "secret:abc", "abc"),
            ("  abc\n", "u-1", "secret://u-1/abc", "abc"), ("secret:abc", "u-1", "secret:abc", "abc"),
            (" secret:abc ", "u-1", "secret:abc", "abc"), ("secret://other/abc", "u-1", "secret://other/abc", "abc"),
            ("secret:other/abc", "u-1", "secret:other/abc", "abc"),
            ("SECRET:abc", "u-1", "secret://u-1/SECRET:abc", "SECRET:abc"),
            ("other/abc", "u-1", "secret://u-1/other/abc", "abc"), ("secret:", "u-1", "secret:", ""),
            ("a", "u-1", "secret://u-1/a", "a"), ("\t", "u-1", "secret://u-1/", ""),
        ])
    func identifiers(_ id: String, _ uuid: String, _ canonical: String, _ unique: String) throws {
        let juju = SecretJuju()
        let secret = try juju.model(uuid: uuid).secret(id: id)
        #expect(secret.id == canonical)
        #expect(secret.uniqueIdentifier == unique)
        #expect(juju.calls == ["secret-get --format=json \(canonical)"])
    }

    @Test("what Juju knows about a secret is read whole")
    func info() throws {
        let juju = SecretJuju()
        juju.answers["secret-info-get"] = """
            {"abc": {"revision": 3, "label": "pw", "description": "d", "owner": "unit", "rotation": "hourly",
            "expiry": "2031-02-03T04:05:06Z", "rotates": "2031-02-03 04:05:06.25+01:00"}}
            """
        let info = try juju.model().secret(label: "pw").info()
        #expect(info.id == "secret://u-1/abc")
        #expect(info.label == "pw")
        #expect(info.description == "d")
        #expect(info.revision == 3)
        #expect(info.rotation == .hourly)
        #expect(info.expires == (try Timestamp("2031-02-03T04:05:06Z")))
        #expect(info.rotates == (try Timestamp("2031-02-03T03:05:06.25Z")))
    }

    @Test("what Juju does not tell about a secret is missing")
    func scantInfo() throws {
        let juju = SecretJuju()
        juju.answers["secret-info-get"] = #"{"abc": {"revision": 1}}"#
        let info = try juju.model().secret(label: "pw").info()
        #expect(info.label.isEmpty && info.description.isEmpty)
        #expect(info.rotation == nil && info.expires == nil && info.rotates == nil)
    }

    @Test(
        "an answer of another form is an error",
        arguments: [
            ("", OpsError.Code.hookCommandFailed), ("{}", .hookCommandFailed), ("null", .hookCommandFailed),
            (#"{"abc": {}}"#, .hookCommandFailed), (#"{"abc": {"revision": "1"}}"#, .hookCommandFailed),
            (#"{"abc": {"revision": 1, "expiry": "soon"}}"#, .invalidValue),
            (#"{"abc": {"revision": 1, "rotates": "2031-02-30T00:00:00Z"}}"#, .invalidValue),
        ])
    func malformed(_ answer: String, _ code: OpsError.Code) throws {
        let juju = SecretJuju()
        juju.answers["secret-info-get"] = answer
        let secret = try juju.model().secret(label: "pw")
        let error = #expect(throws: OpsError.self) { try secret.info() }
        #expect(error?.code == code)
    }

    @Test(
        "before Juju 3.6 a change carries all that is to stay",
        arguments: [
            "3.5.4", "3.1.0", "3.6-beta1", "3.6-rc2", "2.9.50",
        ])
    func completedChange(_ version: String) throws {
        let juju = SecretJuju()
        juju.answers["secret-info-get"] = """
            {"abc": {"revision": 2, "label": "pw", "description": "d", "rotation": "daily",
            "expiry": "2030-01-01T00:00:00Z"}}
            """
        let secret = try Secret(backend: juju.model(version: version).backend, id: "secret:abc", label: nil)
        try secret.setInfo(description: "newer", rotate: .monthly)
        #expect(juju.written == ["password": "hunter2"])
        try secret.setContent(["key": "v"])
        #expect(juju.written == ["key": "v"])
        #expect(
            juju.calls == [
                "secret-get --format=json secret:abc --peek", "secret-info-get --format=json secret:abc",
                "secret-set --label pw --description newer --expire 2030-01-01T00:00:00Z --rotate monthly "
                    + "--owner application secret:abc password#file",
                "secret-info-get --format=json secret:abc",
                "secret-set --label pw --description d --expire 2030-01-01T00:00:00Z --rotate daily "
                    + "--owner application secret:abc key#file",
            ])
    }

    @Test("before Juju 3.6 a change of everything asks for the content alone")
    func completeChange() throws {
        let juju = SecretJuju()
        let secret = try Secret(backend: juju.model(version: "3.5.0").backend, id: "secret:abc", label: nil)
        let moment = try Timestamp("2031-02-03T04:05:06Z")
        try secret.setInfo(label: "n", description: "d", expire: .at(moment), rotate: .never)
        #expect(
            juju.calls == [
                "secret-get --format=json secret:abc --peek",
                "secret-set --label n --description d --expire \(moment) --rotate never --owner application secret:abc "
                    + "password#file",
            ])
    }

    @Test("before Juju 3.6 a change leaves out what there is not")
    func scantChange() throws {
        let juju = SecretJuju()
        let secret = try Secret(backend: juju.model(version: "3.5.0").backend, id: "secret:abc", label: nil)
        try secret.setContent(["key": "v"])
        #expect(juju.calls.last == "secret-set --label '' --rotate never --owner application secret:abc key#file")
    }

    @Test("from Juju 3.6 on a change carries what changes alone", arguments: ["3.6.0", "3.6.9", "4.0.0", "4.0-beta2"])
    func plainChange(_ version: String) throws {
        let juju = SecretJuju()
        let secret = try Secret(backend: juju.model(version: version).backend, id: "secret:abc", label: nil)
        try secret.setInfo(description: "newer")
        #expect(juju.calls == ["secret-set --description newer --owner application secret:abc"])
    }
}
