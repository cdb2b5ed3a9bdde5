import Dispatch
import Glibc
import Pebble

/// Prints what operations of the client of Pebble cost, as JSON: `bench-pebble SOCKET FOLDER [OPERATION [CALLS]]`.
///
/// The numbers are medians in milliseconds. The folder is one that the daemon sees as well. The
/// process's peak memory goes to the standard error.
@main
enum BenchPebble {
    static func main() {
        let arguments = CommandLine.arguments
        guard (3...5).contains(arguments.count) else {
            print("usage: bench-pebble SOCKET FOLDER [OPERATION [CALLS]]")
            exit(2)
        }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                var bench = Bench(
                    client: PebbleClient(socketPath: arguments[1], timeout: .seconds(60)), folder: arguments[2],
                    only: arguments.count > 3 ? arguments[3] : nil,
                    calls: arguments.count > 4 ? Int(arguments[4]) : nil)
                try await bench.run()
                print(try JSON.write(bench.medians))
                let memory = "peak memory \(peakMemory) KiB\n"
                write(STDERR_FILENO, memory, memory.utf8.count)
            } catch {
                print("bench-pebble: \(error)")
                exit(1)
            }
            done.signal()
        }
        done.wait()
    }
    /// The most memory that the process has had, in KiB.
    private static var peakMemory: Int {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage.ru_maxrss
    }
}
