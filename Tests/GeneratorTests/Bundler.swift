import Foundation
import YAML

/// Makes one document of several files: components and path items that are a reference into another file hold what stands
/// there, and all references lead to the components.
struct Bundler {
    private let folder: URL
    private let root: String
    private var files: [String: DocumentValue] = [:]
    /// The pointers in the root file of what stands in other files, by `file#/pointer`.
    private var mounts: [String: String] = [:]
    /// The components of other files that the root file does not name, which become components of the bundle.
    private var moved: [(file: String, pointer: String)] = []

    struct Unreadable: Error {
        var reference: String
    }

    static func bundle(_ file: URL) throws -> DocumentValue {
        var bundler = Bundler(folder: file.deletingLastPathComponent(), root: file.lastPathComponent)
        let root = try bundler.file(bundler.root)
        bundler.mount(root)
        var bundle = try bundler.bundled(root, in: bundler.root, keepsReference: false)
        var next = 0
        while next < bundler.moved.count {
            let moved = bundler.moved[next]
            let value = try bundler.target(moved.pointer, in: moved.file)
            let tokens = moved.pointer.split(separator: "/").map(String.init)
            bundle = bundle.adding(try bundler.bundled(value, in: moved.file), at: tokens[...])
            next += 1
        }
        return bundle
    }

    private init(folder: URL, root: String) {
        self.folder = folder
        self.root = root
    }

    private mutating func file(_ path: String) throws -> DocumentValue {
        if let known = files[path] { return known }
        let data = try Data(contentsOf: folder.appending(path: path))
        let value = DocumentValue(try YAML.load(bytes: [UInt8](data), path: path))
        files[path] = value
        return value
    }

    private mutating func mount(_ document: DocumentValue) {
        for section in ["paths", "webhooks"] { mount(document[section], at: "#/\(section)") }
        guard case .object(let sections)? = document["components"] else { return }
        for section in sections { mount(section.value, at: "#/components/\(section.key)") }
    }

    private mutating func mount(_ section: DocumentValue?, at pointer: String) {
        guard case .object(let members)? = section else { return }
        for member in members {
            guard let reference = member.value.reference, !reference.hasPrefix("#") else { continue }
            let token = member.key.replacing("~", with: "~0").replacing("/", with: "~1")
            mounts[absolute(reference, in: root)] = "\(pointer)/\(token)"
        }
    }

    /// Where the target stands in the root file: at a mount, or below one.
    private func mounted(_ target: String) -> String? {
        var place = target[...]
        while let slash = place.lastIndex(of: "/") {
            if let pointer = mounts[String(place)] { return pointer + target[place.endIndex...] }
            place = place[..<slash]
        }
        return mounts[String(place)].map { $0 + target[place.endIndex...] }
    }

    /// `file#/pointer` of a reference, the file as seen from the folder.
    private func absolute(_ reference: String, in file: String) -> String {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : ""
        guard !parts[0].isEmpty else { return "\(file)#\(fragment)" }
        var path = file.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") where part != "." {
            if part == ".." { path.removeLast() } else { path.append(String(part)) }
        }
        return "\(path.joined(separator: "/"))#\(fragment)"
    }

    private mutating func bundled(
        _ value: DocumentValue,
        in file: String,
        keepsReference: Bool = true
    ) throws -> DocumentValue {
        switch value {
        case .object(let members):
            var result: [DocumentValue.Member] = []
            for member in members {
                if member.key == "$ref", case .string(let reference) = member.value {
                    let target = absolute(reference, in: file)
                    if keepsReference { move(target) }
                    let mounted = keepsReference ? mounted(target) : nil
                    if let pointer = mounted ?? local(target) {
                        result.append(.init(key: "$ref", value: .string(pointer)))
                    } else {
                        guard members.count == 1 else { throw Unreadable(reference: reference) }
                        let place = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
                            String.init
                        )
                        return try bundled(self.target(place[1], in: place[0]), in: place[0])
                    }
                } else {
                    let isEntry = file == root && isMount(member.value)
                    let value = try bundled(member.value, in: file, keepsReference: !isEntry)
                    result.append(.init(key: member.key, value: value))
                }
            }
            return .object(result)
        case .array(let elements): return .array(try elements.map { try bundled($0, in: file) })
        case .string, .literal: return value
        }
    }

    /// Makes a component of another file one of the bundle.
    private mutating func move(_ target: String) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[0] != root, mounted(target) == nil else { return }
        let tokens = parts[1].split(separator: "/")
        guard tokens.count > 2, tokens[0] == "components" else { return }
        let pointer = "/\(tokens[0...2].joined(separator: "/"))"
        mounts["\(parts[0])#\(pointer)"] = "#\(pointer)"
        moved.append((parts[0], pointer))
    }

    /// Whether the value is what `mount` has found.
    private func isMount(_ value: DocumentValue) -> Bool {
        value.reference.map { mounts[absolute($0, in: root)] != nil } ?? false
    }

    private func local(_ target: String) -> String? {
        target.hasPrefix("\(root)#") ? String(target.dropFirst(root.count)) : nil
    }

    private mutating func target(_ pointer: String, in path: String) throws -> DocumentValue {
        var value = try file(path)
        for token in pointer.split(separator: "/") {
            let key = (token.removingPercentEncoding ?? String(token)).replacing("~1", with: "/").replacing(
                "~0",
                with: "~"
            )
            guard let next = value[key] else { throw Unreadable(reference: "\(path)#\(pointer)") }
            value = next
        }
        return value
    }
}
