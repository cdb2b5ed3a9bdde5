import Synchronization

/// The end of what a program wrote.
final class OutputTail: Sendable {
    private let size: Int
    private let kept = Mutex<[UInt8]>([])

    init(size: Int) {
        self.size = size
    }

    var bytes: [UInt8] { kept.withLock { $0 } }

    func append(_ bytes: ArraySlice<UInt8>) {
        kept.withLock { kept in
            kept += bytes.suffix(size)
            if kept.count > size { kept.removeFirst(kept.count - size) }
        }
    }
}
