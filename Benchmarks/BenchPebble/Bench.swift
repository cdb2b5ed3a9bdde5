import OrderedCollections
import Pebble

/// The operations that are measured.
struct Bench {
    let client: PebbleClient
    let folder: String
    private var results: PlainMap = [:]

    init(client: PebbleClient, folder: String) {
        self.client = client
        self.folder = folder
    }

    /// The median of each operation, in milliseconds.
    var medians: PlainValue { .map(results) }

    mutating func run() async throws {
        let client = client
        try await measure("system-info", calls: 200) { _ = try await client.systemInfo() }
    }

    /// Measures an operation after one run that does not count.
    mutating func measure(_ operation: String, calls: Int, _ body: () async throws -> Void) async throws {
        try await body()
        var times: [Duration] = []
        for _ in 0..<calls { times.append(try await ContinuousClock().measure(body)) }
        times.sort()
        results[.string(operation)] = .double(times[times.count / 2] / .milliseconds(1))
    }
}
