import CharmMetadata
import Ops
import Pebble

extension Simulation {
    /// The Pebble of a container; one that is not known yet is made as the state says.
    func pebble(_ name: String) -> FakePebble {
        if let known = pebbles[name] { return known }
        let made = FakePebble(name, advice: advice) { [record] in record.with { $0.now } }
        if let container = state.containers.first(where: { $0.name == name }) { made.takeUp(container) }
        pebbles[name] = made
        made.files.mounts = mounts(of: name)
        return made
    }

    /// Takes what was done in the containers into the state.
    func readContainers() {
        for (name, pebble) in pebbles.sorted(by: { $0.key < $1.key }) {
            if let index = state.containers.firstIndex(where: { $0.name == name }) {
                state.containers[index] = pebble.state(after: state.containers[index])
            } else {
                let (before, after) = (State.Container(name), pebble.state(after: State.Container(name)))
                if after != before { state.containers.append(after) }
            }
        }
    }

    /// Has the storage instances that are attached now be in the containers.
    func mountStorages() {
        for (name, pebble) in pebbles { pebble.files.mounts = mounts(of: name) }
    }

    /// What is mounted in a container: what the state says, and the storages of the charm's metadata.
    private func mounts(of name: String) -> [ContainerFiles.MountPoint] {
        func mount(_ location: String, _ source: String) -> ContainerFiles.MountPoint {
            ContainerFiles.MountPoint(
                location: location.split(separator: "/").map(String.init), source: source)
        }
        let given = state.containers.first { $0.name == name }?.mounts ?? []
        let declared = metadata.containers[name]?.mounts ?? [:]
        return given.map { mount($0.location, $0.source) }
            + state.storages.flatMap { storage in
                (declared[storage.name]?.locations ?? []).map { mount($0, location(of: storage)) }
            }
    }

    /// Removes all that was made on this machine.
    func removeFolders() {
        for pebble in pebbles.values { pebble.files.remove() }
        folder.remove()
    }
}
