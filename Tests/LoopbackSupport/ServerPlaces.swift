/// Bounds how many servers run at once: in each of FlyingFox's a thread of libdispatch waits, and when all 255 wait, so does
/// everything else for ever. Tests run all at once, and many begin with a server.
actor ServerPlaces {
    static let shared = ServerPlaces(count: 64)

    /// Whether the task has a place: a server that runs beside another one of the same test needs none, as tests that each have
    /// one and wait for a second would wait for each other.
    @TaskLocal private static var hasPlace = false

    private var free: Int
    private var waiters: [CheckedContinuation<Void, Never>] = []

    private init(count: Int) {
        free = count
    }

    nonisolated func run<Value>(_ body: () async throws -> Value) async throws -> Value {
        if Self.hasPlace { return try await body() }
        await take()
        do {
            let value = try await Self.$hasPlace.withValue(true) { try await body() }
            await giveBack()
            return value
        } catch {
            await giveBack()
            throw error
        }
    }

    private func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiters.append($0) }
    }

    private func giveBack() {
        if waiters.isEmpty {
            free += 1
        } else {
            waiters.removeFirst().resume()
        }
    }
}
