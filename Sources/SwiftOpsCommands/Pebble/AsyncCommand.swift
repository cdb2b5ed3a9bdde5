/// A command that waits for others while it works.
protocol AsyncCommand: ConsoleCommand, Sendable {
    func act(_ console: Console) async throws
}

extension AsyncCommand {
    func run(_ console: Console) throws {
        try BlockingTask { try await act(console) }.wait()
    }
}
