import Glibc

/// Files of this machine that are sent.
enum BenchFile {
    /// Makes a file of random bytes, piece by piece.
    static func make(at path: String, size: Int) throws {
        guard let file = fopen(path, "we") else { throw BenchFailure("\(path) cannot be written") }
        defer { fclose(file) }
        var generator = SystemRandomNumberGenerator()
        let piece = (0..<(64 << 10) / 8).map { _ in generator.next() }
        for written in stride(from: 0, to: size, by: 64 << 10) {
            let count = min(64 << 10, size - written)
            guard piece.withUnsafeBytes({ fwrite($0.baseAddress, 1, count, file) }) == count else {
                throw BenchFailure("\(path) cannot be written")
            }
        }
    }
}
