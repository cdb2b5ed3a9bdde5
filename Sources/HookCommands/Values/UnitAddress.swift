/// Which of a unit's addresses `unit-get` tells.
public enum UnitAddress: String, Hashable, Sendable, CaseIterable {
    /// The address inside the model.
    case privateAddress = "private-address"
    /// The address from outside.
    case publicAddress = "public-address"
}
