import Foundation
import PlainValues
import Testing
import UnitState

@Suite("Dispatches that are killed, and dispatches at once") struct SharedStateTests {
    private let unit: ProbedUnit

    init() throws { unit = try ProbedUnit() }

    /// Has each dispatch remember its number, and defer an event that carries the number.
    private func plan(number: Int, before steps: [PlainValue] = []) throws {
        try unit.plan([
            "stored_default": ["numbers": []],
            "observe": [["event": "start", "handler": "h1"], ["event": "something_happened", "handler": "h2"]],
            "handlers": [
                "h1": .array(
                    [
                        ["op": "stored.append", "key": "numbers", "value": .int(number)],
                        ["op": "emit", "payload": .string(String(number))],
                    ] + steps),
                "h2": [["op": "defer"]],
            ],
        ])
    }

    /// What is committed: the numbers that were remembered, those of the deferred events, how often each of those was
    /// tried, and the count of events.
    private func committed() throws -> (numbers: [Int], deferred: [Int], tries: [Int?], eventCount: Int) {
        try unit.withStore { store in
            let state = try store.loadSnapshot(at: "ProbeCharm/StoredStateData[_stored]")
            let count = try store.loadSnapshot(at: "StoredStateData[_stored]")?["event_count"]?.intValue
            let deferred = try store.notices(eventPath: nil).map { notice in
                let payload = try store.loadSnapshot(at: notice.eventPath)?["payload"]?.stringValue
                return try #require(payload.flatMap { Int($0) })
            }
            let records = try store.deferralRecords(of: try store.notices(eventPath: nil)).records
            return (
                (state?["numbers"]?.arrayValue ?? []).compactMap(\.intValue), deferred, records.map(\.?.tries),
                count ?? 0
            )
        }
    }

    @Test("of 200 dispatches killed at random moments each is kept whole or not at all")
    func killed() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        let seedText = "The seed was \(seed)."
        // How long a dispatch takes here, so that the moments fall before, in and after it.
        try plan(number: 0)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try unit.dispatch().exitCode == 0)
        let length = Int((clock.now - start) / .microseconds(1))
        var known = [0]
        for number in 1...200 {
            try plan(number: number)
            let dispatch = try unit.start()
            usleep(UInt32(clamping: Int.random(in: 0...length + length / 4, using: &random)))
            dispatch.process.kill()
            let exitCode = dispatch.process.wait()
            #expect(exitCode == 0 || exitCode == -9, "\(seedText)")
            let now = try committed()
            #expect(now.numbers == known || now.numbers == known + [number], "\(seedText)")
            #expect(exitCode != 0 || now.numbers.last == number, "\(seedText)")
            #expect(now.deferred == now.numbers, "\(seedText)")
            // Each dispatch that was kept has tried all that was deferred before it.
            #expect(now.tries == (1...now.numbers.count).reversed().map(Optional.some), "\(seedText)")
            // Each dispatch emits start, a custom event, two collect-status events, pre_commit and commit.
            #expect(now.eventCount == 6 * now.numbers.count, "\(seedText)")
            known = now.numbers
        }
        try plan(number: 201)
        let last = try unit.dispatch()
        #expect(last.exitCode == 0)
        #expect(last.handlers.count { $0 == "h2 something_happened" } == known.count + 1, "\(seedText)")
        #expect(try committed().deferred == known + [201], "\(seedText)")
    }

    @Test("of two dispatches at once the second waits for the first, and both are kept")
    func atOnce() throws {
        try plan(number: 1, before: [["op": "unit.set_status", "status": "active", "message": "at work"]])
        try unit.write("", to: "fake/status-set.wait")
        let first = try unit.start()
        while unit.calls().isEmpty { usleep(2000) }
        let second = try unit.start()
        // The second could call the tool in this time if it did not wait; that it may be slow does no harm.
        usleep(300_000)
        #expect(unit.calls().count == 1)
        #expect(try second.rows().isEmpty)
        #expect(second.process.isRunning)
        #expect(first.process.isRunning)
        try FileManager.default.removeItem(atPath: "\(unit.folder.path)/fake/status-set.wait")
        #expect(try first.outcome().exitCode == 0)
        let outcome = try second.outcome()
        #expect(outcome.exitCode == 0)
        // The first one's event was there for the second.
        #expect(outcome.handlers.first == "h2 something_happened")
        #expect(try committed().numbers == [1, 1])
        #expect(try committed().eventCount == 12)
    }
}

/// Random numbers that a seed repeats (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
