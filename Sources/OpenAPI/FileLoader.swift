/// Reads the files that a document refers to; the model itself touches neither the disk nor the network.
package struct FileLoader: Sendable {
    package struct File: Sendable {
        package var bytes: [UInt8]
        /// What its own references are seen from: its path, or its address, another one behind redirects (RFC 3986 §5.1.3).
        package var base: String

        package init(bytes: [UInt8], base: String) {
            self.bytes = bytes
            self.base = base
        }
    }

    /// Why a file could not be read.
    package struct Failure: Error {
        /// In the system's words: `No such file or directory`.
        package var reason: String
        /// What to do about it, where more is known than that the path may be wrong.
        package var hint: String?

        package init(reason: String, hint: String? = nil) {
            self.reason = reason
            self.hint = hint
        }
    }

    /// The bytes of the file at the path, which is written as seen from where the path of the root document is.
    private let bytes: @Sendable (_ path: String) throws(Failure) -> [UInt8]
    private let remote: (@Sendable (_ address: String) throws(Failure) -> File)?

    /// - Parameters:
    ///   - remote: Fetches what stands at an address in the network; `nil` where that is not allowed.
    ///   - bytes: Reads the file at a path.
    package init(
        remote: (@Sendable (_ address: String) throws(Failure) -> File)? = nil,
        bytes: @escaping @Sendable (_ path: String) throws(Failure) -> [UInt8]
    ) {
        self.bytes = bytes
        self.remote = remote
    }

    /// Whether files may be fetched from the network.
    package var allowsRemote: Bool { remote != nil }

    /// The file at a path or an address.
    package func file(_ path: String) throws(Failure) -> File {
        guard URIReference.isAddress(path) else { return File(bytes: try bytes(path), base: path) }
        guard let remote else { throw Failure(reason: "the network is not used") }
        return try remote(path)
    }
}
