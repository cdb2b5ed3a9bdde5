import OrderedCollections
import PlainValues
import Testing

@testable import UnitState

/// A database as `ops` 3.9 on CPython 3.11 left it, and one as `ops` expects it.
@Suite struct PythonDatabaseTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let stored =
        "80049580000000000000007d94288c05636f756e74944b018c056e616d6573945d94288c0161948c02c3a994658c047365656e948f94284b"
        + "03908c0470616972944b014e86948c0372617794430200ff948c05726174696f94473fe00000000000008c03626967948a090000000000"
        + "000000408c026f6e94888c0666726f7a656e94288c0178949194752e"

    /// Recorded with `iterdump` after a dispatch that stored a state and deferred an event for two observers.
    private static let recorded = """
        CREATE TABLE snapshot (handle TEXT PRIMARY KEY, data BLOB);
        CREATE TABLE notice (
                          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                          event_path TEXT,
                          observer_path TEXT,
                          method_name TEXT);
        INSERT INTO notice VALUES (2, 'ProbeCharm/on/config_changed[1]', 'ProbeCharm', '_h1');
        INSERT INTO notice VALUES (3, 'ProbeCharm/on/config_changed[1]', 'ProbeCharm', '_h2');
        INSERT INTO snapshot VALUES ('StoredStateData[_stored]',
            x'80049514000000000000007d948c0b6576656e745f636f756e74944b04732e');
        INSERT INTO snapshot VALUES ('ProbeCharm/StoredStateData[_stored]', x'\(stored)');
        INSERT INTO snapshot VALUES ('ProbeCharm/on/config_changed[1]', x'80047d942e');
        """

    private static let state: PlainValue = [
        "count": 1, "names": ["a", "é"], "seen": .set([3]), "pair": .tuple([1, nil]), "raw": .bytes([0, 255]),
        "ratio": 0.5, "big": .largeInt(LargeInteger(littleEndianBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0x40])), "on": true,
        "frozen": .frozenSet(["x"]),
    ]

    @Test("what Python stored and deferred is found, and the queue goes on after Python's last number")
    func readsPythons() throws {
        try folder.write([])
        let raw = try RawDatabase(folder.database)
        try raw.run(Self.recorded)
        raw.close()

        let store = try SQLiteStore(path: folder.database)
        #expect(
            try store.snapshotPaths() == [
                "ProbeCharm/StoredStateData[_stored]", "ProbeCharm/on/config_changed[1]", "StoredStateData[_stored]",
            ])
        #expect(try store.loadSnapshot(at: "StoredStateData[_stored]") == ["event_count": 4])
        #expect(try store.loadSnapshot(at: "ProbeCharm/StoredStateData[_stored]") == Self.state)
        #expect(try store.loadSnapshot(at: "ProbeCharm/on/config_changed[1]") == [:])
        try store.saveNotice(eventPath: "ProbeCharm/on/start[5]", observerPath: "ProbeCharm", observerID: "_h3")
        #expect(try store.notices(eventPath: nil).map(\.observerID) == ["_h1", "_h2", "_h3"])
        #expect(try store.notices(eventPath: nil).map(\.sequence) == [2, 3, 4])
        #expect(try store.notices(eventPath: "ProbeCharm/on/config_changed[1]").count == 2)
    }

    @Test("what the store writes is what Python would have written: tables, columns and bytes")
    func writesForPython() throws {
        let store = try SQLiteStore(path: folder.database)
        try store.saveSnapshot(["event_count": 4], at: "StoredStateData[_stored]")
        try store.saveSnapshot(Self.state, at: "ProbeCharm/StoredStateData[_stored]")
        try store.saveNotice(eventPath: "ProbeCharm/on/start[1]", observerPath: "ProbeCharm", observerID: "_h1")
        try store.commit()
        store.close()

        let raw = try RawDatabase(folder.database)
        #expect(
            try raw.texts("SELECT name || ' ' || type || ' ' || pk FROM pragma_table_info('snapshot')")
                == ["handle TEXT 1", "data BLOB 0"])
        #expect(
            try raw.texts("SELECT name || ' ' || type || ' ' || pk FROM pragma_table_info('notice')")
                == ["sequence INTEGER 1", "event_path TEXT 0", "observer_path TEXT 0", "method_name TEXT 0"])
        #expect(try raw.texts("SELECT name FROM sqlite_sequence") == ["notice"])
        #expect(try raw.texts("SELECT typeof(handle) || typeof(data) FROM snapshot LIMIT 1") == ["textblob"])
        #expect(
            try raw.texts("SELECT data FROM snapshot ORDER BY handle DESC")
                == ["80049514000000000000007d948c0b6576656e745f636f756e74944b04732e", Self.stored])
        #expect(
            try raw.texts("SELECT sequence || event_path || observer_path || method_name FROM notice")
                == ["1ProbeCharm/on/start[1]ProbeCharm_h1"])
        #expect(try raw.texts("PRAGMA journal_mode") == ["delete"])
        #expect(try raw.texts("PRAGMA integrity_check") == ["ok"])
    }
}
