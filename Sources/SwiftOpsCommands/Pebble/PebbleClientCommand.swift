import Pebble
import PebbleDaemon

/// A command that asks a daemon.
protocol PebbleClientCommand: AsyncCommand {
    func act(_ client: PebbleClient, _ console: Console) async throws
}

extension PebbleClientCommand {
    func act(_ console: Console) async throws {
        do {
            try await act(PebbleClient(socketPath: DaemonOptions.socketPath(console.environment)), console)
        } catch let error as PebbleError {
            throw CommandError(.taskFailed, error.description)
        }
    }
}
