import ArgumentParser
import PebbleDaemon

struct PebbleRunCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a daemon for local development and tests.",
        discussion: """
            The daemon's folder is $PEBBLE, else /var/lib/pebble/default. It reads the layers in the folder layers/, \
            starts the services that are enabled, and answers on its socket until it gets SIGTERM or SIGINT. Then it \
            stops the services and ends with 0, or with 1 if requests were still open after a second. An action of a \
            service or check can end it, too: with 0 or 10 after a service's end, with 11 after a check's failure.

            $PEBBLE_PERSIST=never keeps nothing over a restart. $PEBBLE_COPY_ONCE names a folder of which an empty \
            $PEBBLE becomes a copy. $PEBBLE_VERBOSE=1 is --verbose.

            Pebble's listener with certificates (--https) is left out, and so is what only it can do: identities by \
            certificate and pairing. Basic identities need the system's libcrypt; without it no password is right.
            """)

    @Flag(name: .long, help: "Make the daemon's folder if it is not there.")
    var createDirs = false

    @Flag(name: .long, help: "Do not start the services that are enabled.")
    var hold = false

    @Option(
        name: .long,
        help: "Answer what is open to all over TCP as well, at a loopback address such as 127.0.0.1:4000.")
    var http: String?

    @Flag(name: .shortAndLong, help: "Write what the services write to the standard output.")
    var verbose = false

    @Option(name: .long, help: .hidden)
    var https: String?

    @Option(
        name: .long,
        help: "A YAML file with a map 'identities', which are added or replace those of the same names.")
    var identities: String?

    @Option(
        name: .customLong("args"), parsing: .remaining,
        help: """
            Arguments in the place of a service's default ones: the service and the arguments, up to a word ';'. \
            More services can follow, each after --args.
            """)
    var serviceArguments: [String] = []

    func run(_ console: Console) throws {
        var options = DaemonOptions(environment: console.environment)
        options.createsFolder = createDirs
        options.isHeld = hold
        options.adoptsOrphans = true
        options.note = { console.remark($0) }
        if verbose || console.environment["PEBBLE_VERBOSE"] == "1" {
            options.serviceOutput = { console.print($0) }
        }
        guard https == nil else {
            throw CommandError(
                .usage, "--https is not to be had: this daemon is for local development; use its socket, or --http")
        }
        options.identitiesFile = identities.map(console.absolutePath)
        options.http = try http.map(Self.loopbackAddress)
        options.arguments = try Self.arguments(serviceArguments)
        let signals = EndSignals()
        let code = try BlockingTask { [options] in
            do throws(PebbleDaemonError) {
                return try await Self.run(options, signals, console)
            } catch {
                throw CommandError(.taskFailed, "cannot run daemon: \(error.description)")
            }
        }.wait()
        if code != 0 { throw ExitCode(code) }
    }

    private static func run(
        _ options: DaemonOptions, _ signals: EndSignals, _ console: Console
    ) async throws(PebbleDaemonError) -> Int32 {
        let daemon = try await Daemon.start(options)
        console.remark(
            "Pebble for local development and tests answers on \(options.socketPath). Ctrl-C ends it.")
        await daemon.autostart()
        let code = await withTaskGroup(of: Int32?.self) { group in
            group.addTask { await daemon.shutdownRequest() }
            group.addTask { await signals.next() }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? 0
        }
        return await daemon.stop(code)
    }

    private static func loopbackAddress(_ text: String) throws -> (host: String, port: Int) {
        let colon = text.lastIndex(of: ":")
        let host = colon.map { String(text[..<$0]) } ?? ""
        let port = colon.flatMap { Int(text[text.index(after: $0)...]) }
        guard let port, (0...65535).contains(port) else {
            throw CommandError(.usage, "--http must be an address and a port such as 127.0.0.1:4000, not '\(text)'")
        }
        guard ["127.0.0.1", "localhost", "[::1]"].contains(host) else {
            throw CommandError(
                .usage,
                "--http must be a loopback address such as 127.0.0.1:\(port), not '\(text)': others can reach it")
        }
        return (host == "[::1]" ? "::1" : host, port)
    }

    private static func arguments(_ words: [String]) throws -> [String: [String]] {
        var arguments: [String: [String]] = [:]
        var rest = words[...]
        while let service = rest.popFirst() {
            let given = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(given.count + 1)
            guard arguments.updateValue(Array(given), forKey: service) == nil else {
                throw CommandError(.usage, "--args gives arguments for '\(service)' twice")
            }
            if let next = rest.popFirst(), next != "--args" {
                throw CommandError(.usage, "--args and a service must follow ';', not '\(next)'")
            }
        }
        return arguments
    }
}
