import Glibc

// Stopping for a debugger, where `juju debug-code` asks for it.

extension Framework {
    /// Stops the charm here for a debugger, when `JUJU_DEBUG_AT` asks for this breakpoint.
    ///
    /// `juju debug-code --at=NAME` sets that variable in the session in which the charm runs; `--at=hook` stops before
    /// each handler of an event of Juju, `--at=all` at every breakpoint as well. Standard error says how to attach a
    /// debugger to the process, which waits, stopped, until it is continued: by the debugger, by the shell's `fg`, or by
    /// a signal. When nobody asks for a breakpoint this does nothing. It is `ops.Framework.breakpoint`.
    ///
    /// - Parameter name: The breakpoint's name: lower-case letters, digits and hyphens, with a letter or digit at both
    ///   ends. Without one it stops for `all` alone.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another name, and for `hook` and `all`.
    public func breakpoint(_ name: String? = nil) throws(OpsError) {
        if let name, name == "hook" || name == "all" || !Self.isBreakpointName(name) {
            throw OpsError(
                .invalidArgument,
                """
                '\(name)' cannot be the name of a breakpoint: use lower-case letters, digits and hyphens, as in \
                'foo-bar'; 'hook' and 'all' are taken.
                """)
        }
        let wanted = model.backend.context.debugAt
        guard !wanted.isEmpty else { return }
        guard wanted.contains("all") || name.map(wanted.contains) == true else {
            let others = wanted.joined(separator: ", ")
            logger.warning(
                "The breakpoint \(name ?? "without a name") is passed over: JUJU_DEBUG_AT is for \(others).")
            return
        }
        stopForDebugger("at the breakpoint\(name.map { " '\($0)'" } ?? "")")
    }

    /// Stops before the handler of an event of Juju, where that is asked for.
    func stopBeforeHandler(of event: any Event) {
        let wanted = model.backend.context.debugAt
        guard !wanted.isEmpty, wanted.contains("hook") || wanted.contains("all"), event is any HookEvent else { return }
        stopForDebugger("before a handler of \(event.handle)")
    }

    private func stopForDebugger(_ place: String) {
        let process = getpid()
        writeToStandardError(
            """
            The charm is stopped \(place). Attach a debugger with `lldb --attach-pid \(process)` and continue there; \
            without one, continue with `fg` or `kill -CONT \(process)`.

            """)
        raise(SIGSTOP)
    }

    private static func isBreakpointName(_ name: String) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) }
        guard let first = name.utf8.first, let last = name.utf8.last, isAlphanumeric(first), isAlphanumeric(last)
        else { return false }
        return name.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
}
