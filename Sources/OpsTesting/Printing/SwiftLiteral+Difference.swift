extension SwiftLiteral {
    /// What differs from another value, field by field: `path: before -> after`.
    ///
    /// - Parameters:
    ///   - before: The other value.
    ///   - path: What the values are called.
    func differences(from before: SwiftLiteral, at path: String = "") -> [String] {
        guard self != before else { return [] }
        switch (before, self) {
        case (.call(let oldFunction, let old), .call(let function, let new))
        where function == oldFunction && old.map(\.name) == new.map(\.name):
            return zip(old, new).flatMap { old, new in
                new.value.differences(from: old.value, at: path.isEmpty ? new.name : "\(path).\(new.name)")
            }
        case (.map(let old), .map(let new)):
            return Self.differences(
                old.map { ($0.key.line, $0.value) }, new.map { ($0.key.line, $0.value) }, at: path)
        case (.list(let old), .list(let new)):
            guard let old = Self.identified(old), let new = Self.identified(new) else {
                return Self.differences(
                    old.enumerated().map { ("\($0)", $1.value) }, new.enumerated().map { ("\($0)", $1.value) }, at: path
                )
            }
            let differences = Self.differences(old, new, at: path)
            guard differences.isEmpty else { return differences }
            let order = new.map(\.0).joined(separator: ", ")
            return ["\(path): in another order: \(order)"]
        default: return ["\(path): \(before.line) -> \(line)"]
        }
    }

    private static func differences(
        _ old: [(String, SwiftLiteral)], _ new: [(String, SwiftLiteral)], at path: String
    ) -> [String] {
        let later = Dictionary(new) { $1 }
        let earlier = Dictionary(old) { $1 }
        let changed = old.flatMap { name, value in
            later[name].map { $0.differences(from: value, at: "\(path)[\(name)]") }
                ?? ["\(path)[\(name)]: \(value.line) -> nothing"]
        }
        let added = new.filter { earlier[$0.0] == nil }.map { "\(path)[\($0.0)]: nothing -> \($0.1.line)" }
        return changed + added
    }

    /// The elements by their identities; `nil` when not each has one of its own.
    private static func identified(_ elements: [Element]) -> [(String, SwiftLiteral)]? {
        let named = elements.compactMap { element in element.id.map { ($0, element.value) } }
        guard named.count == elements.count, Set(named.map(\.0)).count == named.count else { return nil }
        return named
    }
}
