/// Which revision of a secret is read.
public enum SecretRevisionChoice: Hashable, Sendable, CaseIterable {
    /// The one that the reader tracks: the newest at the first reading, and the same from then on.
    case tracked
    /// The newest, just this once.
    case peek
    /// The newest, which the reader tracks from now on.
    case refresh
}
