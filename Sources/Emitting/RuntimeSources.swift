/// The runtime's sources, in the forms in which generated code uses them.
///
/// What generated code calls, and users need not see, is `package` in `Sources/ClientRuntime`. A module that has the runtime
/// in it takes it as internal. In a package of its own it is public for those who ask for it by `@_spi(Generated)`, as the
/// generated sources do: users' code neither sees it, nor do the overloads of `decode` that models rely on apply to it.
enum RuntimeSources {
    private static let attribute = "@_spi(Generated)"

    /// What each client's module has of its own, wherever the rest is: protocols that the generated types conform to without
    /// showing it. They are internal, which a protocol of another module cannot be.
    private static let ownFiles: Set<String> = [
        "MultipartEncodable.swift", "RequestChoice.swift", "ResponseChoice.swift",
    ]

    /// The names of all files, without their extension.
    static func names(with transport: Emitter.Transport) -> [String] {
        (runtime + (transport == .asyncHTTPClient ? self.transport : [])).map { String($0.path.prefix { $0 != "." }) }
    }

    private static var runtime: [EmbeddedFile] { EmbeddedFile.inFolder("ClientRuntime") }
    private static var transport: [EmbeddedFile] { EmbeddedFile.inFolder("AsyncHTTPClientTransport") }

    /// The files for a module that the runtime is part of.
    static func embedded(with transport: Emitter.Transport, without unused: Set<String>) -> [EmbeddedFile] {
        let files = runtime.filter { !unused.contains($0.path) }.map { file in
            EmbeddedFile(path: file.path, text: AccessModifier.replacing("package", with: "", in: file.text))
        }
        return transport == .asyncHTTPClient ? files + self.transport : files
    }

    /// The files for the module of a client whose runtime is a package of its own.
    static func own(with package: RuntimePackage, without unused: Set<String>) -> [EmbeddedFile] {
        runtime.filter { ownFiles.contains($0.path) && !unused.contains($0.path) }.map { file in
            EmbeddedFile(path: file.path, text: importing(package.module, in: file.text))
        }
    }

    /// The files of the runtime's own module.
    static func shared() -> [EmbeddedFile] {
        let files = runtime.filter { !ownFiles.contains($0.path) }.map { file in
            (
                path: file.path,
                lines: lines(AccessModifier.replacing("package", with: "\(attribute) public", in: file.text))
            )
        }
        let hidden = Set(files.flatMap(\.lines).compactMap(hiddenType))
        return files.map { path, lines in
            let texts = lines.map { line in
                // Who cannot see the protocol, cannot see the conformance, nor what hangs on an argument that is hidden.
                guard let name = requirement(of: line), hidden.contains(name) else { return broken(line) }
                return "\(attribute) \(line)"
            }
            return EmbeddedFile(path: path, text: texts.joined(separator: "\n"))
        }
    }

    /// The line, whose attribute has a line of its own where there is no room for it.
    private static func broken(_ line: Substring) -> String {
        guard line.utf8.count > 120, let place = line.firstRange(of: attribute + " ") else { return String(line) }
        return "\(line[..<place.lowerBound])\(attribute)\n\(line.prefix { $0 == " " })\(line[place.upperBound...])"
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The files of the module of the other transport, which only its users build.
    static func sharedTransport(_ package: RuntimePackage) -> [EmbeddedFile] {
        transport.map { file in
            EmbeddedFile(path: file.path, text: inserting("import \(package.module)", into: file.text))
        }
    }

    /// A source of a client's module that can use the runtime.
    ///
    /// - Parameter isExported: Whether who imports the client's module sees the runtime, too.
    static func importing(_ module: String, in text: String, isExported: Bool = false) -> String {
        inserting("\(isExported ? "@_exported " : "")\(attribute) import \(module)", into: text)
    }

    /// The text with one more import, in its place among the others. Where it is the first one, it stands behind the comments
    /// at the head of the file.
    private static func inserting(_ line: String, into text: String) -> String {
        var place = text.startIndex
        var isFirst = true
        while let end = text[place...].utf8.firstIndex(of: UInt8(ascii: "\n")) {
            let next = text[place..<end]
            if let module = importedModule(next) {
                isFirst = false
                if let own = importedModule(line[...]), own < module { break }
            } else if !isFirst || !isHead(next) {
                break
            }
            place = text.utf8.index(after: end)
        }
        return text[..<place] + line + (isFirst ? "\n\n" : "\n") + text[place...]
    }

    private static func importedModule(_ line: Substring) -> Substring? {
        guard line.hasPrefix("import ") || line.hasPrefix("@"), let word = line.firstRange(of: "import ") else {
            return nil
        }
        return line[word.upperBound...]
    }

    private static func isHead(_ line: Substring) -> Bool {
        line.isEmpty || line.hasPrefix("// ")
    }

    /// `DatedValue` of `@_spi(Generated) public protocol DatedValue: Codable {`.
    private static func hiddenType(_ line: Substring) -> Substring? {
        guard line.hasPrefix(attribute) else { return nil }
        return line.dropFirst(attribute.count + 1).prefixMatch(of: /public (?:protocol|struct) (\w+)/)?.1
    }

    /// `DatedValue` of `extension Array: DatedValue where Element: DatedValue {`, `StringKey` of
    /// `extension KeyedDecodingContainer<StringKey> {`.
    private static func requirement(of line: Substring) -> Substring? {
        line.hasPrefix("extension ") ? line.prefixMatch(of: /extension \w+(?:: |<)(\w+)/)?.1 : nil
    }
}
