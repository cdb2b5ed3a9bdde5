import Glibc
import Testing

@testable import Ops

@Suite("Breakpoints") struct BreakpointTests {
    @Test("a breakpoint that nobody asks for does nothing")
    func unasked() throws {
        let unit = try UnitInTest()
        try unit.inCharm { charm throws in
            try charm.framework.breakpoint("here")
            try charm.framework.breakpoint()
        }
        #expect(unit.log.lines.allSatisfy { !$0.hasPrefix("warning") })
    }

    @Test("a breakpoint is passed over, with a warning, where others are asked for")
    func passedOver() throws {
        let unit = try UnitInTest()
        unit.environment["JUJU_DEBUG_AT"] = "there, elsewhere"
        try unit.inCharm { try $0.framework.breakpoint("here") }
        #expect(
            unit.log.lines.contains(
                "warning: The breakpoint here is passed over: JUJU_DEBUG_AT is for there, elsewhere."))
    }

    @Test(
        "a name of another form, and one that is taken, is an error",
        arguments: ["", "hook", "all", "A", "a_b", "-a", "a-", "a b"])
    func badName(name: String) throws {
        let unit = try UnitInTest()
        try unit.inCharm { charm throws in
            #expect(code { try charm.framework.breakpoint(name) } == .invalidArgument)
        }
    }

    @Test("the process stops before the handler of an event of Juju, and goes on when it is continued")
    func stopsBeforeHandler() throws {
        let unit = try ProbedUnit()
        unit.environment["JUJU_DEBUG_AT"] = "hook"
        try unit.plan(["observe": [["event": "start", "handler": "h1"], ["event": "commit", "handler": "h2"]]])
        let dispatch = try unit.start()
        let process = dispatch.process.process
        var status: Int32 = 0
        #expect(waitpid(process, &status, WUNTRACED) == process)
        // Stopped, not ended.
        #expect(status & 0xff == 0x7f)
        #expect(try dispatch.rows().isEmpty)
        kill(process, SIGCONT)
        let outcome = try dispatch.outcome()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start", "h2 commit"])
        #expect(
            outcome.standardError.hasPrefix(
                "The charm is stopped before a handler of ProbeCharm/on/start[1]. "
                    + "Attach a debugger with `lldb --attach-pid \(process)`"))
    }
}
