import Ops

/// What a charm must declare to use this library.
enum EndpointCheck {
    static let interface = "http"

    /// Makes sure that an endpoint is one of this interface: else the library would wait for data that never comes.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint's name.
    ///   - declared: The endpoints of the right section of the metadata.
    ///   - section: The section's name.
    static func run(
        _ endpoint: String, among declared: OrderedDictionary<String, RelationMetadata>, section: String
    ) throws(HTTPInterfaceError) {
        guard declared[endpoint]?.interface != interface else { return }
        let fitting = declared.filter { $0.value.interface == interface }.keys.sorted()
        throw HTTPInterfaceError(
            .wrongEndpoint,
            """
            The charm's metadata has no endpoint '\(endpoint)' of the interface '\(interface)' under '\(section)'; it has: \
            \(fitting.isEmpty ? "none" : fitting.joined(separator: ", ")).
            """)
    }
}
