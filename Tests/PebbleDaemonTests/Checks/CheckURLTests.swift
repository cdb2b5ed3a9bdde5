import Testing

@testable import PebbleDaemon

@Suite("URLs of checks")
struct CheckURLTests {
    @Test(
        "a URL has a host, a port and a path",
        arguments: [
            ("http://localhost", "localhost", 80, "/"), ("http://h:8080/a?b=c#d", "h", 8080, "/a?b=c"),
            ("HTTP://[::1]:90/x", "::1", 90, "/x"), ("http://[::1]", "::1", 80, "/"), ("http://h?q", "h", 80, "/?q"),
            ("http://h:/", "h", 80, "/"),
        ])
    func parts(text: String, host: String, port: Int, path: String) throws {
        let url = try CheckURL(text)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.path == path)
    }

    @Test(
        "another text is refused",
        arguments: ["", "localhost", "https://h/", "http://", "http://h:x/", "http://h:99999/"])
    func refused(text: String) {
        #expect(throws: CheckFailure.self) { try CheckURL(text) }
    }

    @Test(
        "a redirection leads to another URL",
        arguments: [
            ("/z", "http://h:1/z"), ("y", "http://h:1/a/y"), ("http://o/", "http://o/"), ("//o/p", "http://o/p"),
        ])
    func redirection(location: String, text: String) throws {
        #expect(try CheckURL("http://h:1/a/b?c").redirected(to: location).text == text)
    }
}
