import OrderedCollections

extension PebbleClient {
    /// Records that something has occurred (`notify`).
    ///
    /// - Parameters:
    ///   - key: What has occurred, in the form `example.com/path`; at most 256 bytes.
    ///   - type: The notice's type; Pebble takes only ``NoticeType/custom``.
    ///   - data: What is to be known about this occurrence; at most 4096 bytes as JSON.
    ///   - interval: How long the notice is not repeated after it was; `nil` to repeat it each time.
    /// - Returns: The notice's id, the same one for each occurrence.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 400 for a key of another form or too much data.
    @discardableResult
    public func notify(
        _ key: String, type: NoticeType = .custom, data: [String: String] = [:], repeatAfter interval: Duration? = nil
    ) async throws(PebbleError) -> PebbleNotice.ID {
        var body: PlainMap = ["action": "add", "type": .string(type.rawValue), "key": .string(key)]
        if !data.isEmpty { body["data"] = .object(data.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }) }
        if let interval { body["repeat-after"] = .string(interval.goText) }
        let answer = try await post("/v1/notices", .map(body))
        return PebbleNotice.ID(rawValue: try FieldReader(answer.result, "the notice").text("id"))
    }

    /// Returns a notice (`get_notice`).
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 404 when there is none of that id.
    public func notice(_ id: PebbleNotice.ID) async throws(PebbleError) -> PebbleNotice {
        try PebbleNotice(try await get("/v1/notices/\(Query.encoded(id.rawValue))").result)
    }

    /// Returns notices that pass all filters, those first that were not repeated for the longest time (`get_notices`).
    ///
    /// - Parameter filter: Which notices; those of the process's user and the public ones if it does not say.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 403 when the filter asks for other users'
    ///   notices and the process's user may not see them.
    public func notices(_ filter: NoticeFilter = NoticeFilter()) async throws(PebbleError) -> [PebbleNotice] {
        try await get("/v1/notices", filter.query).result.elements(of: "the notices", PebbleNotice.init)
    }

    /// Returns notices that pass all filters, and waits for one if there is none.
    ///
    /// - Parameters:
    ///   - filter: Which notices; with ``NoticeFilter/after``, those that were repeated since.
    ///   - timeout: How long to wait.
    /// - Returns: The notices; none when the time has passed, which is no error.
    public func waitForNotices(
        _ filter: NoticeFilter, timeout: Duration
    ) async throws(PebbleError) -> [PebbleNotice] {
        var query = filter.query
        query.add("timeout", timeout.goText)
        return try await get("/v1/notices", query, waiting: timeout).result
            .elements(of: "the notices", PebbleNotice.init)
    }

    /// Follows notices: those that are there, then each that occurs anew or is repeated, for as long as the sequence is read.
    ///
    /// ```swift
    /// for try await notice in pebble.followNotices(NoticeFilter(types: [.custom])) { … }
    /// ```
    ///
    /// The sequence ends with an error when Pebble is gone; a new one that starts after the last notice's
    /// ``PebbleNotice/lastRepeated`` misses nothing.
    ///
    /// - Parameter filter: Which notices, and after which moment.
    public func followNotices(_ filter: NoticeFilter = NoticeFilter()) -> NoticeSequence {
        NoticeSequence(client: self, filter: filter)
    }
}
