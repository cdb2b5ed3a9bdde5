import PlainValues
import YAML

/// An image of a container, as a charm is told of it: a file with the place of the image.
///
/// Nothing is fetched from there: the containers of a local model run programs of this machine.
enum ImageResource {
    /// What the file is called.
    static let filename = "contents.yaml"
    private static let largestFile = 1 << 20

    /// The file's content.
    ///
    /// - Parameter given: The image, such as `python:3.12-slim`, or the path of a file that names it as `registrypath`, in
    ///   JSON or YAML, perhaps with `username` and `password`.
    static func content(_ given: String, name: String) throws(LocalJujuError) -> [UInt8] {
        var (image, user, password) = (given, "", "")
        if Files.exists(given), !Files.isFolder(given) {
            let document: PlainValue
            do {
                document = try YAML.load(Files.read(given, limit: largestFile), source: given)
            } catch {
                throw LocalJujuError(
                    .invalidArgument, "resource \"\(name)\": \(given) is no YAML: \(error)", cause: error)
            }
            image = (document["registrypath"] ?? document["ImageName"])?.stringValue ?? ""
            user = (document["username"] ?? document["Username"])?.stringValue ?? ""
            password = (document["password"] ?? document["Password"])?.stringValue ?? ""
            guard !image.isEmpty else {
                throw LocalJujuError(.invalidArgument, "resource \"\(name)\": \(given) has no registrypath")
            }
        }
        guard !image.isEmpty, !image.contains(where: \.isWhitespace) else {
            throw LocalJujuError(.invalidArgument, "resource \"\(name)\": \"\(given)\" names no image")
        }
        let entries = [("registrypath", image), ("username", user), ("password", password)]
        do {
            return Array(
                try YAML.dump(.object(entries.map { (key: $0.0, value: PlainValue.string($0.1)) })).utf8)
        } catch {
            throw LocalJujuError(.invalidArgument, "resource \"\(name)\" cannot be written as YAML", cause: error)
        }
    }
}
