public import OrderedCollections
public import Pebble

extension State {
    /// A container of the unit.
    public struct Container: Sendable, Hashable {
        /// The container's name, as in the charm's metadata.
        public var name: String
        /// Whether Pebble answers.
        public var canConnect: Bool
        /// The layers of Pebble's plan by label, lowest first.
        public var layers: OrderedDictionary<String, Layer>
        /// What the services do; one that is not here is inactive.
        public var services: [String: ServiceStatus]

        /// Makes a container.
        ///
        /// - Parameters:
        ///   - name: The container's name, as in the charm's metadata.
        ///   - canConnect: Whether Pebble answers.
        ///   - layers: The layers of Pebble's plan by label, lowest first.
        ///   - services: What the services do; one that is not here is inactive.
        public init(
            _ name: String, canConnect: Bool = false, layers: OrderedDictionary<String, Layer> = [:],
            services: [String: ServiceStatus] = [:]
        ) {
            self.name = name
            self.canConnect = canConnect
            self.layers = layers
            self.services = services
        }
    }
}
