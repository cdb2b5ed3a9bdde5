import ArgumentParser
import Pebble

struct PebbleLsCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List files where the services run.")

    @Flag(name: .customShort("l"), help: "Show permissions, owners, sizes and times.")
    var long = false

    @Flag(name: .customShort("d"), help: "List a folder itself and not what it holds.")
    var directory = false

    @OptionGroup var time: TimeOptions

    @Argument(help: "A path from the root; its last part can be a pattern such as *.txt.")
    var path: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let (folder, pattern) = Self.split(path)
        let files = try await client.listFiles(folder, pattern: pattern, itself: directory)
        guard long else { return console.print(files.map { "\($0.name)\n" }.joined()) }
        var table = TextTable(header: [], rightAligned: [3])
        for file in files {
            table.append([
                "\(Self.mode(file))", "\(file.user ?? file.userID.map(String.init) ?? "-")",
                "\(file.group ?? file.groupID.map(String.init) ?? "-")", "\(file.size.map(String.init) ?? "-")",
                "\(time.text(file.lastModified))", "\(file.name)",
            ])
        }
        // The first row is the header, which has no cells.
        console.print(String(table.rendered(console.outputStyling).dropFirst()))
    }

    /// Takes a pattern off the end of a path, if there is one.
    static func split(_ path: String) -> (folder: String, pattern: String?) {
        guard let slash = path.lastIndex(of: "/") else { return (path, nil) }
        let name = path[path.index(after: slash)...]
        guard name.contains(where: { "*?[".contains($0) }) else { return (path, nil) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(name))
    }

    /// The type and permissions in ten letters.
    static func mode(_ file: FileInfo) -> String {
        let types: [FileType: String] = [
            .directory: "d", .symlink: "l", .socket: "s", .namedPipe: "p", .device: "D", .file: "-",
        ]
        let letters = "rwxrwxrwx".enumerated().map { place, letter in
            file.permissions & (0o400 >> place) != 0 ? letter : "-"
        }
        return (types[file.type] ?? "?") + String(letters)
    }
}
