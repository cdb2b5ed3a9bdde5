import Foundation
import Glibc

// Linux limits the path of a socket. The folder of a unit's containers is reached by a short link where its own path is
// too long for theirs.

extension LocalModel {
    /// The folders of a unit's containers, by paths that are short enough for sockets.
    func containerFolders(of unit: UnitRecord) throws(LocalJujuError) -> ContainerFolders {
        let root = "\(folders(of: unit).root)/containers"
        let own = ContainerFolders(root: root)
        let longest = unit.containers.map { own.socket($0.name).utf8.count }.max() ?? 0
        guard longest >= UnitFolders.longestSocketPath else { return own }
        let link = state[unit: unit.name]?.containersLink ?? unit.containersLink
        if let link, (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == root {
            return ContainerFolders(root: link)
        }
        // In a folder that was made for its owner only, so that nobody else can put another link there.
        try Files.makeFolder(root)
        let made = "\(try Files.makeTemporaryFolder())/c"
        try Files.replaceLink(made, to: root)
        state[unit: unit.name]?.containersLink = made
        return ContainerFolders(root: made)
    }

    func removeContainersLink(of unit: UnitRecord) throws(LocalJujuError) {
        guard let link = state[unit: unit.name]?.containersLink ?? unit.containersLink else { return }
        let folder = (link as NSString).deletingLastPathComponent
        guard (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != nil else { return }
        try Files.remove(folder)
        state[unit: unit.name]?.containersLink = nil
    }
}
