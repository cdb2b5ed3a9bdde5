import ArgumentParser
import Pebble

struct PebbleHealthCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Ask whether no health check is down.",
        discussion: "It prints healthy and ends with 0, or prints unhealthy and ends with 1.")

    @Option(name: .long, help: "Only checks of this level: alive, or ready with the alive ones.")
    var level: String?

    @Argument(help: "Only these checks.")
    var names: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let isHealthy = try await client.isHealthy(level: level.map(CheckLevel.init(rawValue:)), names: names)
        console.print(isHealthy ? "healthy\n" : "unhealthy\n")
        if !isHealthy { throw ExitCode.failure }
    }
}
