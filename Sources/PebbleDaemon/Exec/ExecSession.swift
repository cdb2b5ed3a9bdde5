/// stub
final class ExecSession: Sendable {
    enum Socket: String, Sendable { case control, stdio, stderr }
}
final class ExecSessions: Sendable {}
