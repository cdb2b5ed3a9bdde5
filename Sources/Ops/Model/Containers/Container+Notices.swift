public import Pebble

extension Container {
    /// Records that something has occurred; Juju tells each unit's charm of custom notices (`ops.pebble.Client.notify`).
    ///
    /// - Parameters:
    ///   - key: What has occurred, in the form `example.com/path`; at most 256 bytes.
    ///   - type: The notice's type; Pebble takes only ``Pebble/NoticeType/custom``.
    ///   - data: What is to be known about this occurrence; at most 4096 bytes as JSON.
    ///   - interval: How long the notice is not repeated after it was; `nil` to repeat it each time.
    /// - Returns: The notice's id, the same one for each occurrence.
    /// - Throws: ``Pebble/PebbleError``, as ``Pebble/PebbleClient/notify(_:type:data:repeatAfter:)`` does.
    @discardableResult
    public func notify(
        _ key: String, type: NoticeType = .custom, data: [String: String] = [:], repeatAfter interval: Duration? = nil
    ) async throws(PebbleError) -> PebbleNotice.ID {
        try await pebble.notify(key, type: type, data: data, repeatAfter: interval)
    }

    /// Returns notices that pass all filters, those first that were not repeated for the longest time (`get_notices`).
    ///
    /// - Parameter filter: Which notices; those of the charm's user and the public ones if it does not say.
    public func notices(_ filter: NoticeFilter = NoticeFilter()) async throws(PebbleError) -> [PebbleNotice] {
        try await pebble.notices(filter)
    }

    /// Returns a notice (`get_notice`).
    ///
    /// - Parameter id: The notice's id.
    /// - Throws: ``OpsError`` with ``OpsError/Code/noticeNotFound`` when there is none of that id: Pebble forgets a notice a
    ///   week after it last occurred.
    public func notice(_ id: PebbleNotice.ID) async throws -> PebbleNotice {
        do throws(PebbleError) {
            return try await pebble.notice(id)
        } catch {
            guard error.code == .api, error.statusCode == 404 else { throw error }
            throw OpsError(.noticeNotFound, "The container '\(name)' has no notice \(id) any more.", cause: error)
        }
    }
}
