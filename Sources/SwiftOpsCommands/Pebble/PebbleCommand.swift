import ArgumentParser

/// The command `swift-ops pebble`.
struct PebbleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pebble",
        abstract: "Run a Pebble daemon, or ask one that runs.",
        discussion: """
            The daemon is for local development and for tests: it answers like Canonical's Pebble, so that a charm \
            for Kubernetes can be tried without a cluster. It is not meant to run a container in production.

            Commands, options and output are those of the pebble command, which can ask this daemon, too. A daemon is \
            found by its socket: $PEBBLE_SOCKET, else .pebble.socket in the folder $PEBBLE, else in \
            /var/lib/pebble/default.
            """,
        subcommands: [
            PebbleRunCommand.self,
            PebbleServicesCommand.self, PebbleStartCommand.self, PebbleStopCommand.self, PebbleRestartCommand.self,
            PebbleReplanCommand.self, PebbleAutostartCommand.self, PebbleSignalCommand.self, PebbleLogsCommand.self,
            PebbleAddCommand.self, PebblePlanCommand.self,
            PebbleChecksCommand.self, PebbleCheckCommand.self, PebbleStartChecksCommand.self,
            PebbleStopChecksCommand.self, PebbleHealthCommand.self,
            PebbleChangesCommand.self, PebbleTasksCommand.self,
            PebbleExecCommand.self,
            PebblePushCommand.self, PebblePullCommand.self, PebbleLsCommand.self, PebbleMkdirCommand.self,
            PebbleRmCommand.self,
            PebbleNoticesCommand.self, PebbleNoticeCommand.self, PebbleNotifyCommand.self,
            PebbleWarningsCommand.self, PebbleOkayCommand.self,
            PebbleIdentitiesCommand.self, PebbleVersionCommand.self,
        ])
}
