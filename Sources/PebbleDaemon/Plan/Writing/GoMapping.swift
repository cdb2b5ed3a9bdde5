import Pebble
import PlainValues

/// A map of the plan's text, with lines indented as Go's YAML does; what is not set is left out.
struct GoMapping {
    private(set) var lines: [String] = []
    private let indentation: String

    /// Begins a map within so many others.
    init(depth: Int) {
        indentation = String(repeating: "    ", count: depth)
    }

    mutating func add(_ key: String, _ text: String) {
        guard !text.isEmpty else { return }
        addEmptyToo(key, text)
    }

    /// Adds a text even if it is empty.
    mutating func addEmptyToo(_ key: String, _ text: String) {
        let value = GoScalarText.value(text, indentation: indentation + "    ")
        lines.append("\(indentation)\(start(of: key)) \(value)")
    }

    mutating func add<Value: RawRepresentable<String>>(_ key: String, _ value: Value?) {
        add(key, value?.rawValue ?? "")
    }

    mutating func add(_ key: String, _ number: Int?) {
        if let number { lines.append("\(indentation)\(start(of: key)) \(number)") }
    }

    mutating func add(_ key: String, _ number: Double?) {
        if let number { lines.append("\(indentation)\(start(of: key)) \(GoNumber.text(number))") }
    }

    mutating func add(_ key: String, _ interval: Layer.Interval?) {
        if let duration = interval?.duration { add(key, GoDuration.text(duration)) }
    }

    mutating func add(_ key: String, _ texts: [String], evenEmpty: Bool = false) {
        if texts.isEmpty, evenEmpty { lines.append("\(indentation)\(start(of: key)) []") }
        guard !texts.isEmpty else { return }
        lines.append("\(indentation)\(start(of: key))")
        for text in texts {
            lines.append("\(indentation)    - \(GoScalarText.value(text, indentation: indentation + "      "))")
        }
    }

    mutating func add(_ key: String, _ texts: [String: String]) {
        guard !texts.isEmpty else { return }
        lines.append("\(indentation)\(start(of: key))")
        var map = GoMapping(depth: indentation.utf8.count / 4 + 1)
        for name in texts.keys.sorted(by: GoKeyOrder.isLess) { map.addEmptyToo(name, texts[name] ?? "") }
        lines += map.lines
    }

    mutating func add<Value>(_ key: String, _ values: [String: Value], _ write: (inout GoMapping, Value) -> Void) {
        guard !values.isEmpty else { return }
        lines.append("\(indentation)\(start(of: key))")
        var map = GoMapping(depth: indentation.utf8.count / 4 + 1)
        for (name, value) in values.sorted(by: { GoKeyOrder.isLess($0.key, $1.key) }) {
            map.add(name, value, write)
        }
        lines += map.lines
    }

    mutating func add<Value>(_ key: String, _ value: Value?, _ write: (inout GoMapping, Value) -> Void) {
        guard let value else { return }
        var map = GoMapping(depth: indentation.utf8.count / 4 + 1)
        write(&map, value)
        lines.append("\(indentation)\(start(of: key))\(map.lines.isEmpty ? " {}" : "")")
        lines += map.lines
    }

    /// A key and its colon; a key that is no simple one stands on a line of its own.
    private func start(of key: String) -> String {
        let text = GoScalarText.key(key)
        let isSimple = key.utf8.count <= 128 && !key.unicodeScalars.contains(where: GoScalarText.isBreak)
        return isSimple ? "\(text):" : "? \(text)\n\(indentation):"
    }
}
