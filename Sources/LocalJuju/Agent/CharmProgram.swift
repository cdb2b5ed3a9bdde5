/// What runs for a hook or an action: the charm's `dispatch`, else a script of the hook's or action's own.
enum CharmProgram: Hashable {
    /// One program for everything.
    case dispatch(String)
    /// A program for this hook or action.
    case script(String)
    /// There is none.
    case missing

    /// Looks it up in a unit's charm folder.
    ///
    /// - Parameter path: What `JUJU_DISPATCH_PATH` will be: `hooks/install`, `actions/backup`.
    init(for path: String, in charmFolder: String) {
        if Files.exists("\(charmFolder)/dispatch") {
            self = .dispatch("\(charmFolder)/dispatch")
        } else if Files.exists("\(charmFolder)/\(path)") {
            self = .script("\(charmFolder)/\(path)")
        } else {
            self = .missing
        }
    }

    /// How Juju's log names it.
    var description: String {
        switch self {
        case .dispatch: "hook dispatching script: dispatch"
        case .script: "explicit, bespoke hook script"
        case .missing: "missing hook"
        }
    }

    var executable: String? {
        switch self {
        case .dispatch(let path), .script(let path): path
        case .missing: nil
        }
    }
}
