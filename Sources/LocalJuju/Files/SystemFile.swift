import Glibc

/// The files of the kernel, which do not say how long they are.
enum SystemFile {
    /// The bytes of a file; none when it cannot be read, as when its process has ended.
    static func bytes(_ path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return content }
            content += buffer[..<count]
        }
    }

    /// The text of a file.
    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }
}
