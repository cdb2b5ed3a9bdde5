import Pebble
import PebbleDaemon
import Testing

@Suite("Reading a layer's YAML strictly")
struct LayerTextTests {
    static let refused: [(yaml: String, error: String)] = [
        ("foo: 1", "cannot parse layer \"x\": unknown section \"foo\""),
        (
            "[]",
            "cannot parse layer \"x\": yaml: unmarshal errors:\n  line 1: cannot unmarshal !!seq into map[string]yaml.Node"
        ),
        (
            "just some text",
            "cannot parse layer \"x\": yaml: unmarshal errors:\n"
                + "  line 1: cannot unmarshal !!str `just so...` into map[string]yaml.Node"
        ),
        (
            "summary: a\nsummary: b",
            "cannot parse layer \"x\": yaml: unmarshal errors:\n"
                + "  line 2: mapping key \"summary\" already defined at line 1"
        ),
        ("a: b: c", "cannot parse layer \"x\": yaml: mapping values are not allowed in this context"),
        ("a: 1\nb: *c", "cannot parse layer \"x\": yaml: unknown anchor 'c' referenced"),
        ("a: &c [*c]", "cannot parse layer \"x\": yaml: anchor 'c' value contains itself"),
        ("a: \"\u{0}\"", "cannot parse layer \"x\": yaml: control characters are not allowed"),
        (
            "services: [not, a, map]",
            section("services", "line 1: cannot unmarshal !!seq into map[string]*plan.Service")
        ),
        ("services:\n  a:\n    bogus: 1", section("services", "line 2: field bogus not found in type plan.Service")),
        (
            "# first\nservices:\n\n  a:\n\n    # said\n    command: x\n    bogus: 1\n    more: 2",
            section(
                "services",
                "line 4: field bogus not found in type plan.Service",
                "line 5: field more not found in type plan.Service")
        ),
        ("services: {a: 5}", section("services", "line 1: cannot unmarshal !!int `5` into plan.Service")),
        (
            "services:\n  a:\n    command: x\n    command: y",
            section("services", "line 3: mapping key \"command\" already defined at line 2")
        ),
        ("services: {a: {command: [x]}}", section("services", "line 1: cannot unmarshal !!seq into string")),
        ("services: {a: {after: b}}", section("services", "line 1: cannot unmarshal !!str `b` into []string")),
        ("services: {a: {user-id: \"1\"}}", section("services", "line 1: cannot unmarshal !!str `1` into int")),
        ("services: {a: {override: {}}}", section("services", "line 1: cannot unmarshal !!map into plan.Override")),
        (
            "services: {a: {environment: [A]}}",
            section("services", "line 1: cannot unmarshal !!seq into map[string]string")
        ),
        (
            "services: {a: {on-check-failure: {c: []}}}",
            section("services", "line 1: cannot unmarshal !!seq into plan.ServiceAction")
        ),
        ("services: {a: {kill-delay: zz}}", "cannot parse layer \"x\" section \"services\": invalid duration \"zz\""),
        (
            "services: {a: {kill-delay: []}}",
            "cannot parse layer \"x\" section \"services\": duration must be a YAML string"
        ),
        (
            "services: {a: {backoff-factor: x}}",
            "cannot parse layer \"x\" section \"services\": invalid floating-point number \"x\""
        ),
        ("checks: {a: {bogus: 1}}", section("checks", "line 1: field bogus not found in type plan.Check")),
        ("checks: {a: {http: {x: 1}}}", section("checks", "line 1: field x not found in type plan.HTTPCheck")),
        ("checks: {a: {tcp: {port: eighty}}}", section("checks", "line 1: cannot unmarshal !!str `eighty` into int")),
        ("checks: {a: {exec: {x: 1}}}", section("checks", "line 1: field x not found in type plan.ExecCheck")),
        ("log-targets: {a: {x: 1}}", section("log-targets", "line 1: field x not found in type plan.LogTarget")),
        (
            "workloads: {a: {x: 1}}",
            "cannot parse the \"workloads\" section: yaml: unmarshal errors:\n"
                + "  line 1: field x not found in type workloads.Workload"
        ),
        (
            "pairing: {x: 1}",
            "cannot parse the pairing section: yaml: unmarshal errors:\n"
                + "  line 1: field x not found in type pairingstate.pairingConfig"
        ),
        (
            "pairing: {mode: often}",
            "invalid pairing mode \"often\": should be \"disabled\", \"single\" or \"multiple\""
        ),
        ("services: {\"\": {}}", "cannot use empty string as service name"),
        ("services: {pebble: {}}", "cannot use reserved service name \"pebble\""),
        ("services: {-a: {}}", "cannot use service name \"-a\": starting with \"-\" not allowed"),
        ("services: {a: null}", "service object cannot be null for service \"a\""),
        ("services: {x: {on-success: zz}}", "plan service \"x\" on-success action \"zz\" invalid"),
        (
            "services: {x: {on-success: success-shutdown}}",
            "plan service \"x\" on-success action \"success-shutdown\" invalid"
        ),
        (
            "services: {x: {on-failure: failure-shutdown}}",
            "plan service \"x\" on-failure action \"failure-shutdown\" invalid"
        ),
        (
            "services: {x: {on-check-failure: {c: fly}}}",
            "plan service \"x\" on-check-failure action \"fly\" invalid"
        ),
        (
            "services: {x: {backoff-factor: 0.5}}",
            "plan service \"x\" backoff-factor must be 1.0 or greater, not 0.5"
        ),
        ("checks: {\"\": {}}", "cannot use empty string as check name"),
        ("checks: {a: null}", "check object cannot be null for check \"a\""),
        ("checks: {x: {level: high}}", "plan check \"x\" level must be \"alive\" or \"ready\""),
        ("checks: {x: {startup: never}}", "plan check \"x\" startup must be \"enabled\" or \"disabled\""),
        ("checks: {x: {period: 0s}}", "plan check \"x\" period must not be zero"),
        ("checks: {x: {period: -5s}}", "plan check \"x\" period must not be zero"),
        ("checks: {x: {timeout: 0s}}", "plan check \"x\" timeout must not be zero"),
        (
            "checks: {x: {exec: {command: \"'\"}}}",
            "plan check \"x\" command invalid: EOF found when expecting closing quote"
        ),
        ("log-targets: {a: null}", "log target object cannot be null for log target \"a\""),
        (
            "log-targets: {a: {labels: {pebble_x: y}}}",
            "log target \"a\": label \"pebble_x\" uses reserved prefix \"pebble_\""
        ),
        (
            "log-targets: {a: {type: paper}}",
            "log target \"a\" has unsupported type \"paper\", must be \"loki\", \"opentelemetry\" or \"syslog\""
        ),
        ("workloads: {a: null}", "workload \"a\": cannot have a null value"),
        ("workloads: {\"\": {}}", "workload \"\": cannot have an empty name"),
    ]

    private static func section(_ name: String, _ lines: String...) -> String {
        "cannot parse layer \"x\" section \"\(name)\": yaml: unmarshal errors:\n  " + lines.joined(separator: "\n  ")
    }

    @Test("what is no layer is refused in Pebble's words", arguments: refused)
    func refuses(yaml: String, error: String) {
        let thrown = #expect(throws: PebbleDaemonError.self) { try LayerText.read(Array(yaml.utf8), label: "x") }
        #expect(thrown?.code == .badRequest)
        #expect(thrown?.description == error)
    }

    static let commands: [(command: String, problem: String)] = [
        ("a [ b [ c ] ]", "cannot nest [ ... ] groups"),
        ("[ a ]", "cannot start command with [ ... ] group"),
        ("a ] b", "cannot have ] outside of [ ... ] group"),
        ("a [ b ] c", "cannot have any arguments after [ ... ] group"),
        ("a \"b", "EOF found when expecting closing quote"),
        ("a b\\\\", "EOF found after escape character"),
    ]

    @Test("a command that cannot be split is refused in Pebble's words", arguments: commands)
    func refusesCommand(command: String, problem: String) {
        let yaml = "services: {x: {command: '\(command.replacing("\\\\", with: "\\"))'}}"
        let thrown = #expect(throws: PebbleDaemonError.self) { try LayerText.read(Array(yaml.utf8), label: "x") }
        #expect(
            thrown?.description == "plan service \"x\" command invalid: cannot parse service \"x\" command: \(problem)")
    }

    @Test("a label of Pebble's own is refused")
    func refusesLabel() {
        let thrown = #expect(throws: PebbleDaemonError.self) { try LayerText.read([], label: "pebble-mine") }
        #expect(thrown?.description == "cannot use reserved label prefix \"pebble-\"")
    }

    static let empty = [
        "", "# nothing\n", "---\n", "null", "services:\n", "services: {}\nsummary:\n", "pairing: yes", "~: x",
    ]

    @Test("nothing is an empty layer", arguments: empty)
    func readsNothing(yaml: String) throws {
        #expect(try LayerText.read(Array(yaml.utf8), label: "x") == Layer())
    }

    @Test("scalars are taken as Go takes them: of several kinds for text, of one kind for numbers")
    func readsScalars() throws {
        let yaml = """
            services:
              a:
                override: replace
                command: yes
                summary: 010
                environment: {A: 1, B: true, C: 1.50, D: null, E: ~, F: "", 7: x}
                after: [1, ~, b]
                user-id: 0x10
                group-id: 1_0.0
                backoff-factor: "1.5"
                startup: bogus
                kill-delay: 90s
                <<: {command: no, working-dir: /w}
            checks:
              c: {override: merge, threshold: 010, tcp: {port: 0b11}}
            """
        let layer = try LayerText.read(Array(yaml.utf8), label: "x")
        #expect(
            layer.services["a"]
                == Layer.Service(
                    override: .replace, command: "yes", summary: "010",
                    startup: ServiceStartup(rawValue: "bogus"),
                    environment: ["A": "1", "B": "true", "C": "1.50", "D": "", "E": "", "F": "", "7": "x"],
                    after: ["1", "b"], userID: 16, groupID: 10, workingDirectory: "/w", backoffFactor: 1.5,
                    killDelay: .seconds(90)))
        #expect(layer.checks["c"] == Layer.Check(override: .merge, threshold: 8, tcp: .init(port: 3)))
    }

    @Test("aliases are read, but not a text that grows by them, is nested deeply, or is huge")
    func bombs() throws {
        let yaml = "services:\n  a: &a {override: replace, command: x}\n  b: *a\n"
        #expect(try LayerText.read(Array(yaml.utf8), label: "x").services.count == 2)
        let bomb = (1...9).reduce("a0: &a0 [x]\n") { text, level in
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            return text + "a\(level): &a\(level) [\(aliases)]\n"
        }
        let expected = [
            (bomb, "cannot parse layer \"x\": yaml: document contains excessive aliasing"),
            (String(repeating: "[", count: 1000), "cannot parse layer \"x\": yaml: exceeded max depth of 128"),
        ]
        for (text, error) in expected {
            let thrown = #expect(throws: PebbleDaemonError.self) { try LayerText.read(Array(text.utf8), label: "x") }
            #expect(thrown?.description == error)
        }
        #expect(throws: PebbleDaemonError.self) {
            try LayerText.read(Array(repeating: UInt8(ascii: "x"), count: 5 << 20), label: "x")
        }
        #expect(throws: PebbleDaemonError.self) { try LayerText.read([0xff, 0xfe, 0x00], label: "x") }
    }

    @Test("any bytes are read or refused", arguments: 0..<20)
    func anyBytes(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let parts = [
            "services", ":", " ", "\n", "  ", "{", "}", "[", "]", "override", "replace", "-", "&a", "*a", "<<", "'",
            "\"",
            "checks", "\u{0}", "exec", "command", "!!int", "0x", "|\n", "é", "\t", "#", "null",
        ]
        for _ in 0..<200 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int((state >> 33) % UInt64(parts.count))]
            }
            do throws(PebbleDaemonError) {
                let layer = try LayerText.read(Array(text.utf8), label: "x")
                #expect((try? LayerText.read(Array(layer.yaml.utf8), label: "x")) == layer)
            } catch {
                #expect(error.code == .badRequest)
            }
        }
    }
}
