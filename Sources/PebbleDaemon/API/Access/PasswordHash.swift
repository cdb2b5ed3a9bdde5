import Glibc

/// Passwords and their hashes (sha512-crypt), by the system's `crypt`.
enum PasswordHash {
    private typealias Crypt =
        @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutablePointer<CChar>, CInt
        ) -> UnsafeMutablePointer<CChar>?

    /// The size in bytes of what the library works with (`struct crypt_data`).
    private static let workSize = 32768

    /// The library's function, which is looked for at the first use: few daemons have identities with passwords.
    private static let crypt: Crypt? = {
        for name in ["libcrypt.so.1", "libcrypt.so.2"] {
            guard let library = dlopen(name, RTLD_NOW), let symbol = dlsym(library, "crypt_rn") else { continue }
            // The library's own declaration of the function says that it is of this type.
            return unsafeBitCast(symbol, to: Crypt.self)
        }
        return nil
    }()

    /// Whether a password is the one of a hash.
    ///
    /// Without the system's library no password is.
    static func matches(_ password: String, _ hash: String) -> Bool {
        guard let crypt, hash.hasPrefix("$6$"), !password.utf8.contains(0), !hash.utf8.contains(0) else { return false }
        var work = [CChar](repeating: 0, count: workSize)
        guard let result = crypt(password, hash, &work, CInt(workSize)) else { return false }
        let made = Array(String(cString: result).utf8)
        let expected = Array(hash.utf8)
        guard made.count == expected.count else { return false }
        // The time taken does not tell how much of it is right.
        return zip(made, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
