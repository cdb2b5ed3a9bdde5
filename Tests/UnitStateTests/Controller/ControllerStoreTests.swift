import HookCommands
import OrderedCollections
import PlainValues
import Testing

@testable import UnitState

@Suite struct ControllerStoreTests {
    private let controller = FakeController()
    private let store: ControllerStore

    init() { store = ControllerStore(commands: HookCommands(runner: controller)) }

    /// Recorded from `ops` 3.9: a key, a value and what `state-set --file -` reads.
    private static let recorded: [(String, PlainValue, String)] = [
        ("MyCharm/on/start[1]", ["a": 1], "\"MyCharm/on/start[1]\": |\n  {a: 1}\n"),
        ("StoredStateData[_stored]", ["event_count": 4], "\"StoredStateData[_stored]\": |\n  {event_count: 4}\n"),
        (
            "P/StoredStateData[_stored]",
            [
                "count": 1, "names": ["a", "é'\""], "seen": .set([3]), "pair": .tuple([1, nil]),
                "raw": .bytes([0, 255]), "ratio": 0.5,
                "big": .largeInt(LargeInteger(littleEndianBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0x40])), "on": true,
                "text": "two\nlines\n", "empty": "",
            ],
            """
            "P/StoredStateData[_stored]": |
              big: 1180591620717411303424
              count: 1
              empty: ''
              names: [a, "\\xE9'\\""]
              'on': true
              pair: !!python/tuple [1, null]
              ratio: 0.5
              raw: !!binary |
                AP8=
              seen: !!set {3: null}
              text: 'two

                lines

                '

            """
        ),
        ("n", nil, "\"n\": |\n  null\n"), ("s", "text", "\"s\": |\n  text\n"), ("e", [:], "\"e\": |\n  {}\n"),
    ]

    @Test("a snapshot reaches Juju in the bytes of ops", arguments: recorded)
    func writesAsOps(_ key: String, _ value: PlainValue, _ document: String) throws {
        try store.saveSnapshot(value, at: key)
        #expect(controller.log == [])
        try store.commit()
        #expect(controller.log == ["state-set --file - " + document])
    }

    @Test("what ops stored is read as the same value", arguments: recorded)
    func readsOps(_ key: String, _ value: PlainValue, _ document: String) throws {
        // The text of the literal block, without its indentation.
        let lines = document.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        controller.stored[key] = lines.map { $0.dropFirst(2) }.joined(separator: "\n")
        #expect(try store.loadSnapshot(at: key) == value)
        #expect(controller.log == ["state-get"])
    }

    @Test("several snapshots and the queue reach Juju in one call, in the order in which they came")
    func writesOnce() throws {
        try store.saveNotice(eventPath: "MyCharm/on/start[1]", observerPath: "MyCharm", observerID: "_h1")
        try store.saveNotice(eventPath: "MyCharm/on/start[1]", observerPath: "MyCharm", observerID: "_h2")
        try store.saveSnapshot([:], at: "MyCharm/on/start[1]")
        try store.saveSnapshot(1, at: "counter")
        try store.saveSnapshot(2, at: "counter")
        controller.forgetCalls()
        try store.commit()
        #expect(
            controller.log == [
                """
                state-set --file - "MyCharm/on/start[1]": |
                  {}
                "counter": |
                  2
                "#notices#": |
                  - !!python/tuple ['MyCharm/on/start[1]', MyCharm, _h1]
                  - !!python/tuple ['MyCharm/on/start[1]', MyCharm, _h2]

                """
            ])
        controller.forgetCalls()
        try store.commit()
        #expect(controller.log == [])
    }

    @Test("all that is stored is read by one call")
    func readsOnce() throws {
        controller.stored = ["a": "1\n", "#notices#": "- !!python/tuple [e, o, m]\n"]
        for _ in 0..<3 {
            #expect(try store.loadSnapshot(at: "a") == 1)
            #expect(try store.loadSnapshot(at: "b") == nil)
            #expect(try store.notices(eventPath: nil) == [Notice(eventPath: "e", observerPath: "o", observerID: "m")])
        }
        try store.saveNotice(eventPath: "f", observerPath: "o", observerID: "m")
        try store.dropNotice(eventPath: "f", observerPath: "o", observerID: "m")
        try store.commit()
        #expect(controller.log == ["state-get"])
    }

    @Test("an event that is saved, loaded and dropped in one dispatch costs one call")
    func dropsSaved() throws {
        try store.saveSnapshot(["a": 1], at: "e")
        #expect(try store.loadSnapshot(at: "e") == ["a": 1])
        try store.dropSnapshot(at: "e")
        #expect(try store.loadSnapshot(at: "e") == nil)
        try store.commit()
        #expect(controller.log == ["state-delete e"])
    }

    @Test("what is known not to be there is not deleted")
    func skipsNeedlessDelete() throws {
        #expect(try store.loadSnapshot(at: "e") == nil)
        try store.saveSnapshot(1, at: "e")
        try store.dropSnapshot(at: "e")
        try store.commit()
        #expect(controller.log == ["state-get"])
    }

    @Test("a dropped snapshot is deleted, once, after what is set")
    func deletes() throws {
        controller.stored = ["e": "1\n"]
        #expect(try store.loadSnapshot(at: "e") == 1)
        try store.dropSnapshot(at: "e")
        try store.saveSnapshot(2, at: "f")
        try store.commit()
        try store.commit()
        #expect(controller.log == ["state-get", "state-set --file - \"f\": |\n  2\n", "state-delete e"])
    }

    @Test("without a commit Juju hears of nothing")
    func rollsBack() throws {
        controller.stored = ["a": "1\n"]
        try store.saveSnapshot(2, at: "a")
        try store.dropSnapshot(at: "b")
        try store.saveNotice(eventPath: "e", observerPath: "o", observerID: "m")
        store.close()
        #expect(controller.log == ["state-get"])
        let error = try #require(throws: UnitStateError.self) { try store.commit() }
        #expect(error.code == .closed)
    }

    @Test("the queue keeps its order, and a dropped notice goes once")
    func keepsQueue() throws {
        controller.stored = [
            "#notices#": "- !!python/tuple [e1, o, m]\n- [e2, o, m]\n- !!python/tuple [e1, o, m]\n"
        ]
        #expect(try store.notices(eventPath: nil).map(\.eventPath) == ["e1", "e2", "e1"])
        #expect(try store.notices(eventPath: "e2").map(\.observerID) == ["m"])
        try store.dropNotice(eventPath: "e1", observerPath: "o", observerID: "m")
        try store.dropNotice(eventPath: "none", observerPath: "o", observerID: "m")
        try store.saveNotice(eventPath: "e3", observerPath: "o", observerID: "m")
        #expect(try store.notices(eventPath: nil).map(\.eventPath) == ["e2", "e1", "e3"])
    }

    @Test("a queue that was emptied is stored as an empty list, as ops stores it")
    func storesEmptyQueue() throws {
        controller.stored = ["#notices#": "- !!python/tuple [e, o, m]\n"]
        try store.dropNotice(eventPath: "e", observerPath: "o", observerID: "m")
        try store.commit()
        #expect(controller.log.last == "state-set --file - \"#notices#\": |\n  []\n")
    }

    @Test("a queue that is absent, blank or null is empty", arguments: ["", "\n", "null\n", "[]\n", "~"])
    func readsEmptyQueue(_ text: String) throws {
        controller.stored = ["#notices#": text]
        #expect(try store.notices(eventPath: nil) == [])
    }

    @Test(
        "an empty text and a line feed mean that nothing is stored; null is a value",
        arguments: [
            ("", nil), ("\n", nil), ("null\n", .some(.null)), ("''\n", ""),
        ] as [(String, PlainValue?)])
    func tellsNothingFromNull(_ text: String, _ value: PlainValue?) throws {
        controller.stored = ["a": text]
        #expect(try store.loadSnapshot(at: "a") == value)
    }

    @Test(
        "a queue of another form is an error that says so",
        arguments: [
            ("a: 1\n", "is a map, not a list"), ("- e\n", "tuple of three texts"),
            ("- [e, o]\n", "tuple of three texts"),
            ("- [e, o, m, x]\n", "tuple of three texts"), ("- [e, o, 1]\n", "tuple of three texts"),
        ])
    func refusesQueue(_ text: String, _ reason: String) throws {
        controller.stored = ["#notices#": text]
        let error = try #require(throws: UnitStateError.self) { try store.notices(eventPath: nil) }
        #expect(error.code == .unreadableData)
        #expect(error.description.contains("#notices#"))
        #expect(error.description.contains(reason))
    }

    @Test(
        "a text that is not such YAML is an error that names the key and the line, not the text",
        arguments: [
            "a: 1\nsecret: [", "!!python/object:os.system secret", "a: 1\n--- \nsecret", "!!int secret",
        ])
    func refusesText(_ text: String) throws {
        controller.stored = ["MyCharm/on/start[1]": text]
        let error = try #require(throws: UnitStateError.self) { try store.loadSnapshot(at: "MyCharm/on/start[1]") }
        #expect(error.code == .unreadableData)
        #expect(error.description.contains("\"MyCharm/on/start[1]\" is not YAML"))
        #expect(!error.description.contains("secret"))
    }

    @Test(
        "what YAML or Python cannot hold is refused when it is saved",
        arguments: [
            .timestamp("2020-01-01"), .frozenSet([1]), [[1]: 1],
        ] as [PlainValue])
    func refusesValue(_ value: PlainValue) throws {
        let error = try #require(throws: UnitStateError.self) { try store.saveSnapshot(value, at: "a") }
        #expect(error.code == .unsupportedValue)
        #expect(error.description.hasPrefix("Saving the snapshot of \"a\" failed: "))
        try store.commit()
        #expect(controller.log == [])
    }

    @Test(
        "a hook command that fails is an error with its cause", arguments: ["state-get", "state-set", "state-delete"])
    func reportsFailure(_ tool: String) throws {
        controller.failing = [tool]
        controller.stored = ["b": "1\n"]
        let error = try #require(throws: UnitStateError.self) {
            try store.saveSnapshot(1, at: "a")
            try store.dropSnapshot(at: "b")
            _ = try store.loadSnapshot(at: "c")
            try store.commit()
        }
        #expect(error.code == .hookCommandFailed)
        #expect((error.cause as? HookCommandError)?.tool == tool)
    }

    @Test("the list of snapshots has what is stored and what was saved since, without the queue")
    func listsSnapshots() throws {
        controller.stored = ["a": "1\n", "b": "2\n", "#notices#": "[]\n"]
        try store.saveSnapshot(3, at: "c")
        try store.dropSnapshot(at: "b")
        #expect(Set(try store.snapshotPaths()) == ["a", "c"])
    }
}
