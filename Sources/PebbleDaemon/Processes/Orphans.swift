import CShims
import Glibc
import Synchronization

/// Processes whose parents have ended: the daemon takes their place, so that none of them stays a zombie.
enum Orphans {
    /// How long an orphan that has ended waits to be collected at most.
    private static let pause = Duration.seconds(1)

    /// Adopts orphans from now on, and collects those that have ended, until the task is cancelled.
    static func collect() async {
        // A system that does not allow it gives them to the first process, which collects them.
        guard swiftops_adopt_orphans() == 0 || getpid() == 1 else { return }
        while (try? await Task.sleep(for: pause)) != nil {
            await BlockingThread.run { collectEnded() }
        }
    }

    /// Collects the orphans that have ended.
    static func collectEnded() {
        OwnChildren.ids.withLock { own in
            for id in children() where !own.contains(id) {
                var status: Int32 = 0
                waitpid(id, &status, WNOHANG)
            }
        }
    }

    /// The ids of all children of this process, by what the system tells of its threads.
    private static func children() -> [Int32] {
        let tasks = "/proc/self/task"
        guard let folder = opendir(tasks) else { return [] }
        defer { closedir(folder) }
        var ids: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    String(cString: $0)
                }
            }
            guard Int32(name) != nil, let file = fopen("\(tasks)/\(name)/children", "re") else { continue }
            defer { fclose(file) }
            var line: UnsafeMutablePointer<CChar>?
            var size = 0
            defer { free(line) }
            guard getline(&line, &size, file) > 0, let line else { continue }
            ids += String(cString: line).split(separator: " ").compactMap { Int32($0) }
        }
        return ids
    }
}
