import HookCommands

/// Runs hook commands in a simulated unit.
final class SimulatedRunner: HookCommandRunner {
    private let simulation: Simulation

    init(_ simulation: Simulation) { self.simulation = simulation }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] { try simulation.run(command) }
}
