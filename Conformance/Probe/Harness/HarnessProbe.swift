import Dispatch
import Glibc
import Ops
import OpsTesting
import OrderedCollections
import PlainValues

/// Drives a harness of the charm by a case's script: `conformance-probe harness CASE.json OUT.jsonl`.
final class HarnessProbe {
    /// Does a step and returns what is recorded.
    typealias Action = @Sendable (HarnessProbe, Step) async throws -> PlainValue

    /// Every step, by its name.
    private static let actions = [
        lifeSteps, relationSteps, storageSteps, secretSteps, unitSteps, containerSteps, containerFileSteps,
    ]
    .reduce(into: [String: Action]()) { all, group in all.merge(group) { first, _ in first } }

    let harness: Harness<ProbeCharm>
    /// What steps have kept for later ones: the ids of secrets.
    var saved: [String: String] = [:]
    private let script: [Step]

    /// Runs a case to its end.
    static func main(_ arguments: [String]) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                guard arguments.count == 2 else { throw ProbeFailure("usage: harness CASE.json OUT.jsonl") }
                try await HarnessProbe(casePath: arguments[0], rowsPath: arguments[1]).run()
            } catch {
                print("conformance-probe: \(error)")
                exit(1)
            }
            done.signal()
        }
        done.wait()
    }

    private init(casePath: String, rowsPath: String) throws {
        let plan = try JSON.parse(try Plan.readFile(casePath))
        // The charm finds its plan as it does under Juju.
        let planPath = rowsPath + ".plan"
        guard let file = fopen(planPath, "we") else { throw ProbeFailure("\(planPath) cannot be written.") }
        fputs(try JSON.write(plan["plan"] ?? [:]), file)
        fclose(file)
        setenv("PROBE_PLAN", planPath, 1)
        setenv("PROBE_OUT", rowsPath, 1)
        setenv("PROBE_HARNESS", "1", 1)
        script = (plan["script"]?.arrayValue ?? []).map(Step.init(value:))
        harness = try Harness(
            ProbeCharm.self, metadata: plan["metadata"]?.stringValue ?? "", actions: plan["actions"]?.stringValue,
            config: plan["config"]?.stringValue, jujuVersion: "3.6.9")
    }

    private func run() async throws {
        for step in script { try await run(step) }
    }

    func run(_ step: Step) async throws {
        var row: PlainMap = ["handler": "harness", "op": .string(step.operation)]
        do {
            guard let action = Self.actions[step.operation] else {
                throw ProbeFailure("There is no step '\(step.operation)'.")
            }
            var result = try await action(self, step)
            if let name = step["save"]?.stringValue {
                saved[name] = result.stringValue
                result = "saved"
            }
            row["result"] = Recorder.plain(result)
        } catch {
            row["error"] = .string(Self.name(of: error, in: step.operation))
        }
        try Recorder.record(.map(row))
    }

    /// The reference's name of an error.
    private static func name(of error: any Error, in operation: String) -> String {
        switch error {
        case let error as PebbleError: name(of: error, in: operation)
        // The reference has the binding of an endpoint that is not declared refused by its model.
        case is OpsError where operation == "add_network": "ModelError"
        case is TestingError where operation == "attach_storage": "ModelError"
        default: Recorder.name(of: error, in: operation)
        }
    }
}

extension Step {
    /// A map of texts.
    func texts(_ key: String) throws -> [String: String]? {
        guard let map = self[key]?.mapValue else { return nil }
        var texts: [String: String] = [:]
        for (key, value) in map {
            guard let key = key.stringValue, let text = value.stringValue else {
                throw ProbeFailure("The step needs a map of texts '\(key)'.")
            }
            texts[key] = text
        }
        return texts
    }

    /// A list of texts.
    func list(_ key: String) -> [String]? { self[key]?.arrayValue?.compactMap(\.stringValue) }

    func number(_ key: String) throws -> Int {
        guard let number = self[key]?.intValue else { throw ProbeFailure("The step needs a number '\(key)'.") }
        return number
    }

    /// A map of values by name; empty when there is none.
    func values(_ key: String) -> [String: PlainValue] {
        (self[key]?.mapValue ?? [:]).reduce(into: [:]) { all, entry in
            if let name = entry.key.stringValue { all[name] = entry.value }
        }
    }
}
