#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The few calls to the operating system that Bindery makes. Paths are used as they are.
package enum FileSystem {
    /// What the operating system refused.
    package struct Failure: Error, Hashable, Sendable {
        package var path: String
        /// The system's words: `Permission denied`.
        package var reason: String

        /// The failure of the last call, from `errno`.
        init(path: String) {
            self.path = path
            reason = String(cString: strerror(errno))
        }
    }

    package enum Kind: Hashable, Sendable {
        case file, folder, symbolicLink, other
    }

    /// What stands at the path, without following a symbolic link; `nil` where nothing does.
    package static func kind(of path: String) -> Kind? {
        guard let status = status(of: path) else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .symbolicLink
        default: return .other
        }
    }

    /// Whether the path leads to a folder, through symbolic links or not.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether both paths lead to one and the same file, as two spellings do on disks that do not tell upper from
    /// lower case.
    static func isSameFile(_ left: String, _ right: String) -> Bool {
        guard let left = status(of: left), let right = status(of: right) else { return false }
        return left.st_ino == right.st_ino && left.st_dev == right.st_dev
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}

extension FileSystem {
    /// The bytes of a file.
    package static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path) }
        defer { close(descriptor) }
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        return try read(descriptor, expectedSize: size, path: path)
    }

    /// Everything that standard input gives.
    package static func readStandardInput() throws(Failure) -> [UInt8] {
        try read(STDIN_FILENO, expectedSize: 0, path: "-")
    }

    private static func read(_ descriptor: Int32, expectedSize: Int, path: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end is seen without growing.
        var chunkSize = max(expectedSize + 1, 1 << 16)
        while true {
            let start = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: chunkSize))
            let count = bytes.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
            }
            guard count >= 0 else { throw Failure(path: path) }
            bytes.removeLast(chunkSize - count)
            if count == 0 { return bytes }
            chunkSize = 1 << 16
        }
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    /// Writes a file, which replaces what stands there.
    package static func write(_ text: String, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure(path: path) }
        var text = text
        let isWritten = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
        // The first failure is the telling one.
        let failure = isWritten ? nil : Failure(path: path)
        let isClosed = close(descriptor) == 0
        if let failure { throw failure }
        guard isClosed else { throw Failure(path: path) }
    }

    /// Writes to standard output or standard error; what cannot be written there has nobody to be told to.
    @discardableResult
    package static func print(_ text: String, toStandardError: Bool) -> Bool {
        var text = text
        return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: toStandardError ? STDERR_FILENO : STDOUT_FILENO) }
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = write(descriptor, part.baseAddress, part.count)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
