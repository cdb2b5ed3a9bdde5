/// How the values in a databag are written, which is for the relation's interface to say.
///
/// It is the `encoder` and the `decoder` of `ops.Relation.save` and `ops.Relation.load`.
public enum DatabagFormat: Sendable {
    /// Each value is JSON: text has quotation marks. Newer interfaces are so.
    case json
    /// Text is written as it is, and everything else as JSON: `hostname` is `10.0.0.1`, `port` is `8080`. Many interfaces
    /// that are older than JSON in databags are so, `http` among them. Empty text is the same as no value.
    case text
}
