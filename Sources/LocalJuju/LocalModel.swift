import Foundation
import Glibc
package import HookTools
import Pebble

/// A model in a folder, with no controller behind it.
///
/// Each command opens the model, does what it is asked, runs hooks until no unit has anything to do, and saves. While a
/// model is open the folder is locked, so that a second command waits for the first. Every hook runs on this computer,
/// one at a time.
///
/// Time is simulated where Juju would wait: a hook that failed is tried again when ``advance(by:)`` lets enough time
/// pass, or at once with ``resolve(_:retry:)``; no command sleeps.
package final class LocalModel {
    /// The model's folder, as an absolute path without links.
    package let folder: String
    /// Who is told of each event as it happens.
    package var timeline: (any TimelineSink)?
    /// The program that the hook tools on a charm's `PATH` are links to: called by a tool's name, it acts as that tool.
    package var hookToolExecutable: String
    var state: ModelState
    /// What the model's files hold.
    private var saved: ModelState
    /// How long the journal is.
    private var journalLength = 0
    /// The model's clock; `state` keeps its offset.
    private(set) var clock: ModelClock
    /// The charms that were read so far, by their folder.
    var charms: [String: Charm] = [:]
    /// The clients of the containers' Pebbles that were asked so far, by their sockets.
    var pebbles: [String: PebbleClient] = [:]
    /// What decides the order of events that Juju leaves open; `nil` for the usual one.
    var seed: EventSeed?
    private let lock: ModelLock

    /// The model's name.
    package var name: String { state.name }
    /// The model's id.
    package var uuid: String { state.uuid }

    /// Makes a model in a folder, which may exist and be empty.
    ///
    /// - Parameters:
    ///   - folder: The folder; it is made with those above it.
    ///   - name: The model's name: lower-case letters, digits and hyphens.
    ///   - profile: Which generation of Juju is imitated.
    /// - Throws: ``LocalJujuError`` when the name is none, or the folder holds a model or cannot be made.
    package static func create(
        at folder: String, name: String, profile: JujuProfile = .v3_6
    ) throws(LocalJujuError) -> LocalModel {
        guard isModelName(name) else {
            throw LocalJujuError(
                .invalidArgument,
                "\"\(name)\" is not a valid name: model names may only contain lowercase letters, digits and hyphens")
        }
        try Files.makeFolder(folder)
        let lock = try ModelLock("\(folder)/lock")
        guard !Files.exists("\(folder)/\(ModelFile.name)") else {
            throw LocalJujuError(.alreadyExists, "\(folder) holds a model already.")
        }
        let state = ModelState(name: name, uuid: UUID().uuidString.lowercased(), profile: profile.rawValue)
        let model = try LocalModel(folder, state, lock)
        try model.save()
        return model
    }

    /// Opens the model in a folder; waits while another command works on it.
    ///
    /// - Throws: ``LocalJujuError`` when the folder holds no model, or one that cannot be read. It is left as it is.
    package convenience init(opening folder: String) throws(LocalJujuError) {
        guard Files.exists("\(folder)/\(ModelFile.name)") else {
            throw LocalJujuError(.invalidModel, "\(folder) holds no model.")
        }
        let lock = try ModelLock("\(folder)/lock")
        var state = try ModelFile.load(from: "\(folder)/\(ModelFile.name)")
        try ModelJournal.replay("\(folder)/\(ModelJournal.name)", on: &state)
        try self.init(folder, state, lock)
        try recoverInterruptedHooks()
        // What a command that was ended by force left behind is done with.
        if Files.exists("\(self.folder)/\(ModelJournal.name)") { try save() }
    }

    private init(_ folder: String, _ state: ModelState, _ lock: ModelLock) throws(LocalJujuError) {
        guard let resolved = Files.resolved(folder) else {
            throw LocalJujuError(.fileSystem, "The folder \(folder) cannot be found.")
        }
        guard JujuProfile(rawValue: state.profile) != nil else {
            throw LocalJujuError(
                .invalidModel, "The model in \(folder) imitates Juju \(state.profile), which is not known.")
        }
        self.folder = resolved
        self.state = state
        saved = state
        clock = ModelClock(offset: state.clockOffset)
        self.lock = lock
        hookToolExecutable = Files.resolved("/proc/self/exe") ?? ""
    }

    /// Which generation of Juju the model in a folder imitates; no other command is waited for.
    package static func profile(ofModelIn folder: String) throws(LocalJujuError) -> JujuProfile? {
        JujuProfile(rawValue: try ModelFile.load(from: "\(folder)/\(ModelFile.name)").profile)
    }

    /// Which generation of Juju is imitated.
    package var profile: JujuProfile { JujuProfile(rawValue: state.profile) ?? .v3_6 }

    /// Lets time pass in the model.
    func moveClock(by seconds: Double) {
        state.clockOffset += seconds
        clock.offset = state.clockOffset
    }

    /// Writes the model's file: whole or not at all.
    package func save() throws(LocalJujuError) {
        state.generation += 1
        try ModelFile.save(state, to: "\(folder)/\(ModelFile.name)")
        saved = state
        try Files.remove("\(folder)/\(ModelJournal.name)")
        journalLength = 0
    }

    /// Notes what changed, so that a command that is ended by force from here on loses nothing.
    ///
    /// What that takes depends on what changed, and not on how large the model is.
    func note() throws(LocalJujuError) {
        guard journalLength < ModelJournal.longest else { return try save() }
        let change = ModelChange(from: saved, to: state)
        journalLength += try ModelJournal.append(change, to: "\(folder)/\(ModelJournal.name)")
        saved = state
    }

    private static func isModelName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "-") else { return false }
        return name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
        }
    }
}
