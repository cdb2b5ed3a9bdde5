import Glibc
import JujuRPC

/// Serves the hook commands of a made-up model on an agent's socket, until its standard input ends.
///
/// It answers from texts that it has at hand and keeps nothing, so that a dispatch's time is the framework's own.
@main
enum BenchAgent {
    private static let usage = """
        usage: bench-agent SOCKET CONTEXT [RELATIONS UNITS KEYS]

        Without numbers the model is that of the typical dispatch: one relation of two units. KEYS is how many keys each
        databag has.
        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.dropFirst(2).map { Int($0) ?? -1 }
        guard [2, 5].contains(arguments.count), numbers.allSatisfy({ (0...100_000).contains($0) }) else {
            print(usage)
            exit(2)
        }
        let model =
            numbers.isEmpty ? BenchModel() : BenchModel(relations: numbers[0], units: numbers[1], keys: numbers[2])
        let server = HookServer(path: arguments[0], contextID: arguments[1], maximumMessageSize: 1 << 26) {
            request throws(HookServerRefusal) in
            HookResponse(output: model.answer(to: request.command))
        }
        do {
            try server.start()
        } catch {
            print("bench-agent: \(error)")
            exit(1)
        }
        print("ready")
        fflush(nil)
        while getchar() != EOF {}
        server.close(waitingAtMost: .zero)
    }
}
