extension HookContext {
    /// The unit's ports as they are once the changes are committed.
    package var pendingPorts: [PortRange] {
        let kept = (machinePorts[unit] ?? []).filter { !changes.closedPorts.contains($0) }
        return kept + changes.openedPorts.filter { !kept.contains($0) }
    }

    /// Notes that ports are to be opened.
    ///
    /// What is open already, or was to be closed, is left open.
    mutating func openPort(_ range: PortRange) throws(HookToolError) {
        try checkEndpoint(of: range, verb: "open")
        if changes.closedPorts.contains(range) {
            changes.closedPorts.removeAll { $0 == range }
            return
        }
        guard !pendingPorts.contains(range) else { return }
        for (owner, others) in machinePorts.sorted(by: { $0.key < $1.key }) {
            for other in others where range.overlaps(other) {
                if owner == unit, range.hasSamePorts(as: other) || changes.closedPorts.contains(other) { continue }
                throw conflict(opening: range, with: other, of: owner, suffix: "")
            }
        }
        for other in changes.openedPorts where range.overlaps(other) && !range.hasSamePorts(as: other) {
            throw conflict(opening: range, with: other, of: unit, suffix: " requested earlier")
        }
        changes.openedPorts.append(range)
    }

    /// Notes that ports are to be closed.
    ///
    /// What is not open stays as it is.
    mutating func closePort(_ range: PortRange) throws(HookToolError) {
        try checkEndpoint(of: range, verb: "close")
        if changes.openedPorts.contains(range) {
            changes.openedPorts.removeAll { $0 == range }
            return
        }
        for (owner, others) in machinePorts.sorted(by: { $0.key < $1.key }) where owner != unit {
            guard let other = others.first(where: range.overlaps) else { continue }
            throw HookToolError(
                .failed, "cannot close \(other) (opened by \(GoText.quoted(owner))) from \(GoText.quoted(unit))")
        }
        let own = machinePorts[unit] ?? []
        if own.contains(range) {
            if !changes.closedPorts.contains(range) { changes.closedPorts.append(range) }
        } else if let other = own.first(where: { range.overlaps($0) && !range.hasSamePorts(as: $0) }) {
            let owner = "(unit \(GoText.quoted(unit)))"
            throw HookToolError(
                .failed, "cannot close \(range) \(owner): port range conflicts with \(other) \(owner)")
        }
    }

    private func checkEndpoint(of range: PortRange, verb: String) throws(HookToolError) {
        guard range.endpoint.isEmpty || endpoints.contains(range.endpoint) else {
            throw HookToolError(
                .failed,
                "cannot \(verb) \(range) (unit \(GoText.quoted(unit))): endpoint \(GoText.quoted(range.endpoint)) not found"
            )
        }
    }

    private func conflict(
        opening range: PortRange, with other: PortRange, of owner: String, suffix: String
    ) -> HookToolError {
        let taken = "port range conflicts with \(other) (unit \(GoText.quoted(owner)))\(suffix)"
        return HookToolError(.failed, "cannot open \(range) (unit \(GoText.quoted(unit))): \(taken)")
    }
}
