public import PlainValues

extension State {
    /// The model that the unit is in.
    public struct Model: Sendable, Hashable {
        /// The model's name.
        public var name: String
        /// The model's identifier.
        public var uuid: String
        /// Whether it is a model of Kubernetes.
        public var isKubernetes: Bool
        /// What `credential-get` answers an application that is trusted with the cloud, or `nil`.
        public var cloudSpec: PlainValue?

        /// Makes a model.
        public init(
            name: String = "test", uuid: String = "f2c1b2a6-e006-41eb-ba80-0242ac130004", isKubernetes: Bool = false,
            cloudSpec: PlainValue? = nil
        ) {
            self.name = name
            self.uuid = uuid
            self.isKubernetes = isKubernetes
            self.cloudSpec = cloudSpec
        }
    }
}
