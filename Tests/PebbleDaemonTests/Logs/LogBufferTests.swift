import Testing

@testable import PebbleDaemon

@Suite("What services write")
struct LogBufferTests {
    private func append(_ text: String, to logs: ServiceLogs, _ service: String = "web") {
        logs.append(ArraySlice(text.utf8), of: service)
    }

    @Test("lines are kept by time over all services, the newest ones on demand")
    func newest() {
        let logs = ServiceLogs()
        append("one\n", to: logs)
        append("two\n", to: logs, "db")
        append("three\nfour", to: logs)
        #expect(logs.newest(count: nil).map(\.message) == ["one", "two", "three", "four"])
        #expect(logs.newest(count: 2).map(\.message) == ["three", "four"])
        #expect(logs.newest(of: ["db", "nope"], count: nil).map(\.message) == ["two"])
        append("teen\n", to: logs)
        #expect(logs.newest(count: 1).map(\.message) == ["fourteen"])
        #expect(logs.newest(count: 0).isEmpty)
    }

    @Test("a long line comes in pieces")
    func longLine() {
        let logs = ServiceLogs()
        append(String(repeating: "x", count: 5000) + "\n", to: logs)
        #expect(logs.newest(count: nil).map(\.message.count) == [4096, 904])
    }

    @Test("of much output only the newest is kept")
    func capacity() throws {
        let logs = ServiceLogs()
        for number in 0..<10000 { append("line \(number)\n", to: logs) }
        let kept = logs.newest(count: nil)
        #expect(kept.last?.message == "line 9999")
        #expect(kept.count > 1000)
        #expect(kept.count < 4000)
    }

    @Test("what is followed comes as it is written, and a line in as many pieces as it is written in")
    func follow() async {
        let logs = ServiceLogs()
        append("one\ntwo\n", to: logs)
        var follower = logs.follow(["web", "later"], count: 1)
        #expect(await follower.next()?.map(\.message) == ["two"])
        append("un", to: logs)
        #expect(await follower.next()?.map(\.message) == ["un"])
        append("other\n", to: logs, "later")
        append("finished\n", to: logs)
        #expect(await follower.next()?.map(\.message) == ["finished"])
        append("\n", to: logs)
        #expect(await follower.next()?.map(\.message) == [""])
    }

    @Test("a follower that is cancelled ends, and is forgotten")
    func cancel() async {
        let logs = ServiceLogs()
        append("one\n", to: logs)
        let task = Task {
            var follower = logs.follow(count: 0)
            return await follower.next() == nil
        }
        task.cancel()
        #expect(await task.value)
    }

    @Test("a slow reader misses what is forgotten, and no more")
    func overrun() async {
        let logs = ServiceLogs()
        append("first\n", to: logs)
        var follower = logs.follow(count: 0)
        for number in 0..<10000 { append("line \(number)\n", to: logs) }
        let lines = await follower.next() ?? []
        #expect(lines == logs.newest(count: nil))
    }
}
