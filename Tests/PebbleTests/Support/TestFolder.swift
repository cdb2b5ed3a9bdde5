import Foundation

/// A folder of a test's own, removed with the last reference.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "pebble-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names of what is in it.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

    /// Makes a file.
    func file(_ name: String, _ content: [UInt8]) throws -> String {
        let path = path + "/" + name
        try Data(content).write(to: URL(filePath: path))
        return path
    }

    /// What a file holds.
    func content(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: path + "/" + name).map(Array.init) }
}

/// Bytes of which no two neighbouring blocks are the same; made quickly, as tests run unoptimised.
func variedBytes(_ count: Int) -> [UInt8] {
    var pattern = (0..<4093).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + pattern.count)
    while bytes.count < count {
        bytes += pattern
        pattern[0] &+= 1
        pattern[2048] ^= pattern[0]
    }
    return Array(bytes.prefix(count))
}
