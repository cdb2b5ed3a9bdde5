/// What a container's image is made of, where no resource holds the image.
public struct ContainerBase: Hashable, Sendable {
    /// The name of the operating system, as `ubuntu`.
    public let operatingSystem: String
    /// The channel of the operating system, as `22.04/stable`.
    public let channel: String
    /// The architectures that there are images for, as `amd64`.
    public let architectures: [String]

    init(_ fields: Fields) throws(CharmMetadataError) {
        operatingSystem = try fields.requiredText("name", "the name of an operating system")
        channel = try fields.requiredText("channel", "the channel of the operating system")
        _ = try fields.required("architectures", "a list of architectures")
        architectures = try fields.texts("architectures")
    }
}
