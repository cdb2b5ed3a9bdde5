import OrderedCollections
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

    @Test(
        "texts that differ only in the composition of an accent stay two keys, members or elements",
        arguments: [
            ("80047d28 8c02c3a9 4b01 8c0365cc81 4b02 752e", ["\u{e9}": 1, "e\u{301}": 2]),
            ("80048f28 8c02c3a9 8c0365cc81 902e", .set(["\u{e9}", "e\u{301}"])),
            ("80045d28 8c02c3a9 8c0365cc81 652e", ["\u{e9}", "e\u{301}"]),
        ] as [(String, PlainValue)])
    func keepsEquivalentTexts(_ digits: String, _ value: PlainValue) throws {
        #expect(try Pickle.load(bytes(digits)) == value)
    }
}
