import Foundation
import Pebble
import PebbleDaemon
import Testing

@Suite("The folder of layers")
struct LayerFolderTests {
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "layers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(folder.path)
    }

    @Test("files and folders of files are read in their order")
    func reads() throws {
        let files = [
            "003-baz.yaml": "summary: 3", "001-foo.yaml": "summary: 1", "002-bar.d/002-bbb.yaml": "summary: 2b",
            "002-bar.d/001-aaa.yaml": "summary: 2a", "README": "no layer", "old.yaml.bak": "?",
        ]
        try withFolder(files) { path in
            let layers = try LayerFolder.read(path)
            #expect(layers.map(\.label) == ["foo", "bar/aaa", "bar/bbb", "baz"])
            #expect(layers.map(\.order) == [1000, 2001, 2002, 3000])
            #expect(layers.map(\.layer.summary) == ["1", "2a", "2b", "3"])
        }
    }

    @Test("a folder that is not there has no layers")
    func missing() throws {
        #expect(try LayerFolder.read("/no/such/folder").isEmpty)
    }

    static let refused: [(names: [String], error: String)] = [
        (["1-foo.yaml"], "invalid layer filename: \"1-foo.yaml\" (must look like \"123-some-label.yaml\")"),
        (["001-fo.yaml"], "invalid layer filename: \"001-fo.yaml\" (must look like \"123-some-label.yaml\")"),
        (["001-Foo.yaml"], "invalid layer filename: \"001-Foo.yaml\" (must look like \"123-some-label.yaml\")"),
        (
            ["001-foo--bar.yaml"],
            "invalid layer filename: \"001-foo--bar.yaml\" (must look like \"123-some-label.yaml\")"
        ),
        (["bad.d/x"], "invalid layer sub-directory name: \"bad.d\" (must look like \"123-some-label.d\")"),
        (
            ["001-foo.yaml", "001-bar.yaml"],
            "invalid layer filename: \"001-foo.yaml\" not unique (have \"001-bar.yaml\" already)"
        ),
        (
            ["001-foo.yaml", "002-foo.yaml"],
            "invalid layer filename: \"002-foo.yaml\" not unique (have \"001-foo.yaml\" already)"
        ),
        (["001-foo.d/001-bar.d/x"], "cannot have a layers sub-directory at this level"),
    ]

    @Test("a name of another form is refused", arguments: refused)
    func refuses(names: [String], error: String) throws {
        try withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "") })) { path in
            let thrown = #expect(throws: PebbleDaemonError.self) { try LayerFolder.read(path) }
            #expect(thrown?.description == error)
        }
    }

    @Test("a file that is no layer is refused")
    func badFile() throws {
        try withFolder(["001-foo.d/001-bar.yaml": "x: 1"]) { path in
            let thrown = #expect(throws: PebbleDaemonError.self) { try LayerFolder.read(path) }
            #expect(thrown?.description == "cannot parse layer \"foo/bar\": unknown section \"x\"")
        }
    }
}
