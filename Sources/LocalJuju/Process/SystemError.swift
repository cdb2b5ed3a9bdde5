import Glibc

/// The system's error numbers as text.
enum SystemError {
    /// The text of an error number as Go prints it: lower case, such as `permission denied`.
    static func text(_ number: Int32) -> String {
        String(cString: strerror(number)).lowercased()
    }
}
