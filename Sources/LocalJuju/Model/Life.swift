/// Whether an application or a unit stays, or is on its way out.
enum Life: String, Codable, Hashable {
    case alive, dying
}
