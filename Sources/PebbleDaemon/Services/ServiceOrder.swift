/// In which order services are started and stopped.
struct ServiceOrder {
    private let configs: [String: ServiceConfig]

    init(_ configs: [String: ServiceConfig]) {
        self.configs = configs
    }

    /// The services and all that they require, in lanes; those of one lane are started one after the other.
    func starting(_ names: [String]) -> [[String]] {
        lanes(closure(names) { configs[$0]?.requires ?? [] })
    }

    /// The services and all that require them, in lanes; those of one lane are stopped one after the other.
    func stopping(_ names: [String]) -> [[String]] {
        lanes(closure(names, dependents)).map { $0.reversed() }
    }

    /// The services alone, in lanes; those of one lane are stopped one after the other.
    func stoppingOnly(_ names: [String]) -> [[String]] {
        lanes(Set(names)).map { $0.reversed() }
    }

    private func dependents(_ name: String) -> [String] {
        configs.keys.filter { configs[$0]?.requires.contains(name) ?? false }
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
    private func lanes(_ names: Set<String>) -> [[String]] {
        var laneOfName: [String: Int] = [:]
        var lanes: [[String]] = []
        for name in sorted(names) {
            let linked = component(of: name, in: names)
            if let lane = linked.lazy.compactMap({ laneOfName[$0] }).first {
                laneOfName[name] = lane
                lanes[lane].append(name)
            } else {
                laneOfName[name] = lanes.count
                lanes.append([name])
            }
        }
        return lanes
    }

    private func component(of name: String, in names: Set<String>) -> Set<String> {
        closure([name]) { name in
            ((configs[name]?.requires ?? []) + dependents(name)).filter(names.contains)
        }
    }

    /// The services so that each comes after those it is to come after, otherwise by name.
    private func sorted(_ names: Set<String>) -> [String] {
        var earlier: [String: Set<String>] = [:]
        for name in names {
            earlier[name, default: []].formUnion((configs[name]?.after ?? []).filter(names.contains))
            for later in configs[name]?.before ?? [] where names.contains(later) {
                earlier[later, default: []].insert(name)
            }
        }
        var result: [String] = []
        var done: Set<String> = []
        var rest = names.sorted()
        while !rest.isEmpty {
            // The plan was refused if it had a loop; should there be one, it is cut by name.
            let index = rest.firstIndex { earlier[$0, default: []].isSubset(of: done) } ?? 0
            let name = rest.remove(at: index)
            done.insert(name)
            result.append(name)
        }
        return result
    }
}
