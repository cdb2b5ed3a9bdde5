import Foundation

/// Everything that a model remembers between two commands.
struct ModelState: Codable, Hashable {
    /// The form of the model's file that is written here.
    static let currentFormat = 4

    var format = ModelState.currentFormat
    /// Counts how often the model's file was written.
    var generation = 0
    var name: String
    var uuid: String
    /// Which generation of Juju is imitated, by ``JujuProfile``'s raw value.
    var profile: String
    /// By how many seconds the model's clock is ahead of this computer's.
    var clockOffset: Double = 0
    var nextTask = 1
    var nextMachine = 0
    var nextRelation = 0
    var applications: [ApplicationRecord] = []
    var relations: [RelationRecord] = []
    var secrets: [SecretRecord] = []
    /// Counts the storage instances of all kinds.
    var nextStorage = 0
    var storages: [StorageRecord] = []

    /// The names of all units, in the order in which they were made.
    var unitNames: [String] { applications.flatMap(\.unitNames) }

    /// The application of the given name.
    subscript(application name: String) -> ApplicationRecord? {
        get { applications.first { $0.name == name } }
        set {
            let index = applications.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let record?): applications[index] = record
            case (let index?, nil): applications.remove(at: index)
            case (nil, let record?): applications.append(record)
            case (nil, nil): break
            }
        }
    }

    /// The unit of the given name, such as `web/0`.
    subscript(unit name: String) -> UnitRecord? {
        get { self[application: Self.application(of: name)]?.units.first { $0.name == name } }
        set {
            guard let index = applications.firstIndex(where: { $0.name == Self.application(of: name) }) else { return }
            guard let position = applications[index].units.firstIndex(where: { $0.name == name }) else { return }
            if let newValue {
                applications[index].units[position] = newValue
            } else {
                applications[index].units.remove(at: position)
            }
        }
    }

    /// The part of a unit's name before the slash.
    static func application(of unit: String) -> String { String(unit.prefix { $0 != "/" }) }
}
