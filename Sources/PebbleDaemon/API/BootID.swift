import Glibc

/// The id of the machine's boot.
enum BootID {
    /// The id that the kernel made; one of this daemon's own when it is the first process, as in a container.
    static var current: String {
        if getpid() != 1, let file = fopen("/proc/sys/kernel/random/boot_id", "re") {
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 64)
            if fgets(&line, Int32(line.count), file) != nil {
                return String(
                    decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
        return random()
    }

    private static func random() -> String {
        var digits = (0..<32).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }
        digits[12] = "4"
        digits[16] = ["8", "9", "a", "b"].randomElement() ?? "8"
        let text = digits.joined()
        var parts: [Substring] = []
        var rest = text[...]
        for count in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return parts.joined(separator: "-")
    }
}
