import Glibc
import Pebble

/// A request to run a command, unchecked.
struct ExecDraft: Sendable {
    private static let defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    let command: [String]
    let serviceContext: String?
    let timeout: String?
    private let environment: [String: String]
    private let workingDirectory: String
    private let account: UserAndGroup
    private let hasTerminal: Bool
    private let isInteractive: Bool
    private let splitsErrors: Bool
    private let size: (width: Int, height: Int)

    init(_ fields: RequestFields) throws(RequestFields.Failure) {
        command = try fields.texts("command")
        serviceContext = try fields.text("service-context")
        timeout = try fields.text("timeout")
        environment = try fields.textMap("environment")
        workingDirectory = try fields.text("working-dir") ?? ""
        account = try UserAndGroup(fields)
        hasTerminal = try fields.flag("terminal") ?? false
        isInteractive = try fields.flag("interactive") ?? false
        splitsErrors = try fields.flag("split-stderr") ?? false
        size = (try fields.number("width") ?? 0, try fields.number("height") ?? 0)
    }

    /// The command, with everything about it decided.
    ///
    /// It looks users and folders up, which blocks.
    ///
    /// - Parameters:
    ///   - context: The service whose environment, user and directory the request's are laid over.
    ///   - timeout: How long it may run.
    func command(in context: ServiceConfig?, timeout: Duration?) throws(APIFailure) -> ExecCommand {
        let credential: ProcessLaunch.Credential?
        do throws(ProcessFailure) {
            credential = try account(in: context).resolved()
        } catch {
            throw .badRequest(error.description)
        }
        if isInteractive, !hasTerminal { throw Self.failed("cannot use interactive mode without a terminal") }
        let environment = environment(context, credential)
        let directory = try directory(workingDirectory.isEmpty ? context?.workingDirectory : nil, environment)
        return ExecCommand(
            words: command, environment: environment, directory: directory, credential: credential, timeout: timeout,
            hasTerminal: hasTerminal, isInteractive: isInteractive, splitsErrors: splitsErrors, size: size)
    }

    /// Whether a user or a group is to be looked up.
    func namesAccount(in context: ServiceConfig?) -> Bool { account(in: context) != UserAndGroup() }

    private func account(in context: ServiceConfig?) -> UserAndGroup {
        func given(_ name: String?) -> String? { name?.isEmpty ?? true ? nil : name }
        let below = context?.account ?? UserAndGroup()
        return UserAndGroup(
            userID: account.userID ?? below.userID, user: given(account.user) ?? below.user,
            groupID: account.groupID ?? below.groupID, group: given(account.group) ?? below.group)
    }

    private func environment(
        _ context: ServiceConfig?, _ credential: ProcessLaunch.Credential?
    ) -> [String: String] {
        var variables = DaemonEnvironment.variables
        if let credential, credential.userID != getuid() {
            variables["HOME"] = nil
            variables["USER"] = nil
        }
        variables.merge(context?.environment ?? [:]) { $1 }
        variables.merge(environment) { $1 }
        if variables["PATH"] == nil { variables["PATH"] = Self.defaultPath }
        if variables["HOME"] == nil || variables["USER"] == nil,
            let account = Account(userID: credential?.userID ?? getuid())
        {
            variables["HOME"] = variables["HOME"] ?? account.home
            variables["USER"] = variables["USER"] ?? account.name
        }
        if variables["LANG"] == nil { variables["LANG"] = "C.UTF-8" }
        return variables
    }

    private func directory(_ inherited: String?, _ environment: [String: String]) throws(APIFailure) -> String {
        var kind = "working"
        var directory = workingDirectory.isEmpty ? inherited ?? "" : workingDirectory
        if directory.isEmpty {
            kind = "home"
            directory = environment["HOME"] ?? ""
            if directory.isEmpty { return "/" }
        }
        var status = stat()
        guard stat(directory, &status) == 0 else {
            throw Self.failed("\(kind) directory \(GoText.quoted(directory)) does not exist")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw Self.failed("\(kind) directory \(GoText.quoted(directory)) not a directory")
        }
        return directory
    }

    private static func failed(_ text: String) -> APIFailure { APIFailure(500, "cannot call exec: \(text)") }
}
