import CharmMetadata
import HookCommands
import OrderedCollections
import PlainValues

// Secrets that configuration options name.

extension Secret: Decodable {
    /// Makes the secret that a configuration option of the type `secret` names.
    ///
    /// It serves ``Config/load(_:errors:)`` alone: the secret belongs to the charm's model, which other decoders do not
    /// know. Juju is not asked for the secret yet.
    ///
    /// - Parameter decoder: The decoder, at the option.
    /// - Throws: An error that names the option, when it is of another type, or when something else than the
    ///   configuration is decoded.
    public convenience init(from decoder: any Decoder) throws {
        guard let backend = decoder.origin as? ModelBackend, decoder.codingPath.count == 1,
            let option = decoder.codingPath.first?.stringValue
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "cannot become a secret: only an option of the configuration can"))
        }
        let value = try decoder.singleValueContainer().decode(PlainValue.self)
        if let problem = backend.problemOfSecret(option: option, value) {
            throw DecodingError.typeMismatch(
                Secret.self, .init(codingPath: decoder.codingPath, debugDescription: problem))
        }
        try self.init(backend: backend, id: value.stringValue, label: nil)
    }
}

extension ModelBackend {
    /// Why an option cannot be taken for a secret, or `nil` when it can; without the value, which may be one.
    func problemOfSecret(option name: String, _ value: PlainValue) -> String? {
        let kind = metadata.config[name]?.kind
        guard kind == .secret else {
            return "is of the type \(kind?.rawValue ?? "of an option that is not declared"), not secret"
        }
        guard let text = value.stringValue else { return "is \(value.kindName), not the URI of a secret" }
        return text.isEmpty ? "is empty, not the URI of a secret" : nil
    }
}
