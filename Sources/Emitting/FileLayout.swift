/// The paths of generated files, safe on disks that do not tell upper from lower case.
struct FileLayout {
    private var taken: Set<String> = []

    /// The path for a declaration: `Sources/OpenAI/Models/Engine.swift`.
    mutating func path(in folder: String, name: String, extension fileExtension: String = "swift") -> String {
        let base = Self.safe(name)
        var path = "\(folder)/\(base).\(fileExtension)"
        var number = 2
        while !taken.insert(path.lowercased()).inserted {
            path = "\(folder)/\(base)\(number).\(fileExtension)"
            number += 1
        }
        return path
    }

    /// Identifiers are safe as they are; what is not gets an underscore.
    private static func safe(_ name: String) -> String {
        let text = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "+" || $0 == "-" ? $0 : "_" })
        return text.isEmpty ? "_" : String(text.prefix(100))
    }
}
