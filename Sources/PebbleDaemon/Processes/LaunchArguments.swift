import CShims
import Glibc

/// What a program is started with, in the form that the system takes.
struct LaunchArguments {
    private let launch: ProcessLaunch
    private let executable: String

    init(_ launch: ProcessLaunch, executable: String) {
        self.launch = launch
        self.executable = executable
    }

    /// Calls the body with the arguments, which live as long as the call.
    ///
    /// - Returns: What the body returns, an error number; or that of why the arguments cannot be made.
    func withSystemForm(_ body: (UnsafePointer<swiftops_launch>) -> Int32) -> Int32 {
        // A zero byte would cut the text short: Go refuses it in the same words.
        let texts = [executable] + launch.arguments + launch.environment.flatMap { [$0.key, $0.value] }
        guard !texts.contains(where: { $0.utf8.contains(0) }) else { return EINVAL }
        var failure: Int32 = 0
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        // Descriptors below 3 would be overwritten by one another as they are put in place.
        func prepared(_ descriptor: Int32?, _ flags: Int32) -> Int32 {
            let result: Int32
            if let descriptor {
                if descriptor > 2 { return descriptor }
                result = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
            } else {
                let null = open("/dev/null", flags | O_CLOEXEC)
                if null > 2 || null < 0 {
                    result = null
                } else {
                    result = fcntl(null, F_DUPFD_CLOEXEC, 3)
                    close(null)
                }
            }
            if result < 0 { failure = errno } else { opened.append(result) }
            return result
        }
        var form = swiftops_launch()
        form.input = prepared(launch.input, O_RDONLY)
        form.output = prepared(launch.output, O_WRONLY)
        form.error = prepared(launch.error, O_WRONLY)
        guard failure == 0 else { return failure }
        form.new_session = launch.leadership == .session ? 1 : 0
        form.terminal = launch.terminal ?? -1
        let groups = launch.credential?.supplementaryGroups ?? []
        if let credential = launch.credential {
            form.change_user = 1
            form.user = credential.userID
            form.group = credential.groupID
        }
        let arguments = CStringList([launch.executable] + launch.arguments)
        let environment = CStringList(launch.environment.map { "\($0.key)=\($0.value)" })
        defer {
            arguments.free()
            environment.free()
        }
        form.arguments = arguments.pointer
        form.environment = environment.pointer
        return executable.withCString { executable in
            form.executable = executable
            return groups.withUnsafeBufferPointer { groups in
                form.groups = groups.baseAddress
                form.group_count = groups.count
                guard let directory = launch.directory, !directory.isEmpty else { return body(&form) }
                return directory.withCString { directory in
                    form.directory = directory
                    return body(&form)
                }
            }
        }
    }
}
