import Foundation
import Ops
import OpsTesting
import Testing
import YAML

@Suite("Resources of a harness")
struct HarnessResourceTests {
    private let harness: Harness<NotingCharm>

    init() throws {
        harness = try .begun(
            """
            name: app
            resources:
              tool: {type: file, filename: tool.tar}
              plain: {type: file}
              image: {type: oci-image}
              side-image: {type: oci-image}
            """)
    }

    private func parts(_ name: String) throws -> [String] {
        try harness.model.fetchResource(name).split(separator: "/").suffix(2).map(String.init)
    }

    private func image(_ name: String) throws -> PlainValue {
        try #require(try YAML.load(path: try harness.model.fetchResource(name), source: name))
    }

    @Test func `puts a text into a file of the declared name`() throws {
        try harness.addResource("tool", "the tool\n")
        #expect(try parts("tool") == ["tool", "tool.tar"])
        let path = try harness.model.fetchResource("tool")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "the tool\n")
    }

    @Test func `puts bytes into a file as they are`() throws {
        let bytes: [UInt8] = [0xff, 0x00, 0x0a, 0xfe]
        try harness.addResource("tool", bytes)
        let path = try harness.model.fetchResource("tool")
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == bytes)
    }

    @Test func `names the file for the resource where no name is declared`() throws {
        try harness.addResource("plain", "text")
        #expect(try parts("plain") == ["plain", "plain"])
    }

    @Test func `replaces a resource that is given again`() throws {
        try harness.addResource("tool", "old")
        _ = try harness.model.fetchResource("tool")
        try harness.addResource("tool", "new")
        let path = try harness.model.fetchResource("tool")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test func `gives each image what a registry is asked with`() throws {
        try harness.populateOCIResources()
        for name in ["image", "side-image"] {
            #expect(try parts(name) == [name, "contents.yaml"])
            #expect(
                try image(name) == [
                    "password": "password", "registrypath": "registrypath", "username": "username",
                ])
        }
    }

    @Test func `gives an image what a test says, whatever is in it`() throws {
        try harness.addOCIResource("image", registryPath: "ghcr.io/x:1", username: "o'neil", password: "a: 'b'\"#")
        #expect(
            try image("image") == ["password": "a: 'b'\"#", "registrypath": "ghcr.io/x:1", "username": "o'neil"])
    }

    @Test func `refuses a file as an image, an image as a file, and what is not declared`() {
        #expect(testingError { try harness.addOCIResource("tool") }?.code == .invalidValue)
        #expect(testingError { try harness.addResource("image", "text") }?.code == .invalidValue)
        #expect(testingError { try harness.addOCIResource("none") }?.code == .notDeclared)
        #expect(testingError { try harness.addResource("none", "text") }?.code == .notDeclared)
        #expect(harness.state.resources.isEmpty)
    }

    @Test func `fails for a resource that was not given, as Juju does`() {
        #expect(opsError { _ = try harness.model.fetchResource("tool") }?.code == .hookCommandFailed)
        #expect(opsError { _ = try harness.model.fetchResource("none") }?.code == .notDeclared)
    }
}
