import Dispatch
import Glibc
import Pebble

/// Prints what operations of the client of Pebble cost, as JSON: `bench-pebble SOCKET FOLDER`.
///
/// The numbers are medians in milliseconds. The folder is one that the daemon sees as well.
@main
enum BenchPebble {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            print("usage: bench-pebble SOCKET FOLDER")
            exit(2)
        }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                var bench = Bench(
                    client: PebbleClient(socketPath: arguments[1], timeout: .seconds(60)), folder: arguments[2])
                try await bench.run()
                print(try JSON.write(bench.medians))
            } catch {
                print("bench-pebble: \(error)")
                exit(1)
            }
            done.signal()
        }
        done.wait()
    }
}
