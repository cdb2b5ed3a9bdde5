import Ops
import Testing

@testable import HTTPInterface

struct EndpointCheckTests {
    private let metadata = """
        name: app
        requires: {backend: {interface: http}, fallback: {interface: http}, database: {interface: pgsql}}
        provides: {website: {interface: http}}
        """

    @Test("an endpoint of the interface, on the right side, is accepted")
    func right() throws {
        let metadata = try CharmMetadata(metadata: metadata)
        try EndpointCheck.run("backend", among: metadata.requires, section: "requires")
        try EndpointCheck.run("website", among: metadata.provides, section: "provides")
    }

    @Test(
        "an endpoint that is not declared, of another interface or on the other side is an error that lists the right ones",
        arguments: ["frontend", "database", "website"])
    func wrong(_ endpoint: String) throws {
        let metadata = try CharmMetadata(metadata: metadata)
        let error = #expect(throws: HTTPInterfaceError.self) {
            try EndpointCheck.run(endpoint, among: metadata.requires, section: "requires")
        }
        #expect(error?.code == .wrongEndpoint)
        #expect(
            error?.description == """
                The charm's metadata has no endpoint '\(endpoint)' of the interface 'http' under 'requires'; it has: \
                backend, fallback.
                """)
    }
}
