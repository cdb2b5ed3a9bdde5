import PebbleDaemon
import Testing

@Suite("Who may do what")
struct AccessTests {
    /// The hash of the password `secret`.
    private static let hash =
        "$6$abc$IdWKNKTJEb8LxY7CGg8YBXlvtfZzFw7Mp/r6niK9YB2mdvgY..TKjv1T..8RadRt2qvUHYRLr/TsVArtr91iR1"

    private static let file = """
        identities:
            basil: {access: metrics, basic: {password: '\(hash)'}}
            bob: {access: read, local: {user-id: 4242}}
            gone:
        """

    @Test("identities of a file are there from the start, and secrets are not shown")
    func fromFile() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.file, to: "identities.yaml")
        try await RunningDaemon.run(in: folder) { options in
            options.identitiesFile = "\(folder.path)/identities.yaml"
        } _: { daemon in
            let message = try await daemon.get("/v1/identities").message
            #expect(
                message
                    == #"{"basil":{"access":"metrics","basic":{"password":"*****"}},"#
                    + #""bob":{"access":"read","local":{"user-id":4242}}}"#)
        }
        #expect(folder.read(".pebble.state")?.contains(Self.hash) == true)
    }

    @Test(
        "a file that holds no identities stops the daemon from starting",
        arguments: [
            ("[]", "no map 'identities'"), ("identities: {1: {}}", "a name is no text"),
            ("identities: {a: {access: 1}}", #"identity "a": json: cannot unmarshal number"#),
            ("identities: {a: []}", #"identity "a": json: cannot unmarshal array"#),
            ("identities: {a: {access: read}}", #"identity must have at least one type"#),
            ("identities: {", "identities.yaml"),
        ])
    func badFile(_ content: String, _ reason: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(content, to: "identities.yaml")
        let error = try await #require(throws: PebbleDaemonError.self) {
            try await RunningDaemon.run(in: folder) { options in
                options.identitiesFile = "\(folder.path)/identities.yaml"
            } _: { _ in
            }
        }
        #expect(error.description.contains(reason))
        #expect(!folder.names().contains(".pebble.socket"))
    }

    @Test(
        "a right name and password count for more than the user, wrong ones for nothing",
        arguments: [
            // basil:secret
            ("Basic YmFzaWw6c2VjcmV0", 200, 401), ("basic YmFzaWw6c2VjcmV0", 200, 401),
            // basil:wrong, nobody:secret, something else
            ("Basic YmFzaWw6d3Jvbmc=", 200, 200), ("Basic bm9ib2R5OnNlY3JldA==", 200, 200),
            ("Basic ????", 200, 200), ("Bearer x", 200, 200),
        ])
    func passwords(_ header: String, _ metrics: Int, _ services: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.file, to: "identities.yaml")
        try await RunningDaemon.run(in: folder) { options in
            options.identitiesFile = "\(folder.path)/identities.yaml"
        } _: { daemon in
            let headers = [("Authorization", header)]
            let metricsReply = try await daemon.get("/v1/metrics", headers: headers)
            #expect(metricsReply.status == metrics)
            let servicesReply = try await daemon.get("/v1/services", headers: headers)
            #expect(servicesReply.status == services)
        }
    }

    @Test("who is known by a password has no user id, and so no notices")
    func noUserID() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.file.replacing("metrics", with: "admin"), to: "identities.yaml")
        try await RunningDaemon.run(in: folder) { options in
            options.identitiesFile = "\(folder.path)/identities.yaml"
        } _: { daemon in
            let headers = [("Authorization", "Basic YmFzaWw6c2VjcmV0")]
            let planReply = try await daemon.get("/v1/plan?format=yaml", headers: headers)
            #expect(planReply.status == 200)
            let noticesReply = try await daemon.get("/v1/notices", headers: headers)
            #expect(noticesReply.status == 403)
        }
    }
}
