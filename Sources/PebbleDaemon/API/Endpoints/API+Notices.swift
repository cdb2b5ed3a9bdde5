// Notices: adding and finding them, and waiting for them.

import Pebble

extension API {
    func addNotice(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard let userID = request.userID else {
            throw APIFailure(403, "cannot determine UID of request, so cannot create notice")
        }
        let draft = try request.fields { fields throws(RequestFields.Failure) in
            NoticeDraft(
                action: try fields.text("action") ?? "", type: try fields.text("type") ?? "",
                key: try fields.text("key") ?? "", repeatAfter: try fields.text("repeat-after") ?? "",
                data: Result { () throws(RequestFields.Failure) in try fields.textMap("data") })
        }
        guard draft.action == "add" else { throw .badRequest("invalid action \(GoText.quoted(draft.action))") }
        guard draft.type == "custom" else {
            throw .badRequest("invalid type \(GoText.quoted(draft.type)) (can only add \"custom\" notices)")
        }
        let data: [String: String]
        do throws(RequestFields.Failure) {
            data = try draft.data.get()
        } catch {
            throw .badRequest("cannot decode notice data: \(error.description)")
        }
        let repeatAfter = draft.repeatAfter.isEmpty ? nil : draft.repeatAfter
        let notice = CustomNotice(
            userID: userID, key: draft.key,
            repeatAfter: try repeatAfter.map { text throws(APIFailure) in
                try APIRequest.duration(text, of: "repeat-after")
            }, data: data)
        let id = try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.state.add(notice)
        }
        return .sync(.fields(["id": .string(id)]))
    }

    func notices(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard let userID = request.userID else {
            throw APIFailure(403, "cannot determine UID of request, so cannot retrieve notices")
        }
        let query = request.query
        var users = NoticeQuery.Users.user(userID)
        let (all, one) = (query.value("users"), query.value("user-id"))
        if !one.isEmpty {
            try Self.requireAdmin(request, "user-id")
            guard all.isEmpty else { throw .badRequest("cannot use both \"users\" and \"user-id\" parameters") }
            guard let user = Int(one) else {
                throw .badRequest(
                    "invalid \"user-id\" filter: strconv.ParseInt: parsing \(GoText.quoted(one)): invalid syntax")
            }
            guard user >= 0, user <= Int(UInt32.max) else {
                throw .badRequest("invalid \"user-id\" filter: user ID is not a valid uint32: \(user)")
            }
            users = .user(user)
        } else if !all.isEmpty {
            try Self.requireAdmin(request, "users")
            guard all == "all" else { throw .badRequest("invalid \"users\" filter: must be \"all\"") }
            users = .all
        }
        var filter = NoticeQuery(users: users, types: query.list("types"), keys: query.list("keys"))
        let after = query.value("after")
        if !after.isEmpty {
            guard let time = WallTime(after) else {
                throw .badRequest(
                    "invalid \"after\" timestamp: parsing time \(GoText.quoted(after)) as "
                        + "\"2006-01-02T15:04:05Z07:00\": cannot parse \(GoText.quoted(after)) as \"2006\"")
            }
            filter.after = time
        }
        let found: [NoticeRecord]
        if let timeout = try request.duration("timeout"), timeout > .zero {
            found = await engine.state.waitForNotices(filter, timeout: timeout)
        } else {
            found = await engine.state.notices(filter)
        }
        return .sync(.array(found.map(Self.value)))
    }

    func notice(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard let userID = request.userID else {
            throw APIFailure(403, "cannot determine UID of request, so cannot retrieve notice")
        }
        guard let notice = await engine.state.notice(request.parameter) else {
            throw APIFailure(404, "cannot find notice with ID \(GoText.quoted(request.parameter))")
        }
        guard notice.userID == nil || notice.userID == userID || request.role == .admin else {
            throw APIFailure(403, "not allowed to access notice with id \(GoText.quoted(request.parameter))")
        }
        return .sync(Self.value(notice))
    }

    private struct NoticeDraft {
        var action: String
        var type: String
        var key: String
        var repeatAfter: String
        var data: Result<[String: String], RequestFields.Failure>
    }

    private static func requireAdmin(_ request: APIRequest, _ filter: String) throws(APIFailure) {
        guard request.role == .admin else {
            throw APIFailure(403, "only admins may use the \(GoText.quoted(filter)) filter")
        }
    }

    private static func value(_ notice: NoticeRecord) -> ReplyValue {
        .fields([
            "id": .string(notice.id), "user-id": notice.userID.map { .int($0) } ?? .null,
            "type": .string(notice.type), "key": .string(notice.key),
            "first-occurred": .string(notice.firstOccurred.text(.utc)),
            "last-occurred": .string(notice.lastOccurred.text(.utc)),
            "last-repeated": .string(notice.lastRepeated.text(.utc)), "occurrences": .int(notice.occurrences),
            "last-data": notice.lastData.isEmpty ? nil : .textMap(notice.lastData),
            "repeat-after": notice.repeatAfter.map { .string(GoDuration.text($0)) },
            "expire-after": .string(GoDuration.text(NoticeRecord.lifetime)),
        ])
    }
}
