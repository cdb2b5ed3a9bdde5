import Foundation
import Testing

@testable import LocalJuju

@Suite struct ModelFileTests {
    @Test(
        "a model's file that is damaged is an error that names it, and is left as it is",
        arguments: [
            "", "{", "[]", "null", "7", "{\"format\": \"1\"}", "{\"format\": 99}", "{\"format\": 4}",
            "{\"format\": 4, \"name\": 3}", "\u{0}\u{0}", "{\"format\": 1e400}",
            String(repeating: "[", count: 100_000),
        ])
    func damaged(text: String) throws {
        let test = try TestModel()
        let file = test.folder.appending(path: "model/model.json")
        try Data(text.utf8).write(to: file)
        #expect {
            try test.reopen()
        } throws: { error in
            (error as? LocalJujuError)?.code == .invalidModel && "\(error)".contains("/model/model.json")
        }
        #expect(try Data(contentsOf: file) == Data(text.utf8))
    }

    @Test("a file that is cut off, at whatever place, is an error")
    func truncated() throws {
        let test = try TestModel()
        try test.deploy(units: 1)
        let file = test.folder.appending(path: "model/model.json").path()
        let whole = try Data(contentsOf: URL(filePath: file))
        for length in stride(from: 0, to: whole.count - 1, by: 97) {
            try whole.prefix(length).write(to: URL(filePath: file))
            #expect(throws: LocalJujuError.self) { try ModelFile.load(from: file) }
        }
    }

    @Test("a file that is not UTF-8, is enormous, or is a folder is an error")
    func notReadable() throws {
        let test = try TestModel()
        let file = test.folder.appending(path: "other.json").path()
        try Data([0xff, 0xfe, 0x7b]).write(to: URL(filePath: file))
        #expect(throws: LocalJujuError.self) { try ModelFile.load(from: file) }
        // Sparse: it would take long to read.
        let handle = try FileHandle(forWritingTo: URL(filePath: file))
        try handle.truncate(atOffset: 100 << 30)
        try handle.close()
        #expect {
            try ModelFile.load(from: file)
        } throws: {
            "\($0)".contains("at most")
        }
        #expect(throws: LocalJujuError.self) { try ModelFile.load(from: test.folder.path()) }
    }

    @Test("a model is what it was when it is opened anew")
    func roundTrip() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: "open-port 80/udp; state-set a=b; secret-add --label l$JUJU_HOOK_NAME pass=word",
            metadata: "peers: {cluster: {interface: c}}", units: 2)
        let before = test.model.state
        try test.reopen()
        #expect(test.model.state == before)
        #expect(!FileManager.default.fileExists(atPath: "\(test.model.folder)/model.json.new"))
    }

    @Test("a model is not made over another, nor with a name that is none")
    func create() throws {
        let test = try TestModel()
        let other = test.folder.appending(path: "other").path()
        _ = try LocalModel.create(at: other, name: "a")
        #expect { try LocalModel.create(at: other, name: "a") } throws: { "\($0)".contains("holds a model already") }
        for name in ["", "-a", "A", "a b", "ü", "a/b"] {
            #expect(throws: LocalJujuError.self) {
                try LocalModel.create(at: test.folder.appending(path: "x").path(), name: name)
            }
        }
        #expect { try LocalModel(opening: test.folder.path()) } throws: { "\($0)".contains("holds no model") }
    }

    @Test("a second command waits for the first")
    func lock() throws {
        let test = try TestModel()
        let path = "\(test.model.folder)/lock"
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == -1)
        #expect(errno == EWOULDBLOCK)
    }

    @Test("the log lasts, without a last line that was cut off; a line that is none is an error")
    func log() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "juju-log -l ERROR 'one\u{1F600}'"))
        try test.reopen()
        #expect(try test.log("ERROR") == ["one\u{1F600}"])
        let path = "\(test.model.folder)/debug-log.jsonl"
        try Files.append(Array("{\"timest".utf8), to: path)
        #expect(try test.log("ERROR") == ["one\u{1F600}"])
        try Files.append(Array("\n".utf8), to: path)
        #expect { try test.model.debugLog() } throws: { "\($0)".contains("debug-log.jsonl is not a log entry") }
    }
}
