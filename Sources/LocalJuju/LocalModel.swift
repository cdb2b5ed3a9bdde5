package import OrderedCollections
package import PlainValues

/// A model in a folder, with no controller behind it.
package final class LocalModel {
    package let folder: String
    package var name: String { "" }
    package var uuid: String { "" }
    package var timeline: (any TimelineSink)?
    /// The program that the hook tools on a charm's `PATH` are links to.
    package var hookToolExecutable: String = ""

    package static func create(at folder: String, name: String) throws(LocalJujuError) -> LocalModel {
        try LocalModel(opening: folder)
    }

    package init(opening folder: String) throws(LocalJujuError) {
        self.folder = folder
    }

    package func deploy(
        charm path: String, application: String?, units: Int = 1, config: OrderedDictionary<String, String> = [:],
        trust: Bool = false
    ) throws(LocalJujuError) -> String { "" }
    package func status() -> ModelStatus {
        ModelStatus(
            model: .init(
                name: "", type: "", controller: "", cloud: "", region: "", version: "", status: .init(current: ""),
                sla: ""), machines: [:], applications: [:], storage: [:], controller: .init(timestamp: ""))
    }
    package func applicationConfig(_ application: String) throws(LocalJujuError) -> ApplicationConfig {
        throw LocalJujuError(.notFound, "")
    }
    package func setConfig(
        _ application: String, values: OrderedDictionary<String, String>, reset: [String] = []
    ) throws(LocalJujuError) {}
    package func runAction(
        _ action: String, on units: [String], parameters: PlainValue
    ) throws(LocalJujuError) -> [ActionResult] { [] }
    /// Runs shell text in a hook's surroundings, as `juju exec` does.
    package func exec(_ command: String, on units: [String]) throws(LocalJujuError) -> [ActionResult] { [] }
    package func addUnits(_ application: String, count: Int) throws(LocalJujuError) -> [String] { [] }
    package func removeUnits(_ names: [String]) throws(LocalJujuError) {}
    package func removeApplication(_ application: String, force: Bool = false) throws(LocalJujuError) {}
    package func refresh(
        _ application: String, charm path: String, forceUnits: Bool = false
    ) throws(LocalJujuError) {}
    package func resolve(_ unit: String, retry: Bool = true) throws(LocalJujuError) {}
    package func emitUpdateStatus(units: [String]) throws(LocalJujuError) {}
    package func setLeader(_ unit: String) throws(LocalJujuError) {}
    /// Lets simulated time pass; hooks whose retry falls due run again.
    package func advance(by duration: Duration) throws(LocalJujuError) {}
    package func debugLog() -> [LogEntry] { [] }
    package func showUnit(_ name: String) throws(LocalJujuError) -> UnitDescription {
        throw LocalJujuError(.notFound, "")
    }
    package func settle(maximumEvents: Int = 10_000) throws(LocalJujuError) {}
    package func save() throws(LocalJujuError) {}
}
