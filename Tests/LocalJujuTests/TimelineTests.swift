import Testing

@testable import LocalJuju

@Suite struct TimelineTests {
    private final class Commands: TimelineSink {
        var commands: [TimelineCommand] = []

        func eventDidStart(_ event: TimelineEvent) {}
        func eventDidRun(_ command: TimelineCommand, in event: TimelineEvent) { commands.append(command) }
        func eventDidEnd(_ event: TimelineEvent, outcome: TimelineOutcome) {}
    }

    @Test("a hook command tells whether a hook tool made the call, or another program over the socket")
    func spawned() throws {
        let test = try TestModel()
        let sink = Commands()
        test.model.timeline = sink
        // The same program under a path of its own is none of the tools.
        let script = """
            tool=$(readlink -f "$(command -v is-leader)")
            ln "$tool" is-leader 2> /dev/null || cp "$tool" is-leader
            is-leader
            ./is-leader
            """
        try withExtendedLifetime(sink) { try test.deploy(dispatch: .on("start", script)) }
        #expect(sink.commands.map(\.tool) == ["is-leader", "is-leader"])
        #expect(sink.commands.map(\.isSpawned) == [true, false])
    }
}
