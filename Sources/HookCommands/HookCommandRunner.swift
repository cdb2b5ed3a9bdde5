/// What runs hook commands: the agent's tools, the agent's socket, or a test's stand-in.
public protocol HookCommandRunner: AnyObject {
    /// Runs a hook command to its end.
    ///
    /// - Parameter command: The command, its arguments and its input.
    /// - Returns: The standard output of a command that ended with exit status 0.
    /// - Throws: ``HookCommandError`` when the command could not be run, or ended otherwise.
    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8]
}
