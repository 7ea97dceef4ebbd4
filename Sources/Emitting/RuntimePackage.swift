package import Diagnostics

/// A Swift package with the runtime, which several clients share.
///
/// It has everything that any client can need, whatever the clients of today use: so each of them writes the same files, and
/// none takes away what another one calls.
package struct RuntimePackage: Hashable, Sendable {
    package static let usualModule = "BinderyRuntime"

    /// The name of the package's module, and of the package.
    package var module: String
    /// The package's folder, as seen from the client's.
    package var path: String
    /// The folder's name, by which SwiftPM knows the package.
    package var identity: String

    package init(module: String = usualModule, path: String = "../\(usualModule)", identity: String = usualModule) {
        self.module = module
        self.path = path
        self.identity = identity
    }

    /// The module of the other transport. It is a package inside of this one, so that only who uses it gets what it needs.
    var transportModule: String { "\(module)AsyncHTTPClient" }

    /// The files of the package, sorted by path.
    ///
    /// - Throws: diagnostics where a template cannot be rendered.
    package func files(_ templates: TemplateLibrary) throws(DiagnosticsError) -> [GeneratedFile] {
        let context = RuntimePackageContext(package: self)
        var files = RuntimeSources.shared().map { file in
            GeneratedFile(path: "Sources/\(module)/\(file.path)", contents: file.text)
        }
        files += RuntimeSources.sharedTransport(self).map { file in
            GeneratedFile(path: "\(transportModule)/Sources/\(transportModule)/\(file.path)", contents: file.text)
        }
        for (path, template) in [
            ("Package.swift", "runtime-package"), ("README.md", "runtime-readme"),
            ("\(transportModule)/Package.swift", "runtime-transport"),
        ] {
            files.append(GeneratedFile(path: path, contents: try templates.render(context, with: template)))
        }
        return files.sorted { $0.path < $1.path }
    }
}
