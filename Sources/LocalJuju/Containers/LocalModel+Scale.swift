extension LocalModel {
    /// Brings an application on Kubernetes to a number of units: new ones get the next numbers, and those with the
    /// highest numbers go.
    ///
    /// - Throws: ``LocalJujuError`` when the application's units are on machines, or the number is none.
    package func scale(_ application: String, to scale: Int) throws(LocalJujuError) {
        let record = try self.application(application)
        guard record.isKubernetes else {
            throw LocalJujuError(
                .invalidArgument,
                "scaling applications on a non-container model not supported: "
                    + "use \"juju add-unit\" or \"juju remove-unit\"")
        }
        guard record.life == .alive else {
            throw LocalJujuError(.invalidArgument, "application \"\(application)\" is not alive")
        }
        guard (0...1000).contains(scale) else {
            throw LocalJujuError(.invalidArgument, "The number of units is \(scale); 0 to 1000 are possible.")
        }
        let units = record.units.filter { $0.life == .alive }.sorted { $0.number < $1.number }
        for unit in units.dropFirst(scale).reversed() { startRemoval(of: unit.name, force: false) }
        for _ in units.count..<max(units.count, scale) { try makeUnit(of: application) }
        try settle()
    }
}
