import Glibc

/// Where a dispatch stops for a debugger: the names that `juju debug-code --at` gives in `JUJU_DEBUG_AT`.
struct Breakpoints {
    /// The points that are asked for.
    let active: [String]
    /// Stops until a debugger, or somebody at the terminal, lets the charm go on.
    let stop: (_ place: String) -> Void

    /// Reads `JUJU_DEBUG_AT`: names with commas between them.
    init(_ text: String?, stop: @escaping (_ place: String) -> Void = Self.stopProcess) {
        active = (text ?? "").split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
        self.stop = stop
    }

    /// Whether the handlers of Juju's own events are stopped at.
    var stopsAtHooks: Bool { active.contains { $0 == "all" || $0 == "hook" } }

    /// Whether a breakpoint of the charm's is stopped at; one without a name only where all are asked for.
    func stops(at name: String?) -> Bool {
        active.contains { $0 == "all" || $0 == name }
    }

    /// Lower-case letters, digits and inner dashes.
    static func isName(_ name: String) -> Bool {
        let isWord: (UInt8) -> Bool = { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }
        guard let first = name.utf8.first, let last = name.utf8.last, isWord(first), isWord(last) else { return false }
        return name.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
    }

    /// Stops this process, saying how it is debugged and how it goes on.
    ///
    /// A process that a debugger has hold of already is stopped within the debugger.
    private static func stopProcess(at place: String) {
        let process = getpid()
        writeToStandardError(
            """
            Stopped at \(place). Debug the charm with 'lldb -p \(process)' (or 'gdb -p \(process)'), \
            or let it go on with 'kill -CONT \(process)', or 'fg' in the shell that runs it.

            """)
        raise(SIGSTOP)
    }
}
