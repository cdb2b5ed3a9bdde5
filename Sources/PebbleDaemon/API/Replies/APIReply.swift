/// What a request is answered with.
enum APIReply: Sendable {
    /// The result of what was done at once; without one the field is left out.
    case sync(ReplyValue?, status: Int = 200)
    /// The change that does what was asked.
    case async(change: String, result: ReplyValue)
    /// A body that is no JSON.
    case text(String, type: String)
    /// A body that is written as it comes.
    case stream(type: String, @Sendable (ReplyBody) async -> Void)
    /// A refusal.
    case refused(APIFailure)
    /// The connection becomes a websocket of an exec'd command.
    case upgrade(ExecSession, ExecSession.Socket)
    /// Nothing: the websocket that was asked for has done its work.
    case empty
}
