/// What libyaml's parser found next.
struct ParserEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        /// A scalar's text; `tag` of the event is the resolved one of a plain scalar.
        case scalar(String)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    let kind: Kind
    let position: Position
    var anchor: String?
    var tag: Tag
    /// Whether a scalar has neither quotes nor a tag.
    var isPlain = false
}
