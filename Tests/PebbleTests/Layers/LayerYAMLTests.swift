import Pebble
import PlainValues
import Testing

@Suite("A layer's YAML")
struct LayerYAMLTests {
    private static let everything = """
        summary: one
        description: long
        services:
          web:
            summary: Web
            description: The web server
            startup: enabled
            override: replace
            command: web --port [ 80 ]
            after: [db]
            before: [proxy]
            requires: [db]
            workload: w
            environment: {A: "1", B: 2, C: true, D: }
            user: root
            user-id: 0
            group: root
            group-id: 0
            working-dir: /srv
            on-success: ignore
            on-failure: shutdown
            on-check-failure: {up: restart}
            backoff-delay: 1s
            backoff-factor: 1.5
            backoff-limit: 90s
            kill-delay: 0s
        checks:
          up:
            override: replace
            level: alive
            startup: disabled
            period: 10s
            timeout: 1s
            threshold: 5
            http: {url: "http://localhost/", headers: {X: y}, method: HEAD}
          port:
            override: merge
            tcp: {port: 9, host: localhost}
          ex:
            override: replace
            exec: {command: "true", service-context: web, environment: {E: "1"}, user: nobody, user-id: 1, group: g,
              group-id: 2, working-dir: /tmp}
        log-targets:
          loki: {override: replace, type: loki, location: "http://l", services: [all, -db], labels: {product: $X}}
        workloads:
          w: {override: replace, environment: {W: "1"}, user: u, user-id: 3, group: g, group-id: 4}
        pairing: {mode: single}
        """

    @Test("every key is read into its property")
    func readsEverything() throws {
        let layer = try Layer(yaml: Self.everything)
        let service = Layer.Service(
            override: .replace, command: "web --port [ 80 ]", summary: "Web", description: "The web server",
            startup: .enabled, environment: ["A": "1", "B": "2", "C": "true", "D": ""], after: ["db"],
            before: ["proxy"], requires: ["db"], workload: "w", user: "root", userID: 0, group: "root", groupID: 0,
            workingDirectory: "/srv", onSuccess: .ignore, onFailure: .shutdown, onCheckFailure: ["up": .restart],
            backoffDelay: .seconds(1), backoffFactor: 1.5, backoffLimit: "1m30s", killDelay: .seconds(0))
        #expect(layer.summary == "one")
        #expect(layer.description == "long")
        #expect(layer.services == ["web": service])
        let up = try #require(layer.checks["up"])
        #expect(up.override == .replace)
        #expect(up.level == .alive)
        #expect(up.startup == .disabled)
        #expect(up.period == .seconds(10))
        #expect(up.timeout == .seconds(1))
        #expect(up.threshold == 5)
        #expect(up.http?.url == "http://localhost/")
        #expect(up.http?.headers == ["X": "y"])
        #expect(up.http?.others == ["method": "HEAD"])
        #expect(layer.checks["port"] == Layer.Check(override: .merge, tcp: .init(port: 9, host: "localhost")))
        let exec = Layer.Check.Exec(
            command: "true", serviceContext: "web", environment: ["E": "1"], user: "nobody", userID: 1, group: "g",
            groupID: 2, workingDirectory: "/tmp")
        #expect(layer.checks["ex"] == Layer.Check(override: .replace, exec: exec))
        let target = Layer.LogTarget(
            override: .replace, kind: .loki, location: "http://l", services: ["all", "-db"], labels: ["product": "$X"])
        #expect(layer.logTargets == ["loki": target])
        let workload = Layer.Workload(
            override: .replace, environment: ["W": "1"], user: "u", userID: 3, group: "g", groupID: 4)
        #expect(layer.workloads == ["w": workload])
        #expect(layer.pairing == .single)
    }

    @Test("what is written reads back as the same layer")
    func roundTrip() throws {
        let layer = try Layer(yaml: Self.everything)
        #expect(try Layer(yaml: layer.yaml) == layer)
        #expect(try Layer(plainValue: layer.plainValue) == layer)
    }

    @Test("keys are sorted, and what is not set is left out")
    func written() {
        let layer = Layer(
            summary: "The web server",
            services: [
                "web": .init(
                    override: .replace, command: "web --port 80", startup: .enabled, environment: ["B": "2", "A": ""],
                    after: [], userID: 0, killDelay: .milliseconds(1500))
            ],
            checks: ["up": .init(override: .merge, threshold: 0, tcp: .init(port: 80))])
        #expect(
            layer.yaml == """
                checks:
                  up:
                    override: merge
                    tcp:
                      port: 80
                services:
                  web:
                    command: web --port 80
                    environment:
                      A: ''
                      B: '2'
                    kill-delay: 1.5s
                    override: replace
                    startup: enabled
                    user-id: 0
                summary: The web server

                """)
    }

    @Test("an empty layer is an empty map, and nothing is an empty layer")
    func empty() throws {
        #expect(Layer().yaml == "{}\n")
        #expect(Plan().yaml == "{}\n")
        for text in ["", "{}", "# only a comment\n", "services:", "nonsense: 1", "services: {}\nchecks:\n"] {
            #expect(try Layer(yaml: text) == Layer())
            #expect(try Plan(yaml: text) == Plan())
        }
        #expect(try Layer(yaml: "services: {web: }") == Layer(services: ["web": .init()]))
    }

    @Test("words that Pebble refuses are kept, so that Pebble can refuse them")
    func wrongWordsStay() throws {
        let text = "services:\n  a:\n    backoff-delay: zz\n    on-success: fly\n    override: bogus\n"
        #expect(try Layer(yaml: text).yaml == text)
    }

    static let wrong: [(yaml: String, error: String)] = [
        ("- 1", "The layer is a list, not a map; write sections such as services."),
        ("text", "The layer is text, not a map; write sections such as services."),
        ("services: [not, a, map]", "The layer's services is a list; write a map."),
        ("services: {web: run}", "The layer's services.web is \"run\"; write a map."),
        ("services: {web: {command: [a]}}", "The layer's services.web.command is a list; write text."),
        ("services: {web: {after: db}}", "The layer's services.web.after is \"db\"; write a list of texts."),
        ("services: {web: {after: [[]]}}", "The layer's services.web.after[0] is a list; write text."),
        ("services: {web: {environment: {A: {}}}}", "The layer's services.web.environment.A is a map; write text."),
        ("services: {web: {user-id: root}}", "The layer's services.web.user-id is \"root\"; write a whole number."),
        ("services: {web: {backoff-factor: x}}", "The layer's services.web.backoff-factor is \"x\"; write a number."),
        ("checks: {up: {http: url}}", "The layer's checks.up.http is \"url\"; write a map."),
        ("checks: {up: {threshold: 1.5}}", "The layer's checks.up.threshold is a number; write a whole number."),
        ("services: {[a]: {}}", "the layer, line 1, column 12: a list cannot be the key of a map."),
        ("a: b: c", "the layer, line 1, column 5: mapping values are not allowed in this context."),
    ]

    @Test("a value of another type is an error that says where it is and what belongs there", arguments: wrong)
    func wrongTypes(yaml: String, error: String) {
        let thrown = #expect(throws: PebbleError.self) { try Layer(yaml: yaml) }
        #expect(thrown?.code == .invalidArgument)
        #expect(thrown?.description == error)
    }

    @Test("a text that is too large or too deep is refused")
    func tooLarge() {
        let bomb = (1...9).reduce("a0: &a0 [x]\n") { text, level in
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            return text + "a\(level): &a\(level) [\(aliases)]\n"
        }
        for text in [bomb, String(repeating: "[", count: 1000), "a: " + String(repeating: "x", count: 5 << 20)] {
            let thrown = #expect(throws: PebbleError.self) { try Layer(yaml: text) }
            #expect(thrown?.code == .invalidArgument)
        }
        #expect(throws: PebbleError.self) { try Layer(yaml: "summary: a\u{0}b") }
    }
}
