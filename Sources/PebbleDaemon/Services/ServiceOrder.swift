/// In which order services are started and stopped.
struct ServiceOrder {
    private let configs: [String: ServiceConfig]
    /// The services that require a service.
    private let dependents: [String: [String]]

    init(_ configs: [String: ServiceConfig]) {
        self.configs = configs
        var dependents: [String: [String]] = [:]
        for (name, config) in configs {
            for required in config.requires { dependents[required, default: []].append(name) }
        }
        self.dependents = dependents
    }

    /// The services and all that they require, in lanes; those of one lane are started one after the other.
    func starting(_ names: [String]) -> [[String]] {
        let names = closure(names) { configs[$0]?.requires ?? [] }
        return lanes(
            names,
            StartOrder.groups(
                of: names, after: { configs[$0]?.after ?? [] }, before: { configs[$0]?.before ?? [] }))
    }

    /// The services and all that require them, in lanes; those of one lane are stopped one after the other.
    ///
    /// As Pebble has it: those that started later stop earlier, and others are by name here too.
    func stopping(_ names: [String]) -> [[String]] {
        let names = closure(names) { dependents[$0] ?? [] }
        return lanes(
            names,
            StartOrder.groups(
                of: names, after: { configs[$0]?.before ?? [] }, before: { configs[$0]?.after ?? [] }))
    }

    /// The services alone, in the order and the lanes in which they stop with all that require them.
    func stoppingOnly(_ names: [String]) -> [[String]] {
        let alone = Set(names)
        return stopping(names).map { $0.filter(alone.contains) }.filter { !$0.isEmpty }
    }

    private func closure(_ names: [String], _ next: (String) -> [String]) -> Set<String> {
        var found = Set(names)
        var rest = names
        while let name = rest.popLast() {
            for other in next(name) where configs[other] != nil && found.insert(other).inserted { rest.append(other) }
        }
        return found
    }

    /// Divides services so that those linked by what they require share a lane; lanes in the order of their first.
    ///
    /// - Parameter groups: The services in order; the plan was refused if one of the groups had several.
    private func lanes(_ names: Set<String>, _ groups: [[String]]) -> [[String]] {
        var laneOfName: [String: Int] = [:]
        var lanes: [[String]] = []
        for name in groups.joined() {
            let lane: Int
            if let known = laneOfName[name] {
                lane = known
            } else {
                lane = lanes.count
                lanes.append([])
                let linked = closure([name]) { name in
                    ((configs[name]?.requires ?? []) + (dependents[name] ?? [])).filter(names.contains)
                }
                for other in linked { laneOfName[other] = lane }
            }
            lanes[lane].append(name)
        }
        return lanes
    }
}
