import Diagnostics

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension FileSystem {
    /// Makes the folder and those above it that are missing.
    ///
    /// - Returns: the folders that were made, outermost first.
    @discardableResult
    package static func makeFolders(_ path: String) throws(Failure) -> [String] {
        if path.isEmpty || isFolder(path) { return [] }
        let made = try makeFolders(folder(of: path))
        if mkdir(path, 0o777) == 0 { return made + [path] }
        guard errno == EEXIST else { throw Failure(path: path) }
        // Another process may have made it meanwhile.
        if isFolder(path) { return made }
        errno = ENOTDIR
        throw Failure(path: path)
    }

    /// Moves a file, replacing what stands at the destination.
    static func move(_ source: String, to destination: String) throws(Failure) {
        guard rename(source, destination) == 0 else { throw Failure(path: destination) }
    }

    static func removeFile(_ path: String) throws(Failure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path: path) }
    }

    /// Removes the folder if it is empty.
    ///
    /// - Returns: whether it was.
    @discardableResult
    static func removeEmptyFolder(_ path: String) -> Bool {
        rmdir(path) == 0
    }

    /// Removes a folder with everything in it, without following symbolic links. What cannot be removed stays.
    package static func removeFolder(_ path: String) {
        for name in names(in: path) {
            let entry = join(path, name)
            if kind(of: entry) == .folder { removeFolder(entry) } else { unlink(entry) }
        }
        rmdir(path)
    }

    /// The names of what the folder holds, sorted; none where it cannot be read.
    package static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether files can be made in the folder.
    static func isWritable(_ path: String) -> Bool {
        access(path, W_OK | X_OK) == 0
    }

    /// Does the work while no other process does it with the same folder, and while the signals that end a program from
    /// outside wait: it is done completely or not at all.
    static func exclusively<Result>(
        in path: String,
        _ work: () throws(DiagnosticsError) -> Result
    ) throws(DiagnosticsError) -> Result {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { flock(descriptor, LOCK_EX) }
        defer { if descriptor >= 0 { close(descriptor) } }
        var blocked = sigset_t()
        var previous = sigset_t()
        sigemptyset(&blocked)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
        pthread_sigmask(SIG_BLOCK, &blocked, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        return try work()
    }
}

extension FileSystem {
    /// The path of an entry of the folder.
    package static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// The folder that a path stands in; empty for the current one.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path that a file in `folder` gives: absolute, or relative to that folder. `..` is resolved where it leaves a
    /// real folder, so that messages show short paths.
    package static func resolve(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") { return path }
        var parts = folder.split(separator: "/").map(String.init)
        let prefix = folder.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/").map(String.init) where part != "." {
            let isBack = part == ".." && parts.last != nil && parts.last != ".."
            if isBack, kind(of: prefix + parts.joined(separator: "/")) != .symbolicLink {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        let result = prefix + parts.joined(separator: "/")
        return result.isEmpty ? "." : result
    }
}
