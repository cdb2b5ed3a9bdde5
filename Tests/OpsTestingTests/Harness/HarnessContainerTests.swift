import Foundation
import Ops
import OpsTesting
import Testing

@Suite("Containers of a harness")
struct HarnessContainerTests {
    private let harness: Harness<WorkloadCharm>
    private let web: Container

    init() throws { (harness, web) = try WorkloadCharm.begun() }

    private func statuses() async throws -> [String: ServiceStatus] {
        try await web.services().reduce(into: [:]) { $0[$1.key] = $1.value.status }
    }

    @Test func `tells the charm that a container is ready`() async throws {
        try harness.containerPebbleReady("web")
        try harness.containerPebbleReady("side")
        #expect(try harness.charm.told == ["ready"])
        #expect(try await harness.model.unit.container("side").canConnect())
    }

    @Test func `gives each container a client of its own`() async throws {
        let side = try harness.model.unit.container("side")
        #expect(try await !side.canConnect())
        try harness.setCanConnect("side", true)
        try await side.push("side's", to: "/name")
        #expect(try await !web.exists("/name"))
        #expect(throws: OpsError.self) { try harness.model.unit.container("none") }
    }

    // MARK: The plan

    @Test func `has a plan of what the layer says`() async throws {
        #expect(try await web.plan().services.isEmpty)
        let service = Layer.Service(
            override: .replace, command: "/bin/serve", summary: "Serves", description: "All day long.\n",
            startup: .enabled, environment: ["KEY": "value"])
        try await web.addLayer("base", Layer(summary: "Base", services: ["serve": service]))
        let plan = try await web.plan()
        #expect(plan.services == ["serve": service])
        #expect(plan.checks.isEmpty)
        #expect(plan.logTargets.isEmpty)
    }

    @Test func `has the services of a plan by their names`() async throws {
        try await web.addLayer("one", .services("zeta"))
        try await web.addLayer("two", .services("alpha", "mid"))
        #expect(try await Set(web.plan().services.keys) == ["alpha", "mid", "zeta"])
        #expect(try await Array(web.services().keys) == ["alpha", "mid", "zeta"])
    }

    @Test func `replaces a service as a whole`() async throws {
        try await web.addLayer(
            "base",
            Layer(services: [
                "serve": .init(override: .replace, command: "/bin/old", summary: "Old", environment: ["A": "1"])
            ]))
        let new = Layer.Service(override: .replace, command: "/bin/new")
        try await web.addLayer("base", Layer(services: ["serve": new]), combine: true)
        #expect(try await web.plan().services["serve"] == new)
    }

    @Test func `merges services field by field`() async throws {
        let old = Layer.Service(
            override: .replace, command: "/bin/old", summary: "Old", startup: .enabled,
            environment: ["A": "1", "B": "1"], after: ["one"])
        try await web.addLayer("base", Layer(services: ["serve": old, "one": .init(override: .replace, command: "x")]))
        let new = Layer.Service(
            override: .merge, summary: "New", environment: ["B": "2", "C": "2"], after: ["two"], user: "www")
        for label in ["base", "other"] {
            try await web.addLayer(label, Layer(services: ["serve": new]), combine: true)
            let service = try #require(try await web.plan().services["serve"])
            #expect(service.command == "/bin/old")
            #expect(service.summary == "New")
            #expect(service.startup == .enabled)
            #expect(service.environment == ["A": "1", "B": "2", "C": "2"])
            #expect(service.after.prefix(2) == ["one", "two"])
            #expect(service.user == "www")
        }
        let again = try await web.plan()
        #expect(try await web.plan() == again)
    }

    @Test func `replaces and merges checks`() async throws {
        let old = Layer.Check(
            override: .replace, level: .alive, threshold: 5, http: .init(url: "http://localhost/old"))
        try await web.addLayer("base", Layer(checks: ["up": old]))
        try await web.addLayer("merging", Layer(checks: ["up": .init(override: .merge, threshold: 7)]))
        let merged = try #require(try await web.plan().checks["up"])
        #expect(merged.threshold == 7)
        #expect(merged.level == .alive)
        #expect(merged.http?.url == "http://localhost/old")
        #expect(try await web.check("up").threshold == 7)
        let new = Layer.Check(override: .replace, http: .init(url: "http://localhost/new"))
        try await web.addLayer("replacing", Layer(checks: ["up": new]))
        let replaced = try #require(try await web.plan().checks["up"])
        #expect(replaced.level == nil)
        #expect(replaced.http?.url == "http://localhost/new")
    }

    @Test func `replaces and merges log targets`() async throws {
        func target(_ override: Layer.Override, _ labels: [String: String]) -> Layer {
            Layer(logTargets: [
                "loki": .init(
                    override: override, kind: .loki, location: "http://loki", services: ["all"], labels: labels)
            ])
        }
        try await web.addLayer("base", target(.replace, ["a": "1"]))
        try await web.addLayer("base", target(.merge, ["b": "2"]), combine: true)
        #expect(try await web.plan().logTargets["loki"]?.labels == ["a": "1", "b": "2"])
        try await web.addLayer("base", target(.replace, ["c": "3"]), combine: true)
        #expect(try await web.plan().logTargets["loki"]?.labels == ["c": "3"])
    }

    // MARK: Services

    @Test func `has no services before a layer brings them`() async throws {
        #expect(try await web.services().isEmpty)
        #expect(try await web.services(["serve"]).isEmpty)
    }

    @Test func `starts what runs already, and stops what does not, for nothing`() async throws {
        try await web.addLayer("base", .services("one", "two"))
        for _ in 0..<2 { try await web.start("one") }
        #expect(try await statuses() == ["one": .active, "two": .inactive])
        for _ in 0..<2 { try await web.stop("one", "two") }
        #expect(try await statuses() == ["one": .inactive, "two": .inactive])
    }

    @Test func `stops and restarts nothing where one service is not there`() async throws {
        try await web.addLayer("base", .services("one"))
        try await web.start("one")
        for call in [{ try await web.stop("one", "none") }, { try await web.restart("one", "none") }] {
            let error = await pebbleError(call)
            #expect(error?.statusCode == 400)
            #expect(error?.message?.contains("service \"none\" does not exist") == true)
        }
        #expect(try await statuses() == ["one": .active])
    }

    @Test func `refuses to change no services at all`() async throws {
        let web = web
        for call in [{ try await web.start([]) }, { try await web.stop([]) }, { try await web.restart([]) }] {
            #expect(await pebbleError(call) != nil)
        }
    }

    // MARK: Files

    @Test func `is empty at first`() async throws {
        #expect(try await web.listFiles("/").isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: harness.filesystemRoot("web")).isEmpty)
    }

    @Test func `tells folders from files, and from what is not there`() async throws {
        try await web.makeDirectory("/folder")
        try await web.push("text", to: "/folder/file")
        #expect(try await web.isDirectory("/folder"))
        #expect(try await web.exists("/folder"))
        #expect(try await !web.isDirectory("/folder/file"))
        #expect(try await web.exists("/folder/file"))
        #expect(try await !web.isDirectory("/none"))
        #expect(try await !web.exists("/none"))
    }

    @Test func `keeps bytes that are no text`() async throws {
        let bytes: [UInt8] = [0x00, 0xff, 0xfe, 0x0d, 0x0a, 0x80]
        try await web.push(.bytes(bytes), to: "/bytes")
        #expect(try await web.pull("/bytes").bytes() == bytes)
    }

    @Test func `copies a file from outside`() async throws {
        let folder = try ScratchFolder()
        try folder.write("file", "text")
        try await web.push(.file("\(folder.path)/file"), to: "/copy")
        #expect(try await web.pull("/copy").text() == "text")
    }

    @Test func `copies a folder from outside, and back`() async throws {
        let (source, target) = (try ScratchFolder(), try ScratchFolder())
        try FileManager.default.createDirectory(
            atPath: "\(source.path)/tree/inner", withIntermediateDirectories: true)
        try source.write("tree/inner/file", "text")
        try await web.pushPath("\(source.path)/tree", to: "/copied")
        #expect(try await web.pull("/copied/tree/inner/file").text() == "text")
        try await web.pullPath("/copied/tree", to: target.path)
        #expect(try String(contentsOfFile: "\(target.path)/tree/inner/file", encoding: .utf8) == "text")
    }

    @Test func `makes folders, with their parents when told to`() async throws {
        try await web.makeDirectory("/one")
        try await web.makeDirectory("/two/three", makeParents: true)
        try await web.makeDirectory("/two/three", makeParents: true)
        #expect(try await web.listFiles("/").map(\.path) == ["/one", "/two"])
        #expect(try await web.listFiles("/two").map(\.type) == [.directory])
    }

    @Test(arguments: [0o700, 0o755, 0o777])
    func `makes folders with the permissions that are asked for`(permissions: Int) async throws {
        try await web.makeDirectory("/folder", permissions: permissions)
        #expect(try await web.listFiles("/folder", itself: true).first?.permissions == permissions)
    }

    @Test func `makes no folder by a relative path`() async throws {
        let error = await pebbleError { try await web.makeDirectory("folder") }
        #expect(error?.code == .path)
        #expect(error?.message == "paths must be absolute, got \"folder\"")
    }

    @Test func `notes whose folder it is`() async throws {
        try await web.makeDirectory("/folder", owner: WorkloadUser("www", id: 33, group: "www", groupID: 33))
        let folder = try #require(try await web.listFiles("/folder", itself: true).first)
        #expect(folder.user == "www")
        #expect(folder.userID == 33)
        #expect(folder.group == "www")
        #expect(folder.groupID == 33)
    }

    @Test func `shares a storage between containers that mount it`() async throws {
        let harness = try Harness(
            SharingCharm.self,
            metadata: """
                name: app
                containers:
                  one: {mounts: [{storage: shared, location: /mnt/shared}]}
                  two: {mounts: [{storage: shared, location: /srv/data}]}
                  three: {}
                storage: {shared: {type: filesystem}}
                """)
        try harness.begin()
        try harness.addStorage("shared", attach: true)
        let containers = try ["one", "two", "three"].map { try harness.model.unit.container($0) }
        for name in ["one", "two", "three"] { try harness.setCanConnect(name, true) }
        try await containers[0].push("text", to: "/mnt/shared/file")
        #expect(try await containers[1].pull("/srv/data/file").text() == "text")
        #expect(try await containers[2].listFiles("/").isEmpty)
    }
}

/// A charm that does nothing.
private final class SharingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) { self.framework = framework }
}
