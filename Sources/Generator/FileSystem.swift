import Diagnostics
import Foundation

/// The few calls that writing all or nothing needs, with errors that say what the system said.
enum FileSystem {
    /// A call that failed.
    struct Failure: Error {
        /// `errno`.
        var code: Int32
        /// `create`, `read`, `move` …
        var action: String
        var path: String

        init(_ action: String, _ path: String) {
            code = errno
            self.action = action
            self.path = path
        }

        /// `No such file or directory`.
        var reason: String { String(cString: strerror(code)) }

        var message: String { "cannot \(action) `\(FilePath.normalized(path))`: \(reason)" }

        var hint: String {
            switch code {
            case EWOULDBLOCK: "another run of Bindery is writing there: wait until it is done"
            case ENOSPC, EDQUOT: "make room on the disk"
            case ENOTDIR, EEXIST: "a file stands where a folder is needed: move it away, or choose another folder"
            default: "make the folder writable, or choose another folder"
            }
        }
    }

    /// What relative paths are relative to.
    static var workingFolder: String { FileManager.default.currentDirectoryPath }

    enum Entry {
        case file, folder, link, other
    }

    /// What stands at the path itself, links not followed; `nil` where there is nothing.
    static func entry(_ path: String) -> Entry? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Whether both paths are one file, as different spellings are on disks that ignore case.
    static func areSameFile(_ first: String, _ second: String) -> Bool {
        var (left, right) = (stat(), stat())
        guard lstat(first, &left) == 0, lstat(second, &right) == 0 else { return false }
        return left.st_ino == right.st_ino && left.st_dev == right.st_dev
    }

    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure("read", path) }
        defer { close(descriptor) }
        return try read(descriptor, path: path)
    }

    /// Reads an open file to its end.
    static func read(_ descriptor: Int32, path: String) throws(Failure) -> [UInt8] {
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        // A file's size is known, so that its bytes are read into their place; one more shows that it has ended.
        var size = isFile ? Int(status.st_size) + 1 : 1 << 16
        var bytes: [UInt8] = []
        while true {
            guard let piece = piece(of: descriptor, size: size) else { throw Failure("read", path) }
            bytes = bytes.isEmpty ? piece : bytes + piece
            if piece.count < size { return bytes }
            size = bytes.count
        }
    }

    /// The next bytes of an open file, fewer where it ends; `nil` where it cannot be read.
    private static func piece(of descriptor: Int32, size: Int) -> [UInt8]? {
        var isReadable = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, end in
            while isReadable, end < size {
                let count = Foundation.read(descriptor, buffer.baseAddress! + end, size - end)
                if count == 0 { return }
                if count > 0 { end += count } else { isReadable = errno == EINTR }
            }
        }
        return isReadable ? bytes : nil
    }

    /// Writes a new file.
    static func write(_ contents: String, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { throw Failure("create", path) }
        var contents = contents
        let isWritten = contents.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno != EINTR { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
            }
            return true
        }
        let failure = isWritten ? nil : Failure("write", path)
        guard close(descriptor) == 0 || failure != nil else { throw Failure("write", path) }
        if let failure { throw failure }
    }

    /// Creates the folder and those above it that are missing.
    static func createFolder(_ path: String) throws(Failure) {
        guard !path.isEmpty, entry(path) == nil else { return try requireFolder(path) }
        let parent = FilePath.folder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
        try createFolder(parent)
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure("create", path) }
    }

    /// Follows links: the output folder itself may be one.
    private static func requireFolder(_ path: String) throws(Failure) {
        var status = stat()
        guard path.isEmpty || stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR else {
            errno = ENOTDIR
            throw Failure("create", path)
        }
    }

    static func move(_ source: String, to target: String) throws(Failure) {
        guard rename(source, target) == 0 else { throw Failure("replace", target) }
    }

    /// Keeps the file under a second path, by a hard link where the disk has them, else by moving it.
    static func keep(_ source: String, at target: String) throws(Failure) {
        guard link(source, target) == 0 || rename(source, target) == 0 else { throw Failure("move", source) }
    }

    /// Removes the folders above the path, as long as they are empty, up to the root.
    static func removeEmptyFolders(above path: String, in root: String) {
        for folder in FilePath.ancestors(of: path) {
            guard rmdir(FilePath.joined(root, folder)) == 0 else { return }
        }
    }

    /// Removes a folder with everything in it.
    static func removeTree(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}
