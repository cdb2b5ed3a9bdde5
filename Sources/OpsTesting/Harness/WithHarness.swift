public import Ops

/// Gives a test a harness, and removes all that it has made on this machine when the test is done or has failed.
///
/// ```swift
/// try withHarness(MyCharm.self) { harness in
///     try harness.begin()
///     try harness.updateConfig(["port": 8080])
///     #expect(harness.state.openedPorts == [.tcp(8080)])
/// }
/// ```
///
/// A harness removes its folders with its last reference as well. With a scope they go at a known time, also when something
/// of the test still refers to the charm.
///
/// - Parameters:
///   - type: The charm.
///   - metadata: The text of `metadata.yaml`; `nil` to read the files in the charm's folder.
///   - actions: The text of `actions.yaml`.
///   - config: The text of `config.yaml`.
///   - charmDirectory: The charm's folder, as for ``Harness/init(_:charmDirectory:jujuVersion:seed:filePath:)``.
///   - jujuVersion: The version of Juju that the model stands for.
///   - seed: What random numbers come from; the same seed makes the same test.
///   - filePath: The test's file.
///   - body: The test.
/// - Returns: What the body returns.
/// - Throws: What the body throws; as the harness's initialisers.
public func withHarness<C: Charm, Result>(
    _ type: C.Type, metadata: String? = nil, actions: String? = nil, config: String? = nil,
    charmDirectory: String? = nil, jujuVersion: String = "3.6.14", seed: UInt64 = 0, filePath: String = #filePath,
    _ body: (Harness<C>) throws -> Result
) throws -> Result {
    let harness = try Harness(
        type, metadata, actions, config, charmDirectory, jujuVersion: jujuVersion, seed: seed, filePath: filePath)
    defer { harness.cleanUp() }
    return try body(harness)
}

/// Gives an asynchronous test a harness, and removes all that it has made on this machine when the test is done or has
/// failed.
///
/// - Parameters:
///   - type: The charm.
///   - metadata: The text of `metadata.yaml`; `nil` to read the files in the charm's folder.
///   - actions: The text of `actions.yaml`.
///   - config: The text of `config.yaml`.
///   - charmDirectory: The charm's folder, as for ``Harness/init(_:charmDirectory:jujuVersion:seed:filePath:)``.
///   - jujuVersion: The version of Juju that the model stands for.
///   - seed: What random numbers come from; the same seed makes the same test.
///   - filePath: The test's file.
///   - body: The test.
/// - Returns: What the body returns.
/// - Throws: What the body throws; as the harness's initialisers.
public func withHarness<C: Charm, Result>(
    _ type: C.Type, metadata: String? = nil, actions: String? = nil, config: String? = nil,
    charmDirectory: String? = nil, jujuVersion: String = "3.6.14", seed: UInt64 = 0, filePath: String = #filePath,
    _ body: (Harness<C>) async throws -> Result
) async throws -> Result {
    let harness = try Harness(
        type, metadata, actions, config, charmDirectory, jujuVersion: jujuVersion, seed: seed, filePath: filePath)
    defer { harness.cleanUp() }
    return try await body(harness)
}

extension Harness {
    /// Makes a harness of metadata as texts where there is one, else of the charm's folder.
    fileprivate convenience init(
        _ type: C.Type, _ metadata: String?, _ actions: String?, _ config: String?, _ charmDirectory: String?,
        jujuVersion: String, seed: UInt64, filePath: String
    ) throws {
        if let metadata {
            try self.init(
                type, metadata: metadata, actions: actions, config: config, jujuVersion: jujuVersion, seed: seed)
        } else {
            try self.init(
                type, charmDirectory: charmDirectory, jujuVersion: jujuVersion, seed: seed, filePath: filePath)
        }
    }

    fileprivate func cleanUp() { simulation.removeFolders() }
}
