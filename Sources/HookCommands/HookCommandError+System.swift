import Glibc

// Errors of the system around a hook command.

extension HookCommandError {
    /// The error for what the system refused.
    static func cannotRun(_ tool: String, _ what: String, _ number: CInt) -> HookCommandError {
        HookCommandError(.cannotRun, tool: tool, "\(tool) was not run: \(what): \(systemText(number)).")
    }

    /// The error for a tool that was killed at the end of its time.
    static func timedOut(_ tool: String) -> HookCommandError {
        HookCommandError(.timedOut, tool: tool, "\(tool) did not end within its time limit, and was killed.")
    }

    /// The system's text for an error number.
    static func systemText(_ number: CInt) -> String {
        var buffer = [CChar](repeating: 0, count: 128)
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
