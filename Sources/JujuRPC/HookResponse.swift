/// What a hook command answered.
package struct HookResponse: Hashable, Sendable {
    /// The exit code that the command's executable would have.
    package var exitCode: Int
    /// What it wrote to its standard output.
    package var output: [UInt8]
    /// What it wrote to its standard error.
    package var errorOutput: [UInt8]

    package init(exitCode: Int = 0, output: [UInt8] = [], errorOutput: [UInt8] = []) {
        self.exitCode = exitCode
        self.output = output
        self.errorOutput = errorOutput
    }
}
