import PlainValues
import Testing

@testable import UnitState

@Suite struct SQLiteDamageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A database with enough in it for several pages.
    private func makeDatabase() throws -> [UInt8] {
        let store = try SQLiteStore(path: folder.database)
        for index in 0..<50 { try store.saveSnapshot(.bytes([UInt8](repeating: 7, count: 500)), at: "handle \(index)") }
        try store.commit()
        store.close()
        return try folder.read()
    }

    private func use() throws {
        let store = try SQLiteStore(path: folder.database, lockTimeout: 100)
        for path in try store.snapshotPaths() { _ = try store.loadSnapshot(at: path) }
        _ = try store.notices(eventPath: nil)
        try store.saveSnapshot(1, at: "handle 1")
        try store.commit()
    }

    @Test(
        "a file that is no database is an error that names it and stays as it is",
        arguments: [
            Array("this is not a database, but a text of some length\n".utf8), [0], [UInt8](repeating: 0, count: 5000),
            [UInt8](repeating: 0xff, count: 100), Array("SQLite format 3\0".utf8),
        ])
    func refusesForeignFile(_ content: [UInt8]) throws {
        try folder.write(content)
        let error = try #require(throws: UnitStateError.self) { try use() }
        #expect(error.code == .damagedDatabase)
        #expect(error.description.contains(folder.database))
        #expect(error.description.contains("damaged"))
        #expect(try folder.read() == content)
    }

    @Test("a database that was cut off is an error and stays as it is", arguments: [1, 99, 4096, 8192, 9000, 20000])
    func refusesTruncated(_ count: Int) throws {
        let content = Array(try makeDatabase().prefix(count))
        try folder.write(content)
        let error = try #require(throws: UnitStateError.self) { try use() }
        #expect(error.code == .damagedDatabase)
        #expect(try folder.read() == content)
    }

    @Test("a page of garbage is an error and stays as it is", arguments: [4096, 8192, 12288])
    func refusesGarbage(_ offset: Int) throws {
        var content = try makeDatabase()
        content.replaceSubrange(offset..<offset + 1000, with: repeatElement(0xee, count: 1000))
        try folder.write(content)
        let error = try #require(throws: UnitStateError.self) { try use() }
        #expect(error.code == .damagedDatabase || error.code == .unreadableData)
        #expect(try folder.read() == content)
    }

    @Test(
        "tables of another form are an error and stay as they are",
        arguments: [
            "CREATE TABLE snapshot (key TEXT, value BLOB)", "CREATE TABLE snapshot (handle TEXT)",
            "CREATE TABLE notice (id INTEGER)",
            "CREATE TABLE snapshot (handle TEXT PRIMARY KEY, data BLOB); CREATE TABLE notice (sequence INTEGER)",
            "CREATE TABLE snapshot (handle TEXT PRIMARY KEY, data BLOB)",
        ])
    func refusesOtherTables(_ sql: String) throws {
        try folder.write([])
        let raw = try RawDatabase(folder.database)
        try raw.run(sql)
        raw.close()
        let content = try folder.read()
        let error = try #require(throws: UnitStateError.self) {
            let store = try SQLiteStore(path: folder.database)
            _ = try store.notices(eventPath: nil)
        }
        #expect(error.code == .wrongSchema)
        #expect(error.description.contains(folder.database))
        #expect(try folder.read() == content)
    }

    @Test("tables of other names are left alone beside those of the store")
    func toleratesOtherNames() throws {
        try folder.write([])
        let raw = try RawDatabase(folder.database)
        try raw.run("CREATE TABLE library (x TEXT); INSERT INTO library VALUES ('kept')")
        raw.close()
        let store = try SQLiteStore(path: folder.database)
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        store.close()
        #expect(try RawDatabase(folder.database).texts("SELECT x FROM library") == ["kept"])
    }

    @Test(
        "data that is no pickle is an error that names the handle path, and not the data",
        arguments: [
            ("'secret text'", "no bytes"), ("NULL", "no bytes"), ("17", "no bytes"), ("1.5", "no bytes"),
            ("x''", "protocol 2 to 5"), ("x'7365637265742074657874'", "protocol 2 to 5"),
            ("x'80048c06736563726574'", "cut off"),
        ])
    func refusesData(_ literal: String, _ reason: String) throws {
        try insert(literal)
        let store = try SQLiteStore(path: folder.database)
        let error = try #require(throws: UnitStateError.self) { try store.loadSnapshot(at: "MyCharm/on/start[1]") }
        #expect(error.code == .unreadableData)
        #expect(error.description.hasPrefix("Loading the snapshot of \"MyCharm/on/start[1]\" failed: "))
        #expect(error.description.contains(reason))
        #expect(!error.description.contains("secret"))
    }

    @Test("a row of 100 MB is refused for its size", arguments: ["zeroblob(100000000)", "hex(zeroblob(50000000))"])
    func refusesLargeRow(_ literal: String) throws {
        try insert(literal)
        let store = try SQLiteStore(path: folder.database)
        let error = try #require(throws: UnitStateError.self) { try store.loadSnapshot(at: "MyCharm/on/start[1]") }
        #expect(error.code == .tooLarge)
        #expect(error.description.contains("MyCharm/on/start[1]"))
        #expect(error.description.contains(folder.database))
        try store.saveSnapshot(1, at: "MyCharm/on/start[1]")
        #expect(try store.loadSnapshot(at: "MyCharm/on/start[1]") == 1)
    }

    @Test(
        "a notice that is not text is an error that names the column",
        arguments: [
            ("NULL, 'o', 'm'", "event_path"), ("'e', x'6f', 'm'", "observer_path"),
            ("'e', 'o', CAST(x'ff' AS TEXT)", "method_name"),
        ])
    func refusesNotice(_ values: String, _ column: String) throws {
        try SQLiteStore(path: folder.database).commit()
        let raw = try RawDatabase(folder.database)
        try raw.run("INSERT INTO notice (event_path, observer_path, method_name) VALUES (\(values))")
        raw.close()
        let store = try SQLiteStore(path: folder.database)
        let error = try #require(throws: UnitStateError.self) { try store.notices(eventPath: nil) }
        #expect(error.code == .unreadableData)
        #expect(error.description.contains("\"\(column)\""))
    }

    private func insert(_ literal: String) throws {
        try SQLiteStore(path: folder.database).commit()
        let raw = try RawDatabase(folder.database)
        try raw.run("INSERT INTO snapshot VALUES ('MyCharm/on/start[1]', \(literal))")
        raw.close()
    }
}
