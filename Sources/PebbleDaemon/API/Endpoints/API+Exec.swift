import NIOCore

extension API {
    func exec(_ request: APIRequest) async throws(APIFailure) -> APIReply { throw APIFailure(500, "x") }
    func execSocket(_ request: APIRequest) async throws(APIFailure) -> APIReply { throw APIFailure(500, "x") }
}
extension PendingRequest.Upgrade { func perform(on context: ChannelHandlerContext) {} }
