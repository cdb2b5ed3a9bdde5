import Ops
import PebbleTestSupport
import Testing

@Suite("Files of a container", .timeLimit(.minutes(1)))
struct ContainerFileTests {
    @Test("are there or not, and are directories or not; a link is what it leads to")
    func existence() throws {
        let files = StubFiles([
            "/": .directory, "/d": .directory, "/f": .file("text"), "/l": .link(to: "/d"), "/x": .link(to: "/nope"),
        ])
        let contained = try ContainedUnit(files.answer)
        try contained.inHandler { container in
            for (path, exists, isDirectory) in [
                ("/d", true, true), ("/f", true, false), ("/l", true, true), ("/x", false, false),
                ("/nope", false, false),
            ] {
                let found = (try await container.exists(path), try await container.isDirectory(path))
                #expect(found == (exists, isDirectory), "\(path)")
            }
            #expect(try await container.listFiles("/").map(\.name) == ["d", "f", "l", "x"])
            #expect(try await container.pull("/f").text() == "text")
        }
    }

    @Test("whether one is there is not known when Pebble answers with another error")
    func unknown() throws {
        let contained = try ContainedUnit { $1.error(500, "Internal Server Error", "no") }
        try contained.inHandler { container in
            await #expect(throws: PebbleError.self) { try await container.exists("/x") }
            await #expect(throws: PebbleError.self) { try await container.isDirectory("/x") }
        }
    }

    @Test("are written, made and removed as the client does it")
    func writing() throws {
        let files = StubFiles()
        let contained = try ContainedUnit(files.answer)
        try contained.inHandler { container in
            try await container.push("hello", to: "/etc/x", makeDirectories: true, permissions: 0o600, owner: "web")
            try await container.push(.bytes([104, 105]), to: "/etc/y")
            try await container.makeDirectory("/var/d", makeParents: true)
        }
        #expect(files.log == ["file /etc/x 600 web hello", "file /etc/y -  hi", "dir /var/d"])
    }
}
