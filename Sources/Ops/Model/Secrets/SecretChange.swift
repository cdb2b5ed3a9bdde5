import HookCommands

/// What is to be changed of a secret.
struct SecretChange {
    var content: SecretContent?
    var label: String?
    var description: String?
    var expire: String?
    var rotate: SecretRotation?
}
