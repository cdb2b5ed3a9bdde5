import Ops
import Testing

@Suite("Objects and their handles") struct ObjectTests {
    @Test("two objects of one class have their own events and their own state")
    func twice() throws {
        let unit = try UnitInTest()
        var heard: [[String]] = []
        for _ in 1...2 {
            try unit.run("start") { charm in
                let left = try Library(charm.framework, key: "left")
                let right = try Library(charm.framework, key: "right")
                charm.parts = [left, right]
                try charm.framework.observe(left.noted, left, Library.heard)
                try charm.framework.observe(right.noted, right, Library.heard)
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                charm.act = { _, _ in
                    try left.emit(left.noted, .init(text: ""))
                    left.memory.count += 1
                    right.memory.count += 10
                    heard = [left.trace, right.trace]
                }
            }
        }
        #expect(heard[0].map { $0.prefix(27) } == ["ScriptedCharm/Library[left]"])
        #expect(heard[1].isEmpty)
        #expect(try unit.snapshot("ScriptedCharm/Library[left]/StoredStateData[_stored]") == ["count": 2])
        #expect(try unit.snapshot("ScriptedCharm/Library[right]/StoredStateData[_stored]") == ["count": 20])
    }

    @Test("a deferred event of one of two objects comes again in the next dispatch, to its own observer only")
    func deferredTwice() throws {
        let unit = try UnitInTest()
        /// Two libraries that the charm observes with one method each; the left one's event is emitted once.
        func dispatch(emitting: Bool, deferring: Bool) throws -> [String] {
            try unit.run("start") { charm in
                let left = try Library(charm.framework, key: "left")
                let right = try Library(charm.framework, key: "right")
                charm.parts = [left, right]
                try charm.framework.observe(left.noted, charm, ScriptedCharm.first)
                try charm.framework.observe(right.noted, charm, ScriptedCharm.second)
                try charm.framework.observe(.start, charm, ScriptedCharm.third)
                charm.act = { handler, event in
                    if handler == "third", emitting { try left.emit(left.noted, .init(text: "kept")) }
                    guard let event = event as? CustomEvent<Library.Note> else { return }
                    #expect(event.text == "kept")
                    if deferring { event.defer() }
                }
            }
        }
        _ = try dispatch(emitting: true, deferring: true)
        #expect(try unit.notices().count == 1)
        #expect(try dispatch(emitting: false, deferring: true).filter { !$0.contains("start") }.count == 1)
        let last = try dispatch(emitting: false, deferring: false)
        #expect(last.count { $0.hasPrefix("first") } == 1)
        #expect(!last.contains { $0.hasPrefix("second") })
        #expect(try unit.notices().isEmpty)
    }

    @Test(
        "an event of an object's own whose name is no identifier cannot be observed or emitted",
        arguments: ["", "a/b", "a[b", "database-created", "1st", "ünï"])
    func eventName(kind: String) throws {
        let unit = try UnitInTest()
        try unit.inCharm { charm throws in
            let source: EventSource<CustomEvent<Library.Note>> = charm.event(kind)
            let error = #expect(throws: OpsError.self) {
                try charm.framework.observe(source, charm, ScriptedCharm.first)
            }
            #expect(error?.code == .invalidArgument)
            #expect(code { try charm.emit(source, .init(text: "")) } == .invalidArgument)
        }
    }

    @Test("two objects that claim one handle are refused")
    func duplicateHandle() throws {
        let framework = try UnitInTest().framework()
        let library = try Library(framework, key: "db")
        let error = #expect(throws: OpsError.self) { try Library(framework, key: "db") }
        #expect(error?.code == .duplicateHandle)
        #expect(
            error?.description
                == """
                Two objects claim to be \(library.handle). Make one of them only, or give each a key of its own.
                """)
    }

    @Test("an object cannot take the charm's own handle")
    func charmsHandle() throws {
        let unit = try UnitInTest()
        let framework = try unit.framework()
        _ = try framework.claimHandle("A")
        #expect(throws: OpsError.self) { try framework.claimHandle("A", key: "") }
        #expect(try framework.claimHandle("A", under: Handle(kind: "ScriptedCharm/A")).path == "ScriptedCharm/A/A")
    }

    @Test("a handle's parts cannot hold what separates them", arguments: ["a/b", "a[b", "a]"])
    func separators(_ part: String) throws {
        let framework = try UnitInTest().framework()
        for (kind, key) in [(part, nil), ("kind", part)] {
            let error = #expect(throws: OpsError.self) { try framework.claimHandle(kind, key: key) }
            #expect(error?.code == .invalidHandle)
            #expect(error?.description.contains("'\(part)'") == true)
        }
    }

    @Test("an object may be a part of another one")
    func nested() throws {
        let framework = try UnitInTest().framework()
        let outer = try framework.claimHandle("Outer", key: "x")
        #expect(try framework.claimHandle("Inner", under: outer).path == "ScriptedCharm/Outer[x]/Inner")
    }

    @Test(
        "a handle's path is read and written as ops does it",
        arguments: [
            ("a", "a", nil, nil, "a"), ("a[b]", "a", "b", nil, "a[b]"), ("a[]", "a", "", nil, "a"),
            ("a]", "a]", nil, nil, "a]"), ("a/b", "b", nil, "a", "a/b"),
            ("a[x]/b[y]/c", "c", nil, "a[x]/b[y]", "a[x]/b[y]/c"),
            ("", "", nil, nil, ""), ("/a", "a", nil, "", "/a"), ("[k]", "", "k", nil, "[k]"),
            ("a[1]/on/x_y[12]", "x_y", "12", "a[1]/on", "a[1]/on/x_y[12]"),
        ] as [(String, String, String?, String?, String)])
    func paths(_ row: (path: String, kind: String, key: String?, parent: String?, written: String)) throws {
        let handle = try Handle(path: row.path)
        #expect(handle.kind == row.kind)
        #expect(handle.key == row.key)
        #expect(handle.parent?.path == row.parent)
        #expect(handle.path == row.written)
        #expect("\(handle)" == row.written)
    }

    @Test(
        "a path with a second bracket, or without its closing one, is refused",
        arguments: [
            "a[b", "a[b]c", "a[b][c]", "a[b/c]", "x/a[b",
        ])
    func malformedPaths(_ path: String) {
        let error = #expect(throws: OpsError.self) { try Handle(path: path) }
        #expect(error?.code == .invalidHandle)
        #expect(error?.description.contains("'\(path)'") == true)
    }
}
