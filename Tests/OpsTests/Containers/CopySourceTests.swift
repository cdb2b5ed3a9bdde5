import Testing

@testable import Ops

@Suite("What is to be copied") struct CopySourceTests {
    @Test(
        "goes under its own name, or only what it holds does",
        arguments: [
            ("/foo", "/foo", "/dst/foo"), ("/foo/", "/foo", "/dst/foo"), ("/foo/bar", "/foo/bar", "/dst/bar"),
            ("/foo/*", "/foo", "/dst"), ("/foo//*/", "/foo", "/dst"), ("/*", "/", "/dst"), ("/", "/", "/dst"),
            ("foo", "foo", "/dst/foo"), ("./foo/./bar", "foo/bar", "/dst/bar"), (".", ".", "/dst"), ("*", ".", "/dst"),
            ("", ".", "/dst"), ("..", "..", "/dst"), ("foo/..", "foo/..", "/dst"), ("/foo*", "/foo*", "/dst/foo*"),
            ("/f/\u{301}x", "/f/\u{301}x", "/dst/\u{301}x"),
        ])
    func destination(name: String, path: String, destination: String) {
        let source = CopySource(name)
        #expect(source.path == path)
        #expect(source.destination(in: "/dst") == destination)
        #expect(source.isContents == (destination == "/dst"))
    }

    @Test("a directory may end with a slash") func slash() {
        #expect(CopySource("/foo").destination(in: "/") == "/foo")
        #expect("/dst/".appending(name: "a") == "/dst/a")
    }
}
