public import OrderedCollections
public import Pebble

extension State {
    /// A container of the unit (`ops.testing.Container`).
    public struct Container: Sendable, Hashable {
        /// The container's name, as in the charm's metadata.
        public var name: String
        /// Whether Pebble answers.
        public var canConnect: Bool
        /// The layers of Pebble's plan by label, lowest first.
        public var layers: OrderedDictionary<String, Layer>
        /// What the services do; one that is not here is inactive.
        public var services: [String: ServiceStatus]
        /// Folders and files of this machine that are in the container.
        ///
        /// Where two have one location, the last one counts.
        public var mounts: [Mount]
        /// What commands do; of those that fit, the one with the most words counts.
        public var execs: [Exec]
        /// What has occurred in the container.
        public var notices: [Notice]
        /// What checks have found; one of the plan that is not here is up, or inactive if it is disabled.
        public var checks: [Check]

        /// Makes a container.
        ///
        /// - Parameters:
        ///   - name: The container's name, as in the charm's metadata.
        ///   - canConnect: Whether Pebble answers.
        ///   - layers: The layers of Pebble's plan by label, lowest first.
        ///   - services: What the services do; one that is not here is inactive.
        ///   - mounts: Folders and files of this machine that are in the container.
        ///   - execs: What commands do.
        ///   - notices: What has occurred in the container.
        ///   - checks: What checks have found.
        public init(
            _ name: String, canConnect: Bool = false, layers: OrderedDictionary<String, Layer> = [:],
            services: [String: ServiceStatus] = [:], mounts: [Mount] = [], execs: [Exec] = [],
            notices: [Notice] = [], checks: [Check] = []
        ) {
            self.name = name
            self.canConnect = canConnect
            self.layers = layers
            self.services = services
            self.mounts = mounts
            self.execs = execs
            self.notices = notices
            self.checks = checks
        }

        /// All layers laid over each other.
        ///
        /// Test this rather than the layers, which are only how it came about.
        public var plan: Plan { LayerRules.plan(of: layers.values) }

        /// The services of the plan by name: whether each starts with Pebble, and what it does.
        public var serviceInfos: [String: ServiceInfo] {
            plan.services.reduce(into: [:]) { all, entry in
                all[entry.key] = ServiceInfo(
                    name: entry.key, startup: entry.value.startup == .enabled ? .enabled : .disabled,
                    status: services[entry.key] ?? .inactive)
            }
        }

        /// What a check has found.
        ///
        /// - Parameter name: The check's name.
        /// - Returns: The check; `nil` when there is none in ``checks``.
        public func check(_ name: String) -> Check? { checks.first { $0.name == name } }
    }
}
