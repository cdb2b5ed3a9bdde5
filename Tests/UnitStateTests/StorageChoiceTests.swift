import Testing

@testable import UnitState

@Suite struct StorageChoiceTests {
    /// A dispatch of a pod spec charm without a database on a Juju of today; the rest is set by each test.
    private static func circumstances(
        asks: Bool? = nil, _ change: (inout StorageChoice.Circumstances) -> Void = { _ in }
    ) -> StorageChoice.Circumstances {
        var circumstances = StorageChoice.Circumstances(
            usesControllerStorage: asks, databaseExists: false, isPodSpecCharm: true, jujuVersion: "3.6.1",
            jujuHasControllerStorage: true, isStateGetAvailable: true, eventName: "start", isRestrictedContext: false)
        change(&circumstances)
        return circumstances
    }

    private static func old(_ circumstances: inout StorageChoice.Circumstances) {
        circumstances.jujuVersion = "2.7.8"
        circumstances.jujuHasControllerStorage = false
    }

    @Test(
        "without a wish the database that is there wins, then the kind of charm, then Juju's version",
        arguments: [
            (circumstances(), .controller, "Using controller storage: JUJU_VERSION=3.6.1"),
            (circumstances(old), .local, "Using local storage: JUJU_VERSION=2.7.8"),
            (
                circumstances { $0.isPodSpecCharm = false }, .local,
                "Using local storage: not a Kubernetes podspec charm"
            ),
            (
                circumstances { $0.databaseExists = true }, .local,
                "Using local storage: the unit's state database exists"
            ),
            (
                circumstances { $0.isStateGetAvailable = false }, .controller,
                "Using controller storage: JUJU_VERSION=3.6.1"
            ),
        ] as [(StorageChoice.Circumstances, StorageChoice, String)])
    func choosesWithoutWish(
        _ circumstances: StorageChoice.Circumstances, _ expected: StorageChoice, _ line: String
    ) throws {
        let (choice, log) = try StorageChoice.choose(in: circumstances)
        #expect(choice == expected)
        #expect(log == [StorageChoice.LogLine(level: .debug, message: line)])
    }

    @Test("a charm that asks for local storage gets it, and nothing is logged", arguments: [true, false])
    func obeysLocal(_ databaseExists: Bool) throws {
        let (choice, log) = try StorageChoice.choose(
            in: Self.circumstances(asks: false) { $0.databaseExists = databaseExists })
        #expect(choice == .local)
        #expect(log.isEmpty)
    }

    @Test(
        "a charm that asks for the controller gets it with a warning, whatever else is there",
        arguments: [
            circumstances(asks: true), circumstances(asks: true, old),
            circumstances(asks: true) { $0.databaseExists = true },
            circumstances(asks: true) { $0.isPodSpecCharm = false },
        ])
    func obeysController(_ circumstances: StorageChoice.Circumstances) throws {
        let (choice, log) = try StorageChoice.choose(in: circumstances)
        #expect(choice == .controller)
        #expect(log.map(\.level) == [.warning])
        #expect(log.first?.message.contains("deprecated") == true)
    }

    @Test("a charm that asks for the controller where there is no state-get is told so")
    func refusesController() throws {
        let error = try #require(throws: UnitStateError.self) {
            try StorageChoice.choose(
                in: Self.circumstances(asks: true) {
                    Self.old(&$0)
                    $0.isStateGetAvailable = false
                })
        }
        #expect(error.code == .noControllerStorage)
        #expect(error.description.contains("Juju 2.7.8 does not support it"))
    }

    @Test("a restricted event is skipped where the controller would keep the state", arguments: [true, nil])
    func skipsRestricted(_ asks: Bool?) throws {
        let (choice, log) = try StorageChoice.choose(
            in: Self.circumstances(asks: asks) {
                $0.isRestrictedContext = true
                $0.eventName = "collect_metrics"
            })
        let reason = "\"collect_metrics\" is not supported when the controller keeps the unit's state"
        #expect(choice == .skipDispatch(reason: reason))
        #expect(log.last == StorageChoice.LogLine(level: .debug, message: reason))
        #expect(log.count == 2)
    }

    @Test("a restricted event runs with local storage")
    func runsRestrictedLocally() throws {
        let (choice, _) = try StorageChoice.choose(
            in: Self.circumstances {
                $0.isRestrictedContext = true
                $0.isPodSpecCharm = false
            })
        #expect(choice == .local)
    }
}
