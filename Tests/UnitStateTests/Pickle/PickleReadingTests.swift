import PlainValues
import Testing

@testable import UnitState

@Suite struct PickleReadingTests {
    @Test("what CPython pickled at protocols 2 to 5 is read as the same value", arguments: RecordedPickle.all)
    func readsRecorded(_ recorded: RecordedPickle) throws {
        for (number, digits) in recorded.pickles {
            let value = try Pickle.load(bytes(digits))
            #expect(value == recorded.value, "protocol \(number)")
            #expect(value.kindName == recorded.value.kindName, "protocol \(number)")
        }
    }

    @Test("the sign of a negative zero is read")
    func readsNegativeZero() throws {
        #expect(try Pickle.load(bytes("80024780000000000000002e")).doubleValue?.sign == .minus)
    }

    @Test(
        "a list that is met again in the memo is read in each of its places",
        arguments: [
            "8004951c000000000000005d94285d94284b014b02656801680185947d948c016b94680173652e",
            "80025d7100285d7101284b014b0265680168018571027d710358010000006b7104680173652e",
        ])
    func readsShared(_ digits: String) throws {
        let list: PlainValue = [1, 2]
        #expect(try Pickle.load(bytes(digits)) == [list, list, .tuple([list]), ["k": list]])
    }

    @Test("a tuple that is met again in the memo is read in each of its places")
    func readsSharedTuple() throws {
        let tuple: PlainValue = .tuple([1, 2])
        #expect(try Pickle.load(bytes("8004950d000000000000005d94284b014b0286946801652e")) == [tuple, tuple])
    }

    @Test("the order of a dict's keys is kept")
    func keepsOrder() throws {
        let map = try #require(Pickle.load(bytes("80047d94288c017a4b018c01614b02752e")).mapValue)
        #expect(map.keys.elements == ["z", "a"])
    }

    @Test("two texts that differ only in the composition of an accent are refused as keys, not merged")
    func refusesEquivalentKeys() throws {
        // {'é': 1, 'e' + combining accent: 2}
        let error = try failure("80047d94288c02c3a94b018c0365cc814b02752e")
        #expect(error.code == .unreadableData)
        #expect(error.description.contains("accents"))
    }

    @Test("the members of two such texts are refused in a set, too")
    func refusesEquivalentMembers() throws {
        let error = try failure("80048f94288c02c3a98c0365cc81902e")
        #expect(error.description.contains("accents"))
    }

    @Test("the same texts are read as they are in a list")
    func readsEquivalentTexts() throws {
        let list = try #require(Pickle.load(bytes("80045d94288c02c3a98c0365cc81652e")).arrayValue)
        #expect(list.map { Array(($0.stringValue ?? "").utf8) } == [[0xc3, 0xa9], [0x65, 0xcc, 0x81]])
    }

    private func failure(_ digits: String) throws -> UnitStateError {
        try #require(throws: UnitStateError.self) { try Pickle.load(bytes(digits)) }
    }
}
