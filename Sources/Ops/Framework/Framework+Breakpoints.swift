extension Framework {
    /// Stops the charm here for a debugger, where `juju debug-code --at` asks for it (`ops.Framework.breakpoint`).
    ///
    /// It does so when `JUJU_DEBUG_AT` holds `all` or this name; else nothing happens. The process is stopped by
    /// `SIGSTOP` and says on standard error how to attach a debugger and how to let it go on. Apart from these points,
    /// `hook` and `all` stop the charm before each handler of one of Juju's events.
    ///
    /// - Parameter name: The point's name: lower-case letters, digits and inner dashes, not `all` or `hook`; `nil` for
    ///   one that only `all` stops at.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another name.
    public func breakpoint(_ name: String? = nil) throws(OpsError) {
        if let name {
            guard name != "all", name != "hook" else {
                throw OpsError(
                    .invalidArgument, "The breakpoint name '\(name)' is reserved; give the breakpoint another name.")
            }
            guard Breakpoints.isName(name) else {
                throw OpsError(
                    .invalidArgument,
                    "The breakpoint name '\(name)' is malformed; make it of lower-case letters, digits and inner dashes."
                )
            }
        }
        guard !breakpoints.active.isEmpty else { return }
        if breakpoints.stops(at: name) {
            breakpoints.stop(name.map { "the breakpoint '\($0)'" } ?? "a breakpoint")
        } else {
            let asked = breakpoints.active.joined(separator: ", ")
            logger.warning(
                "Breakpoint \(name.map { "'\($0)'" } ?? "without a name") skipped: JUJU_DEBUG_AT asks for \(asked).")
        }
    }

    /// Stops before the handler of one of Juju's events, where that is asked for.
    func stopAtHook(_ event: any Event) {
        // A conformance is searched for only while somebody debugs.
        guard breakpoints.stopsAtHooks, event is any HookEvent else { return }
        breakpoints.stop("the handler of \(event.handle)")
    }
}
