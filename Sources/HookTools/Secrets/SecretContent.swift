/// The keys and values of one revision of a secret.
///
/// It never prints its values.
package struct SecretContent: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The values as base64, by key.
    package var base64Values: [String: String]

    package init(base64Values: [String: String]) {
        self.base64Values = base64Values
    }

    package var description: String { "[redacted]" }
    package var debugDescription: String { "[redacted]" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
