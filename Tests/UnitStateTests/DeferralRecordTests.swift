import HookCommands
import PlainValues
import Testing

@testable import UnitState

@Suite("What is known of deferrals") struct DeferralRecordTests {
    private let folder: TemporaryFolder
    private let controller = FakeController()

    init() throws { folder = try TemporaryFolder() }

    enum Backend: CaseIterable { case database, controller }

    private static let full = DeferralRecord(
        firstDeferred: 1_700_000_000_123_456, tries: 7, mostTries: 9, relation: RelationID(endpoint: "db", number: 3))
    private static let plain = DeferralRecord(firstDeferred: 0, tries: 1)

    private func open(_ backend: Backend) throws -> any UnitStateStore {
        switch backend {
        case .database: try SQLiteStore(path: folder.database, lockTimeout: 1000)
        case .controller: ControllerStore(commands: HookCommands(runner: controller))
        }
    }

    /// Makes what `state-set` was given what `state-get` answers.
    private func takeOver(_ store: any UnitStateStore, _ backend: Backend) throws {
        try store.commit()
        store.close()
        guard backend == .controller, let text = controller.calls.last(where: { $0.name == "state-set" })?.input else {
            return
        }
        for (key, value) in controllerEntries(String(decoding: text, as: UTF8.self)) { controller.stored[key] = value }
        controller.forgetCalls()
    }

    @Test("records are found by their notices in the next dispatch, and cleared with them", arguments: Backend.allCases)
    func kept(_ backend: Backend) throws {
        let store = try open(backend)
        var notices = ["a", "b"].map { Notice(eventPath: "C/on/e[1]", observerPath: "C", observerID: $0) }
        for index in notices.indices {
            notices[index].sequence = try store.saveNotice(
                eventPath: "C/on/e[1]", observerPath: "C", observerID: notices[index].observerID)
        }
        try store.saveDeferralRecords([(notices[0], Self.full), (notices[1], Self.plain)])
        try takeOver(store, backend)

        let next = try open(backend)
        #expect(try next.notices(eventPath: nil) == notices)
        let known = try next.deferralRecords(of: notices)
        #expect(known.records == [Self.full, Self.plain])
        #expect(known.problems.isEmpty)
        #expect(try next.snapshotPaths().isEmpty)
        try next.saveDeferralRecords([(notices[1], Self.full)])
        try takeOver(next, backend)

        let last = try open(backend)
        #expect(try last.deferralRecords(of: notices).records == [nil, Self.full])
        last.close()
    }

    @Test("nothing that was deferred leaves no trace", arguments: Backend.allCases)
    func noTrace(_ backend: Backend) throws {
        let store = try open(backend)
        try store.saveDeferralRecords([])
        try store.commit()
        store.close()
        #expect(controller.calls.allSatisfy { $0.name == "state-get" })
        guard backend == .database else { return }
        #expect(try RawDatabase(folder.database).texts("SELECT name FROM sqlite_master WHERE name LIKE 'swift%'") == [])
    }

    @Test("the tables of ops are the same with records as without")
    func tablesOfOps() throws {
        let store = try SQLiteStore(path: folder.database)
        let sequence = try store.saveNotice(eventPath: "C/on/e[1]", observerPath: "C", observerID: "m")
        let notice = Notice(eventPath: "C/on/e[1]", observerPath: "C", observerID: "m", sequence: sequence)
        try store.saveDeferralRecords([(notice, Self.full)])
        try store.commit()
        store.close()
        let raw = try RawDatabase(folder.database)
        #expect(try raw.texts("SELECT count(*) FROM snapshot") == ["0"])
        #expect(
            try raw.texts("SELECT sequence || event_path || observer_path || method_name FROM notice")
                == ["1C/on/e[1]Cm"])
        #expect(try raw.texts("SELECT name FROM sqlite_sequence") == ["notice"])
    }

    @Test("records without their commit are not kept, as the notices are not")
    func rolledBack() throws {
        for commits in [true, false] {
            let store = try SQLiteStore(path: folder.database)
            let id = commits ? "kept" : "lost"
            let sequence = try store.saveNotice(eventPath: "C/on/e[1]", observerPath: "C", observerID: id)
            let notice = Notice(eventPath: "C/on/e[1]", observerPath: "C", observerID: id, sequence: sequence)
            try store.saveDeferralRecords([(notice, commits ? Self.full : Self.plain)])
            if commits { try store.commit() }
            store.close()
        }
        let store = try SQLiteStore(path: folder.database)
        let notices = try store.notices(eventPath: nil)
        #expect(notices.map(\.observerID) == ["kept"])
        #expect(try store.deferralRecords(of: notices).records == [Self.full])
    }

    @Test(
        "a record that cannot be read is a problem that names its notice, and the others are read",
        arguments: [
            "1, 'soon', 1, 0, ''", "1, 5, 0, 0, ''", "1, 5, -3, 0, ''", "1, -5, 1, 0, ''", "1, 5, 1, -1, ''",
            "1, 5, 1, 0, 'db'", "1, 5, 1, 0, '3'", "1, 5, 1, 0, x'00'", "1, NULL, 1, 0, ''", "1, 5, 1.5, 0, ''",
            "1, 5, 9223372036854775807, 0, ''", "1, 9223372036854775807, 1, 0, ''",
        ])
    func damagedRow(_ values: String) throws {
        let notices = try databaseWithTwoNotices()
        let raw = try RawDatabase(folder.database)
        try raw.run(StateQuery.createDeferralTable)
        try raw.run("INSERT INTO swift_ops_deferral VALUES (\(values)), (2, 5, 4, 0, 'db:7'), (99, 5, 1, 0, '')")
        raw.close()
        let store = try SQLiteStore(path: folder.database)
        let known = try store.deferralRecords(of: notices)
        let relation = RelationID(endpoint: "db", number: 7)
        #expect(known.records == [nil, DeferralRecord(firstDeferred: 5, tries: 4, relation: relation)])
        #expect(
            known.problems == [
                "What is known of 1 of 2 deferrals cannot be read, the first that of C/on/e[1] by C/a: the age and the "
                    + "tries are counted anew. The events themselves are delivered."
            ])
    }

    @Test("another table of the name is a problem, and is replaced when something is deferred")
    func foreignTable() throws {
        let notices = try databaseWithTwoNotices()
        let raw = try RawDatabase(folder.database)
        try raw.run("CREATE TABLE swift_ops_deferral (x); INSERT INTO swift_ops_deferral VALUES (1)")
        raw.close()
        let store = try SQLiteStore(path: folder.database)
        let known = try store.deferralRecords(of: notices)
        #expect(known.records == [nil, nil])
        #expect(known.problems.count == 1)
        #expect(
            known.problems.first?.hasPrefix("The table \"swift_ops_deferral\" of the unit's state has other") == true)
        try store.saveDeferralRecords([(notices[0], Self.full)])
        try store.commit()
        store.close()
        let next = try SQLiteStore(path: folder.database)
        #expect(try next.deferralRecords(of: notices).records == [Self.full, nil])
        #expect(try next.notices(eventPath: nil) == notices)
    }

    @Test(
        "what the controller keeps in another form is a problem, and no error",
        arguments: ["7\n", "[a]\n", "- [e, o]\n", "]\n", "!!python/object:os.system x\n", "{a: 1}\n"])
    func damagedDocument(_ text: String) throws {
        controller.stored = [
            "#notices#": "- !!python/tuple [C/on/e[1], C, a]\n".replacing("C/on/e[1]", with: "'C/on/e[1]'"),
            DeferralDocument.key: text,
        ]
        let store = ControllerStore(commands: HookCommands(runner: controller))
        let notices = try store.notices(eventPath: nil)
        #expect(notices.count == 1)
        let known = try store.deferralRecords(of: notices)
        #expect(known.records == [nil])
        #expect(known.problems.first?.contains("is not what is known of deferrals") == true)
    }

    @Test("a field of another kind in the controller costs that record alone")
    func damagedField() throws {
        controller.stored = [
            "#notices#": "- !!python/tuple [e, C, a]\n- !!python/tuple [e, C, b]\n",
            DeferralDocument.key: "- [e, C, a, soon, 1, 0, '']\n- [e, C, b, 5, 2, 3, 'db:1']\n",
        ]
        let store = ControllerStore(commands: HookCommands(runner: controller))
        let known = try store.deferralRecords(of: try store.notices(eventPath: nil))
        let relation = RelationID(endpoint: "db", number: 1)
        #expect(
            known.records == [nil, DeferralRecord(firstDeferred: 5, tries: 2, mostTries: 3, relation: relation)])
        #expect(known.problems.first?.contains("the first that of e by C/a") == true)
    }

    private func databaseWithTwoNotices() throws -> [Notice] {
        let store = try SQLiteStore(path: folder.database)
        defer { store.close() }
        for id in ["a", "b"] { try store.saveNotice(eventPath: "C/on/e[1]", observerPath: "C", observerID: id) }
        try store.commit()
        return try store.notices(eventPath: nil)
    }
}

/// The entries of what `state-set` reads: keys, each with a literal block.
private func controllerEntries(_ document: String) -> [(key: String, value: String)] {
    var entries: [(key: String, value: String)] = []
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("  ") {
            guard !entries.isEmpty else { continue }
            entries[entries.count - 1].value += line.dropFirst(2) + "\n"
        } else if line.hasPrefix("\""), let end = line.dropFirst().firstIndex(of: "\"") {
            entries.append((String(line[line.index(after: line.startIndex)..<end]), ""))
        }
    }
    return entries
}
