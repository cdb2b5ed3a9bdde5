import Foundation
import PlainValues
import Testing

@testable import UnitState

@Suite struct SQLiteFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func failure(_ path: String? = nil) throws -> UnitStateError {
        try #require(throws: UnitStateError.self) {
            try SQLiteStore(path: path ?? folder.database, lockTimeout: 100)
        }
    }

    @Test("a new database is the owner's only, whatever the umask")
    func protectsNewFile() throws {
        let store = try SQLiteStore(path: folder.database)
        #expect(folder.permissions() == 0o600)
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        #expect(folder.permissions() == 0o600)
    }

    @Test("an existing database becomes the owner's only", arguments: [0o644, 0o666, 0o400, 0o777] as [mode_t])
    func protectsExistingFile(_ mode: mode_t) throws {
        try SQLiteStore(path: folder.database).close()
        chmod(folder.database, mode)
        try SQLiteStore(path: folder.database).close()
        #expect(folder.permissions() == 0o600)
    }

    @Test("an empty file is a new database")
    func takesEmptyFile() throws {
        try folder.write([])
        let store = try SQLiteStore(path: folder.database)
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        #expect(try store.loadSnapshot(at: "a") == 1)
    }

    @Test("a folder in the file's place is an error, and stays as it is")
    func refusesFolder() throws {
        try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: false)
        chmod(folder.database, 0o755)
        let error = try failure()
        #expect(error.code == .cannotOpen)
        #expect(
            error.description
                == "\"\(folder.database)\" is not a regular file, so it cannot be the unit's state database; move it away."
        )
        #expect(folder.permissions() == 0o755)
    }

    @Test("a pipe in the file's place is an error and is not waited for")
    func refusesPipe() throws {
        mkfifo(folder.database, 0o600)
        #expect(try failure().code == .cannotOpen)
    }

    @Test("a link to a database is followed")
    func followsLink() throws {
        let target = folder.path + "/elsewhere.db"
        try SQLiteStore(path: target).close()
        try FileManager.default.createSymbolicLink(atPath: folder.database, withDestinationPath: target)
        let store = try SQLiteStore(path: folder.database)
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        store.close()
        #expect(try SQLiteStore(path: target).loadSnapshot(at: "a") == 1)
    }

    @Test("a link that leads nowhere is an error, and nothing is made there")
    func refusesBrokenLink() throws {
        let target = folder.path + "/elsewhere.db"
        try FileManager.default.createSymbolicLink(atPath: folder.database, withDestinationPath: target)
        let error = try failure()
        #expect(error.code == .cannotOpen)
        #expect(error.description.contains("link to a file that does not exist"))
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("a missing folder is an error with the system's reason")
    func refusesMissingFolder() throws {
        let error = try failure(folder.path + "/missing/.unit-state.db")
        #expect(error.code == .cannotOpen)
        #expect(error.description.contains("/missing/.unit-state.db\" cannot be made: No such file or directory"))
    }

    @Test("a file as the folder is an error with the system's reason")
    func refusesFileAsFolder() throws {
        let file = try folder.write([], to: "file")
        let error = try failure(file + "/.unit-state.db")
        #expect(error.code == .cannotOpen)
        #expect(error.description.contains("Not a directory"))
    }

    @Test("a path that is empty or has a NUL byte is an error", arguments: ["", "a\0b", "\0"])
    func refusesOddPath(_ path: String) throws {
        let error = try failure(path)
        #expect(error.code == .cannotOpen)
        #expect(error.description.contains("is no file name"))
    }

    @Test("a path of more than a path may have is an error")
    func refusesLongPath() throws {
        #expect(try failure("/" + String(repeating: "a", count: 10_000)).code == .cannotOpen)
    }
}
