import LocalJuju

extension ModelStatus {
    /// Every unit with its name, in natural order.
    var units: [(name: String, status: Unit)] {
        applications.values.flatMap { $0.units ?? [:] }
            .sorted { NaturalOrder.precedes($0.key, $1.key) }
            .map { (name: $0.key, status: $0.value) }
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
        let machines = Set(selected.units.map(\.status.machine))
        selected.machines = self.machines.filter { machines.contains($0.key) }
        return selected
    }
}
