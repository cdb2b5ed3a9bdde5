import HelloKubernetes
import Ops

/// The program that Juju runs for each event, under the name `dispatch`.
@main
enum HelloKubernetesProgram {
    static func main() {
        HelloKubernetesCharm.main()
    }
}
