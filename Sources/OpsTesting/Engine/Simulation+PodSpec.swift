import HookCommands
import Ops
import PlainValues
import YAML

extension Simulation {
    /// What a charm of old has told Juju to run in its pod.
    struct PodSpec {
        var spec: PlainValue
        var resources: PlainValue?
    }

    /// Answers `pod-spec-set`, which only Juju 2 has on Kubernetes.
    func setPodSpec(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        guard state.isLeader else {
            throw HookCommandError(
                tool: command.name, exitCode: 1, standardError: "ERROR this unit is not the leader\n")
        }
        var files = [String: PlainValue]()
        for (option, path) in zip(command.arguments, command.arguments.dropFirst()) where option.hasPrefix("--") {
            do {
                files[option] = try YAML.load(path: path, source: path)
            } catch {
                throw HookCommandError(tool: command.name, exitCode: 1, standardError: "ERROR \(error)\n")
            }
        }
        podSpec = PodSpec(spec: files["--file"] ?? .null, resources: files["--k8s-resources"])
        return []
    }
}
