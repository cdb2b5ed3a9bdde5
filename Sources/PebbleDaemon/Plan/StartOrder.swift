/// The order that `after` and `before` give to services.
enum StartOrder {
    /// Puts services in order: each after those that it is to come after, otherwise by name.
    ///
    /// - Parameters:
    ///   - names: The services; others that these name are left out.
    ///   - after: The services that one is to come after.
    ///   - before: The services that one is to come before.
    /// - Returns: A group for each service; services in a loop are one group, by name.
    static func groups(
        of names: some Sequence<String>, after: (String) -> [String], before: (String) -> [String]
    ) -> [[String]] {
        let sorted = names.sorted()
        let indices = Dictionary(sorted.enumerated().map { ($1, $0) }) { first, _ in first }
        var earlier: [[Int]] = sorted.map { after($0).compactMap { indices[$0] } }
        for (index, name) in sorted.enumerated() {
            for later in before(name).compactMap({ indices[$0] }) { earlier[later].append(index) }
        }
        var search = ComponentSearch(successors: earlier)
        return search.run().map { $0.sorted().map { sorted[$0] } }
    }
}

/// Tarjan's search for the strongly connected components of a graph, without recursion: a layer can be a long chain.
private struct ComponentSearch {
    private let successors: [[Int]]
    private var order: [Int?]
    private var lowest: [Int]
    private var isOpen: [Bool]
    private var open: [Int] = []
    private var count = 0
    private var components: [[Int]] = []

    init(successors: [[Int]]) {
        self.successors = successors
        order = Array(repeating: nil, count: successors.count)
        lowest = Array(repeating: 0, count: successors.count)
        isOpen = Array(repeating: false, count: successors.count)
    }

    /// The components, each after those that it leads to.
    mutating func run() -> [[Int]] {
        for node in successors.indices where order[node] == nil { visit(node) }
        return components
    }

    private mutating func visit(_ start: Int) {
        var path: [(node: Int, next: Int)] = [(start, 0)]
        enter(start)
        while let (node, next) = path.last {
            guard next < successors[node].count else {
                path.removeLast()
                if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                if lowest[node] == order[node] { close(node) }
                continue
            }
            path[path.count - 1].next += 1
            let successor = successors[node][next]
            if order[successor] == nil {
                enter(successor)
                path.append((successor, 0))
            } else if isOpen[successor], let place = order[successor] {
                lowest[node] = min(lowest[node], place)
            }
        }
    }

    private mutating func enter(_ node: Int) {
        order[node] = count
        lowest[node] = count
        count += 1
        open.append(node)
        isOpen[node] = true
    }

    private mutating func close(_ node: Int) {
        var component: [Int] = []
        while let member = open.popLast() {
            isOpen[member] = false
            component.append(member)
            if member == node { break }
        }
        components.append(component)
    }
}
