import Foundation

/// The file that holds a model's state.
enum ModelFile {
    static let name = "model.json"
    /// A model is far smaller; a file that is larger is none.
    static let largest = 64 << 20

    /// What every form of the file has.
    private struct Header: Decodable {
        var format: Int
    }

    static func load(from path: String) throws(LocalJujuError) -> ModelState {
        let bytes = Data(try Files.read(path, limit: largest))
        do {
            let header = try JSONDecoder().decode(Header.self, from: bytes)
            guard header.format == ModelState.currentFormat else {
                throw LocalJujuError(
                    .invalidModel,
                    "\(path) has the format \(header.format); this program reads \(ModelState.currentFormat).")
            }
            return try JSONDecoder().decode(ModelState.self, from: bytes)
        } catch let error as LocalJujuError {
            throw error
        } catch {
            throw LocalJujuError(.invalidModel, "\(path) does not hold a model. It was left as it is.", cause: error)
        }
    }

    static func save(_ state: ModelState, to path: String) throws(LocalJujuError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try Files.replace(path, with: Array(encoder.encode(state)))
        } catch let error as LocalJujuError {
            throw error
        } catch {
            throw LocalJujuError(.invalidModel, "\(path) cannot be written.", cause: error)
        }
    }
}
