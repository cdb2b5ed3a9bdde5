import Glibc

/// A place in a container, and where it is on this machine.
struct ContainerPlace: Sendable {
    /// The parts of its path in the container, links followed.
    let location: [String]
    /// Its path on this machine.
    let host: String
    /// Whether something is mounted there, be it the root.
    let isMount: Bool

    /// Reads what there is, a link itself.
    ///
    /// - Returns: Whether there is something; `errno` says why not.
    func read(_ status: inout stat) -> Bool { (isMount ? stat(host, &status) : lstat(host, &status)) == 0 }

    /// What is called so in this folder.
    func host(of name: String) -> String { "\(host)/\(name)" }
}
