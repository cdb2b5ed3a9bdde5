import Glibc
import PlainValues
import YAML

/// The folder of layer files that the daemon starts with.
package enum LayerFolder {
    /// Reads the layers of a folder.
    ///
    /// - Parameter path: The folder: files `NNN-label.yaml`, and folders `NNN-label.d` of such files. What ends
    ///   otherwise is no layer. A folder that is not there has none.
    /// - Returns: The layers, the lowest first.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words: a name of another form, an order or label that comes twice, a
    ///   file that cannot be read or is no layer.
    package static func read(_ path: String) throws(PebbleDaemonError) -> [LabeledLayer] {
        if try isFolder(path) == nil { return [] }
        var layers: [LabeledLayer] = []
        for entry in try entries(of: path, mayHaveFolders: true) {
            let place = "\(path)/\(entry.name)"
            guard entry.isFolder else {
                layers.append(try layer(place, label: entry.label, order: entry.order * 1000))
                continue
            }
            for inner in try entries(of: place, mayHaveFolders: false) {
                layers.append(
                    try layer(
                        "\(place)/\(inner.name)", label: "\(entry.label)/\(inner.label)",
                        order: entry.order * 1000 + inner.order))
            }
        }
        return layers
    }

    private struct Entry {
        let name: String
        let order: Int
        let label: String
        let isFolder: Bool
    }

    private static func entries(of path: String, mayHaveFolders: Bool) throws(PebbleDaemonError) -> [Entry] {
        var entries: [Entry] = []
        for name in try names(in: path)
        where name.hasSuffix(".yaml") || name.hasSuffix(".d") {
            let entry = try entry(name, in: path)
            if entry.isFolder, !mayHaveFolders {
                throw PebbleDaemonError(.cannotStart, "cannot have a layers sub-directory at this level")
            }
            if let same = entries.first(where: { $0.order == entry.order || $0.label == entry.label }) {
                let order = String(same.order)
                let padded = String(repeating: "0", count: 3 - order.utf8.count) + order
                throw PebbleDaemonError(
                    .cannotStart,
                    "invalid layer filename: \(GoText.quoted(name)) not unique "
                        + "(have \"\(padded)-\(same.label).yaml\" already)")
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ name: String, in path: String) throws(PebbleDaemonError) -> Entry {
        guard let isFolder = try isFolder("\(path)/\(name)") else {
            throw PebbleDaemonError(.cannotStart, "stat \(path)/\(name): \(SystemErrorText.of(ENOENT))")
        }
        guard let match = name.wholeMatch(of: /([0-9]{3})-([a-z](?:-?[a-z0-9]){2,})(\.yaml|\.d)/),
            let order = Int(match.1)
        else {
            let problem =
                isFolder
                ? "invalid layer sub-directory name: \(GoText.quoted(name)) (must look like \"123-some-label.d\")"
                : "invalid layer filename: \(GoText.quoted(name)) (must look like \"123-some-label.yaml\")"
            throw PebbleDaemonError(.cannotStart, problem)
        }
        return Entry(name: name, order: order, label: String(match.2), isFolder: isFolder)
    }

    /// Whether there is a folder at a path; `nil` when there is nothing.
    private static func isFolder(_ path: String) throws(PebbleDaemonError) -> Bool? {
        var status = stat()
        guard stat(path, &status) != 0 else { return status.st_mode & S_IFMT == S_IFDIR }
        let code = errno
        if code == ENOENT { return nil }
        throw PebbleDaemonError(.cannotStart, "stat \(path): \(SystemErrorText.of(code))")
    }

    /// The names in a folder, sorted by their bytes.
    private static func names(in path: String) throws(PebbleDaemonError) -> [String] {
        guard let folder = opendir(path) else {
            throw PebbleDaemonError(
                .cannotStart, "cannot read layers directory: open \(path): \(SystemErrorText.of(errno))")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                        String(cString: $0)
                    }
                })
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func layer(_ path: String, label: String, order: Int) throws(PebbleDaemonError) -> LabeledLayer {
        let bytes: [UInt8]?
        do throws(YAMLError) {
            bytes = try YAML.bytes(ofFile: path, source: path, limit: YAML.Limits().bytes)
        } catch {
            throw PebbleDaemonError(.cannotStart, "cannot read layer file: \(error.description)")
        }
        guard let bytes else {
            throw PebbleDaemonError(.cannotStart, "cannot read layer file: open \(path): no such file or directory")
        }
        return LabeledLayer(label: label, order: order, layer: try LayerText.read(bytes, label: label))
    }
}
