import PebbleDaemon
import Testing

@Suite("Identities")
struct IdentityTests {
    private static let accesses = "\"admin\", \"read\", \"metrics\", or \"untrusted\""
    private static let bob = IdentityDraft(access: "read", local: .init(userID: 42))

    @Test("identities are added, updated, replaced and removed")
    func life() async throws {
        let state = try DaemonState(path: nil)
        try await state.changeIdentities("add", ["bob": Self.bob])
        #expect(await state.identities["bob"]?.access == .read)
        try await state.changeIdentities(
            "update", ["bob": IdentityDraft(access: "admin", basic: .init(password: "$6$x"))])
        #expect(await state.identities["bob"]?.access == .admin)
        #expect(await state.identities["bob"]?.localUserID == nil)
        try await state.changeIdentities("replace", ["bob": nil, "alice": Self.bob, "nobody": nil])
        #expect(await state.identities.keys.sorted() == ["alice"])
        try await state.changeIdentities("remove", ["alice": nil])
        #expect(await state.identities.isEmpty)
    }

    @Test(
        "what is not allowed is refused as a whole, in Pebble's words",
        arguments: [
            ("add", ["bob": bob], "identities already exist: bob"),
            ("update", ["zoe": bob, "eve": bob], "identities do not exist: eve, zoe"),
            ("remove", ["zoe": nil], "identities do not exist: zoe"),
            ("remove", ["bob": bob], "identity value for \"bob\" must be null for remove operation"),
            ("add", ["new": nil], "identity value for \"new\" must not be null for add operation"),
            ("add", ["new": bob], "cannot have multiple identities with user ID 42 (bob, new)"),
            (
                "bogus", ["new": bob],
                "invalid action \"bogus\", must be \"add\", \"update\", \"replace\", or \"remove\""
            ),
            (
                "add", ["new": IdentityDraft(access: nil)],
                "invalid identity for \"new\": access value must be specified (\(accesses))"
            ),
            (
                "add", ["new": IdentityDraft(access: "bogus")],
                "invalid identity for \"new\": invalid access value \"bogus\", must be \(accesses)"
            ),
            (
                "add", ["new": IdentityDraft(access: "read")],
                "invalid identity for \"new\": identity must have at least one type (\"local\", \"basic\", or \"cert\")"
            ),
            (
                "add", ["new": IdentityDraft(access: "read", local: .init(userID: nil))],
                "invalid identity for \"new\": local identity must specify user-id"
            ),
            (
                "add", ["new": IdentityDraft(access: "read", basic: .init(password: ""))],
                "invalid identity for \"new\": basic identity must specify password (hashed)"
            ),
            (
                "add", ["new": IdentityDraft(access: "read", cert: .init(pem: "x"))],
                "invalid identity for \"new\": cert identity must include a PEM-encoded certificate"
            ),
        ] as [(String, [String: IdentityDraft?], String)])
    func refused(action: String, drafts: [String: IdentityDraft?], text: String) async throws {
        let state = try DaemonState(path: nil)
        try await state.changeIdentities("add", ["bob": Self.bob])
        let before = await state.identities
        let error = await #expect(throws: PebbleDaemonError.self) { try await state.changeIdentities(action, drafts) }
        #expect(error?.description == text)
        #expect(error?.code == .badRequest)
        #expect(await state.identities == before)
    }
}
