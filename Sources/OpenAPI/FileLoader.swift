/// Reads the files that a document refers to; the model itself does not touch the disk.
package struct FileLoader: Sendable {
    /// Why a file could not be read.
    package struct Failure: Error {
        /// In the system's words: `No such file or directory`.
        package var reason: String

        package init(reason: String) {
            self.reason = reason
        }
    }

    /// The bytes of the file at the path, which is written as seen from where the path of the root document is.
    package let bytes: @Sendable (_ path: String) throws(Failure) -> [UInt8]

    package init(bytes: @escaping @Sendable (_ path: String) throws(Failure) -> [UInt8]) {
        self.bytes = bytes
    }
}
