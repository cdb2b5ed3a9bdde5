import Glibc

// Errors of the system around a hook command.

extension HookCommandError {
    /// The error for what the system refused.
    static func cannotRun(_ tool: String, _ what: String, _ number: CInt) -> HookCommandError {
        HookCommandError(.cannotRun, tool: tool, "\(tool) was not run: \(what): \(systemText(number)).")
    }

    /// The error for a tool that was killed at the end of its time.
    static func timedOut(_ tool: String, _ deadline: Deadline, saying standardError: String) -> HookCommandError {
        HookCommandError(
            .timedOut, tool: tool, standardError: standardError,
            "\(tool) did not end within its time limit of \(deadline.limitText), and was killed with the processes that "
                + "it had started\(ending(with: standardError))")
    }

    /// The error for a tool that was killed because it wrote too much.
    static func outputTooLarge(_ tool: String, limit: Int, saying standardError: String = "") -> HookCommandError {
        HookCommandError(
            .outputTooLarge, tool: tool, standardError: standardError,
            "\(tool) wrote more than \(limit) bytes, and was killed\(ending(with: standardError))")
    }

    /// The end of a sentence: what the tool had to say, if it said anything.
    static func ending(with standardError: String) -> String {
        let text = standardError.trimmed
        return text.isEmpty ? "." : ": \(text)"
    }

    /// The system's text for an error number.
    static func systemText(_ number: CInt) -> String {
        var buffer = [CChar](repeating: 0, count: 128)
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
