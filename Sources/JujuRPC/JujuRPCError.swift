/// Why a hook command could not be called through the unit agent's socket, or served on one.
public struct JujuRPCError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// A variable that Juju sets for every hook is missing.
        public static let missingVariable = Code("missingVariable")
        /// The agent's address is not one of a local socket.
        public static let unsupportedAddress = Code("unsupportedAddress")
        /// The agent's socket could not be connected to.
        public static let cannotConnect = Code("cannotConnect")
        /// The request is larger than is sent; nothing was sent.
        public static let requestTooLarge = Code("requestTooLarge")
        /// The connection was lost before the request was wholly sent: the command did not run.
        public static let requestNotSent = Code("requestNotSent")
        /// The connection was lost after the request was sent: the command may have run.
        public static let replyLost = Code("replyLost")
        /// The reply came, but could not be read: the command may have run.
        public static let undecodableReply = Code("undecodableReply")
        /// The reply is larger than is read: the command may have run.
        public static let replyTooLarge = Code("replyTooLarge")
        /// The agent refused the request; its words are in ``JujuRPCError/refusal``.
        public static let refused = Code("refused")
        /// The time limit passed; ``JujuRPCError/mayHaveRun`` tells whether the request was sent.
        public static let timedOut = Code("timedOut")
        /// The command wanted input, and the input could not be read.
        public static let unreadableInput = Code("unreadableInput")
        /// A server could not listen at its path.
        public static let cannotListen = Code("cannotListen")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What went wrong, as a sentence.
    public let description: String
    /// Whether the command may have run: a call must then not be repeated in another way.
    public let mayHaveRun: Bool
    /// The agent's own words where it refused the request (for example `bad request: token does not match`), else nil.
    public let refusal: String?

    init(_ code: Code, _ description: String, mayHaveRun: Bool = false) {
        self.code = code
        self.description = description
        self.mayHaveRun = mayHaveRun
        self.refusal = nil
    }

    /// The error for a request that the agent refused in these words.
    init(refusal: String) {
        code = .refused
        description = "The unit agent refused the hook command: \(refusal)."
        // A command that asks for its input has been begun, but does nothing before it has it.
        mayHaveRun = !refusal.hasPrefix(Refusal.badRequest) && refusal != Refusal.inputWanted
        self.refusal = refusal
    }

    /// Whether the agent refused the request itself (`bad request: …`), before any command ran.
    public var isBadRequest: Bool { refusal?.hasPrefix(Refusal.badRequest) ?? false }

    /// Whether the command wanted input and none was sent with the request.
    public var isInputWanted: Bool { refusal == Refusal.inputWanted }

    /// The texts of Juju's server that a client goes by.
    enum Refusal {
        static let badRequest = "bad request: "
        static let inputWanted = "hook tool requires stdin, none supplied"
    }
}
