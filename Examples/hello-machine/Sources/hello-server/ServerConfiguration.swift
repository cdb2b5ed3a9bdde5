import FoundationEssentials
import Logging

/// What the configuration file says.
struct ServerConfiguration: Decodable {
    /// What is answered; `{name}` stands for who is greeted.
    var greeting: String
    /// The port to listen on; 0 has the system pick one.
    var port: Int
    var logLevel: Logger.Level

    init(file: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: file)))
    }
}
