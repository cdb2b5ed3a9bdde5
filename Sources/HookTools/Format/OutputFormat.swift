/// The formats of `--format`.
enum OutputFormat: String, CaseIterable {
    case smart, yaml, json
}
