import Ops
import Testing

@Suite("Versions of Juju") struct JujuVersionTests {
    @Test(
        "a version is read as ops reads it",
        arguments: [
            ("2.8.1", 2, 8, "", 1, 0, "2.8.1"), ("2.9-rc3", 2, 9, "rc", 3, 0, "2.9-rc3"),
            ("3.1.0.1", 3, 1, "", 0, 1, "3.1.0.1"), ("2.8-beta1.4", 2, 8, "beta", 1, 4, "2.8-beta1.4"),
            ("3.6", 3, 6, "", 0, 0, "3.6.0"), ("0.0.0", 0, 0, "", 0, 0, "0.0.0"),
            ("123456789.0.1", 123_456_789, 0, "", 1, 0, "123456789.0.1"), ("2.9.0.0", 2, 9, "", 0, 0, "2.9.0"),
        ])
    func reading(_ row: (text: String, major: Int, minor: Int, tag: String, patch: Int, build: Int, written: String))
        throws
    {
        let version = try JujuVersion(row.text)
        #expect(version.major == row.major)
        #expect(version.minor == row.minor)
        #expect(version.tag == row.tag)
        #expect(version.patch == row.patch)
        #expect(version.build == row.build)
        #expect(version.description == row.written)
    }

    @Test(
        "another text is refused",
        arguments: [
            "", "x", "2", "2.", "2.9.", "2.9-", "2.9-rc", "2.9-3", "2.9-RC3", "2.9.1-rc2", "1.2.3.4.5", "1234567890.1",
            " 2.9", "2.9 ", "2.9\n", "-1.2", "+1.2", "2..9", "2.9-rc3x", "v2.9", "2.9.1234567890", "٢.٩", "2.9\0",
            "1\u{301}.2", String(repeating: "1", count: 100_000),
        ])
    func malformed(_ text: String) {
        let error = #expect(throws: OpsError.self) { try JujuVersion(text) }
        #expect(error?.code == .invalidArgument)
    }

    @Test("versions are in order, with a tagged one before the untagged ones")
    func order() throws {
        let sorted = try [
            "2.8-alpha1", "2.8-beta1", "2.8-rc1", "2.8-rc2", "2.8.0", "2.8.1", "2.8.1.1", "2.9-rc1", "2.9.0", "3.0.0",
        ].map { try JujuVersion($0) }
        #expect(sorted.reversed().sorted() == sorted)
        #expect(try JujuVersion("3.6") == JujuVersion("3.6.0.0"))
        #expect(try !(JujuVersion("3.6") < JujuVersion("3.6.0")))
    }

    @Test(
        "what a version can do begins where ops has it begin",
        arguments: [
            ("2.6.9", false, false, false), ("2.7.0", true, false, false), ("2.7.99", true, false, false),
            ("2.8.0", true, true, false), ("3.0.2", true, true, false), ("3.0.3", true, true, true),
            ("0.0.0", false, false, false),
        ])
    func abilities(_ row: (text: String, applicationData: Bool, dispatch: Bool, secrets: Bool)) throws {
        let version = try JujuVersion(row.text)
        #expect(version.hasApplicationData == row.applicationData)
        #expect(version.isDispatchAware == row.dispatch)
        #expect(version.hasControllerStorage == row.dispatch)
        #expect(version.hasSecrets == row.secrets)
        #expect(version.supportsOpenPortOnKubernetes == row.secrets)
    }
    @Test(
        "what its Pebble can do begins where ops has it begin",
        arguments: [("3.3.9", false, false), ("3.4.0", true, false), ("3.6.3", true, false), ("3.6.4", true, true)])
    func pebble(_ row: (text: String, forwardsLogs: Bool, hasIdentities: Bool)) throws {
        let version = try JujuVersion(row.text)
        #expect(version.supportsPebbleLogForwarding == row.forwardsLogs)
        #expect(version.supportsPebbleIdentities == row.hasIdentities)
        #expect(version.supportsPebbleMetrics == row.hasIdentities)
    }
}
