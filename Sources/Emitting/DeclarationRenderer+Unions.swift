import Diagnostics
import IR
import Naming

extension DeclarationRenderer {
    func context(
        _ union: Union,
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> UnionContext {
        let scope = qualifiedName(of: definition)
        let names = types.names.members[definition.id] ?? []
        let branches = zip(union.branches, names).map { branch, name in
            UnionBranchContext(
                name: Identifier.escaped(name),
                reference: name,
                type: types.expression(for: branch.type, inside: scope),
                format: types.format(of: branch.type)
            )
        }
        var rules: [UnionRuleContext] = []
        for rule in union.rules {
            let pattern = UnionDescription.pattern(rule.pattern)
            let column = indentation + 8
            let body = try body(rule.selection, branches, after: pattern.count + 1, indentation: column, margin: 12)
            rules.append(UnionRuleContext(pattern: pattern, body: body))
        }
        let literals = UnionDescription.literals(of: union, names: names, types: types)
        let conformances = (["Hashable", "Codable", "Sendable"] + literals.conformances).joined(separator: ", ")
        let head =
            indentation + simpleName(of: definition).count + (union.isIndirect ? 9 : 0) + "public enum :  {".count
        let lines = Self.filled(literals.conformances, width: 116 - indentation)
        return UnionContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            isIndirect: union.isIndirect,
            keepsUnrecognized: union.keepsUnrecognized,
            branches: branches,
            rules: rules,
            isExhaustive: union.rules.contains { $0.pattern == .anything },
            expected: SwiftLiteral.string(UnionDescription.expectation(of: union, types: types)),
            literals: literals,
            conformances: conformances,
            isWrapped: !lines.isEmpty && head + conformances.count > 120,
            conformanceLines: lines,
            nested: try nestedText(of: definition, indentation: indentation)
        )
    }

    /// What stands behind the colon of a case: a statement on the same line where it fits, else lines below it.
    ///
    /// - Parameters:
    ///   - width: The columns that the case takes before.
    ///   - indentation: The column in which the case will stand.
    ///   - margin: The column of the lines below it, from where the text that it is part of begins.
    private func body(
        _ selection: Union.Selection,
        _ branches: [UnionBranchContext],
        after width: Int,
        indentation: Int,
        margin: Int = 4
    ) throws(DiagnosticsError) -> String {
        let text = try text(selection, branches, indentation: indentation + 4)
        if !text.contains("\n"), indentation + width + 1 + text.count <= 120 { return " " + text }
        return "\n" + Self.indented(text, by: margin)
    }

    /// The statements that find the branch, without indentation.
    private func text(
        _ selection: Union.Selection,
        _ branches: [UnionBranchContext],
        indentation: Int
    ) throws(DiagnosticsError) -> String {
        var context = SelectionContext()
        switch selection {
        case .branch(let index):
            context.branch = branches[index]
        case .tag(let property, let cases, let missing):
            context.tag = SwiftLiteral.string(property)
            for tagCase in cases {
                let values = tagCase.values.map(SwiftLiteral.string).joined(separator: ", ")
                let body = try body(tagCase.selection, branches, after: values.count + 6, indentation: indentation)
                context.cases.append(SelectionCaseContext(label: "case \(values)", body: body))
            }
            if let missing {
                let body = try body(missing, branches, after: 9, indentation: indentation)
                context.cases.append(SelectionCaseContext(label: "case nil", body: body))
            }
        case .keys(let keys, let otherwise):
            for rule in keys {
                let body = try text(.branch(rule.branch), branches, indentation: indentation + 4)
                let label = (context.keys.isEmpty ? "" : "} else ") + "if value.has(\(SwiftLiteral.string(rule.key))) {"
                context.keys.append(SelectionCaseContext(label: label, body: Self.indented(body, by: 4)))
            }
            let body = try text(otherwise, branches, indentation: indentation + 4)
            context.otherwise = Self.indented(body, by: 4)
        case .closest(let candidates):
            let shared = candidates.dropFirst().reduce(Set(candidates[0].keys)) { $0.intersection($1.keys) }
            for (index, candidate) in candidates.enumerated() {
                let label = index == candidates.count - 1 ? "default" : "case \(index)"
                let body = try body(
                    .branch(candidate.branch),
                    branches,
                    after: label.count + 1,
                    indentation: indentation
                )
                context.cases.append(SelectionCaseContext(label: label, body: body))
                let keys = candidate.keys.filter { !shared.contains($0) }
                context.candidates.append(CandidateContext(lines: Self.lines(ofKeys: keys, indentation)))
            }
        }
        let text = try templates.render(context, with: "selection")
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Keys as string literals with commas between, as many on a line as fit; with a last comma where there are several.
    private static func lines(ofKeys keys: [String], _ indentation: Int) -> [String] {
        var lines = filled(keys.map(SwiftLiteral.string), width: 110 - indentation)
        if lines.count > 1 { lines[lines.count - 1] += "," }
        return lines
    }

    /// Words with commas between, as many on a line as fit.
    private static func filled(_ words: [String], width: Int) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 2 + word.count < width {
                lines[lines.count - 1] = "\(last), \(word)"
            } else {
                if let last = lines.last { lines[lines.count - 1] = last + "," }
                lines.append(word)
            }
        }
        return lines
    }
}
