import OrderedCollections
import Pebble
import PlainValues

// Notices. The charm's user is root, as in a workload's container.

extension FakePebble.Contents {
    private static let user = 0
    private static let lifetime = Duration.seconds(7 * 24 * 3600)
    private static let longestKey = 256
    private static let largestData = 4096

    /// Records that something has occurred.
    ///
    /// - Parameters:
    ///   - key: What has occurred.
    ///   - data: What is to be known about it.
    ///   - interval: How long the notice is not repeated after it was; `nil` to repeat it each time.
    /// - Returns: The notice, and whether it is new or was repeated.
    mutating func notify(
        _ key: String, data: [String: String] = [:], repeatAfter interval: Duration? = nil
    ) throws(FakeFailure) -> (notice: PebbleNotice, isToldAgain: Bool) {
        guard Self.isKey(key) else {
            throw FakeFailure("invalid key \(key.quoted) (must be in \"example.com/path\" format)")
        }
        guard key.utf8.count <= Self.longestKey else {
            throw FakeFailure("key must be \(Self.longestKey) bytes or less")
        }
        let size = (try? JSON.write(.object(data.map { ($0.key, .string($0.value)) }), .go))?.utf8.count
        guard let size, size <= Self.largestData else {
            throw FakeFailure("total size of data must be \(Self.largestData) bytes or less")
        }
        let now = clock.now()
        let index = notices.firstIndex { $0.userID == Self.user && $0.type == .custom && $0.key == key }
        let known = index.map { notices[$0] }
        let isToldAgain = known.map { Self.isDue(since: $0.lastRepeated, interval, now) } ?? true
        let notice = PebbleNotice(
            id: known?.id ?? nextNoticeID(), userID: Self.user, type: .custom, key: key,
            firstOccurred: known?.firstOccurred ?? now, lastOccurred: now,
            lastRepeated: isToldAgain ? now : known?.lastRepeated ?? now, occurrences: (known?.occurrences ?? 0) + 1,
            lastData: data, repeatAfter: interval, expireAfter: Self.lifetime)
        if let index { notices[index] = notice } else { notices.append(notice) }
        return (notice, isToldAgain)
    }

    private static func isDue(since repeated: Timestamp, _ interval: Duration?, _ now: Timestamp) -> Bool {
        guard let interval, interval > .zero else { return true }
        let passed =
            Duration.seconds(now.secondsSince1970 - repeated.secondsSince1970)
            + .nanoseconds(now.nanoseconds - repeated.nanoseconds)
        return passed >= interval
    }

    private func nextNoticeID() -> PebbleNotice.ID {
        let numbers = notices.compactMap { Int($0.id.rawValue) }
        return PebbleNotice.ID(rawValue: "\((numbers.max() ?? 0) &+ 1)")
    }

    /// Whether a text is a domain of at least two words and a path of at least one.
    private static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return false }
        let domain = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return domain.count >= 2 && domain.allSatisfy(isWord) && parts.dropFirst().allSatisfy(isWord)
    }

    /// Whether a text is small ASCII letters and digits, with single dashes between them.
    private static func isWord(_ text: Substring) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy {
                    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                }
        }
    }

    // MARK: Requests

    mutating func addNotice(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields()
        let (action, type, interval) = (fields.text("action"), fields.text("type"), fields.text("repeat-after"))
        guard action == "add" else { throw FakeFailure("invalid action \(action.quoted)") }
        guard type == "custom" else {
            throw FakeFailure("invalid type \(type.quoted) (can only add \"custom\" notices)")
        }
        let notice = try notify(
            fields.text("key"), data: fields.textsByKey("data"),
            repeatAfter: interval.isEmpty ? nil : try FakeRequest.duration(interval, of: "repeat-after")
        ).notice
        return .sync(["id": .string(notice.id.rawValue)])
    }

    func notice(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        guard let notice = notices.first(where: { $0.id.rawValue == request.id }) else {
            throw FakeFailure(404, "cannot find notice with ID \(GoText.quoted(request.id))")
        }
        return .sync(notice.plainValue)
    }

    func notices(_ request: FakeRequest, waited: Duration) throws(FakeFailure) -> FakeReply? {
        let users = try users(request)
        let (types, keys) = (request.list("types"), request.list("keys"))
        let after = request.value("after")
        let moment = after.isEmpty ? nil : try? Timestamp(after)
        guard after.isEmpty || moment != nil else {
            throw FakeFailure(
                "invalid \"after\" timestamp: parsing time \(after.quoted) as "
                    + "\"2006-01-02T15:04:05Z07:00\": cannot parse \(after.quoted) as \"2006\"")
        }
        let found = notices.filter { notice in
            users(notice) && (types.isEmpty || types.contains(notice.type.rawValue))
                && (keys.isEmpty || keys.contains(notice.key)) && (moment.map { notice.lastRepeated > $0 } ?? true)
        }
        if found.isEmpty, let timeout = try request.duration("timeout"), waited < timeout { return nil }
        return .sync(.array(found.sorted { $0.lastRepeated < $1.lastRepeated }.map(\.plainValue)))
    }

    /// Whose notices a request asks for.
    private func users(_ request: FakeRequest) throws(FakeFailure) -> (PebbleNotice) -> Bool {
        let (all, one) = (request.value("users"), request.value("user-id"))
        guard all.isEmpty || one.isEmpty else {
            throw FakeFailure("cannot use both \"users\" and \"user-id\" parameters")
        }
        guard ["", "all"].contains(all) else { throw FakeFailure("invalid \"users\" filter: must be \"all\"") }
        guard one.isEmpty || UInt32(one) != nil else {
            throw FakeFailure("invalid \"user-id\" filter: user ID \(one.quoted) is not a valid uint32")
        }
        if all == "all" { return { _ in true } }
        let user = Int(one) ?? Self.user
        return { $0.userID == nil || $0.userID == user }
    }
}

extension PebbleNotice {
    /// The notice as Pebble answers it.
    fileprivate var plainValue: PlainValue {
        var fields: PlainMap = [
            "id": .string(id.rawValue), "user-id": userID.map(PlainValue.int) ?? .null,
            "type": .string(type.rawValue), "key": .string(key),
            "first-occurred": .string(firstOccurred.description), "last-occurred": .string(lastOccurred.description),
            "last-repeated": .string(lastRepeated.description), "occurrences": .int(occurrences),
        ]
        if !lastData.isEmpty {
            fields["last-data"] = .object(lastData.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        }
        if let repeatAfter { fields["repeat-after"] = .string(repeatAfter.goText) }
        if let expireAfter { fields["expire-after"] = .string(expireAfter.goText) }
        return .map(fields)
    }
}
