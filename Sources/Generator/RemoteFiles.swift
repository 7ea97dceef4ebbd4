import CFetch
import Foundation
package import OpenAPI

/// Documents from the network, each of which is fetched once.
///
/// Requests carry nothing but the address: no credentials, no cookies, and the machine's proxies as `HTTPS_PROXY` names them.
package final class RemoteFiles: Sendable {
    /// Bounds against servers that are broken or hostile.
    package struct Limits: Sendable {
        /// Of one document with its redirects.
        package var time: Duration
        package var redirects: Int
        /// In bytes.
        package var size: Int

        package init(time: Duration = .seconds(30), redirects: Int = 5, size: Int = 128 << 20) {
            self.time = time
            self.redirects = redirects
            self.size = size
        }
    }

    private let limits: Limits
    // `Mutex` needs macOS 15.
    private let lock = NSLock()
    /// What each address gave; used under the lock alone.
    private nonisolated(unsafe) var known: [String: Result<FileLoader.File, FileLoader.Failure>] = [:]

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// What stands at an address.
    ///
    /// - Throws: what the server said, or which limit was met.
    package func file(at address: String) throws(FileLoader.Failure) -> FileLoader.File {
        // One at a time, as documents refer to few others, and nothing is fetched twice.
        let result = lock.withLock {
            if let result = known[address] { return result }
            let result = Result { () throws(FileLoader.Failure) in try fetch(address) }
            known[address] = result
            if let base = try? result.get().base { known[base] = result }
            return result
        }
        return try result.get()
    }

    /// The bytes of a document that was fetched.
    package func knownBytes(of address: String) -> [UInt8]? {
        lock.withLock { try? known[address]?.get().bytes }
    }

    private func fetch(_ address: String) throws(FileLoader.Failure) -> FileLoader.File {
        try Self.check(address)
        let time = limits.time.components
        let fetched = bindery_fetch(
            address,
            bindery_fetch_limits(
                milliseconds: Int(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000),
                redirects: limits.redirects,
                size: limits.size
            )
        )
        defer { bindery_fetched_free(fetched) }
        if let failure = failure(of: fetched) { throw failure }
        let bytes = [UInt8](UnsafeBufferPointer(start: fetched.bytes, count: fetched.count))
        return FileLoader.File(bytes: bytes, base: fetched.address.map { String(cString: $0) } ?? address)
    }

    /// Refuses what would not be sent as it is written.
    private static func check(_ address: String) throws(FileLoader.Failure) {
        let url = URL(string: address, encodingInvalidCharacters: false)
        guard let url, let host = url.host(), !host.isEmpty else {
            throw FileLoader.Failure(reason: "the address is malformed", hint: "percent-encode what no URL may contain")
        }
        guard ["http", "https"].contains(url.scheme?.lowercased()) else {
            throw FileLoader.Failure(
                reason: "only http and https are used",
                hint: "download the file and name the copy"
            )
        }
        guard url.user() == nil else {
            throw FileLoader.Failure(
                reason: "credentials are not sent",
                hint: "download the file with them and name the copy"
            )
        }
    }

    private func failure(of fetched: bindery_fetched) -> FileLoader.Failure? {
        let limit = "limits guard against broken servers; download the file and name the copy"
        switch fetched.outcome {
        case bindery_fetch_done where (200...299).contains(fetched.status): return nil
        case bindery_fetch_done:
            return FileLoader.Failure(
                reason: "the server answers with status \(fetched.status)",
                hint: "open the address in a browser; what needs credentials has to be downloaded with them"
            )
        case bindery_fetch_no_library:
            return FileLoader.Failure(reason: "libcurl is not installed", hint: "install it, or download the file")
        case bindery_fetch_too_late:
            return FileLoader.Failure(reason: "there was no whole answer within \(limits.time)", hint: limit)
        case bindery_fetch_too_large:
            return FileLoader.Failure(reason: "it has more than \(limits.size) bytes", hint: limit)
        case bindery_fetch_too_many_redirects:
            return FileLoader.Failure(
                reason: "the server redirects more than \(limits.redirects) times",
                hint: "name the address that it leads to"
            )
        case bindery_fetch_wrong_scheme:
            return FileLoader.Failure(
                reason: "the server redirects to something that is not fetched",
                hint: "only http and https are used, and no http behind https"
            )
        default:
            var reason = fetched.reason
            let text = withUnsafeBytes(of: &reason) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            return FileLoader.Failure(reason: text, hint: "check the address and the network")
        }
    }
}
