import Glibc
import HookCommands
import PlainValues

/// The files that `pod-spec-set` reads, for the time of one call.
///
/// They are JSON, which every reader of YAML takes as well.
struct PodSpecFiles {
    private var folder: PrivateFolder

    /// Makes an empty folder.
    init() throws(OpsError) {
        do throws(PrivateFolder.Failure) {
            folder = try PrivateFolder()
        } catch {
            throw Self.error(error)
        }
    }

    /// Removes the files and their folder.
    func remove() { folder.remove() }

    /// Writes the specification of the pod, and returns the file's path.
    mutating func write(spec: PlainValue) throws(OpsError) -> String { try write(spec, to: "spec.json") }

    /// Writes the further resources, and returns the file's path.
    mutating func write(resources: PlainValue) throws(OpsError) -> String {
        try write(resources, to: "k8s-resources.json")
    }

    private mutating func write(_ value: PlainValue, to name: String) throws(OpsError) -> String {
        let text: String
        do throws(PlainValueError) {
            text = try JSON.write(value)
        } catch {
            throw OpsError(
                .invalidValue, "The pod's specification cannot be written: \(error.description)", cause: error)
        }
        do throws(PrivateFolder.Failure) {
            return try folder.write(text, to: name)
        } catch {
            throw Self.error(error)
        }
    }

    private static func error(_ failure: PrivateFolder.Failure) -> OpsError {
        let reason = String(cString: strerror(failure.errorNumber))
        return OpsError(.hookCommandFailed, "The pod's specification was not set: \(failure.problem): \(reason).")
    }
}
