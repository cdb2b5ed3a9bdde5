import Foundation
import Ops
import Testing

@Suite("Asynchronous handlers") struct AsynchronousHandlerTests {
    @Test("a handler that suspends has ended before the next observer is called")
    func suspends() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.later, id: "later")
            try charm.framework.observe(.start, charm, ScriptedCharm.first, id: "first")
            charm.actLater = { _ in try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(
            trace == [
                "later ScriptedCharm/on/start[1]", "later ended ScriptedCharm/on/start[1]",
                "first ScriptedCharm/on/start[1]",
            ])
    }

    @Test("a handler may be resumed by another thread, and goes on where the dispatch runs")
    func resumedElsewhere() throws {
        let unit = try UnitInTest()
        var threads: [pthread_t] = []
        try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.later)
            charm.actLater = { _ in
                threads.append(pthread_self())
                await withCheckedContinuation { continuation in
                    Thread { continuation.resume() }.start()
                }
                threads.append(pthread_self())
            }
        }
        #expect(threads == [pthread_self(), pthread_self()])
    }

    @Test("a handler may wait for tasks of its own")
    func childTasks() throws {
        let unit = try UnitInTest()
        var sum = 0
        try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.later)
            charm.actLater = { _ in
                sum = await withTaskGroup(of: Int.self) { group in
                    for number in 1...20 {
                        group.addTask {
                            await Task.yield()
                            return number
                        }
                    }
                    return await group.reduce(0, +)
                }
                sum += await Task.detached { 1000 }.value
            }
        }
        #expect(sum == 1210)
    }

    @Test("an error after a suspension ends the dispatch, and nothing is kept")
    func throwing() throws {
        let unit = try UnitInTest()
        try unit.run("install") { _ in }
        let before = try unit.databaseBytes()
        #expect(throws: Failure.self) {
            try unit.run("start") { charm in
                try charm.framework.observe(.start, charm, ScriptedCharm.later)
                charm.actLater = { event in
                    deferEvent(event)
                    try await Task.sleep(for: .milliseconds(1))
                    throw Failure()
                }
            }
        }
        #expect(try unit.databaseBytes() == before)
    }

    @Test("an asynchronous handler may emit an event whose observer is asynchronous too")
    func nested() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(.start, charm, ScriptedCharm.later)
            try charm.framework.observe(library.noted, charm, ScriptedCharm.later)
            charm.actLater = { event in
                await Task.yield()
                if event is StartEvent {
                    try library.emit(library.noted, .init(text: "x"))
                }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        #expect(
            trace == [
                "later ScriptedCharm/on/start[1]", "later ScriptedCharm/Library/on/noted[2]",
                "later ended ScriptedCharm/Library/on/noted[2]", "later ended ScriptedCharm/on/start[1]",
            ])
    }

    @Test("an event may be deferred after a suspension")
    func deferral() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.later)
            charm.actLater = { event in
                try await Task.sleep(for: .milliseconds(1))
                deferEvent(event)
            }
        }
        #expect(try unit.notices() == ["ScriptedCharm/on/start[1] ScriptedCharm _on_start"])
    }
}
