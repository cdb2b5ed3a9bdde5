import NIOCore
import OrderedCollections
import PlainValues

/// What the body of a request says; what is null, or not there, is empty.
struct FakeFields {
    private let value: PlainValue

    init(_ value: PlainValue) { self.value = value }

    /// Reads JSON.
    init(_ body: ByteBuffer, _ refusal: String) throws(FakeFailure) {
        do {
            self.init(try JSON.parse(Array(body.readableBytesView)))
        } catch {
            throw FakeFailure("\(refusal): \(error)")
        }
    }

    func text(_ key: String) -> String { value[key]?.stringValue ?? "" }
    func flag(_ key: String) -> Bool { value[key]?.boolValue ?? false }
    func number(_ key: String) -> Int? { value[key]?.intValue }
    func texts(_ key: String) -> [String] { value[key]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    func objects(_ key: String) -> [FakeFields] { value[key]?.arrayValue?.map { FakeFields($0) } ?? [] }
    func object(_ key: String) -> FakeFields? { value[key].flatMap { $0.isNull ? nil : FakeFields($0) } }

    /// A map of objects; `nil` in the place of null.
    func objectsByName(_ key: String) -> [String: FakeFields?] {
        (value[key]?.mapValue ?? [:]).reduce(into: [:]) { all, entry in
            guard let name = entry.key.stringValue else { return }
            all.updateValue(entry.value.isNull ? nil : FakeFields(entry.value), forKey: name)
        }
    }

    func textsByKey(_ key: String) -> [String: String] {
        (value[key]?.mapValue ?? [:]).reduce(into: [:]) { all, entry in
            if let name = entry.key.stringValue { all[name] = entry.value.stringValue }
        }
    }
}
