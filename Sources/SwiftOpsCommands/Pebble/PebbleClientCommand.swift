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
            // What the daemon says is for people; the error's own words are for who reads a program's log.
            let isSaid = error.code == .api || error.code == .path
            throw CommandError(.taskFailed, isSaid ? error.message ?? error.description : error.description)
        }
    }
}
