/// How a list of records differs from an earlier one, but for the order.
struct RecordChanges<Record: ModelRecord>: Codable {
    /// The records that are new, or not what they were.
    private var set: [Record]
    /// The identities of those that there are no more.
    private var gone: [String]

    /// Compares two lists; `nil` when there is no difference.
    init?(from earlier: [Record], to later: [Record]) {
        // Lists that were not touched share their storage, which makes this a matter of an address.
        guard earlier != later else { return nil }
        let known = Dictionary(earlier.map { ($0.identity, $0) }) { $1 }
        set = later.filter { known[$0.identity] != $0 }
        let kept = Set(later.map(\.identity))
        gone = earlier.map(\.identity).filter { !kept.contains($0) }
        if set.isEmpty, gone.isEmpty { return nil }
    }

    /// Makes the earlier list the later one.
    func apply(to records: inout [Record]) {
        records.removeAll { gone.contains($0.identity) }
        for record in set {
            if let index = records.firstIndex(where: { $0.identity == record.identity }) {
                records[index] = record
            } else {
                records.append(record)
            }
        }
    }
}
