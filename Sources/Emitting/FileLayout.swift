/// The paths of the generated files of a module: their names differ in all folders together, as the compiler wants it, and
/// on disks that do not tell upper from lower case.
struct FileLayout {
    private var taken: Set<String>

    /// - Parameter reserved: the names of files that the module has already, without their extension.
    init(reserved: [String]) {
        taken = Set(reserved.map { $0.lowercased() })
    }

    /// The path for a declaration: `Sources/OpenAI/Models/Engine.swift`.
    mutating func path(in folder: String, name: String, extension fileExtension: String = "swift") -> String {
        let base = Self.safe(name)
        var unique = base
        var number = 2
        while !taken.insert(unique.lowercased()).inserted {
            unique = "\(base)\(number)"
            number += 1
        }
        return "\(folder)/\(unique).\(fileExtension)"
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-".utf8)

    /// Identifiers are safe as they are; what is not gets an underscore.
    private static func safe(_ name: String) -> String {
        if (1...100).contains(name.utf8.count), name.utf8.allSatisfy(plain.contains) { return name }
        let text = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "+" || $0 == "-" ? $0 : "_" })
        return text.isEmpty ? "_" : String(text.prefix(100))
    }
}
