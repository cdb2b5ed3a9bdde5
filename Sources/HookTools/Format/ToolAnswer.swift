import PlainValues

/// What a tool that went well has to say.
///
/// The cases are those that Juju's formats tell apart: Go's formatter prints a list of texts unlike any other list, and
/// a list or map that was never made (`nil`) unlike an empty one.
enum ToolAnswer {
    /// Nothing is printed, whatever the format.
    case silence
    /// A value; `.null` stands for Go's `nil`. Maps are printed in the order in which they are.
    case value(PlainValue)
    /// A list of texts.
    case texts([String])
    /// A list of texts that was never made.
    case missingTexts
    /// A map that was never made.
    case missingMap
    /// Text for standard output as it is, in no format.
    case plain(String)
    /// Text for standard error as it is.
    case warning(String)

    /// A map of texts, in the order in which Go prints one.
    static func settings(_ settings: [String: String]) -> ToolAnswer {
        .value(.sortedObject(settings.mapValues(PlainValue.string)))
    }
}
