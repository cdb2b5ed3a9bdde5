extension FakePebble {
    /// What a simulated Pebble tells the author of a test.
    enum Advice {
        /// In a harness.
        case harness
        /// In a context.
        case context

        func whenUnreachable(_ container: String) -> String {
            let remedy =
                switch self {
                case .harness:
                    "call setCanConnect(\"\(container)\", true), containerPebbleReady(\"\(container)\") or "
                        + "beginWithInitialHooks() before"
                case .context: "give State.Container(\"\(container)\", canConnect: true) to the state"
                }
            return "Pebble of the container '\(container)' cannot be reached; in this test, \(remedy)."
        }

        /// What is said of a command that nothing was said of.
        ///
        /// Arguments may be secret: only the executable is shown.
        func whenUnknown(_ executable: String, in container: String) -> String {
            let remedy =
                switch self {
                case .harness: "say what it does by handleExec(\"\(container)\", [\"\(executable)\"])"
                case .context: "give State.Exec([\"\(executable)\"]) to the execs of the container '\(container)'"
                }
            return "nothing was said of the command \"\(executable)\"; \(remedy)"
        }
    }
}
