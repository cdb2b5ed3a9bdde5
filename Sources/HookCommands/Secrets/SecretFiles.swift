import OrderedCollections

/// The content of a secret in files that only this user can read, for the time of one call.
struct SecretFiles {
    /// What names the files to secret-add and secret-set: `key#file=/path`.
    private(set) var arguments: [String] = []
    private var folder: PrivateFolder

    /// Writes the files into a new folder; nothing is left behind when that fails.
    init(of content: SecretContent, for tool: String) throws(HookCommandError) {
        // A key becomes a file's name, so its form is not left to Juju; how short it may be is.
        if let key = content.keysOtherThan(lettersAndDigits: 1).first {
            throw HookCommandError(
                .invalidArgument, tool: tool,
                "'\(key)' cannot be the key of a secret. A key is made of small letters and digits, "
                    + "begins with a letter, and may have single hyphens inside.")
        }
        do throws(PrivateFolder.Failure) {
            folder = try PrivateFolder()
        } catch {
            throw Self.error(error, tool)
        }
        do throws(PrivateFolder.Failure) {
            for (key, value) in content.values {
                arguments.append("\(key)#file=\(try folder.write(value, to: key))")
            }
        } catch {
            remove()
            throw Self.error(error, tool)
        }
    }

    /// Removes the files and their folder.
    func remove() { folder.remove() }

    private static func error(_ failure: PrivateFolder.Failure, _ tool: String) -> HookCommandError {
        .cannotRun(tool, "the secret's content could not be handed over: \(failure.problem)", failure.errorNumber)
    }
}
