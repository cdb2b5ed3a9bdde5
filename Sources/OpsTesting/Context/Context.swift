public import CharmMetadata
public import Ops

/// A charm and where it is deployed, for tests of what it makes of a state when something happens.
///
/// ```swift
/// let context = try Context(MyCharm.self)
/// let outcome = try await context.run(.configChanged, State(config: ["port": 8080]))
/// #expect(outcome.state.unitStatus == .active("on port 8080"))
/// ```
///
/// Each run makes the charm anew, as Juju starts its program anew for each event: what was deferred before is delivered
/// first, then the event, then the statuses are collected, and what the charm has stored is kept. States are values: the
/// one that goes in is never changed. A context is one as well: tests may share it, and run at the same time. It is
/// `ops.testing.Context`.
public struct Context<C: Charm>: Sendable {
    /// The charm's metadata.
    public let metadata: CharmMetadata
    /// The charm's folder; `nil` for one that each run makes and removes.
    ///
    /// That one is empty, or has links to all that is in the folder in which the metadata were found.
    public var charmDirectory: String?
    /// The folder in which the metadata were found.
    private(set) var linkedFolder: String?
    /// What random numbers come from, such as the ids of new secrets; the same seed makes the same run.
    public var seed: UInt64
    /// Which events are listed besides those of Juju and of the charm's own objects.
    public var capturedEvents: CapturedEvents = []
    /// Whether states that no unit can be in, and events that cannot come, are refused before the charm is made.
    public var checksConsistency = true
    let identity: UnitIdentity

    /// Makes a context of a charm's metadata.
    ///
    /// - Parameters:
    ///   - type: The charm.
    ///   - metadata: The metadata.
    ///   - charmDirectory: The charm's folder; `nil` for an empty one that each run makes and removes.
    ///   - jujuVersion: The version of Juju that the model stands for.
    ///   - application: The application's name; that of the charm when `nil`.
    ///   - unitNumber: The number of the unit.
    ///   - machine: The machine's name, or `nil`.
    ///   - availabilityZone: The availability zone of the machine, or `nil`.
    ///   - principalUnit: The unit beside which a subordinate one is, or `nil`.
    ///   - isTrusted: Whether the operator trusts the application with the cloud.
    ///   - seed: What random numbers come from.
    /// - Throws: ``OpsError`` for a text that is no version; ``TestingError`` with ``TestingError/Code/invalidValue`` for a
    ///   negative number of the unit.
    public init(
        _ type: C.Type, metadata: CharmMetadata, charmDirectory: String? = nil, jujuVersion: String = "3.6.14",
        application: String? = nil, unitNumber: Int = 0, machine: String? = nil, availabilityZone: String? = nil,
        principalUnit: String? = nil, isTrusted: Bool = false, seed: UInt64 = 0
    ) throws {
        guard unitNumber >= 0 else {
            throw TestingError(.invalidValue, "\(unitNumber) is no number of a unit; give 0 or more.")
        }
        self.metadata = metadata
        self.charmDirectory = charmDirectory
        self.seed = seed
        let name = metadata.name.isEmpty ? C.handleKind : metadata.name
        identity = UnitIdentity(
            application: application ?? name, number: unitNumber, jujuVersion: try JujuVersion(jujuVersion),
            machine: machine, availabilityZone: availabilityZone, principalUnit: principalUnit, isTrusted: isTrusted)
    }

    /// Makes a context of a charm's metadata as texts, or of the files in its folder.
    ///
    /// - Parameters:
    ///   - type: The charm.
    ///   - metadata: The text of `metadata.yaml`; `nil` to read the files in the charm's folder.
    ///   - actions: The text of `actions.yaml`.
    ///   - config: The text of `config.yaml`.
    ///   - charmDirectory: The charm's folder, which the charm may write in. Where neither it nor a text is given, a folder
    ///     with `charmcraft.yaml` or `metadata.yaml`, or with a folder `charm` that has one, is looked for from the test's
    ///     file upwards; each run has links to what is in it, and leaves it as it is.
    ///   - jujuVersion: The version of Juju that the model stands for.
    ///   - application: The application's name; that of the charm when `nil`.
    ///   - unitNumber: The number of the unit.
    ///   - machine: The machine's name, or `nil`.
    ///   - availabilityZone: The availability zone of the machine, or `nil`.
    ///   - principalUnit: The unit beside which a subordinate one is, or `nil`.
    ///   - isTrusted: Whether the operator trusts the application with the cloud.
    ///   - seed: What random numbers come from.
    ///   - filePath: The test's file.
    /// - Throws: ``CharmMetadataError`` for what is not metadata; ``OpsError`` for a text that is no version;
    ///   ``TestingError`` with ``TestingError/Code/notFound`` when there is no charm's folder, with
    ///   ``TestingError/Code/invalidValue`` for a negative number of the unit.
    public init(
        _ type: C.Type, metadata: String? = nil, actions: String? = nil, config: String? = nil,
        charmDirectory: String? = nil, jujuVersion: String = "3.6.14", application: String? = nil,
        unitNumber: Int = 0, machine: String? = nil, availabilityZone: String? = nil, principalUnit: String? = nil,
        isTrusted: Bool = false, seed: UInt64 = 0, filePath: String = #filePath
    ) throws {
        var linkedFolder: String?
        let read: CharmMetadata
        if let metadata {
            read = try CharmMetadata.reading(metadata: metadata, actions: actions, config: config)
        } else {
            if charmDirectory == nil { linkedFolder = try CharmFolder.find(from: filePath) }
            read = try CharmMetadata(charmDirectory: charmDirectory ?? linkedFolder ?? "")
        }
        try self.init(
            type, metadata: read, charmDirectory: charmDirectory, jujuVersion: jujuVersion, application: application,
            unitNumber: unitNumber, machine: machine, availabilityZone: availabilityZone, principalUnit: principalUnit,
            isTrusted: isTrusted, seed: seed)
        self.linkedFolder = linkedFolder
    }

    /// The name of the unit, as in `my-charm/0`.
    public var unitName: String { identity.unit }
}
