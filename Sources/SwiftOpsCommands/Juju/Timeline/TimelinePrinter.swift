import LocalJuju

/// Prints one line for each event as it ends.
final class TimelinePrinter: TimelineSink {
    private let console: Console
    private var commands: [TimelineCommand] = []

    init(_ console: Console) {
        self.console = console
    }

    func eventDidStart(_ event: TimelineEvent) {
        commands = []
    }

    func eventDidRun(_ command: TimelineCommand, in event: TimelineEvent) {
        commands.append(command)
    }

    func eventDidEnd(_ event: TimelineEvent, outcome: TimelineOutcome) {
        console.remark(TimelineLine(event: event, commands: commands, outcome: outcome).text(console.errorStyling))
    }
}
