import Testing

@testable import JujuRPC

@Suite struct GobMutationTests {
    private static let requests = CapturedBytes.firstRequest + CapturedBytes.firstRequest.suffix(16 + 24 + 100)
    private static let replies = CapturedBytes.firstReply + CapturedBytes.refusal

    @Test("a stream that ends early is an error wherever it ends")
    func truncation() throws {
        let request = CapturedBytes.firstRequest
        for length in 1..<request.count {
            let calls = try? CallStream.requests(in: Array(request.prefix(length)))
            #expect(calls?.count ?? 0 == 0, "cut after \(length) bytes")
        }
        for length in 1..<CapturedBytes.firstReply.count {
            let calls = try? CallStream.replies(in: Array(CapturedBytes.firstReply.prefix(length)))
            #expect(calls?.count ?? 0 == 0, "cut after \(length) bytes")
        }
    }

    @Test("a stream with wrong bytes ends in values or an error", arguments: [1, 2, 3] as [UInt64])
    func mutations(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var values = 0
        var errors = 0
        for _ in 0..<2000 {
            let isRequest = Bool.random(using: &generator)
            let stream = Self.mutated(isRequest ? Self.requests : Self.replies, using: &generator)
            do {
                values +=
                    isRequest ? try CallStream.requests(in: stream).count : try CallStream.replies(in: stream).count
            } catch is StreamFailure {
                errors += 1
            } catch {
                Issue.record("another error: \(error)")
            }
        }
        // Both happen: else the mutations reach nothing.
        #expect(values > 100)
        #expect(errors > 100)
    }

    private static func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
            case 2: bytes[index] = [0, 1, 0x7f, 0xf8, 0xff].randomElement(using: &generator) ?? 0
            case 3: bytes.remove(at: index)
            case 4: bytes.insert(UInt8.random(in: .min ... .max, using: &generator), at: index)
            default:
                let end = min(bytes.count, index + Int.random(in: 1...20, using: &generator))
                bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            }
        }
        return bytes
    }
}
