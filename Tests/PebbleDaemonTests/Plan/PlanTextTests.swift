import Pebble
import PebbleDaemon
import Testing

@Suite("The plan's text")
struct PlanTextTests {
    @Test("the captured plan is written as Pebble writes it")
    func captured() throws {
        var stack = try LayerStack()
        let below = """
            services:
              db: {override: replace, command: db}
              web:
                override: replace
                command: sh -c "echo hello-$COLOR; exec sleep 1000"
                kill-delay: 700ms
                requires: [db]
            """
        let above = """
            services:
              web: {override: merge, summary: Web, startup: enabled, after: [db], environment: {COLOR: red}, working-dir: /tmp}
            checks:
              http1:
                override: replace
                startup: disabled
                http: {url: "http://127.0.0.1:4000/v1/health", headers: {X-A: b}}
            """
        try stack.add(yaml: Array(below.utf8), label: "a", combine: false)
        try stack.add(yaml: Array(above.utf8), label: "b", combine: false)
        #expect(
            PlanText.write(stack.plan) == """
                services:
                    db:
                        override: replace
                        command: db
                    web:
                        summary: Web
                        startup: enabled
                        override: replace
                        command: sh -c "echo hello-$COLOR; exec sleep 1000"
                        after:
                            - db
                        requires:
                            - db
                        environment:
                            COLOR: red
                        working-dir: /tmp
                        kill-delay: 700ms
                checks:
                    http1:
                        override: replace
                        startup: disabled
                        threshold: 3
                        http:
                            url: http://127.0.0.1:4000/v1/health
                            headers:
                                X-A: b

                """)
    }

    @Test("every key has its place")
    func everything() {
        let plan = Plan(
            services: [
                "a": .init(
                    override: .merge, command: "c", summary: "s", description: "d", startup: .disabled,
                    environment: ["E10": "", "E2": "1"], after: ["x"], before: ["y"], requires: ["z"], workload: "w",
                    user: "u", userID: 0, group: "g", groupID: 1, workingDirectory: "/", onSuccess: .ignore,
                    onFailure: .shutdown, onCheckFailure: ["c": .restart], backoffDelay: .seconds(90),
                    backoffFactor: 2, backoffLimit: .seconds(3600), killDelay: .seconds(0))
            ],
            checks: [
                "e": .init(
                    override: .replace, level: .ready, period: .milliseconds(1500), timeout: .seconds(1), threshold: 1,
                    exec: .init(
                        command: "true", serviceContext: "a", environment: ["A": "1"], user: "u", userID: 2, group: "g",
                        groupID: 3, workingDirectory: "/w")),
                "t": .init(override: .replace, threshold: 3, tcp: .init(port: 80, host: "h")),
            ],
            logTargets: ["l": .init(override: .replace, kind: .syslog, location: "udp://h:1", labels: ["a": "$b"])],
            workloads: [
                "w": .init(override: .replace, environment: ["W": "1"], user: "u", userID: 4, group: "g", groupID: 5)
            ],
            pairing: .multiple)
        #expect(
            PlanText.write(plan) == """
                services:
                    a:
                        summary: s
                        description: d
                        startup: disabled
                        override: merge
                        command: c
                        after:
                            - x
                        before:
                            - "y"
                        requires:
                            - z
                        workload: w
                        environment:
                            E2: "1"
                            E10: ""
                        user-id: 0
                        user: u
                        group-id: 1
                        group: g
                        working-dir: /
                        on-success: ignore
                        on-failure: shutdown
                        on-check-failure:
                            c: restart
                        backoff-delay: 1m30s
                        backoff-factor: 2
                        backoff-limit: 1h0m0s
                        kill-delay: 0s
                checks:
                    e:
                        override: replace
                        level: ready
                        period: 1.5s
                        timeout: 1s
                        threshold: 1
                        exec:
                            command: "true"
                            service-context: a
                            environment:
                                A: "1"
                            user-id: 2
                            user: u
                            group-id: 3
                            group: g
                            working-dir: /w
                    t:
                        override: replace
                        threshold: 3
                        tcp:
                            port: 80
                            host: h
                log-targets:
                    l:
                        type: syslog
                        location: udp://h:1
                        services: []
                        override: replace
                        labels:
                            a: $b
                workloads:
                    w:
                        override: replace
                        environment:
                            W: "1"
                        user-id: 4
                        user: u
                        group-id: 5
                        group: g
                pairing:
                    mode: multiple

                """)
    }

    @Test("an empty plan is an empty map")
    func empty() {
        #expect(PlanText.write(Plan()) == "{}\n")
    }

    static let texts: [(text: String, written: String)] = [
        ("plain", "plain"), ("a b", "a b"), ("it's", "it's"), ("true", "\"true\""), ("yes", "\"yes\""), ("y", "\"y\""),
        ("null", "\"null\""), ("~", "\"~\""), ("80", "\"80\""), ("1.5", "\"1.5\""), ("0x1F", "\"0x1F\""),
        ("1_000", "\"1_000\""), ("1e3", "\"1e3\""), ("1e999", "1e999"), ("089", "\"089\""), (".5", "\".5\""),
        (".inf", "\".inf\""), ("1:30", "\"1:30\""), ("1:60", "1:60"), ("2031-02-03", "\"2031-02-03\""),
        ("2031-2-3T4:5:6Z", "\"2031-2-3T4:5:6Z\""), ("-", "'-'"), ("-a", "-a"),
        ("- a", "'- a'"), ("a: b", "'a: b'"), ("a:", "'a:'"), ("a:b", "a:b"), ("a #b", "'a #b'"), ("a#b", "a#b"),
        ("#a", "'#a'"), ("[a]", "'[a]'"), ("a [ b ]", "a [ b ]"), ("'a'", "'''a'''"), ("\"a\"", "'\"a\"'"),
        (" a", "' a'"), ("a ", "'a '"), ("a\tb", "\"a\\tb\""), ("a\rb", "\"a\\rb\""), ("é", "é"),
        ("😀", "\"\\U0001F600\""),
        ("a\nb", "|-\n            a\n            b"), ("a\nb\n", "|\n            a\n            b"),
        ("a\n\n", "|+\n            a\n"), (" a\nb", "|4-\n             a\n            b"), ("a \nb", "\"a \\nb\""),
        ("\na", "\"\\na\""), ("---", "'---'"), ("...x", "'...x'"), ("\u{85}", "\"\\N\""), ("\u{feff}", "\"\\uFEFF\""),
        ("$X", "$X"), ("%a", "'%a'"), ("@a", "'@a'"), ("=", "\"=\""), ("<<", "\"<<\""), ("*a", "'*a'"), ("!a", "'!a'"),
    ]

    @Test("a text has the quotes that Go's YAML gives it", arguments: texts)
    func quotes(text: String, written: String) throws {
        let plan = Plan(services: ["a": Layer.Service(command: text)])
        #expect(PlanText.write(plan) == "services:\n    a:\n        command: \(written)\n")
        #expect(try Plan(yaml: PlanText.write(plan)) == plan)
    }

    @Test("keys are quoted as well, and sorted by letters and the numbers among them")
    func keys() throws {
        let names = ["a10", "a2", "a", "B", "1", "10", "9", "true", "a-b", "ab", "a_b", "\n", "A", "", "a02"]
        let plan = Plan(
            services: ["s": Layer.Service(environment: Dictionary(uniqueKeysWithValues: names.map { ($0, "v") }))])
        let text = PlanText.write(plan)
        #expect(try Plan(yaml: text) == plan)
        let keys = text.split(separator: "\n").dropFirst(3).map { $0.dropFirst(12).prefix { $0 != ":" } }
        #expect(keys.contains("\"true\""))
        let plain = keys.filter { ["\"1\"", "\"9\"", "\"10\"", "a", "a02", "a2", "a10"].contains($0) }
        #expect(plain == ["\"1\"", "\"9\"", "\"10\"", "a", "a2", "a02", "a10"])
    }
}
