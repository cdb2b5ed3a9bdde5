import Ops
import OpsTesting
import Testing

/// A state or an event that cannot be, and what is said about it.
struct ConsistencyCase: Sendable, CustomTestStringConvertible {
    var metadata = Self.metadata
    var config = Self.config
    var jujuVersion = "3.6.14"
    var event = JujuEvent.start
    var state = State()
    var text: String

    var testDescription: String { text }

    static let config = """
        options:
          name: {type: string}
          port: {type: int, default: 80}
          ratio: {type: float}
          debug: {type: boolean}
          cert: {type: secret}
        """

    static let actions = """
        backup:
          params:
            target: {type: string}
            level: {type: integer}
            ratio: {type: number}
            dry-run: {type: boolean}
            tables: {type: array}
            options: {type: object}
            untyped: {}
          required: [target]
        open:
          params: {}
          additionalProperties: true
        """

    static let metadata = """
        name: consistent
        requires:
          db: {interface: sql}
          logs: {interface: logging, scope: container}
        peers:
          cluster: {interface: cluster}
        storage:
          data: {type: filesystem}
        containers:
          web: {}
        resources:
          seed: {type: file, filename: seed.sql}
        extra-bindings:
          admin:
        """

    /// What is said about it.
    func complaint() async throws -> String? {
        let context = try Context(
            QuietCharm.self, metadata: metadata, actions: Self.actions, config: config, jujuVersion: jujuVersion)
        do {
            _ = try await context.run(event, state)
            return nil
        } catch let error as TestingError where error.code == .inconsistent {
            return error.description
        }
    }
}

final class QuietCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws { self.framework = framework }
}
