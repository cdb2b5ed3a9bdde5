import Foundation
import HookTools
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct ContainerTests {
    private static let metadata = """
        containers:
          web: {resource: image}
        resources:
          image: {type: oci-image, upstream-source: "python:3.12-slim"}
        storage:
          data: {type: filesystem}
        """
    /// Notes each event with what it is about, and gives Pebble a service and a check when it is ready.
    private static let charm = """
        line=${JUJU_DISPATCH_PATH#hooks/}
        for word in "$JUJU_WORKLOAD_NAME" "$JUJU_NOTICE_TYPE" "$JUJU_NOTICE_KEY" "$JUJU_PEBBLE_CHECK_NAME"; do
          if [ -n "$word" ]; then line="$line $word"; fi
        done
        echo $line >> "${LOG:-events}"
        if [ "$JUJU_DISPATCH_PATH" = hooks/web-pebble-ready ]; then
          cat > layer.yaml <<'YAML'
        services:
          web: {override: replace, command: sleep 100000, startup: enabled}
        checks:
          up: {override: replace, period: 2s, threshold: 1, exec: {command: sh -c "test ! -e $HOME/broken"}}
        YAML
          export PEBBLE_SOCKET=$OPS_CONTAINERS/web/pebble.socket
          $OPS_CONTAINERS/web/bin/pebble add --combine web layer.yaml > layer.log 2>&1 || exit 1
          $OPS_CONTAINERS/web/bin/pebble replan >> layer.log 2>&1 || exit 2
        fi
        """

    private func deployed(_ units: Int = 1) throws -> TestModel {
        let test = try TestModel()
        try test.deploy(dispatch: Self.charm, metadata: Self.metadata, units: units)
        return test
    }

    private func process(_ test: TestModel, of unit: String = "web/0") throws -> DaemonProcess {
        try #require(test.model.state[unit: unit]?.containers.first?.process)
    }

    private func folders(_ test: TestModel, of unit: String = "web/0") throws -> ContainerFolders {
        try test.model.containerFolders(of: try #require(test.model.state[unit: unit]))
    }

    /// The programs that the containers of the model run, by what their environment says of them.
    private func programs(_ test: TestModel) -> [String] {
        let mark = "SWIFT_OPS_CONTAINER=\(test.model.uuid)/"
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { process in
            guard
                SystemFile.text("/proc/\(process)/environ").split(separator: "\0").contains(where: {
                    $0.hasPrefix(mark)
                })
            else { return nil }
            return SystemFile.text("/proc/\(process)/cmdline").replacingOccurrences(of: "\0", with: " ")
        }
    }

    @Test("a unit whose charm has containers is a pod, and is told once that Pebble is ready; its storage follows")
    func deploy() throws {
        let test = try deployed()
        #expect(
            test.lines("events") == [
                "install", "leader-elected", "config-changed", "start", "web-pebble-ready web", "data-storage-attached",
            ])
        let unit = try test.unit()
        #expect(unit.machine == nil)
        #expect(unit.publicAddress == nil)
        #expect(unit.address == "127.0.1.1")
        #expect(unit.providerID == "web-0")
        let status = test.model.status()
        #expect(status.machines.isEmpty)
        #expect(status.model.type == "caas")
        #expect(status.applications["web"]?.scale == 1)
        let shown = try #require(try test.model.showUnit("web/0").containers?["web"])
        #expect(shown.status == "running")
        #expect(shown.process == Int(try process(test).id))
        #expect(programs(test).sorted() == ["pebble run --create-dirs ", "sleep 100000 "])
    }

    @Test("with a seed Pebble may be ready before the charm has started")
    func early() throws {
        var orders: Set<Bool> = []
        for seed in UInt64(0)..<32 where orders.count < 2 {
            let test = try TestModel()
            try test.model.orderEvents(bySeed: seed)
            try test.deploy(dispatch: Self.charm, metadata: Self.metadata)
            let events = test.lines("events")
            let (ready, start) = (events.firstIndex(of: "web-pebble-ready web"), events.firstIndex(of: "start"))
            orders.insert(try #require(ready) < #require(start))
        }
        #expect(orders == [true, false])
    }

    @Test("containers go on when the command has ended, and the next one finds them")
    func reopen() throws {
        let test = try deployed()
        let before = try process(test)
        let events = test.lines("events")
        try test.reopen()
        try test.model.settle()
        #expect(try process(test) == before)
        #expect(before.isRunning)
        #expect(test.lines("events") == events)
    }

    @Test("a Pebble whose process was not noted, as when its command was killed, is found by its socket")
    func adopted() throws {
        let test = try deployed()
        let before = try process(test)
        test.model.state[unit: "web/0"]?.containers[0].process = nil
        try test.model.settle()
        #expect(try process(test) == before)
        test.model.state[unit: "web/0"]?.containers[0].process = nil
        try test.model.removeApplication("web")
        #expect(!before.isRunning)
        #expect(programs(test).isEmpty)
    }

    @Test("a custom notice is an event of its container, each time that it occurs")
    func notices() throws {
        let test = try deployed()
        let before = test.lines("events").count
        let told = "PEBBLE_SOCKET=$OPS_CONTAINERS/web/pebble.socket $OPS_CONTAINERS/web/bin/pebble notify"
        for key in ["example.com/a", "example.com/b", "example.com/a"] {
            let result = try #require(try test.model.exec("\(told) \(key)", on: ["web/0"]).first)
            #expect(result.results["return-code"]?.intValue == 0)
        }
        #expect(
            test.lines("events").dropFirst(before) == [
                "web-pebble-custom-notice web custom example.com/a",
                "web-pebble-custom-notice web custom example.com/b",
                "web-pebble-custom-notice web custom example.com/a",
            ])
    }

    @Test("a check that fails is an event, and so is its recovery")
    func checks() throws {
        let test = try deployed()
        let broken = "\(try folders(test).files("web"))/broken"
        try Data().write(to: URL(filePath: broken))
        try test.settle { test.lines("events").last == "web-pebble-check-failed web up" }
        try FileManager.default.removeItem(atPath: broken)
        try test.settle { test.lines("events").last == "web-pebble-check-recovered web up" }
        #expect(test.lines("events").count { $0.hasPrefix("web-pebble-check") } == 2)
    }

    @Test("a container that was killed starts anew with no file left and nothing of it running, and is ready again")
    func killed() throws {
        let test = try deployed()
        let former = try process(test)
        let file = "\(try folders(test).files("web"))/written"
        try Data().write(to: URL(filePath: file))
        kill(former.id, SIGKILL)
        try test.settle { try process(test) != former }
        #expect(test.lines("events").count { $0 == "web-pebble-ready web" } == 2)
        #expect(!former.isRunning)
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(programs(test).sorted() == ["pebble run --create-dirs ", "sleep 100000 "])
        #expect(try test.model.showUnit("web/0").containers?["web"]?.restarts == 1)
    }

    @Test("a container is restarted on request", arguments: [false, true])
    func restart(kills: Bool) throws {
        let test = try deployed()
        let former = try process(test)
        try test.model.restartContainer("web", of: "web/0", kills: kills)
        #expect(test.lines("events").last == "web-pebble-ready web")
        #expect(try process(test) != former)
        #expect(!former.isRunning)
        #expect(throws: LocalJujuError.self) { try test.model.restartContainer("other", of: "web/0") }
    }

    @Test("a hook that fails keeps what the container has to tell until it is resolved")
    func failure() throws {
        let test = try TestModel()
        let script = "\(notingEvents)\n[ \"$JUJU_DISPATCH_PATH\" != hooks/web-pebble-ready ] || [ -e fine ]"
        try test.deploy(dispatch: script, metadata: Self.metadata)
        #expect(test.lines("events").last == "web-pebble-ready")
        #expect(try test.unit().workloadStatus.message == "hook failed: \"web-pebble-ready\"")
        _ = try test.model.exec("touch fine", on: ["web/0"])
        try test.model.resolve("web/0")
        #expect(test.lines("events").suffix(2) == ["web-pebble-ready", "data-storage-attached"])
    }

    @Test("a unit that goes takes its containers along")
    func removal() throws {
        let test = try deployed(2)
        let processes = [try process(test, of: "web/0"), try process(test, of: "web/1")]
        try test.model.scale("web", to: 1)
        #expect(processes[0].isRunning)
        #expect(!processes[1].isRunning)
        try test.model.removeApplication("web")
        #expect(!processes[0].isRunning)
        #expect(programs(test).isEmpty)
    }

    @Test("units get the lowest numbers that are free, and those with the highest go")
    func scale() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents, metadata: Self.metadata)
        for (scale, names) in [(3, ["web/0", "web/1", "web/2"]), (1, ["web/0"]), (2, ["web/0", "web/1"]), (0, [])] {
            try test.model.scale("web", to: scale)
            #expect(test.model.state.unitNames == names)
        }
        try test.deploy("box", dispatch: notingEvents)
        #expect(
            performing: { try test.model.scale("box", to: 2) }, throws: { "\($0)".hasPrefix("scaling applications") })
        #expect(throws: LocalJujuError.self) { try test.model.scale("web", to: -1) }
        #expect(throws: LocalJujuError.self) { try test.model.scale("none", to: 1) }
    }

    @Test("another charm or image comes in a new pod: the unit stops, and starts with nothing of the old one")
    func refresh() throws {
        let test = try TestModel()
        let log = test.folder.appending(path: "log").path()
        let script = "LOG=\(log)\n\(Self.charm)"
        try test.deploy(dispatch: script, metadata: Self.metadata)
        let sequence = ["stop", "upgrade-charm", "config-changed", "start", "web-pebble-ready web"]
        func lines() throws -> [String] {
            try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
        }
        _ = try test.model.exec("touch kept", on: ["web/0"])
        let (former, count) = (try process(test), try lines().count)
        let next = try test.charm(dispatch: script, metadata: Self.metadata, folder: "next")
        try test.model.refresh("web", charm: next)
        let after = try Array(lines().dropFirst(count))
        #expect(after == sequence)
        #expect(test.read("kept") == "")
        #expect(!former.isRunning)
        let again = try lines().count
        try test.model.attachResource("web", name: "image", path: "python:3.13")
        let later = try Array(lines().dropFirst(again))
        #expect(later == sequence)
        let machines = try test.charm(dispatch: script, folder: "machines")
        #expect(throws: LocalJujuError.self) { try test.model.refresh("web", charm: machines) }
    }

    @Test("an image is a file that names it; the charm's own is taken where none is given")
    func images() throws {
        let test = try TestModel()
        let reading = "\(notingEvents)\ncat \"$(resource-get image)\" > got"
        let charm = try test.charm(dispatch: reading, metadata: Self.metadata)
        _ = try test.model.deploy(charm: charm)
        #expect(test.lines("got").contains("registrypath: python:3.12-slim"))
        try test.model.attachResource("web", name: "image", path: "registry.example.com/web@sha256:00")
        #expect(test.lines("got").contains("registrypath: registry.example.com/web@sha256:00"))
        let file = test.folder.appending(path: "image.json").path()
        try #"{"registrypath": "web:3", "username": "ada", "password": "secret"}"#
            .write(toFile: file, atomically: true, encoding: .utf8)
        try test.model.attachResource("web", name: "image", path: file)
        #expect(test.lines("got").sorted() == ["password: secret", "registrypath: web:3", "username: ada"])
    }

    @Test("a model whose folder has too long a path for sockets has a short way to its containers")
    func longPath() throws {
        let test = try TestModel()
        let folder = test.folder.appending(path: String(repeating: "long", count: 30)).path()
        let model = try LocalModel.create(at: folder, name: "long")
        model.hookToolExecutable = TestModel.tools
        defer { try? model.endContainers() }
        _ = try model.deploy(charm: try test.charm(dispatch: Self.charm, metadata: Self.metadata))
        let socket = try model.containerSocket("web", of: "web/0")
        #expect(socket.utf8.count < 108)
        #expect(DaemonProcess(listeningOn: socket) == model.state[unit: "web/0"]?.containers[0].process)
        let link = try #require(model.state[unit: "web/0"]?.containersLink)
        try model.removeApplication("web")
        #expect(!FileManager.default.fileExists(atPath: link))
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == nil)
    }

    @Test("a charm finds its containers where Juju puts them, or by Python's path where the kernel does not let it")
    func view() throws {
        let test = try TestModel()
        let script = """
            if [ -S /charm/containers/web/pebble.socket ]; then echo seen >> found
            elif [ -n "$PYTHONPATH" ]; then echo by-python >> found; fi
            pwd >> folders
            """
        try test.deploy(dispatch: script, metadata: Self.metadata)
        let found = test.lines("found")
        #expect(found.count == 6)
        #expect(Set(found).count == 1)
        #expect(Set(test.lines("folders")) == ["\(test.model.folder)/units/web-0/charm"])
    }

    @Test(
        "Python's path leads sockets to the containers, and hides no other module of its kind",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
    func pythonModule() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents, metadata: Self.metadata)
        let other = test.folder.appending(path: "other").path()
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try "print('other')".write(toFile: "\(other)/sitecustomize.py", atomically: true, encoding: .utf8)
        let script = """
            import socket
            connection = socket.socket(socket.AF_UNIX)
            connection.connect("/charm/containers/web/pebble.socket")
            print(connection.getpeername())
            """
        let folders = try folders(test)
        // Without a folder for the view there is none.
        let program = ChildProcess(
            executable: TestModel.tools, name: PodProgram.name,
            arguments: [
                folders.root, "/nonexistent/view", "\(test.model.folder)/units/web-0/python", "/usr/bin/python3", "-c",
                script,
            ],
            environment: [("OPS_CONTAINERS", folders.root), ("PYTHONPATH", other)], directory: test.model.folder)
        var output: [UInt8] = []
        let ending = try program.run { output += $1 }
        #expect(ending == .exited(0))
        #expect(String(decoding: output, as: UTF8.self) == "other\n\(folders.socket("web"))\n")
    }

    @Test("a number that another process has by now is left alone")
    func foreignProcess() throws {
        let own = try #require(DaemonProcess(getpid()))
        #expect(own.isRunning)
        let text = #"{"id": \#(own.id), "started": \#(own.started + 1), "boot": "\#(own.boot)"}"#
        let former = try JSONDecoder().decode(DaemonProcess.self, from: Data(text.utf8))
        #expect(!former.isRunning)
        // Were it taken for that process, this test would end here.
        former.end([SIGKILL], patience: .zero)
    }
}
