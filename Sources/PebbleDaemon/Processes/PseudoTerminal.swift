import CShims
import Glibc

/// A terminal for a program, whose other end is the daemon's.
package struct PseudoTerminal: Sendable {
    /// The daemon's end: what is written here the program reads, and the other way round.
    ///
    /// Its owner closes it.
    package let controller: Int32
    /// The program's end, which is closed here once the program was given it.
    package let terminal: Int32

    /// Makes a terminal, both of whose ends close on exec.
    ///
    /// - Throws: ``ProcessFailure`` when the system gives none.
    package init() throws(ProcessFailure) {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        let failure = swiftops_open_terminal(&controller, &terminal)
        guard failure == 0 else { throw ProcessFailure("openpt: \(SystemErrorText.of(failure))") }
        self.controller = controller
        self.terminal = terminal
    }

    /// Sets the size of the terminal whose daemon's end is given, and tells the programs on it.
    ///
    /// - Parameters:
    ///   - controller: The daemon's end.
    ///   - width: The columns, 1 to 65535; nothing happens for others.
    ///   - height: The rows, 1 to 65535; nothing happens for others.
    package static func resize(_ controller: Int32, width: Int, height: Int) {
        guard let columns = UInt16(exactly: width), let rows = UInt16(exactly: height), columns > 0, rows > 0 else {
            return
        }
        _ = swiftops_resize_terminal(controller, columns, rows)
    }
}
