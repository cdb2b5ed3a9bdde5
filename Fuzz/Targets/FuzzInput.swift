import NIOCore

/// An input whose first byte says in which pieces the rest arrives.
struct FuzzInput {
    /// The first byte, of which six bits are free for other choices.
    let choice: UInt8
    /// What arrives.
    let bytes: ArraySlice<UInt8>

    /// Takes an input apart; nil when it is empty.
    init?(_ input: [UInt8]) {
        guard let choice = input.first else { return nil }
        self.choice = choice
        bytes = input.dropFirst()
    }

    /// The rest in pieces of 1, 7 or 1000 bytes, or in one.
    var pieces: [ByteBuffer] {
        let size = [1, 7, 1000, max(1, bytes.count)][Int(choice & 3)]
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map {
            ByteBuffer(bytes: bytes[$0..<min($0 + size, bytes.endIndex)])
        }
    }
}
