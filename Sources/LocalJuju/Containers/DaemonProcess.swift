import CShims
import Foundation
import Glibc

/// A process that outlives the command that started it.
///
/// A number alone may be another process's by now. When a process started, and which start of the machine that was,
/// tells it from all others.
struct DaemonProcess: Codable, Hashable, Sendable {
    let id: pid_t
    /// When it started, in the kernel's clock ticks since the machine did.
    let started: UInt64
    /// The id that the kernel has given to the start of the machine.
    let boot: String

    /// The process of a number, or `nil` when none runs.
    init?(_ id: pid_t) {
        guard let fields = Self.statusFields(of: id), let started = UInt64(fields[19]) else { return nil }
        // One that has ended and was not collected yet is none any more.
        guard !["Z", "X"].contains(fields[0]) else { return nil }
        self.id = id
        self.started = started
        boot = SystemFile.text("/proc/sys/kernel/random/boot_id").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The process that listens on a unix socket, or `nil` when none does.
    init?(listeningOn path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let connected = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        var peer = swiftops_peer()
        var size = socklen_t(MemoryLayout<swiftops_peer>.size)
        guard connected == 0, getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else { return nil }
        self.init(peer.process)
    }

    /// Whether it runs still.
    var isRunning: Bool { DaemonProcess(id) == self }

    /// Ends it, and waits until it has ended.
    ///
    /// - Parameters:
    ///   - signals: What it is sent, each when the one before did not end it in time.
    ///   - patience: How long it is waited for after each.
    func end(_ signals: [Int32] = [SIGTERM, SIGKILL], patience: Duration = .seconds(30)) {
        let handle = swiftops_open_process(id)
        guard handle >= 0 else { return }
        defer { close(handle) }
        // The handle is that of whoever has the number now; from here on it cannot become another's.
        guard isRunning else { return collect() }
        for signal in signals {
            _ = swiftops_signal_process(handle, signal)
            if Self.hasEnded(handle, within: patience) { break }
        }
        collect()
    }

    private static func hasEnded(_ handle: Int32, within patience: Duration) -> Bool {
        let deadline = ContinuousClock.now + patience
        var descriptor = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
        while true {
            let left = max(.zero, deadline - .now).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            switch poll(&descriptor, 1, Int32(clamping: milliseconds)) {
            case 1...: return true
            case 0: return false
            default: if errno != EINTR { return false }
            }
        }
    }

    /// Takes its end from the kernel, if this process is its parent.
    func collect() {
        var status: Int32 = 0
        waitpid(id, &status, WNOHANG)
    }

    /// The fields of a process's `stat` after its name, which may hold anything: the state is the first.
    private static func statusFields(of id: pid_t) -> [Substring]? {
        let text = SystemFile.text("/proc/\(id)/stat")
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? fields : nil
    }
}
