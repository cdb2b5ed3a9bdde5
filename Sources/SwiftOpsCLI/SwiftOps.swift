import Glibc
import SwiftOpsCommands

@main
enum SwiftOps {
    static func main() {
        exit(SwiftOpsProcess.run())
    }
}
