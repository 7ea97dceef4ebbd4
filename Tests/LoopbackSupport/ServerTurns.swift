/// Lets so many servers run at once, and the others wait for their turn.
///
/// Each server holds a thread of Dispatch while it waits for bytes, and Dispatch has 255. Where the servers of tests that
/// start all at once take them, URLSession finds none for its own queues, and stands still for ever.
actor ServerTurns {
    private static let shared = ServerTurns(count: 64)

    /// Whether a server of this task runs already. One inside of another takes no turn: the outer ones would wait for it.
    @TaskLocal private static var isInside = false

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(count: Int) {
        free = count
    }

    static func run<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Value
    ) async throws -> Value {
        if isInside { return try await body() }
        await shared.begin()
        do {
            let value = try await $isInside.withValue(true) { try await body() }
            await shared.end()
            return value
        } catch {
            await shared.end()
            throw error
        }
    }

    private func begin() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func end() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
