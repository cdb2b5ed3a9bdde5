import LocalJuju

extension ModelStatus {
    /// Every unit with its name, in natural order; subordinate ones after their principal.
    var units: [(name: String, status: Unit)] {
        Self.listed(applications.values.flatMap { $0.units ?? [:] })
    }

    /// The units of an application, by name: of a subordinate one those that are with their principals.
    func units(of application: String) -> [String: Unit] {
        let units = units.filter { $0.name.hasPrefix("\(application)/") }
        return Dictionary(units.map { ($0.name, $0.status) }) { $1 }
    }

    private static func listed(_ units: [(key: String, value: Unit)]) -> [(name: String, status: Unit)] {
        units.sorted { NaturalOrder.precedes($0.key, $1.key) }.flatMap { name, unit in
            [(name: name, status: unit)] + listed((unit.subordinates ?? [:]).map { $0 })
        }
    }

    /// The names of the units whose hook has failed.
    var unitsInError: [String] {
        units.filter { $0.status.workloadStatus.current == "error" }.map(\.name)
    }

    /// The status with those applications only that the selectors name, themselves or by a unit of theirs.
    func selecting(_ selectors: [String]) -> ModelStatus {
        guard !selectors.isEmpty else { return self }
        let names = Set(selectors.map { $0.split(separator: "/").first.map(String.init) ?? $0 })
        var selected = self
        selected.applications = applications.filter { names.contains($0.key) }
        selected.relations = relations.filter { row in
            [row.provider, row.requirer].contains {
                names.contains($0.split(separator: ":").first.map(String.init) ?? "")
            }
        }
        let machines = Set(selected.units.compactMap(\.status.machine))
        selected.machines = self.machines.filter { machines.contains($0.key) }
        return selected
    }
}
