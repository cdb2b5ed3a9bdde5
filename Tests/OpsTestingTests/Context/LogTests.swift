import HookCommands
import Logging
import Ops
import OpsTesting
import Testing

@Suite("The log of a context's run")
struct LogTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `has the lines of the charm's own loggers, with their levels and metadata`() async throws {
        let outcome = try await context.run(.start) { _, _ in
            var logger = Logger(label: "mine")
            logger.debug("a")
            logger.notice("b")
            logger[metadataKey: "unit"] = "u"
            logger.error("c", metadata: ["code": "7"])
            logger.trace("too fine")
        }
        let own = outcome.logs.filter { ["a", "b", "c", "t"].contains($0.message.prefix(1)) && $0.message.count < 20 }
        #expect(own.map(\.description) == ["DEBUG a", "INFO b", "ERROR c code=7 unit=u"])
    }

    @Test func `has the lines of the framework and of juju-log`() async throws {
        let outcome = try await context.run(.start) { event, charm in
            (event as? StartEvent)?.defer()
            try charm.model.hookCommands.jujuLog("by hand", level: .warning)
        }
        #expect(outcome.logs.contains(LogLine(level: .warning, message: "by hand")))
        #expect(outcome.logs.contains { $0.message.hasPrefix("Deferring ScriptedCharm/on/start[") })
    }

    @Test func `has the lines of asynchronous handlers and of their tasks`() async throws {
        let outcome = try await context.run(.start) { _, _ in
            await Task.yield()
            async let child: Void = Logger(label: "mine").info("from a child")
            await child
        }
        #expect(outcome.logs.contains(LogLine(level: .info, message: "from a child")))
    }

    @Test func `is each run's own while others run`() async throws {
        let context = context
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let outcome = try await context.run(.configChanged, State(config: ["port": .int(number)])) {
                        _, charm in
                        for _ in 0..<5 {
                            await Task.yield()
                            let port = try charm.config["port"]?.intValue ?? -1
                            Logger(label: "shared").info("line of \(port)")
                        }
                        try charm.unit.setStatus(.active("\(number)"))
                    }
                    let own = outcome.logs.map(\.message).filter { $0.hasPrefix("line of") }
                    #expect(own == Array(repeating: "line of \(number)", count: 5))
                    #expect(outcome.state.unitStatus == .active("\(number)"))
                }
            }
            try await group.waitForAll()
        }
    }
}
