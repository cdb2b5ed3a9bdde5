extension [UInt8] {
    /// How many bytes grow by more than to the double.
    private static var generous: Int { 32 << 20 }

    /// Appends bytes, with room for more.
    ///
    /// What is reserved and not written costs no memory, while each time that an array grows all of it is copied to pages that
    /// the system has to find first.
    mutating func appendWithRoom(_ bytes: some Collection<UInt8>) {
        let needed = count + bytes.count
        if needed > capacity { reserveCapacity(Swift.max(needed, count < Self.generous ? 4 * count : 2 * count)) }
        append(contentsOf: bytes)
    }
}
