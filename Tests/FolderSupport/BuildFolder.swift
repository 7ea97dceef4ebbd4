package import Foundation

/// Where the package and its tests are built.
package enum BuildFolder {
    package struct NotBuilt: Error {
        package var path: String
    }

    /// A file of the folder, in which the bundle of the tests stands too.
    package static func file(_ path: String) throws -> URL {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let arguments = CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
        let main = [Bundle.main.executableURL, Bundle.main.bundleURL].compactMap(\.self)
        for start in bundles + arguments + main {
            var folder = start
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent(path)
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        throw NotBuilt(path: path)
    }
}
