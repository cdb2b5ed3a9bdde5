import OrderedCollections
import Pebble

/// The operations that are measured.
struct Bench {
    let client: PebbleClient
    let folder: String
    /// The only operation to measure; nil for all.
    let only: String?
    /// How often it is called; nil for as often as is usual.
    let calls: Int?
    private var results: PlainMap = [:]

    init(client: PebbleClient, folder: String, only: String?, calls: Int?) {
        self.client = client
        self.folder = folder
        self.only = only
        self.calls = calls
    }

    /// The median of each operation, in milliseconds.
    var medians: PlainValue { .map(results) }

    mutating func run() async throws {
        let (client, folder) = (client, folder)
        let small = [UInt8](unsafeUninitializedCapacity: 1024) { bytes, count in
            for index in bytes.indices { bytes[index] = .random(in: .min ... .max) }
            count = bytes.count
        }
        let (bigSource, bigSize) = (folder + "/big-source", 64 << 20)
        if only?.hasSuffix("64 MiB") != false {
            try BenchFile.make(at: bigSource, size: bigSize)
            try await client.push(.file(bigSource), to: folder + "/big")
        }
        try await client.push(.bytes(small), to: folder + "/small")
        try BenchFile.make(at: folder + "/two", size: 2 << 20)

        try await measure("system-info", calls: 200) { _ = try await client.systemInfo() }
        try await measure("push 1 KiB", calls: 50) { try await client.push(.bytes(small), to: folder + "/small") }
        try await measure("pull 1 KiB", calls: 50) { try await Self.pull(client, folder + "/small", 1024) }
        try await measure("push 64 MiB", calls: 3) { try await client.push(.file(bigSource), to: folder + "/big") }
        try await measure("pull 2 MiB", calls: 3) { try await Self.pull(client, folder + "/two", 2 << 20) }
        try await measure("pull 64 MiB", calls: 5) { try await Self.stream(client, folder + "/big", bigSize) }
        try await measure("list 1 file", calls: 50) {
            _ = try await client.listFiles(folder + "/small", itself: true)
        }
        try await measure("exec true", calls: 20) { _ = try await client.exec(["true"]).waitForOutput() }
        try await measure("exec 64 MiB out", calls: 3) {
            let output = try await client.exec(["head", "-c", "\(bigSize)", "/dev/zero"]).waitForOutput()
            guard output.standardOutput.count == bigSize else { throw BenchFailure("the output was cut") }
        }
    }

    /// Reads a file into memory.
    private static func pull(_ client: PebbleClient, _ path: String, _ size: Int) async throws {
        let bytes = try await client.pull(path).bytes()
        guard bytes.count == size else { throw BenchFailure("\(path) was cut") }
    }

    /// Reads a file chunk by chunk.
    private static func stream(_ client: PebbleClient, _ path: String, _ size: Int) async throws {
        var count = 0
        for try await chunk in try await client.pull(path) { count += chunk.count }
        guard count == size else { throw BenchFailure("\(path) was cut") }
    }

    /// Measures an operation after one run that does not count.
    private mutating func measure(_ operation: String, calls: Int, _ body: () async throws -> Void) async throws {
        guard only == nil || only == operation else { return }
        try await body()
        var times: [Duration] = []
        for _ in 0..<max(1, self.calls ?? calls) { times.append(try await ContinuousClock().measure(body)) }
        times.sort()
        results[.string(operation)] = .double(times[times.count / 2] / .milliseconds(1))
    }
}

/// What went wrong in a measurement.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
