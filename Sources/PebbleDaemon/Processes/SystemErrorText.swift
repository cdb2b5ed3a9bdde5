import Glibc

/// The system's error numbers in the words of Go, which Pebble's answers carry.
package enum SystemErrorText {
    /// The words for an error number, in lower case: `no such file or directory`.
    package static func of(_ number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "errno \(number)" }
        let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
        let text = String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // glibc begins its texts with a capital, Go with a small letter, but for names: `RFS specific error`.
        guard let first = text.first, let second = text.dropFirst().first, !second.isUppercase else { return text }
        return first.lowercased() + text.dropFirst()
    }
}
