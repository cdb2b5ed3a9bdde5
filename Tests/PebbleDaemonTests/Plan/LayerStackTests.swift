import Pebble
import PebbleDaemon
import Testing

@Suite("Layers over each other")
struct LayerStackTests {
    private static func service(_ rest: String, name: String = "a") -> String {
        "services: {\(name): {override: replace, command: x\(rest)}}"
    }

    static let refused: [(yaml: String, error: String)] = [
        ("services: {a: {command: x}}", "layer \"x\" must define \"override\" for service \"a\""),
        ("services: {a: {override: no, command: x}}", "layer \"x\" has invalid \"override\" value for service \"a\""),
        ("checks: {a: {tcp: {port: 1}}}", "layer \"x\" must define \"override\" for check \"a\""),
        ("checks: {a: {override: no}}", "layer \"x\" has invalid \"override\" value for check \"a\""),
        ("log-targets: {a: {type: loki}}", "layer \"x\" must define \"override\" for log target \"a\""),
        ("log-targets: {a: {override: no}}", "layer \"x\" has invalid \"override\" value for log target \"a\""),
        ("workloads: {a: {user: root}}", "workload \"a\": must define an \"override\" policy"),
        ("workloads: {a: {override: no}}", "workload \"a\": has an invalid \"override\" policy: \"no\""),
        ("workloads: {a: {override: replace}}", "cannot change immutable section \"workloads\""),
        ("services: {a: {override: replace}}", "plan must define \"command\" for service \"a\""),
        (service(", requires: [nosuch]"), "service \"nosuch\" does not exist"),
        (service(", workload: w"), "workload \"w\": not defined for service \"a\""),
        (
            "services: {x: {override: replace, command: x, after: [y]}, y: {override: replace, command: x, after: [x]}}",
            "services in before/after loop: x, y"
        ),
        ("checks: {a: {override: replace}}", "plan must specify one of \"http\", \"tcp\", or \"exec\" for check \"a\""),
        (
            "checks: {a: {override: replace, http: {url: u}, tcp: {port: 1}}}",
            "plan must specify one of \"http\", \"tcp\", or \"exec\" for check \"a\""
        ),
        ("checks: {a: {override: replace, http: {}}}", "plan must set \"url\" for http check \"a\""),
        ("checks: {a: {override: replace, tcp: {port: 0}}}", "plan must set \"port\" for tcp check \"a\""),
        ("checks: {a: {override: replace, exec: {}}}", "plan must set \"command\" for exec check \"a\""),
        (
            "checks: {a: {override: replace, exec: {command: x, service-context: zz}}}",
            "plan check \"a\" service context specifies non-existent service \"zz\""
        ),
        (
            "log-targets: {a: {override: replace, location: l}}",
            "plan must define \"type\" (\"loki\", \"opentelemetry\" or \"syslog\") for log target \"a\""
        ),
        (
            "log-targets: {a: {override: replace, type: loki}}",
            "plan must define \"location\" for log target \"a\""
        ),
        (
            "log-targets: {a: {override: replace, type: loki, location: l, services: [-nosvc]}}",
            "log target \"a\" specifies unknown service \"nosvc\""
        ),
        ("foo: 1", "cannot parse layer YAML: cannot parse layer \"x\": unknown section \"foo\""),
        (
            "checks: {a: {exec: {command: x, user: no-such-user-here}}}",
            "cannot parse layer YAML: plan check \"a\" has invalid user/group: user: unknown user no-such-user-here"
        ),
        (
            "checks: {a: {exec: {command: x, group-id: 1}}}",
            "cannot parse layer YAML: plan check \"a\" has invalid user/group: must specify user, not just group"
        ),
    ]

    @Test("a layer that makes no plan is refused in Pebble's words, and changes nothing", arguments: refused)
    func refuses(yaml: String, error: String) throws {
        var stack = try LayerStack()
        let thrown = #expect(throws: PebbleDaemonError.self) {
            try stack.add(yaml: Array(yaml.utf8), label: "x", combine: false)
        }
        #expect(thrown?.code == .badRequest)
        #expect(thrown?.description == error)
        #expect(stack.layers.isEmpty)
        #expect(stack.plan == Plan())
    }

    @Test("a label is needed, and comes twice only to combine")
    func labels() throws {
        var stack = try LayerStack()
        #expect(throws: PebbleDaemonError.self) { try stack.add(yaml: [], label: "", combine: true) }
        try stack.add(yaml: Array(Self.service("").utf8), label: "x", combine: false)
        let thrown = #expect(throws: PebbleDaemonError.self) { try stack.add(yaml: [], label: "x", combine: false) }
        #expect(thrown?.description == "layer \"x\" already exists")
        #expect(thrown?.code == .badRequest)
        try stack.add(yaml: Array(Self.service("", name: "b").utf8), label: "x", combine: true)
        #expect(stack.layers.map(\.label) == ["x"])
        #expect(stack.plan.services.keys.sorted() == ["a", "b"])
    }

    @Test("a layer that is combined keeps its place, and what it holds is merged")
    func combines() throws {
        var stack = try LayerStack()
        let first = "services: {a: {override: replace, command: x, after: [a], environment: {A: 1, B: 2}}}"
        try stack.add(yaml: Array(first.utf8), label: "low", combine: true)
        try stack.add(
            yaml: Array("services: {a: {override: merge, command: top}}".utf8), label: "top", combine: true)
        let second = "services: {a: {override: merge, command: y, after: [b], environment: {B: 3, C: \"\"}}}"
        try stack.add(yaml: Array(second.utf8), label: "low", combine: true)
        #expect(stack.layers.map(\.label) == ["low", "top"])
        #expect(
            stack.plan.services["a"]
                == Layer.Service(
                    override: .replace, command: "top", environment: ["A": "1", "B": "3", "C": ""], after: ["a", "b"]))
    }

    @Test("to merge with nothing below is to define")
    func mergesWithNothing() throws {
        var stack = try LayerStack()
        let yaml = "services: {a: {override: merge, command: x}}\nchecks: {c: {override: merge, tcp: {port: 1}}}"
        try stack.add(yaml: Array(yaml.utf8), label: "x", combine: false)
        #expect(stack.plan.services["a"] == Layer.Service(override: .merge, command: "x"))
        #expect(stack.plan.checks["c"] == Layer.Check(override: .merge, threshold: 3, tcp: .init(port: 1)))
    }

    @Test("layers of a folder stay together, which must be asked for")
    func folders() throws {
        var stack = try LayerStack()
        for label in ["foo", "bar/aaa", "baz"] { try stack.add(yaml: [], label: label, combine: false) }
        #expect(stack.layers.map(\.order) == [1000, 2001, 3000])
        let thrown = #expect(throws: PebbleDaemonError.self) {
            try stack.add(yaml: [], label: "bar/bbb", combine: false)
        }
        #expect(thrown?.code == .failed)
        #expect(thrown?.description == "cannot insert sub-directory layer without 'inner' attribute set")
        try stack.add(yaml: [], label: "bar/bbb", combine: false, isInner: true)
        try stack.add(yaml: [], label: "new/one", combine: true)
        try stack.add(yaml: [], label: "new/two", combine: true)
        #expect(stack.layers.map(\.label) == ["foo", "bar/aaa", "bar/bbb", "baz", "new/one", "new/two"])
        #expect(stack.layers.map(\.order) == [1000, 2001, 2002, 3000, 4001, 4002])
    }

    @Test("workloads come with the layers that the daemon starts with")
    func workloads() throws {
        let text = """
            workloads: {w: {override: replace, user: root, environment: {A: "1"}}}
            services: {a: {override: replace, command: x, workload: w}}
            """
        let layer = try LayerText.read(Array(text.utf8), label: "start")
        var stack = try LayerStack(layers: [LabeledLayer(label: "start", order: 1000, layer: layer)])
        #expect(stack.plan.workloads.keys.sorted() == ["w"])
        let change = "workloads: {w: {override: merge, user: nobody}}"
        let thrown = #expect(throws: PebbleDaemonError.self) {
            try stack.add(yaml: Array(change.utf8), label: "x", combine: false)
        }
        #expect(thrown?.description == "cannot change immutable section \"workloads\"")
        let user = "services: {a: {override: merge, user: root}}"
        let clash = #expect(throws: PebbleDaemonError.self) {
            try stack.add(yaml: Array(user.utf8), label: "x", combine: false)
        }
        #expect(
            clash?.description == "plan service \"a\" cannot have user information and a workload at the same time")
    }

    @Test("arguments given at the start replace the default ones, in a layer of Pebble's own")
    func arguments() throws {
        var stack = try LayerStack()
        let yaml = "services: {a: {override: replace, command: 'web -v [ --port 80 ]'}}"
        try stack.add(yaml: Array(yaml.utf8), label: "x", combine: false)
        try stack.setArguments(["a": ["--name", "a b"]])
        #expect(stack.layers.last?.label == "pebble-service-args")
        #expect(stack.plan.services["a"]?.command == "web -v [ --name 'a b' ]")
        #expect(throws: PebbleDaemonError.self) { try stack.setArguments(["nosuch": []]) }
    }
}
