/// Whose settings `relation-get` reads.
enum RelationBag: Hashable {
    /// A unit's.
    case unit(String)
    /// An application's.
    case application(String)

    /// Finds out whose settings are meant.
    ///
    /// - Parameters:
    ///   - name: The name that the call gives.
    ///   - ofApplication: Whether the call asks for an application's settings.
    ///   - event: Whose remote unit and application stand for a name that is not given.
    init(named name: String?, _ ofApplication: Bool, _ event: HookEvent) throws(HookToolError) {
        switch (name, ofApplication) {
        case (let name?, true):
            self = .application(JujuNames.isUnit(name) ? JujuNames.application(ofUnit: name) : name)
        case (let name?, false):
            guard JujuNames.isUnit(name) else {
                let quoted = GoText.quoted(name)
                throw HookToolError(
                    .usage,
                    JujuNames.isApplication(name)
                        ? "expected unit name, got application name \(quoted)" : "invalid unit name \(quoted)")
            }
            self = .unit(name)
        case (nil, _):
            if !ofApplication, let unit = event.remoteUnit, !unit.isEmpty {
                self = .unit(unit)
            } else if let application = event.remoteApplication, !application.isEmpty {
                self = .application(application)
            } else {
                throw HookToolError(.usage, "no unit or application specified")
            }
        }
    }
}
