/// One run of a program of a unit, and what it means.
struct ProgramRun {
    /// What the agent makes of a run.
    enum Verdict: Hashable {
        /// It exited with 0 and its changes are kept.
        case succeeded
        /// There was nothing to run.
        case missing
        /// A signal ended it: it runs again, after a reboot if it asked for one.
        case terminated(reboots: Bool)
        /// Its changes are dropped, for this reason.
        case failed(String)
    }

    var verdict: Verdict
    /// What happened; `nil` when nothing ran.
    var result: HookRun.Result?
    /// What was done at once.
    var effects: EffectsRecord?
    var elapsed: Duration = .zero
    /// Why the changes were refused though the program exited with 0.
    var refusal: String?
}
