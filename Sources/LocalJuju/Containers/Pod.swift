/// Where the pod of a unit on Kubernetes is in its life.
///
/// Another charm, or another resource, means another pod: `stop` runs in the old one, and the new one has the files of the
/// charm and of the images, and nothing else.
enum Pod: String, Codable, Hashable {
    /// It is as it should be.
    case running
    /// Another is to take its place; the unit is told to stop.
    case ending
    /// The unit has stopped; another takes its place.
    case ended
}
