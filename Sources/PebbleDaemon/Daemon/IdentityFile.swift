import Glibc
import OrderedCollections
import PlainValues
import YAML

/// The file of identities that a daemon can start with.
///
/// Everything blocks.
enum IdentityFile {
    /// Reads a file of the form `identities: {NAME: {access: read, local: {user-id: 1000}}}`.
    ///
    /// - Returns: What the file says for each name, for a request to replace identities.
    /// - Throws: ``PebbleDaemonError``: the file cannot be read, or is of another form.
    static func read(_ path: String) throws(PebbleDaemonError) -> [String: IdentityDraft?] {
        let file: PlainValue?
        do throws(YAMLError) { file = try YAML.load(path: path) } catch { throw failure(error.description) }
        guard let file else { throw failure("open \(path): \(SystemErrorText.of(ENOENT))") }
        guard let identities = file["identities"]?.mapValue else {
            throw failure("\(path): no map 'identities'")
        }
        var drafts: [String: IdentityDraft?] = [:]
        for (name, value) in identities {
            guard let name = name.stringValue else { throw failure("\(path): a name is no text") }
            do throws(RequestFields.Failure) {
                drafts.updateValue(
                    value.isNull ? nil : try IdentityDraft(RequestFields(of: value)), forKey: name)
            } catch {
                throw failure("\(path): identity \(GoText.quoted(name)): \(error.description)")
            }
        }
        return drafts
    }

    private static func failure(_ text: String) -> PebbleDaemonError {
        PebbleDaemonError(.cannotStart, "cannot read identities: \(text)")
    }
}
