import Glibc
import PlainValues

/// The files that `pod-spec-set` reads, for the time of one call.
///
/// They are JSON, which every reader of YAML takes as well.
struct PodSpecFiles {
    private let folder: String

    /// Makes an empty folder of mode 0700 where temporary files belong.
    init() throws(OpsError) {
        var parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        if !parent.hasPrefix("/") { parent = "/tmp" }
        var template = Array("\(parent)/swift-ops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Self.failure("no folder for it could be made in \(parent)") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the files and their folder.
    func remove() {
        unlink("\(folder)/spec.json")
        unlink("\(folder)/k8s-resources.json")
        rmdir(folder)
    }

    /// Writes the specification of the pod, and returns the file's path.
    func write(spec: PlainValue) throws(OpsError) -> String { try write(spec, to: "\(folder)/spec.json") }

    /// Writes the further resources, and returns the file's path.
    func write(resources: PlainValue) throws(OpsError) -> String {
        try write(resources, to: "\(folder)/k8s-resources.json")
    }

    private func write(_ value: PlainValue, to path: String) throws(OpsError) -> String {
        let text: String
        do {
            text = try JSON.write(value)
        } catch {
            throw OpsError(
                .invalidValue, "The pod's specification cannot be written: \(error.description)", cause: error)
        }
        guard let file = fopen(path, "wxe") else { throw Self.failure("\(path) could not be made") }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else { throw Self.failure("\(path) could not be written") }
        return path
    }

    private static func failure(_ what: String) -> OpsError {
        OpsError(
            .hookCommandFailed, "The pod's specification was not set: \(what): \(String(cString: strerror(errno))).")
    }
}
