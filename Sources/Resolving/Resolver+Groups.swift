import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// All operations, grouped: by `x-oaiMeta.group`, else the first tag, else the first segment of the path that tells
    /// something. The groups stand in the order of `x-oaiMeta.groups`, then of `tags`, then of their operations.
    mutating func resolveGroups() -> [OperationGroup] {
        let usesTags = tagsTellApart()
        var grouped: [String: [IR.Operation]] = [:]
        let entries = document.paths.compactMap { entry in mergedPathItem(entry).map { (entry.path, $0) } }
        let declared = (document.oaiMeta?.groups.map(\.id) ?? []) + (usesTags ? document.tags.map(\.name) : [])
        let used = entries.flatMap { path, pathItem in
            pathItem.operations.map { groupID(of: $0, path: path, usesTags: usesTags) }
        }
        let spellings = Self.spellings(declared: declared, used: used)
        var order = declared
        for (path, pathItem) in entries {
            for operation in pathItem.operations where isSelected(operation, in: pathItem) {
                reportReplaced(by: operation, in: pathItem)
                let id = groupID(of: operation, path: path, usesTags: usesTags)
                let group = spellings[Self.letters(of: id)] ?? id
                order.append(group)
                let resolved = resolveOperation(operation, in: pathItem)
                grouped[group, default: []].append(resolved)
                operations.append(ResolvedOperation(source: operation, result: resolved))
            }
        }
        var seen: Set<String> = []
        return order.filter { seen.insert($0).inserted }.compactMap { id in
            grouped[id].map { group(id, operations: $0) }
        }
    }

    /// One spelling of each group, by its letters: `Videos` and `videos` are one group, called as it is declared.
    private static func spellings(declared: [String], used: [String]) -> [String: String] {
        let all = (declared + used.sorted()).map { (letters(of: $0), $0) }
        return Dictionary(all, uniquingKeysWith: { first, _ in first })
    }

    /// The letters and digits of a group's id, whatever their case; the id itself where it has none.
    private static func letters(of id: String) -> String {
        let letters = id.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? id : letters
    }

    /// The path item with what it refers to.
    mutating func mergedPathItem(_ entry: PathItem) -> PathItem? {
        do {
            return try references.pathItem(entry)
        } catch {
            diagnostics.append(error)
            return nil
        }
    }

    /// Which one counts where both a path item and the target of its `$ref` have an operation, is undefined (Path Item
    /// Object).
    mutating func reportReplaced(by operation: OpenAPI.Operation, in pathItem: PathItem) {
        for replaced in pathItem.replacedOperations where replaced.method == operation.method {
            diagnostics.append(
                Diagnostic(
                    "operation-replaced",
                    .warning,
                    "this operation is not used for `\(replaced.method.name) \(pathItem.path)`: another stands beside the `$ref` to it",
                    at: replaced.location,
                    hint: "keep one of the two; OpenAPI does not say which of them counts",
                    related: [.init("this one is used", at: replaced.replacement)]
                )
            )
        }
    }

    /// Whether tags serve as groups: not where all operations have one and the same, and nothing else groups them.
    private func tagsTellApart() -> Bool {
        let operations = document.paths.flatMap(\.operations)
        let tags = Set(operations.map { $0.tags.first })
        return tags.count > 1 || operations.count < 2 || operations.contains { $0.oaiMeta?.group != nil }
    }

    private func groupID(of operation: OpenAPI.Operation, path: String, usesTags: Bool) -> String {
        if let group = operation.oaiMeta?.group { return group }
        if usesTags, let tag = operation.tags.first { return tag }
        return PathTemplate(path).subject
    }

    private func group(_ id: String, operations: [IR.Operation]) -> OperationGroup {
        let meta = document.oaiMeta?.groups.first { $0.id == id }
        let tag = document.tags.first { $0.name == id }
        return OperationGroup(
            id: id,
            title: meta?.title,
            description: meta?.description ?? tag?.description,
            warning: meta?.warning.map { OperationGroup.Warning(title: $0.title, message: $0.message) },
            operations: operations.map { operation in
                var operation = operation
                operation.documentation.isBeta = operation.documentation.isBeta || meta?.isBeta == true
                return operation
            }
        )
    }
}
