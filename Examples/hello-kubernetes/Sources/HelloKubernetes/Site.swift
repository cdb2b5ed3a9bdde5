import Ops

/// What the container serves, and where: the workload as the charm sees it.
struct Site: Equatable {
    /// The names that the layer gives to the service and to its check.
    static let service = "web"
    static let check = "up"
    /// What somebody tells Pebble who finds the page missing.
    static let lostNotice = "example.com/hello/page-lost"

    /// The address of the pod.
    var address: String
    var port: UInt16
    /// The folder of the container that is served.
    ///
    /// On a cluster the container is the unit's own. On the local Juju all share this machine's files, so that each unit
    /// has a folder of its name.
    var folder: String

    init(address: String, port: UInt16, model: String, unit: String) {
        self.address = address
        self.port = port
        folder = "/tmp/hello-kubernetes-\(model)-\(unit.replacing("/", with: "-"))"
    }

    var page: String { "\(folder)/index.html" }
    /// The file that the check asks for.
    var health: String { "\(folder)/health" }
    /// The address as a URL has it.
    var url: String { "http://\(address.contains(":") ? "[\(address)]" : address):\(port)/" }

    /// What Pebble is to run and to watch.
    ///
    /// The page is not in it: the server reads it for each request, and a new one needs no restart.
    var layer: Layer {
        Layer(
            summary: "A page",
            services: [
                Self.service: .init(
                    override: .replace,
                    command: "python3 -m http.server --bind \(address) --directory \(folder) \(port)",
                    summary: "Python's HTTP server", startup: .enabled)
            ],
            checks: [
                Self.check: .init(
                    override: .replace, level: .alive, period: .seconds(1), threshold: 5,
                    http: .init(url: "\(url)health"))
            ])
    }
}
