import Glibc
import Testing

@testable import Ops

@Suite("Breakpoints") struct BreakpointTests {
    /// Where a charm stops that has breakpoints in its handler for `start`.
    private func stops(at points: String?, in names: [String?], _ unit: UnitInTest) throws -> [String] {
        unit.environment["JUJU_DEBUG_AT"] = points
        var stops: [String] = []
        try unit.run("start") { charm in
            charm.framework.breakpoints = Breakpoints(points) { stops.append($0) }
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            charm.act = { _, _ in for name in names { try charm.framework.breakpoint(name) } }
        }
        return stops
    }

    @Test(
        "a charm stops where JUJU_DEBUG_AT asks for it",
        arguments: [
            (nil, []),
            ("", []),
            ("here", ["the breakpoint 'here'"]),
            (" other , here", ["the breakpoint 'here'"]),
            ("other", []),
            ("hook", ["the handler of ScriptedCharm/on/start[1]"]),
            ("all", ["the handler of ScriptedCharm/on/start[1]", "the breakpoint 'here'", "a breakpoint"]),
        ] as [(String?, [String])])
    func places(points: String?, expected: [String]) throws {
        #expect(try stops(at: points, in: ["here", nil], UnitInTest()) == expected)
    }

    @Test("a breakpoint that is not asked for is named in a warning while others are")
    func skipped() throws {
        let unit = try UnitInTest()
        _ = try stops(at: "other,b", in: ["here", nil], unit)
        #expect(
            unit.log.lines.filter { $0.hasPrefix("warning") } == [
                "warning: Breakpoint 'here' skipped: JUJU_DEBUG_AT asks for other, b.",
                "warning: Breakpoint without a name skipped: JUJU_DEBUG_AT asks for other, b.",
            ])
    }

    @Test("the framework's own events do not stop the charm")
    func lifecycle() throws {
        var stops: [String] = []
        try UnitInTest().run("start") { charm in
            charm.framework.breakpoints = Breakpoints("hook") { stops.append($0) }
            try charm.framework.observe(.commit, charm, ScriptedCharm.first)
        }
        #expect(stops.isEmpty)
    }

    @Test(
        "a malformed name is refused, also where nobody debugs",
        arguments: [
            ("all", "The breakpoint name 'all' is reserved; give the breakpoint another name."),
            ("hook", "The breakpoint name 'hook' is reserved; give the breakpoint another name."),
        ]
            + ["", "-a", "a-", "A", "a b", "ä"].map {
                (
                    $0,
                    "The breakpoint name '\($0)' is malformed; make it of lower-case letters, digits and inner dashes."
                )
            })
    func names(name: String, text: String) throws {
        let framework = try UnitInTest().framework()
        let error = #expect(throws: OpsError.self) { try framework.breakpoint(name) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.description == text)
    }

    @Test("a charm's process is stopped, says how to debug it, and goes on when it is told to")
    func process() throws {
        let unit = try ProbedUnit()
        unit.environment["JUJU_DEBUG_AT"] = "hook"
        try unit.plan(["observe": [["event": "start", "handler": "h1"]], "handlers": ["h1": []]])
        let dispatch = try unit.start("hooks/start")
        var status: Int32 = 0
        #expect(waitpid(dispatch.process.process, &status, WUNTRACED) == dispatch.process.process)
        #expect(status & 0xff == 0x7f)
        #expect(try dispatch.rows().isEmpty)
        kill(dispatch.process.process, SIGCONT)
        let outcome = try dispatch.outcome()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(outcome.standardError.contains("lldb -p \(dispatch.process.process)"))
    }
}
