import Glibc

/// Keeps SIGPIPE from ending the process while a tool that may not read all of its input is written to.
///
/// A pipe has no MSG_NOSIGNAL. The signal of a write goes to the writing thread alone: it is blocked there, and taken
/// back if it came. The disposition of the signal, which is the whole process's, stays as it is.
struct BrokenPipeShield {
    private var previousMask = sigset_t()
    private var brokenPipe = sigset_t()
    private let wasPending: Bool

    init() {
        var pending = sigset_t()
        sigpending(&pending)
        wasPending = sigismember(&pending, SIGPIPE) == 1
        sigemptyset(&brokenPipe)
        sigaddset(&brokenPipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &brokenPipe, &previousMask)
    }

    /// Takes back a signal that came, and lets further ones through as before.
    mutating func lower() {
        var noTime = timespec()
        if !wasPending {
            while sigtimedwait(&brokenPipe, nil, &noTime) < 0, errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &previousMask, nil)
    }
}
