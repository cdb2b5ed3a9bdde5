package import Pebble
import PlainValues
import YAML

/// The strict reading of a layer's YAML, with the errors of Pebble's own.
///
/// Nothing but the text is looked at, so that it can be called on any bytes.
package enum LayerText {
    /// Reads a layer.
    ///
    /// What is read is checked by itself, but for users and groups; lengths of time are written as Pebble writes them.
    ///
    /// - Parameters:
    ///   - bytes: The YAML; an empty text is an empty layer.
    ///   - label: The layer's label, which errors name.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words: no YAML, an unknown section or key, a value of the wrong type,
    ///   or one that cannot be.
    package static func read(_ bytes: [UInt8], label: String) throws(PebbleDaemonError) -> Layer {
        var sections = LayerSections(blankLines: SectionLines.blankLines(of: bytes))
        let place = "cannot parse layer \(GoText.quoted(label))"
        for (name, node, line) in try topLevel(bytes, place: place) {
            let isKnown: Bool
            do throws(GoDecoder.Failure) {
                isKnown = try sections.read(name, node, nameLine: line)
            } catch {
                throw PebbleDaemonError(.badRequest, problem(error, section: name, place: place))
            }
            guard isKnown else {
                throw PebbleDaemonError(.badRequest, "\(place): unknown section \(GoText.quoted(name))")
            }
        }
        return try sections.layer(label: label)
    }

    private static func topLevel(
        _ bytes: [UInt8], place: String
    ) throws(PebbleDaemonError) -> [(key: String, value: YAMLNode, line: Int)] {
        let document: YAMLNode?
        do throws(YAMLError) {
            document = try YAML.compose(bytes, source: "the layer")
        } catch {
            throw PebbleDaemonError(.badRequest, "\(place): \(error.textOfGo)")
        }
        guard let document else { return [] }
        do throws(GoDecoder.Failure) {
            var decoder = GoDecoder(lines: .ofText)
            let entries = try decoder.lineEntries(document, as: "map[string]yaml.Node")
            try decoder.finish()
            return entries
        } catch {
            throw PebbleDaemonError(.badRequest, "\(place): \(error.description)")
        }
    }

    /// How Pebble says that a section cannot be read; those that came later to it say so in their own words.
    private static func problem(_ failure: GoDecoder.Failure, section: String, place: String) -> String {
        switch section {
        case "workloads": "cannot parse the \"workloads\" section: \(failure.description)"
        case "pairing": "cannot parse the pairing section: \(failure.description)"
        default: "\(place) section \(GoText.quoted(section)): \(failure.description)"
        }
    }
}

extension YAMLError {
    /// The error as Go's port of libyaml tells it.
    fileprivate var textOfGo: String {
        guard let parserLines else { return "yaml: \(problem)" }
        let zeroBased = parserLines.context != 0 ? parserLines.context : parserLines.place
        guard zeroBased != 0 else { return "yaml: \(parserLines.problem)" }
        return "yaml: line \(zeroBased + (parserLines.isScanners ? 1 : 0)): \(parserLines.problem)"
    }
}
