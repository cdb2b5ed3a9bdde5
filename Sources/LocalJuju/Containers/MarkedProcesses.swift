import CShims
import Foundation
import Glibc

/// The processes that carry a mark in their environment: those of a container, whoever their parent is by now.
///
/// A Pebble that is killed leaves its services behind, which in a cluster go with the container. Whatever it has started
/// has inherited the mark.
enum MarkedProcesses {
    /// The name of the variable that is the mark.
    static let variable = "SWIFT_OPS_CONTAINER"

    /// Kills every process that has the mark, until there is none.
    static func kill(_ mark: String) {
        // A process may start another before it is killed: a few turns find all.
        for _ in 0..<200 {
            let processes = marked(mark)
            if processes.isEmpty { return }
            for process in processes { process.end([SIGKILL], patience: .seconds(5)) }
        }
    }

    private static func marked(_ mark: String) -> [DaemonProcess] {
        let entry = Array("\(variable)=\(mark)".utf8)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            guard let id = pid_t(name), id != getpid(), let process = DaemonProcess(id) else { return nil }
            let variables = SystemFile.bytes("/proc/\(id)/environ").split(separator: 0)
            return variables.contains { $0.elementsEqual(entry) } ? process : nil
        }
    }
}
