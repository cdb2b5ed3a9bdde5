import ArgumentParser

/// A command that writes to the console it is given, so that a test can read what it wrote.
protocol ConsoleCommand: ParsableCommand {
    func run(_ console: Console) throws
}

extension ConsoleCommand {
    /// A console command is run by ``SwiftOpsProgram`` only.
    func run() throws {
        throw CleanExit.helpRequest(self)
    }
}
