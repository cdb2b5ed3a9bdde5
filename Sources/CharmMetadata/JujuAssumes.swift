import OrderedCollections
import PlainValues

/// What a charm needs of Juju and of the cloud, as `assumes` says it.
///
/// ```yaml
/// assumes:
///   - juju >= 3.1
///   - any-of:
///       - k8s-api
///       - juju >= 4.0
/// ```
public struct JujuAssumes: Hashable, Sendable {
    /// How many of the features must be there.
    public enum Condition: String, Hashable, Sendable {
        /// Every one of them.
        case allOf = "all-of"
        /// One of them.
        case anyOf = "any-of"
    }

    /// A feature, or a group of features with a condition of its own.
    public enum Feature: Hashable, Sendable {
        /// A feature, and its version where it is limited, as `juju >= 3.1`.
        case named(String)
        /// A group of features.
        case group(JujuAssumes)
    }

    /// How many of the features must be there.
    public let condition: Condition
    /// The features, in the order of the file.
    public let features: [Feature]

    init(_ metadata: Fields) throws(CharmMetadataError) {
        try self.init(.allOf, metadata.value("assumes") ?? [], metadata, "assumes")
    }

    private init(
        _ condition: Condition, _ value: PlainValue, _ metadata: Fields, _ path: String
    ) throws(CharmMetadataError) {
        guard let elements = value.arrayValue else { throw metadata.wrongType(path, value, "a list of features") }
        var features: [Feature] = []
        for (index, element) in elements.enumerated() {
            let place = "\(path)[\(index)]"
            switch element {
            case .string(let name): features.append(.named(name))
            case .map(let groups):
                for (key, members) in groups {
                    guard let condition = Condition(rawValue: key.stringValue ?? "") else {
                        let found = key.stringValue.map { "\"\($0)\"" } ?? key.kindName
                        throw metadata.error(
                            .invalidValue, place, "has the condition \(found); write all-of or any-of")
                    }
                    let group = try JujuAssumes(condition, members, metadata, "\(place).\(condition.rawValue)")
                    features.append(.group(group))
                }
            default: throw metadata.wrongType(place, element, "the name of a feature, or a group of them")
            }
        }
        self.condition = condition
        self.features = features
    }
}
