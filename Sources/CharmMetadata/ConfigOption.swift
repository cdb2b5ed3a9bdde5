public import PlainValues

/// An option that an operator can set.
public struct ConfigOption: Hashable, Sendable {
    /// What an option's value is; nobody checks that it is one of the known kinds.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The name in the file.
        public let rawValue: String

        /// Makes a kind of its name in the file.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Text.
        public static let string = Kind(rawValue: "string")
        /// A whole number.
        public static let int = Kind(rawValue: "int")
        /// A floating-point number.
        public static let float = Kind(rawValue: "float")
        /// A truth value.
        public static let boolean = Kind(rawValue: "boolean")
        /// The id of a secret.
        public static let secret = Kind(rawValue: "secret")
    }

    /// The option's name.
    public let name: String
    /// What the option's value is.
    public let kind: Kind
    /// The value while nobody has set one, or `nil` when there is none.
    public let `default`: PlainValue?
    /// What the option is for, or `nil` when the file does not say.
    public let description: String?

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        kind = Kind(rawValue: try fields.requiredText("type", "string, int, float, boolean or secret"))
        `default` = fields.value("default")
        description = try fields.text("description")
    }
}
