/// Why a server answers a request with an error of the call itself, in the words of Juju's own server.
package struct HookServerRefusal: Error, Hashable, Sendable {
    /// The text that the client is sent.
    package let text: String

    /// Makes a refusal; its text is never empty, for an empty one would say that there was no error.
    package init(_ text: String) {
        self.text = text.isEmpty ? "refused" : text
    }

    /// The command reads its standard input, and the request brought none: the client sends it again with the input.
    package static let inputWanted = HookServerRefusal(JujuRPCError.Refusal.inputWanted)

    /// There is no command of this name.
    package static func unknownCommand(_ name: String) -> HookServerRefusal {
        badRequest("unknown command: \(name)")
    }

    static let noCommand = badRequest("command not specified")
    static let directoryNotAbsolute = badRequest("Dir is not absolute")
    static let wrongToken = badRequest("token does not match")

    static func wrongContext(_ id: String) -> HookServerRefusal {
        badRequest("wrong context ID; got \(id.debugDescription)")
    }

    /// The server ends, and runs no command any more.
    static let closing = HookServerRefusal("the hook has ended")

    static func unknownMethod(_ name: String) -> HookServerRefusal {
        HookServerRefusal("rpc: can't find service \(name)")
    }

    private static func badRequest(_ text: String) -> HookServerRefusal {
        HookServerRefusal(JujuRPCError.Refusal.badRequest + text)
    }
}
