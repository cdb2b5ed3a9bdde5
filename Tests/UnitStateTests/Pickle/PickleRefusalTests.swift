import PlainValues
import Testing

@testable import UnitState

/// Pickles that are not read: what they hold, and what the error must name.
struct RefusedPickle: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let digits: String
    let mentions: [String]

    init(_ name: String, _ digits: String, _ mentions: String...) {
        testDescription = name
        self.digits = digits
        self.mentions = mentions
    }

    /// What CPython writes for values that are not plain, and for attacks.
    static let foreign = [
        RefusedPickle(
            "os.system at protocol 2", "800263706f7369780a73797374656d0a710058040000007472756571018571025271032e",
            "posix.system", "GLOBAL", "offset 2"),
        RefusedPickle(
            "os.system at protocol 4",
            "8004951f000000000000008c05706f736978948c0673797374656d9493948c047472756594859452942e",
            "posix.system", "STACK_GLOBAL", "offset 28"),
        RefusedPickle(
            "an instance at protocol 2", "800263636861726d0a500a7100298171017d710258010000006171034b0173622e",
            "charm.P", "GLOBAL", "offset 2"),
        RefusedPickle(
            "an instance at protocol 4",
            "8004951c000000000000008c05636861726d948c01509493942981947d948c0161944b0173622e",
            "charm.P", "STACK_GLOBAL"),
        RefusedPickle(
            "a type", "80049514000000000000008c086275696c74696e73948c03696e749493942e", "builtins.int", "STACK_GLOBAL"),
        RefusedPickle("an extension's code", "800282c82e", "EXT1", "offset 2"),
        RefusedPickle("a persistent ID", "8004950a000000000000005d948c0269649451612e", "BINPERSID", "offset 18"),
        RefusedPickle(
            "a bytearray at protocol 5", "8005950c0000000000000096010000000000000078942e", "BYTEARRAY8", "offset 11"),
        RefusedPickle(
            "a bytearray at protocol 4",
            "80049522000000000000008c086275696c74696e73948c0962797465617272617994939443017894859452942e",
            "builtins.bytearray", "STACK_GLOBAL"),
        RefusedPickle(
            "a bytearray at protocol 2",
            "8002635f5f6275696c74696e5f5f0a6279746561727261790a7100635f636f646563730a656e636f64650a710158010000007871"
                + "0258060000006c6174696e3171038671045271058571065271072e", "__builtin__.bytearray", "GLOBAL"),
        RefusedPickle(
            "a complex number at protocol 2",
            "8002635f5f6275696c74696e5f5f0a636f6d706c65780a7100470000000000000000473ff00000000000008671015271022e",
            "__builtin__.complex", "GLOBAL"),
        RefusedPickle(
            "a complex number at protocol 4",
            "8004952e000000000000008c086275696c74696e73948c07636f6d706c6578949394470000000000000000473ff0000000000000"
                + "869452942e", "builtins.complex", "STACK_GLOBAL"),
        RefusedPickle(
            "a date", "80049520000000000000008c086461746574696d65948c0464617465949394430407e4010194859452942e",
            "datetime.date", "STACK_GLOBAL"),
        RefusedPickle(
            "an ordered dict",
            "80049529000000000000008c0b636f6c6c656374696f6e73948c0b4f726465726564446963749493942952948c0161944b01732e",
            "collections.OrderedDict", "STACK_GLOBAL"),
        RefusedPickle(
            "a list that contains itself", "80049506000000000000005d946800612e", "contains itself", "APPEND",
            "offset 15"),
        RefusedPickle("such a list at protocol 2", "80025d71006800612e", "contains itself", "APPEND", "offset 7"),
        RefusedPickle(
            "a dict that contains itself", "8004950a000000000000007d948c0164946800732e", "contains itself", "SETITEM"),
        RefusedPickle(
            "a tuple that contains itself through a list", "8004950b000000000000005d9468008594613068012e",
            "contains itself", "APPEND"),
        RefusedPickle(
            "half of a surrogate pair", "80049507000000000000008c03edb280942e", "not UTF-8", "SHORT_BINUNICODE",
            "offset 11"),
        RefusedPickle("protocol 0", "286c70300a49310a612e", "protocol 2 to 5", "PROTO"),
        RefusedPickle("protocol 1", "5d71004b01612e", "protocol 2 to 5", "PROTO"),
        RefusedPickle("protocol 6", "80064e2e", "protocol 2 to 5"),
        RefusedPickle("an old text opcode", "800249310a2e", "INT", "offset 2"),
        RefusedPickle("POP", "80044e302e", "POP", "offset 3"),
        RefusedPickle("DUP", "80044e32862e", "DUP", "offset 3"),
        RefusedPickle("BUILD", "80045d7d622e", "BUILD", "offset 4"),
        RefusedPickle("NEXT_BUFFER", "8005972e", "NEXT_BUFFER", "offset 2"),
        RefusedPickle(
            "a function as the result", "8002635f5f6275696c74696e5f5f0a7365740a2e", "function \"set\"", "STOP"),
        RefusedPickle(
            "a function as an element", "80035d636275696c74696e730a7365740a612e", "function \"set\"", "APPEND"),
        RefusedPickle("builtins.encode", "8003636275696c74696e730a656e636f64650a2e", "builtins.encode", "GLOBAL"),
        RefusedPickle("_codecs.set", "8003635f636f646563730a7365740a2e", "_codecs.set", "GLOBAL"),
        RefusedPickle(
            "a set of text", "8003636275696c74696e730a7365740a58010000006185522e", "what is no list", "REDUCE"),
        RefusedPickle(
            "set() with two arguments", "8003636275696c74696e730a7365740a5d5d86522e", "2 arguments", "REDUCE"),
        RefusedPickle(
            "bytes in another encoding",
            "8002635f636f646563730a656e636f64650a580100000061580500000075746638" + "2086522e", "encodes bytes", "REDUCE"
        ),
        RefusedPickle(
            "bytes of more than Latin-1",
            "8002635f636f646563730a656e636f64650a5803000000e282ac58060000006c6174696e3186522e", "encodes bytes"),
        RefusedPickle("a call of a number", "80024b0129522e", "what is no function", "REDUCE"),
    ]

    /// What no pickler writes.
    static let damaged = [
        RefusedPickle("nothing", "", "protocol 2 to 5"),
        RefusedPickle("one byte", "80", "protocol 2 to 5"),
        RefusedPickle("only the header", "8004", "cut off"),
        RefusedPickle("text", "7b2261223a20317d", "protocol 2 to 5"),
        RefusedPickle("NUL bytes", "0000000000000000", "protocol 2 to 5"),
        RefusedPickle("NUL bytes after the header", "80040000", "unknown opcode 0", "offset 2"),
        RefusedPickle("a second header", "800480044e2e", "PROTO", "offset 2"),
        RefusedPickle("no value", "80042e", "not there", "STOP"),
        RefusedPickle("two values", "80044e4e2e", "belong nowhere", "STOP"),
        RefusedPickle("a mark that stays", "8004284e2e", "belong nowhere", "STOP"),
        RefusedPickle("more after the end", "80044e2e00", "followed by 1 more", "STOP"),
        RefusedPickle("a frame that is too long", "800495ffffffffffffffff4e2e", "cut off", "FRAME", "offset 2"),
        RefusedPickle("text that is too long", "800458ffffffff2e", "cut off", "BINUNICODE", "offset 2"),
        RefusedPickle("text of 2^63 bytes", "80048d00000000000000802e", "cut off", "BINUNICODE8"),
        RefusedPickle("bytes of 2^64 bytes", "80048effffffffffffffff2e", "cut off", "BINBYTES8"),
        RefusedPickle("an integer of 2^31 bytes", "80028b000000802e", "cut off", "LONG4"),
        RefusedPickle("text that is not UTF-8", "80048c01ff2e", "not UTF-8", "SHORT_BINUNICODE"),
        RefusedPickle("an unhashable key", "80047d5d4e732e", "could not hash", "SETITEM"),
        RefusedPickle("a tuple with a list as key", "80047d5d854e732e", "could not hash", "SETITEM"),
        RefusedPickle("a list in a set", "80048f285d902e", "could not hash", "ADDITEMS"),
        RefusedPickle("a list in a frozen set", "8004285d912e", "could not hash", "FROZENSET"),
        RefusedPickle(
            "a list in a set at protocol 3", "8003636275696c74696e730a7365740a5d5d6185522e", "could not hash", "REDUCE"),
        RefusedPickle("a key without a value", "80047d284e752e", "key without a value", "SETITEMS"),
        RefusedPickle("the same key twice", "80047d284b014e4b014e752e", "twice", "SETITEMS"),
        RefusedPickle("the same member twice", "80048f284b014b01902e", "twice", "ADDITEMS"),
        RefusedPickle("a list filled as a dict", "80045d4e4e732e", "adds to something else", "SETITEM"),
        RefusedPickle("a number filled as a list", "80044b014e612e", "adds to something else", "APPEND"),
        RefusedPickle("elements without a mark", "80045d4e652e", "a mark that is not there", "APPENDS"),
        RefusedPickle("a tuple of what is below a mark", "80044e2885652e", "not there", "TUPLE1"),
        RefusedPickle("a memo that was not noted", "800468002e", "not noted", "BINGET", "offset 2"),
        RefusedPickle("a memo with a gap", "80044e71052e", "places of the memo", "BINPUT"),
        RefusedPickle("a memo of 2^32", "80044e72ffffffff2e", "places of the memo", "LONG_BINPUT"),
        RefusedPickle("a note of nothing", "8004942e", "not there", "MEMOIZE"),
        RefusedPickle("a name without an end", "800263706f736978", "cut off", "GLOBAL"),
        RefusedPickle("names that are no text", "80044e4e932e", "no text", "STACK_GLOBAL"),
        RefusedPickle("a list changed after its use", "80045d94855d68004e612e", "after its use", "APPEND"),
    ]
}

@Suite struct PickleRefusalTests {
    @Test("what is not a plain type is refused by the name of its opcode", arguments: RefusedPickle.foreign)
    func refusesForeign(_ pickle: RefusedPickle) throws { try check(pickle) }

    @Test("a damaged pickle is an error that says where", arguments: RefusedPickle.damaged)
    func refusesDamaged(_ pickle: RefusedPickle) throws { try check(pickle) }

    private func check(_ pickle: RefusedPickle) throws {
        let error = try #require(throws: UnitStateError.self) { try Pickle.load(bytes(pickle.digits)) }
        #expect(error.code == .unreadableData)
        for text in pickle.mentions { #expect(error.description.contains(text), "\(error)") }
    }

    @Test("every beginning of a pickle that is cut off is an error", arguments: RecordedPickle.all)
    func refusesTruncated(_ recorded: RecordedPickle) throws {
        for digits in recorded.pickles.values {
            let whole = bytes(digits)
            for count in 0..<whole.count {
                #expect(throws: UnitStateError.self) { try Pickle.load(Array(whole.prefix(count))) }
            }
        }
    }

    @Test("a name of any length and content is shortened and escaped in the error")
    func escapesNames() throws {
        let name = [UInt8](repeating: 0x07, count: 100_000)
        let error = try #require(throws: UnitStateError.self) {
            try Pickle.load([0x80, 2, 0x63] + name + [0x0a] + name + [0x0a, 0x2e])
        }
        #expect(error.description.utf8.count < 2000)
        #expect(!error.description.utf8.contains(7))
    }

    @Test("a pickle of more than 64 MiB is refused for its size")
    func refusesLarge() throws {
        let error = try #require(throws: UnitStateError.self) {
            try Pickle.load([UInt8](repeating: 0x4e, count: 64 * 1024 * 1024 + 1))
        }
        #expect(error.code == .tooLarge)
        #expect(error.description.contains("67108865 bytes"))
    }

    @Test("a thousand levels are read and a thousand and one are not", arguments: [0x5d, 0x29] as [UInt8])
    func limitsDepth(_ opener: UInt8) throws {
        func nested(_ levels: Int) -> [UInt8] {
            let isList = opener == 0x5d
            let inner = [UInt8](repeating: opener, count: isList ? levels : 1)
            return [0x80, 4] + inner + [UInt8](repeating: isList ? 0x61 : 0x85, count: levels - 1) + [0x2e]
        }
        var value = try Pickle.load(nested(1000))
        var levels = 0
        while let elements = value.arrayValue {
            levels += 1
            value = elements.first ?? .null
        }
        #expect(levels == 1000)
        let error = try #require(throws: UnitStateError.self) { try Pickle.load(nested(1001)) }
        #expect(error.code == .tooLarge)
    }

    @Test("a memo that doubles its values is stopped")
    func stopsMemoBomb() throws {
        // () memoized, then each time a pair of the last one.
        var pickle: [UInt8] = [0x80, 4, 0x29, 0x94]
        for index in 0..<40 as Range<UInt8> { pickle += [0x68, index, 0x68, index, 0x86, 0x94] }
        let error = try #require(throws: UnitStateError.self) { try Pickle.load(pickle + [0x2e]) }
        #expect(error.code == .tooLarge)
        #expect(error.description.contains("repeats its values"))
    }
}
