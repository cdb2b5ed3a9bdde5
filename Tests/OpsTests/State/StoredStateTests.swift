import Ops
import OrderedCollections
import Testing

@Suite("Untyped stored state") struct StoredStateTests {
    private static let path = "ScriptedCharm/StoredStateData[_stored]"

    @Test(
        "what is stored comes back in the next dispatch, whatever simple kind it has",
        arguments: [
            nil, true, 7, -1.5, "text", "", .bytes([0, 255]), [1, [2]], ["a": ["b": nil]], .set([1, 2]),
            .array([.tuple([1, 2])]), .array([.frozenSet([1])]),
        ] as [PlainValue])
    func kinds(_ value: PlainValue) throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in try charm.framework.storedState().set("x", to: value) }
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            #expect(try state.value("x") == value)
            #expect(state["x"] == value)
            #expect(state.keys == ["x"])
        }
    }

    @Test(
        "what ops refuses as an attribute is refused",
        arguments: [
            .tuple([1]), .frozenSet([1]), .timestamp("2030-01-01"),
        ] as [PlainValue])
    func refused(_ value: PlainValue) throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            let error = #expect(throws: OpsError.self) { try state.set("x", to: value) }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.hasPrefix("The attribute 'x' cannot be \(value.kindName)") == true)
            #expect(state["x"] == nil)
        }
    }

    @Test("the name 'on' is taken")
    func on() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let error = #expect(throws: OpsError.self) { try charm.framework.storedState().set("on", to: 1) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.description == "The attribute 'on' is reserved; choose another name.")
        }
    }

    @Test("an attribute that is not stored is nothing, or an error that names it")
    func missing() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            #expect(state["x"] == nil)
            let error = #expect(throws: OpsError.self) { try state.value("x") }
            #expect(error?.code == .notStored)
            #expect(
                error?.description
                    == "The attribute 'x' is not stored in \(Self.path); set it, or give it a default.")
            #expect(throws: OpsError.self) { try state.update("x") { $0 = 1 } }
        }
    }

    @Test("defaults are for what is not stored yet")
    func defaults() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in try charm.framework.storedState().setDefaults(["a": 1, "b": 2]) }
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            try state.set("a", to: nil)
            state.setDefaults(["a": 3, "c": 4])
        }
        #expect(try unit.snapshot(Self.path) == ["a": nil, "b": 2, "c": 4])
    }

    @Test("a value can be changed in place, and taken out")
    func inPlace() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            try state.set("list", to: [1])
            try state.set("gone", to: 1)
            let count = try state.update("list") { value -> Int in
                value = .array((value.arrayValue ?? []) + [2])
                return value.arrayValue?.count ?? 0
            }
            #expect(count == 2)
            state.remove("gone")
            state.remove("never there")
        }
        #expect(try unit.snapshot(Self.path) == ["list": [1, 2]])
    }

    @Test("a state that is only used is stored, and stays unwritten while nothing changes it")
    func untouched() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in _ = try charm.framework.storedState() }
        #expect(try unit.snapshot(Self.path) == [:])
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            #expect(state.keys.isEmpty)
        }
    }

    @Test("one key gives one state, another key another")
    func keys() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            try charm.framework.storedState().set("x", to: 1)
            #expect(try charm.framework.storedState()["x"] == 1)
            try charm.framework.storedState(key: "more").set("x", to: 2)
            try charm.framework.storedState(of: Handle(path: "ScriptedCharm/Library[a]")).set("x", to: 3)
        }
        #expect(try unit.snapshot(Self.path) == ["x": 1])
        #expect(try unit.snapshot("ScriptedCharm/StoredStateData[more]") == ["x": 2])
        #expect(try unit.snapshot("ScriptedCharm/Library[a]/StoredStateData[_stored]") == ["x": 3])
    }

    @Test("what a list holds is looked at when it is saved: what cannot be stored fails the dispatch")
    func unstorableWithin() throws {
        let unit = try UnitInTest()
        try unit.run("install") { _ in }
        let before = try unit.databaseBytes()
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm in
                try charm.framework.storedState().set("x", to: [["deep": .timestamp("2030-01-01")]])
            }
        }
        #expect(error?.code == .invalidValue)
        #expect(error?.description.contains(Self.path) == true)
        #expect(try unit.databaseBytes() == before)
    }

    @Test("what is set while pre_commit is delivered is kept, while commit is delivered lost")
    func commitEvents() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let state = try charm.framework.storedState()
            try charm.framework.observe(.preCommit, charm, ScriptedCharm.first)
            try charm.framework.observe(.commit, charm, ScriptedCharm.second)
            charm.act = { handler, _ in try state.set(handler, to: true) }
        }
        #expect(try unit.snapshot(Self.path) == ["first": true])
    }

    @Test("a dispatch that fails leaves the state as it was")
    func rolledBack() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in try charm.framework.storedState().set("x", to: 1) }
        #expect(throws: Failure.self) {
            try unit.run("start") { charm in
                try charm.framework.storedState().set("x", to: 2)
                throw Failure()
            }
        }
        #expect(try unit.snapshot(Self.path) == ["x": 1])
    }

    @Test(
        "a stored value that is no map of attributes is an error that says where",
        arguments: [
            7, "text", [1, 2], nil,
        ] as [PlainValue])
    func noAttributes(_ stored: PlainValue) throws {
        let unit = try UnitInTest()
        try unit.store(stored, at: Self.path)
        let before = try unit.databaseBytes()
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm in _ = try charm.framework.storedState() }
        }
        #expect(error?.code == .unreadableState)
        #expect(error?.description.hasPrefix("What is stored as \(Self.path) is \(stored.kindName)") == true)
        #expect(try unit.databaseBytes() == before)
    }
}
