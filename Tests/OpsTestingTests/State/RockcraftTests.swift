import Ops
import OpsTesting
import Testing

@Suite("A layer of a rock")
struct RockcraftTests {
    private let folder: ScratchFolder
    private var path: String { "\(folder.path)/rockcraft.yaml" }

    init() throws { folder = try ScratchFolder() }

    @Test func `has the services and checks of the rock, and says where it is from`() throws {
        try folder.write(
            "rockcraft.yaml",
            """
            name: web
            base: ubuntu@24.04
            summary: Serves
            description: All day long.
            parts: {web: {plugin: nil}}
            services:
              web: {override: replace, command: /bin/web, startup: enabled, environment: {A: '1'}}
            checks:
              up: {override: replace, level: ready, tcp: {port: 80}}
              well: {override: merge, exec: {command: /bin/test}}
            """)
        let layer = try Layer(rockcraft: path)
        #expect(layer.summary == "Serves")
        #expect(layer.description == "All day long. (of the rock in \(path))")
        #expect(
            layer.services == [
                "web": .init(override: .replace, command: "/bin/web", startup: .enabled, environment: ["A": "1"])
            ])
        #expect(layer.checks["up"] == .init(override: .replace, level: .ready, tcp: .init(port: 80)))
        #expect(layer.checks["well"]?.exec?.command == "/bin/test")
        #expect(layer.checks.count == 2)
        #expect(layer.logTargets.isEmpty)
    }

    @Test func `is empty where the rock has neither`() throws {
        try folder.write("rockcraft.yaml", "summary: Nothing")
        let layer = try Layer(rockcraft: path)
        #expect(layer.services.isEmpty)
        #expect(layer.checks.isEmpty)
        #expect(layer.description.hasPrefix("(no description)"))
    }

    @Test(arguments: ["!!python/object/apply:os.system ['echo']", "[", "- a list", "services: 7", "just words"])
    func `is refused where the file does not describe a rock`(text: String) throws {
        try folder.write("rockcraft.yaml", text)
        #expect(testingError { _ = try Layer(rockcraft: path) }?.code == .invalidValue)
    }

    @Test func `is refused where there is no file`() {
        #expect(testingError { _ = try Layer(rockcraft: path) }?.code == .notFound)
    }
}
