import Foundation
import Testing

@testable import LocalJuju

@Suite struct ResourceTests {
    private static let metadata = """
        resources:
          tool: {type: file, filename: tool.txt}
          image: {type: oci-image}
        """
    private static let reading = notingEvents + "\ncat \"$(resource-get tool)\" > got 2> error; true"

    private func file(_ test: TestModel, _ text: String) throws -> String {
        let file = test.folder.appending(path: UUID().uuidString).path()
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    @Test("a resource is a file in the unit's folder, and another file brings upgrade-charm and config-changed")
    func attach() throws {
        let test = try TestModel()
        let charm = try test.charm(dispatch: Self.reading, metadata: Self.metadata)
        _ = try test.model.deploy(charm: charm, resources: ["tool": try file(test, "one")])
        #expect(test.read("got") == "one")
        let before = test.lines("events").count
        try test.model.attachResource("web", name: "tool", path: try file(test, "two"))
        #expect(test.lines("events").dropFirst(before) == ["upgrade-charm", "config-changed"])
        #expect(test.read("got") == "two")
        let fetched = "\(test.model.folder)/units/web-0/resources/tool/tool.txt"
        #expect(try String(contentsOfFile: fetched, encoding: .utf8) == "two")
    }

    @Test("a resource that was not given cannot be fetched")
    func missing() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "resource-get tool 2> error; true"), metadata: Self.metadata)
        #expect(
            test.lines("error") == [
                "ERROR could not download resource: resource \"tool\" was not given to the application"
            ])
    }

    @Test("a resource that the charm does not know, or that is no file, is refused before anything changes")
    func refusals() throws {
        let test = try TestModel()
        let charm = try test.charm(dispatch: "", metadata: Self.metadata)
        let good = try file(test, "one")
        for (resources, text) in [
            (["other": good], "unrecognized resource \"other\""),
            (["tool": "\(good)-none"], "file for resource \"tool\": \(good)-none is not a file"),
            (["image": good], "resource \"image\": \(good) has no registrypath"),
            (["image": "a b"], "resource \"image\": \"a b\" names no image"),
        ] {
            #expect(
                performing: { try test.model.deploy(charm: charm, resources: resources) }, throws: { "\($0)" == text })
        }
        #expect(test.model.status().applications.isEmpty)
    }
}
