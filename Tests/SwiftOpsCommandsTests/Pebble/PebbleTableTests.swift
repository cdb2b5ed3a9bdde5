import Testing

@Suite("What commands that ask the daemon print")
struct PebbleTableTests {
    private static let layer = """
        services:
            web: {override: replace, startup: enabled, command: sh -c "echo up; exec sleep 100"}
            quick: {override: replace, command: sh -c "echo boom; exit 7", on-failure: ignore}
        checks:
            alive: {override: replace, level: alive, startup: disabled, exec: {command: "true"}}
            port: {override: replace, startup: disabled, threshold: 2, tcp: {port: 1}}
        """

    @Test(
        "without anything there is a remark and no table",
        arguments: [
            (["services"], "Plan has no services.\n"), (["checks"], "Plan has no health checks.\n"),
            (["notices", "--type", "custom"], "No matching notices.\n"), (["warnings"], "No warnings.\n"),
            (["identities"], "No identities.\n"),
        ])
    func nothing(_ arguments: [String], _ remark: String) async throws {
        try await PebbleShell.run { pebble in
            let answer = await pebble.call(arguments)
            #expect(answer.status == 0)
            #expect(answer.output.isEmpty)
            #expect(answer.error == remark)
        }
    }

    @Test("services, changes and tasks are tables")
    func services() async throws {
        try await PebbleShell.run(layer: Self.layer) { pebble in
            #expect(
                await pebble("services").output == """
                    Service  Startup   Current   Since
                    quick    disabled  inactive  -
                    web      enabled   inactive  -

                    """)
            #expect(await pebble("start", "web").status == 0)
            let failed = await pebble("start", "quick")
            #expect(failed.status == 1)
            #expect(
                failed.error.hasPrefix(
                    "ERROR cannot perform the following tasks:\n- Start service \"quick\" "
                        + "(service start attempt: exited quickly with code 7, will ignore)\n"))
            #expect(
                await pebble("services", "--abs-time").timeless == """
                    Service  Startup  Current  Since
                    quick  disabled  error  TIME
                    web  enabled  active  TIME

                    """)
            #expect(
                await pebble("services", "--abs-time", "web").timeless.hasSuffix("Since\nweb  enabled  active  TIME\n"))
            #expect(
                await pebble("changes", "--abs-time").timeless == """
                    ID  Status  Spawn  Ready  Summary
                    1  Done  TIME  TIME  Start service "web"
                    2  Error  TIME  TIME  Start service "quick"

                    """)
            #expect(
                await pebble("tasks", "--abs-time", "2").timeless.hasSuffix(
                    """
                    Start service "quick"

                    TIME INFO Most recent service output:
                        boom
                    TIME ERROR service start attempt: exited quickly with code 7, will ignore

                    """))
            #expect(await pebble("logs").timeless == "TIME [web] up\nTIME [quick] boom\n")
            #expect(
                await pebble("logs", "-n", "1", "--format", "json", "web").timeless
                    == #"{"time":"TIME","service":"web","message":"up"}"# + "\n")
        }
    }

    @Test("checks are a table, a single one and the health are lines")
    func checks() async throws {
        try await PebbleShell.run(layer: Self.layer) { pebble in
            #expect(
                await pebble("checks").output == """
                    Check  Level  Startup   Status    Successes  Failures  Change
                    alive  alive  disabled  inactive  0          0/3       -
                    port   -      disabled  inactive  0          0/2       -

                    """)
            #expect(await pebble("start-checks", "port", "alive").output == "Checks started: alive, port\n")
            #expect(await pebble("start-checks", "port").output == "Checks already started: 1\n")
            let check = await pebble("check", "port")
            #expect(check.status == 1)
            #expect(
                check.output == """
                    name: port
                    startup: disabled
                    status: up
                    successes: 0
                    failures: 1
                    threshold: 2
                    change-id: "2"
                    error: |
                        dial tcp 127.0.0.1:1: connect: connection refused

                    """)
            let health = await pebble("health")
            #expect((health.status, health.output) == (0, "healthy\n"))
            _ = await pebble("check", "port")
            let ill = await pebble("health")
            #expect((ill.status, ill.output) == (1, "unhealthy\n"))
            #expect(await pebble("stop-checks", "port", "alive").output == "Checks stopped: alive, port\n")
        }
    }

    @Test("notices are a table, and a single one YAML")
    func notices() async throws {
        try await PebbleShell.run { pebble in
            #expect(
                await pebble("notify", "example.com/a", "k=v", "--repeat-after", "1h").output == "Recorded notice 1\n")
            let table = await pebble("notices", "--abs-time", "--type", "custom").timeless
            #expect(table.contains("custom  example.com/a  TIME"))
            #expect(
                await pebble("notice", "custom", "example.com/a").timeless.replacing(
                    /user-id: [0-9]+/, with: "user-id: N")
                        == """
                        id: '1'
                        user-id: N
                        type: custom
                        key: example.com/a
                        first-occurred: 'TIME'
                        last-occurred: 'TIME'
                        last-repeated: 'TIME'
                        occurrences: 1
                        last-data:
                          k: v
                        repeat-after: 1h0m0s
                        expire-after: 168h0m0s

                        """)
        }
    }

    @Test("the plan is YAML, which add has changed")
    func plan() async throws {
        try await PebbleShell.run { pebble in
            try pebble.write("services: {a: {override: replace, command: x}}", to: "layer.yaml")
            let added = await pebble("add", "more", "layer.yaml")
            #expect(added.output == "Layer \"more\" added successfully from \"layer.yaml\"\n")
            #expect(
                await pebble("plan").output == "services:\n    a:\n        override: replace\n        command: x\n")
            #expect(
                await pebble("add", "more", "layer.yaml").error == "ERROR layer \"more\" already exists\n")
            #expect(await pebble("add", "--combine", "more", "layer.yaml").status == 0)
        }
    }
}
