extension State.Relation {
    /// Which databag of a relation is meant.
    enum Bag: Hashable {
        case localUnit
        case localApplication
        case remoteApplication
        case remoteUnit(Int)
    }

    /// A databag; `nil` for a unit that is not in the relation.
    func databag(_ bag: Bag) -> Databag? {
        switch bag {
        case .localUnit: localUnitData
        case .localApplication: localApplicationData
        case .remoteApplication: kind == .peer ? localApplicationData : remoteApplicationData
        case .remoteUnit(let number): remoteUnits[number]
        }
    }

    /// Replaces what is in a databag.
    mutating func set(_ bag: Bag, to databag: Databag) {
        switch bag {
        case .localUnit: localUnitData = databag
        case .localApplication: localApplicationData = databag
        case .remoteApplication where kind == .peer: localApplicationData = databag
        case .remoteApplication: remoteApplicationData = databag
        case .remoteUnit(let number): remoteUnits[number] = databag
        }
    }
}
