import HookCommands
import OrderedCollections
import Testing

@testable import Ops

/// The value of a secret is looked for wherever it must not be.
@Suite("The value of a secret stays where it belongs") struct SecretConcealmentTests {
    private static let value = "hunter2-the-value"

    /// All that can be printed of a value.
    private func printed(_ subject: Any) -> String {
        var dumped = ""
        dump(subject, to: &dumped)
        return "\(subject) \(String(describing: subject)) \(String(reflecting: subject)) \(dumped)"
    }

    @Test("no description, dump or command line has it")
    func objects() throws {
        let juju = SecretJuju()
        juju.answers["secret-get"] = #"{"password": "\#(Self.value)"}"#
        for version in ["3.5.0", "3.6.9"] {
            let model = try juju.model(version: version)
            let content: SecretContent = ["password": Self.value]
            let added = try model.unit.addSecret(content, label: "pw", expire: .after(.seconds(1)), rotate: .daily)
            let found = try model.secret(id: "abc", label: "pw")
            try added.setContent(content)
            try found.setInfo(label: "other")
            #expect(try found.refresh()["password"] == Self.value)
            let change = SecretChange(content: content, label: "pw")
            for subject in [content, added, found, try found.content, try found.peek(), try found.info(), change]
                as [Any]
            {
                #expect(!printed(subject).contains(Self.value))
            }
            #expect(printed(found).contains("secret://u-1/abc"))
        }
        #expect(juju.calls.count == 17)
        for command in juju.commands {
            #expect(!printed(command.arguments).contains(Self.value))
            #expect(command.input == nil || command.input?.isEmpty == true)
        }
    }

    @Test(
        "no error has it",
        arguments: [
            #"{"password": "\#(value)"#, #"["\#(value)"]"#, #""\#(value)""#, value, #"{"password": ["\#(value)"]}"#,
            #"{"password": {"\#(value)": 1}}"#, #"{"password": "\#(value)", "other": 1}"#,
            "{\"password\": \"\(value)\u{1}\"}",
        ])
    func malformedAnswers(_ answer: String) throws {
        let juju = SecretJuju()
        juju.answers["secret-get"] = answer
        let secret = try Secret(backend: juju.model().backend, id: "secret:abc", label: "pw")
        for read in [{ _ = try secret.content }, { _ = try secret.peek() }, { try secret.refresh() }] {
            let error = #expect(throws: OpsError.self) { try read() }
            #expect(error?.code == .hookCommandFailed)
            #expect(!printed(error as Any).contains(Self.value))
        }
    }

    @Test(
        "no error about what is to be written has it",
        arguments: [
            "secret-add", "secret-set",
        ])
    func failedWriting(_ command: String) throws {
        let juju = SecretJuju()
        juju.failures[command] = "ERROR backend is down"
        let model = try juju.model()
        let secret = try Secret(backend: model.backend, id: "secret:abc", label: nil)
        for (content, code) in [
            (SecretContent(["password": Self.value]), OpsError.Code.hookCommandFailed),
            (SecretContent(["no": Self.value]), .invalidArgument),
        ] {
            let error = #expect(throws: OpsError.self) {
                if command == "secret-add" {
                    _ = try model.unit.addSecret(content)
                } else {
                    try secret.setContent(content)
                }
            }
            #expect(error?.code == code)
            #expect(!printed(error as Any).contains(Self.value))
        }
    }
}
