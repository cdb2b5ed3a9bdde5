/// What the tool's process prints, and the code with which it exits.
package struct HookToolResponse: Hashable, Sendable {
    /// 0: done; 1: the tool failed; 2: its flags or arguments were wrong.
    package var exitCode: Int
    /// The bytes of standard output.
    package var output: [UInt8]
    /// The bytes of standard error.
    package var errorOutput: [UInt8]

    package init(exitCode: Int, output: [UInt8] = [], errorOutput: [UInt8] = []) {
        self.exitCode = exitCode
        self.output = output
        self.errorOutput = errorOutput
    }
}
