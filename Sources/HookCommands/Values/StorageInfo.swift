/// A storage instance, as `storage-get` tells it.
public struct StorageInfo: Hashable, Sendable {
    /// `filesystem` or `block`.
    public let kind: String
    /// The path at which it is mounted, or the path of its device.
    public let location: String

    init(_ answer: Answer) throws(HookCommandError) {
        kind = try answer.required("kind").text()
        location = try answer.required("location").text()
    }
}
