import Foundation

/// Where models with plain names are, and which model is the current one.
///
/// The data folder holds `models/`, a folder for each model, and `current-model`, the text that names the current one.
struct ModelStore {
    let folder: String
    private let console: Console

    /// Finds the data folder: `JUJU_DATA`, else `$XDG_DATA_HOME/swift-ops`, else `~/.local/share/swift-ops`.
    init(_ console: Console) throws(CommandError) {
        self.console = console
        let variables = console.environment
        if let data = variables["JUJU_DATA"], !data.isEmpty {
            folder = console.absolutePath(data)
        } else if let data = variables["XDG_DATA_HOME"], data.hasPrefix("/") {
            folder = "\(data)/swift-ops"
        } else if let home = variables["HOME"], home.hasPrefix("/") {
            folder = "\(home)/.local/share/swift-ops"
        } else {
            throw CommandError(
                .usage, "no folder for models: JUJU_DATA, XDG_DATA_HOME and HOME are all unset; set one of them")
        }
    }

    private var modelsFolder: String { "\(folder)/models" }
    private var currentModelFile: String { "\(folder)/current-model" }

    /// The folder of a model.
    ///
    /// - Parameter reference: A path, which holds a slash, or a plain name.
    /// - Throws: ``CommandError`` when a plain name is none that a model can have.
    func modelFolder(_ reference: String) throws(CommandError) -> String {
        guard !Self.isPath(reference) else { return console.absolutePath(reference) }
        guard JujuNames.isModelName(reference) else {
            throw CommandError(
                .usage,
                "\"\(reference)\" is not a valid name: model names may only contain lowercase letters, digits and hyphens"
            )
        }
        return "\(modelsFolder)/\(reference)"
    }

    /// The name of a model, which for a path is that of its folder.
    func modelName(_ reference: String) throws(CommandError) -> String {
        let name = (try modelFolder(reference) as NSString).standardizingPath.split(separator: "/").last ?? ""
        guard JujuNames.isModelName(String(name)) else {
            throw CommandError(
                .usage,
                "\"\(name)\" is not a valid name: model names may only contain lowercase letters, digits and hyphens")
        }
        return String(name)
    }

    /// What names the model of a command that does not name one itself, or `nil` when nothing does.
    var currentModel: String? {
        if let model = console.environment["JUJU_MODEL"], !model.isEmpty { return model }
        guard let text = try? String(contentsOfFile: currentModelFile, encoding: .utf8) else { return nil }
        let model = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return model.isEmpty ? nil : model
    }

    /// Makes a model the current one, or none.
    func setCurrentModel(_ reference: String?) throws(CommandError) {
        let text = reference.map { Self.isPath($0) ? console.absolutePath($0) : $0 } ?? ""
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try (text + "\n").write(toFile: currentModelFile, atomically: true, encoding: .utf8)
        } catch {
            throw CommandError(.file, "cannot write \(currentModelFile): \(error.localizedDescription)")
        }
    }

    /// The plain names of all models, sorted.
    func modelNames() -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: modelsFolder)) ?? []
        return entries.filter(JujuNames.isModelName).sorted()
    }

    /// Whether a path names a folder.
    static func folderExists(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func isPath(_ reference: String) -> Bool {
        reference.contains("/") || reference == "." || reference == ".."
    }
}
