public import Pebble
import PlainValues
import YAML

extension Layer {
    /// Reads the layer that a rock is built with, so that a test need not repeat it.
    ///
    /// ```swift
    /// let web = State.Container("web", canConnect: true, layers: ["rock": try Layer(rockcraft: "rock/rockcraft.yaml")])
    /// ```
    ///
    /// It has the services and the checks of the file, and says in its description where it comes from. It is
    /// `ops.testing.layer_from_rockcraft`.
    ///
    /// - Parameter path: The path of `rockcraft.yaml`.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` when there is no such file, with
    ///   ``TestingError/Code/invalidValue`` for one that is not YAML, or whose services or checks are none of a layer.
    public init(rockcraft path: String) throws(TestingError) {
        let document: PlainValue?
        do {
            document = try YAML.load(path: path, source: path)
        } catch {
            throw TestingError(.invalidValue, error.description)
        }
        guard let document else { throw TestingError(.notFound, "There is no file \(path); give the path of one.") }
        guard document.mapValue != nil else {
            throw TestingError(.invalidValue, "\(path) is \(document.kindName), not the map that describes a rock.")
        }
        let description = document["description"]?.stringValue ?? "(no description)"
        var fields: PlainMap = ["description": .string("\(description) (of the rock in \(path))")]
        for key in ["summary", "services", "checks"] { fields[.string(key)] = document[key] }
        do {
            try self.init(plainValue: .map(fields))
        } catch {
            throw TestingError(.invalidValue, "\(path) has no layer that Pebble could read: \(error)")
        }
    }
}
