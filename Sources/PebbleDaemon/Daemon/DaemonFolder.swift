import Foundation
import Glibc
import Pebble

/// Prepares the folder of the daemon.
///
/// Everything blocks.
enum DaemonFolder {
    /// Sees to it that the folder is there and can be written.
    static func prepare(_ options: DaemonOptions) throws(PebbleDaemonError) {
        let folder = options.folder
        if options.createsFolder { try make(folder) }
        var status = stat()
        guard stat(folder, &status) == 0 else {
            throw failure("directory \(GoText.quoted(folder)) does not exist; --create-dirs makes it")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw failure("\(GoText.quoted(folder)) is not a directory") }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw failure("directory \(GoText.quoted(folder)) not writable")
        }
        if let source = options.copiedFolder { try copyOnce(source, to: folder) }
    }

    private static func make(_ folder: String) throws(PebbleDaemonError) {
        do throws(FileFailure) {
            let making = FolderMaking(mode: 0o700, owner: try FileOwner(UserAndGroup()))
            try making.makeAll(FilePath.isAbsolute(folder) ? folder : try absolute(folder))
        } catch {
            throw failure(error.description)
        }
    }

    private static func absolute(_ path: String) throws(FileFailure) -> String {
        guard let current = getcwd(nil, 0) else { throw FileFailure(failed: "getwd") }
        defer { free(current) }
        return FilePath.joined(String(cString: current), path)
    }

    private static func copyOnce(_ source: String, to folder: String) throws(PebbleDaemonError) {
        let manager = FileManager.default
        do {
            guard try manager.contentsOfDirectory(atPath: folder).isEmpty else { return }
            for name in try manager.contentsOfDirectory(atPath: source).sorted() {
                try manager.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
            }
        } catch {
            throw failure("cannot copy \(GoText.quoted(source)) to \(GoText.quoted(folder)): \(error)")
        }
    }

    private static func failure(_ text: String) -> PebbleDaemonError { PebbleDaemonError(.cannotStart, text) }
}
