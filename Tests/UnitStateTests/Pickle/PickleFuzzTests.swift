import PlainValues
import Testing

@testable import UnitState

@Suite struct PickleFuzzTests {
    @Test("changed bytes of a pickle give a value or an error, and a value can be written again", arguments: 0..<10)
    func survivesMutation(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let pickles = RecordedPickle.all.flatMap { $0.pickles.values.sorted() }.map(bytes)
        for _ in 0..<1000 {
            guard var pickle = pickles.randomElement(using: &random) else { return }
            for _ in 0...Int.random(in: 0..<4, using: &random) { mutate(&pickle, pickles, &random) }
            guard let value = try? Pickle.load(pickle) else { continue }
            let again = try Pickle.dump(value)
            #expect(try Pickle.dump(Pickle.load(again)) == again, "\(hexadecimal(pickle))")
        }
    }

    @Test("random opcodes give a value or an error", arguments: 0..<10)
    func survivesNoise(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let opcodes = Array("(.)}]0KMJNX}\u{5d}aehjlqrstu".utf8) + Array(0x85...0x95)
        for _ in 0..<1000 {
            var pickle: [UInt8] = [0x80, UInt8.random(in: 2...5, using: &random)]
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                pickle.append(opcodes.randomElement(using: &random) ?? 0)
                if Bool.random(using: &random) { pickle.append(UInt8.random(in: 0..<3, using: &random)) }
            }
            guard let value = try? Pickle.load(pickle + [0x2e]) else { continue }
            #expect(throws: Never.self, "\(hexadecimal(pickle))") { try Pickle.dump(value) }
        }
    }

    private func mutate(_ pickle: inout [UInt8], _ others: [[UInt8]], _ random: inout SplitMix) {
        guard !pickle.isEmpty else { return }
        let index = Int.random(in: 0..<pickle.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: pickle[index] = UInt8.random(in: 0...255, using: &random)
        case 1: pickle[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: pickle.remove(at: index)
        case 3: pickle.insert(UInt8.random(in: 0...255, using: &random), at: index)
        default:
            let other = others.randomElement(using: &random) ?? []
            let start = Int.random(in: 0...other.count, using: &random)
            pickle.replaceSubrange(index..., with: other[start...])
        }
    }
}

/// Random numbers that a seed decides.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
