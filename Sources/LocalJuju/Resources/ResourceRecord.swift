/// A resource that an application was given.
struct ResourceRecord: Codable, Hashable {
    /// Counts the files that were given; each has a folder of its own in the model.
    var revision: Int
    /// What the charm's metadata calls the file.
    var filename: String
}
