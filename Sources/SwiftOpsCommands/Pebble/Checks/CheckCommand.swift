import ArgumentParser
import Pebble

struct PebbleCheckCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Perform a health check now, and print how it went.")

    @Argument(help: "The check.")
    var name: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let (check, failure) = try await client.refreshCheck(name)
        console.print("name: \(check.name)\n")
        if let level = check.level { console.print("level: \(level.rawValue)\n") }
        console.print("startup: \(check.startup?.rawValue ?? "enabled")\nstatus: \(check.status.rawValue)\n")
        if let successes = check.successes { console.print("successes: \(successes)\n") }
        console.print("failures: \(check.failures)\nthreshold: \(check.threshold)\n")
        if let change = check.changeID { console.print("change-id: \"\(change)\"\n") }
        guard let failure else { return }
        let lines = failure.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
        console.print("error: |\n" + lines.joined())
        throw ExitCode.failure
    }
}
