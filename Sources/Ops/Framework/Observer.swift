/// A method of an object, waiting for events of a source.
struct Observer {
    enum Outcome {
        case delivered
        case otherEvent
        case objectGone
    }

    let path: String
    let id: String
    let source: String
    let deliver: (any Event) throws -> Outcome
}
