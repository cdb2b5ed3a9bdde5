import Glibc

/// The lock that lets one command at a time work on a model.
///
/// The kernel gives it back when the process ends, however it ends.
final class ModelLock {
    private let descriptor: Int32

    /// Waits until no other command holds the model.
    init(_ path: String) throws(LocalJujuError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Files.failure("cannot be opened", path) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let error = Files.failure("cannot be locked", path)
                close(descriptor)
                throw error
            }
        }
    }

    deinit { close(descriptor) }
}
