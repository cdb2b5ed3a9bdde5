/// A length of time as Juju's options take it: `90s`, `1m30s`, `0.5h`, `250ms`.
enum GoDuration {
    /// The seconds that a text names, or `nil` when it names none.
    static func seconds(_ text: String) -> Double? {
        let units: [String: Double] = ["ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600]
        if text == "0" { return 0 }
        var rest = text[...]
        var total = 0.0
        repeat {
            let number = rest.prefix { "0123456789.".contains($0) }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !"0123456789.".contains($0) }
            rest = rest.dropFirst(unit.count)
            guard let count = Double(number), let length = units[String(unit)] else { return nil }
            total += count * length
        } while !rest.isEmpty
        return total
    }
}
