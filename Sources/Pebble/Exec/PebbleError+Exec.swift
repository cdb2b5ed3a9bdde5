import PlainValues

extension PebbleError {
    /// How many characters of an output are shown.
    private static var shownOutput: Int { 1024 }

    /// A command that ended with another exit code than 0.
    ///
    /// Only the executable is shown: arguments may be secret.
    package static func exec(_ executable: String, exitCode: Int, _ output: ExecProcess.Output? = nil) -> PebbleError {
        var text = "The command \(GoText.quoted(executable)) ended with exit code \(exitCode)"
        if let output {
            text += ", standard output " + shown(output.text)
            if let errorText = output.errorText { text += ", standard error " + shown(errorText) }
        }
        return PebbleError(
            .exec, text + ".",
            Fields(
                exitCode: exitCode, standardOutput: output?.standardOutput, standardError: output?.standardError))
    }

    private static func shown(_ output: String) -> String {
        guard let end = output.index(output.startIndex, offsetBy: shownOutput, limitedBy: output.endIndex),
            end < output.endIndex
        else { return GoText.quoted(output) }
        return GoText.quoted(String(output[..<end])) + " [truncated]"
    }
}
