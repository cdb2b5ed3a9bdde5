import Glibc

extension [UInt8] {
    /// From how many bytes on there is room for very many more, in large pages.
    private static var large: Int { 1 << 20 }
    /// What is then reserved, in bytes.
    private static var reserve: Int { 128 << 20 }

    /// Appends bytes, with room for more.
    ///
    /// What is reserved and not written costs no memory, while each time that an array grows all of it is copied to pages that
    /// the system has to find and clear first.
    mutating func appendWithRoom(_ bytes: some Collection<UInt8>) {
        let needed = count + bytes.count
        if needed > capacity {
            if needed < Self.large {
                reserveCapacity(Swift.max(needed, 4 * count))
            } else {
                growInLargePages(to: Swift.max(needed, Self.reserve, 2 * count))
            }
        }
        append(contentsOf: bytes)
    }

    /// Makes room, and has the system find large pages for it, if it can: one instead of 512.
    private mutating func growInLargePages(to size: Int) {
        self = [UInt8](unsafeUninitializedCapacity: size) { room, filled in
            let bytes = UnsafeMutableRawBufferPointer(room)
            guard let start = bytes.baseAddress else { return }
            // Only whole pages can have another kind; what is before and after belongs to somebody else.
            let page = Int(sysconf(CInt(_SC_PAGESIZE)))
            let first = start.alignedUp(toMultipleOf: page)
            let end = start.advanced(by: bytes.count).alignedDown(toMultipleOf: page)
            if first < end { madvise(first, end - first, CInt(MADV_HUGEPAGE)) }
            withUnsafeBytes { bytes.copyMemory(from: $0) }
            filled = count
        }
    }
}
