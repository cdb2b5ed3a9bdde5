import Ops
import OrderedCollections
import Testing

/// A charm with typed state that can be told what to do in its handler.
private final class KeepingObject: Object {
    struct Memory: Codable, Equatable {
        var count = 0
        var name: String? = "unnamed"
        var tags: Set<String> = []
        var raw: [UInt8] = []
    }

    let framework: Framework
    let handle: Handle
    @Stored var memory = Memory()
    var act: (KeepingObject) throws -> Void = { _ in }

    init(_ framework: Framework) throws {
        self.framework = framework
        handle = try framework.claimHandle("Keeping")
    }

    func handle(_ event: any Event) throws { try act(self) }
}

/// Keeps two states.
private final class TwofoldObject: Object {
    struct Other: Codable { var words = ["a"] }

    let framework: Framework
    let handle: Handle
    @Stored var memory = KeepingObject.Memory()
    @Stored("other") var other = Other()

    init(_ framework: Framework) throws {
        self.framework = framework
        handle = try framework.claimHandle("Twofold")
        try framework.observe(.start, self, TwofoldObject.start)
    }

    func start(_ event: StartEvent) {
        other.words.append("b")
        memory.count += 1
    }
}

/// Stores what has no fields.
private final class FieldlessObject: Object {
    let framework: Framework
    let handle: Handle
    @Stored var count = 0

    init(_ framework: Framework) throws {
        self.framework = framework
        handle = try framework.claimHandle("Fieldless")
        try framework.observe(.start, self, FieldlessObject.start)
    }

    func start(_ event: StartEvent) { count += 1 }
}

@Suite("Typed stored state") struct StoredTests {
    private static let path = "ScriptedCharm/Keeping/StoredStateData[_stored]"

    private func start(_ unit: UnitInTest, _ act: @escaping (KeepingObject) throws -> Void) throws {
        try unit.dispatch("start") { framework throws -> KeepingObject in
            let object = try KeepingObject(framework)
            try framework.observe(.start, object, KeepingObject.handle)
            object.act = act
            return object
        }
    }

    @Test("the first dispatch that uses the property stores the defaults, under the names of the fields")
    func defaults() throws {
        let unit = try UnitInTest()
        try start(unit) { _ in }
        #expect(try unit.snapshot(Self.path) == nil)
        try start(unit) { object in _ = object.memory }
        let stored = try unit.snapshot(Self.path)
        #expect(stored?["count"] == 0)
        #expect(stored?["name"] == "unnamed")
    }

    @Test("what is set is there in the next dispatch")
    func kept() throws {
        let unit = try UnitInTest()
        try start(unit) { object in
            object.memory.count += 2
            object.memory.tags = ["x", "y"]
            object.memory.raw = [0, 255]
        }
        try start(unit) { object in
            #expect(object.memory == .init(count: 2, tags: ["x", "y"], raw: [0, 255]))
        }
    }

    @Test("a field that is set to nil stays nil, whatever its default")
    func nilIsStored() throws {
        let unit = try UnitInTest()
        try start(unit) { $0.memory.count = 1 }
        try start(unit) { object in
            #expect(object.memory.name == "unnamed")
            object.memory.name = nil
        }
        #expect(try unit.snapshot(Self.path)?["name"] == .some(.null))
        try start(unit) { #expect($0.memory.name == nil) }
    }

    @Test("fields that are not stored yet have the default's value, and are stored then")
    func newFields() throws {
        let unit = try UnitInTest()
        try unit.store(["count": 5], at: Self.path)
        try start(unit) { object in #expect(object.memory == .init(count: 5)) }
        #expect(try unit.snapshot(Self.path)?["name"] == "unnamed")
    }

    @Test("attributes that the type does not know are kept")
    func unknownAttributes() throws {
        let unit = try UnitInTest()
        try unit.store(["old": [1, .tuple([2])], "count": 5], at: Self.path)
        try start(unit) { object in object.memory.count = 6 }
        #expect(try unit.snapshot(Self.path)?["old"] == [1, .tuple([2])])
        #expect(try unit.snapshot(Self.path)?["count"] == 6)
    }

    @Test("what Python stored as a set or as bytes is read")
    func pythonKinds() throws {
        let unit = try UnitInTest()
        try unit.store(["tags": .set(["a", "b"]), "raw": .bytes([1, 2]), "name": nil], at: Self.path)
        try start(unit) { object in
            #expect(object.memory.tags == ["a", "b"])
            #expect(object.memory.raw == [1, 2])
        }
    }

    @Test("a state that is only read is not written again")
    func onlyRead() throws {
        let unit = try UnitInTest()
        try start(unit) { object in _ = object.memory }
        let stored = try unit.snapshot(Self.path)
        // Another order of the same attributes: it stays as long as nobody writes.
        let turned = PlainValue.map(PlainMap(uniqueKeysWithValues: (stored?.mapValue ?? [:]).reversed()))
        try unit.store(turned, at: Self.path)
        try start(unit) { object in _ = object.memory.count }
        let names = try unit.snapshot(Self.path)?.mapValue?.keys.compactMap(\.stringValue)
        #expect(names == turned.mapValue?.keys.compactMap(\.stringValue))
    }

    @Test("a typed state that was only read does not undo what was set untyped")
    func twoViews() throws {
        let unit = try UnitInTest()
        try start(unit) { object in _ = object.memory }
        try start(unit) { object in
            #expect(object.memory.count == 0)
            try object.framework.storedState(of: object.handle).set("count", to: 9)
        }
        #expect(try unit.snapshot(Self.path)?["count"] == 9)
    }

    @Test(
        "where what is stored cannot be read as the type, nothing is told to Juju and the dispatch fails",
        arguments: [
            ["count": "seven"], ["count": nil], ["tags": 1], ["raw": [256]],
        ] as [PlainValue])
    func unreadable(_ stored: PlainValue) throws {
        let unit = try UnitInTest()
        try unit.store(stored, at: Self.path)
        let before = try unit.databaseBytes()
        let error = #expect(throws: OpsError.self) {
            try start(unit) { object in
                object.memory.count += 1
                try? object.model.unit.setStatus(.active)
            }
        }
        #expect(error?.code == .unreadableState)
        #expect(error?.description.hasPrefix("What is stored as \(Self.path) is no Memory: ") == true)
        #expect(unit.juju.calls.isEmpty)
        #expect(try unit.databaseBytes() == before)
    }

    @Test("what cannot be read is found also where the property is used before anything is observed")
    func unreadableInInitialiser() throws {
        let unit = try UnitInTest()
        try unit.store(["count": "seven"], at: Self.path)
        let error = #expect(throws: OpsError.self) {
            try unit.dispatch("start") { framework throws -> KeepingObject in
                let object = try KeepingObject(framework)
                #expect(object.memory.count == 0)
                object.memory.count = 1
                return object
            }
        }
        #expect(error?.code == .unreadableState)
        #expect(try unit.snapshot(Self.path) == ["count": "seven"])
    }

    @Test("two properties keep two states")
    func twofold() throws {
        let unit = try UnitInTest()
        try unit.dispatch("start") { try TwofoldObject($0) }
        #expect(try unit.snapshot("ScriptedCharm/Twofold/StoredStateData[other]") == ["words": ["a", "b"]])
        #expect(try unit.snapshot("ScriptedCharm/Twofold/StoredStateData[_stored]")?["count"] == 1)
    }

    @Test("a property whose value has no fields is refused")
    func fieldless() throws {
        let unit = try UnitInTest()
        let error = #expect(throws: OpsError.self) { try unit.dispatch("start") { try FieldlessObject($0) } }
        #expect(error?.code == .invalidValue)
        #expect(error?.description.hasSuffix("store a struct with fields.") == true)
    }

    @Test("a dispatch that fails leaves the state as it was")
    func rolledBack() throws {
        let unit = try UnitInTest()
        try start(unit) { object in object.memory.count = 1 }
        #expect(throws: Failure.self) {
            try start(unit) { object in
                object.memory.count = 2
                throw Failure()
            }
        }
        try start(unit) { object in #expect(object.memory.count == 1) }
    }

    @Test("what is set while pre_commit is delivered is kept, while commit is delivered lost")
    func commitEvents() throws {
        let unit = try UnitInTest()
        try unit.dispatch("start") { framework throws -> KeepingObject in
            let object = try KeepingObject(framework)
            try framework.observe(.preCommit, object, KeepingObject.handle)
            try framework.observe(.commit, object, KeepingObject.handle)
            object.act = { $0.memory.count += 1 }
            return object
        }
        #expect(try unit.snapshot(Self.path)?["count"] == 1)
    }
}
