import Foundation
import LocalJuju

/// Prints what it costs to deploy two applications in a local model, to integrate them and to let them settle, and how
/// that grows with the number of their units.
@main
enum BenchModel {
    private static let usage = "usage: bench-model CHARM SWIFT-OPS [UNITS [FEWER-UNITS]]\n"

    /// What one model cost.
    private struct Cost {
        var units: Int
        var seconds: Double
        var events: Int
        var commands: Int

        var secondsPerEvent: Double { seconds / Double(events) }

        var line: String {
            let perSecond = (Double(commands) / seconds).formatted(.number.precision(.fractionLength(0)))
            return "\(units) + \(units) units: \(BenchModel.text(seconds)) s, \(events) events of "
                + "\(BenchModel.text(secondsPerEvent * 1000)) ms, \(commands) hook commands, \(perSecond) a second"
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let counts = arguments.dropFirst(2).map { Int($0) ?? 0 }
        guard (2...4).contains(arguments.count), counts.allSatisfy({ (1...1000).contains($0) }) else {
            FileHandle.standardError.write(Data(usage.utf8))
            exit(2)
        }
        do {
            let fewer = try cost(ofUnits: counts.dropFirst().first ?? 2, charm: arguments[0], tools: arguments[1])
            print(fewer.line)
            let many = try cost(ofUnits: counts.first ?? 20, charm: arguments[0], tools: arguments[1])
            print(many.line)
            let ratio = text(many.secondsPerEvent / fewer.secondsPerEvent)
            print("an event, \(many.units) against \(fewer.units) units: \(ratio)")
        } catch {
            FileHandle.standardError.write(Data("bench-model: \(error)\n".utf8))
            exit(1)
        }
    }

    /// Makes a model in a temporary folder, and measures it until all is settled.
    private static func cost(ofUnits units: Int, charm: String, tools: String) throws -> Cost {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-model-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let model = try LocalModel.create(at: folder.appending(path: "model").path(), name: "bench")
        model.hookToolExecutable = tools
        let counter = EventCounter()
        model.timeline = counter
        let elapsed = try ContinuousClock().measure {
            for (name, role) in [("web", "requires"), ("proxy", "provides")] {
                let files = try charmFolder(name, role: role, program: charm, in: folder)
                _ = try model.deploy(charm: files, units: units)
            }
            try model.integrate("web", "proxy")
        }
        try check(model, counter, units: units)
        return Cost(
            units: units, seconds: elapsed / .seconds(1), events: counter.events, commands: counter.commands)
    }

    /// Writes the folder of a charm that has peers, and `http` in the given role.
    private static func charmFolder(_ name: String, role: String, program: String, in folder: URL) throws -> String {
        let charm = folder.appending(path: name)
        try FileManager.default.createDirectory(at: charm, withIntermediateDirectories: true)
        let metadata = """
            name: \(name)
            summary: one of two charms that are integrated
            peers: {peers: {interface: peers}}
            \(role): {http: {interface: http}}

            """
        try Data(metadata.utf8).write(to: charm.appending(path: "metadata.yaml"))
        try FileManager.default.copyItem(atPath: program, toPath: charm.appending(path: "dispatch").path())
        return charm.path()
    }

    /// A model that did less than it should would be a fast one.
    private static func check(_ model: LocalModel, _ counter: EventCounter, units: Int) throws(Failure) {
        if let failure = counter.failures.first { throw Failure(description: failure) }
        let applications = model.status().applications.values
        let statuses = applications.flatMap { ($0.units ?? [:]).values.map(\.workloadStatus) }
        let settled = statuses.filter { $0.current == "active" && $0.message?.contains("changes") == true }
        guard applications.count == 2, settled.count == 2 * units else {
            throw Failure(description: "\(settled.count) of \(2 * units) units settled.")
        }
    }

    private static func text(_ number: Double) -> String { number.formatted(.number.precision(.fractionLength(2))) }
}
