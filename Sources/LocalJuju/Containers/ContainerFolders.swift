/// Where the files of a unit's containers are.
struct ContainerFolders {
    /// What stands for a controller's `/charm/containers`.
    let root: String

    /// The folder of a container.
    func folder(_ container: String) -> String { "\(root)/\(container)" }
    /// Where a container's Pebble listens.
    func socket(_ container: String) -> String { "\(folder(container))/pebble.socket" }
    /// The working directory of a container's programs, and their home: what Pebble and they write there goes with the
    /// container.
    func files(_ container: String) -> String { "\(folder(container))/root" }
    /// What a container's Pebble has written to its own outputs, over all its starts.
    func log(_ container: String) -> String { "\(folder(container))/pebble.log" }
    /// The folder that is first on the `PATH` of a container's programs.
    func programs(_ container: String) -> String { "\(folder(container))/bin" }
}
