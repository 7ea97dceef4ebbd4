import Diagnostics
import IR
import Naming
import Templating

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
                text: branch.text.map(SwiftLiteral.string),
                type: types.expression(for: branch.type, inside: scope),
                hasDates: types.hasDates(branch.type),
                isWhole: [.base64, .bytes, .foreign(.url)].contains(types.unaliased(branch.type)),
                tag: branch.writtenTag.map {
                    (SwiftLiteral.string($0), SwiftLiteral.string(union.discriminator ?? ""))
                },
                isReadWithoutTag: branch.isReadWithoutTag
            )
        }
        let subject = UnionSubject(branches: branches)
        var rules: [UnionRuleContext] = []
        for rule in union.rules {
            let pattern = UnionDescription.pattern(rule.pattern)
            let column = indentation + 8
            let body = try body(rule.selection, subject, after: pattern.count + 1, indentation: column, margin: 12)
            rules.append(UnionRuleContext(pattern: pattern, body: body))
        }
        let literals = UnionDescription.literals(of: union, names: names, types: types)
        let own = ["Hashable", "Codable"] + (union.isMultipartBody ? ["MultipartEncodable"] : []) + ["Sendable"]
        let conformances = (own + literals.conformances).joined(separator: ", ")
        let head =
            indentation + simpleName(of: definition).count + (union.isIndirect ? 9 : 0) + "public enum :  {".count
        let lines = Self.filled(literals.conformances, width: 116 - indentation)
        let expected = SwiftLiteral.string(UnionDescription.expectation(of: union, types: types))
        return UnionContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            isIndirect: union.isIndirect,
            keepsUnrecognized: union.keepsUnrecognized,
            branches: branches,
            rules: rules,
            isExhaustive: union.rules.contains { $0.pattern == .anything },
            expected: expected,
            literals: literals,
            conformances: conformances,
            isWrapped: !lines.isEmpty && head + conformances.count > 120,
            conformanceLines: lines,
            isMultipartBody: union.isMultipartBody,
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
        _ subject: UnionSubject,
        after width: Int,
        indentation: Int,
        margin: Int = 4
    ) throws(DiagnosticsError) -> String {
        let text = try text(selection, subject, indentation: indentation + 4)
        if !text.contains("\n"), indentation + width + 1 + text.count <= 120 { return " " + text }
        return "\n" + text.indented(by: margin)
    }

    /// The statements that find the branch, without indentation.
    private func text(
        _ selection: Union.Selection,
        _ subject: UnionSubject,
        indentation: Int
    ) throws(DiagnosticsError) -> String {
        var context = SelectionContext()
        switch selection {
        case .branch(let index):
            context.branch = subject.branches[index]
        case .member(let name, let selection):
            return try text(selection, subject.member(name), indentation: indentation)
        case .firstElement(let selection):
            return try text(selection, subject.firstElement(), indentation: indentation)
        case .keys(let keys, let otherwise):
            for rule in keys {
                let body = try text(.branch(rule.branch), subject, indentation: indentation + 4)
                let null = rule.allowsNull ? ", orNull: true" : ""
                let condition = "if \(subject.expression).has(\(SwiftLiteral.string(rule.key))\(null)) {"
                let label = (context.keys.isEmpty ? "" : "} else ") + condition
                context.keys.append(SelectionCaseContext(label: label, body: body.indented(by: 4)))
            }
            var body = Self.unrecognized
            if let otherwise { body = try self.text(otherwise, subject, indentation: indentation + 4) }
            context.otherwise = body.indented(by: 4)
        case .integers(let signed, let unsigned):
            let body = try text(.branch(signed), subject, indentation: indentation + 4)
            context.keys = [SelectionCaseContext(label: "if \(subject.expression).isInt {", body: body.indented(by: 4))]
            context.otherwise = try text(.branch(unsigned), subject, indentation: indentation + 4).indented(by: 4)
        case .tag(let property, let cases, let missing, let otherwise):
            context.switched = "\(subject.expression).tag(\(SwiftLiteral.string(property)))"
            var labelled = Self.labelled(cases)
            if let missing { labelled.append(("case nil", missing)) }
            context.cases = try self.cases(labelled + [("default", otherwise)], subject, indentation)
        case .text(let cases, let otherwise):
            context.switched = "\(subject.expression).text"
            context.cases = try self.cases(Self.labelled(cases) + [("default", otherwise)], subject, indentation)
        case .kinds(let property, let rules, let otherwise):
            let argument = property.map { "(of: \(SwiftLiteral.string($0)))" } ?? ""
            context.switched = "\(subject.expression).kind\(argument)"
            let labelled = rules.map { (UnionDescription.pattern($0.pattern), Optional($0.selection)) }
            context.cases = try self.cases(labelled + [("default", otherwise)], subject, indentation)
        case .closest(let candidates):
            try choose(among: candidates, subject, indentation, &context)
        }
        let text = try templates.render(context, with: "selection")
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// `case "a", "b"` with what they select.
    private static func labelled(_ cases: [Union.TagCase]) -> [(label: String, selection: Union.Selection?)] {
        cases.map { tagCase in
            ("case " + tagCase.values.map(SwiftLiteral.string).joined(separator: ", "), tagCase.selection)
        }
    }

    /// By the names of members; what all candidates have tells nothing.
    private func choose(
        among candidates: [Union.Candidate],
        _ subject: UnionSubject,
        _ indentation: Int,
        _ context: inout SelectionContext
    ) throws(DiagnosticsError) {
        context.switched = "\(subject.expression).closest(to: keys)"
        let shared = candidates.dropFirst().reduce(Set(candidates[0].keys)) { $0.intersection($1.keys) }
        let labelled = candidates.enumerated().map { index, candidate -> (String, Union.Selection?) in
            (index == candidates.count - 1 ? "default" : "case \(index)", candidate.selection)
        }
        context.cases = try cases(labelled, subject, indentation)
        context.candidates = candidates.map { candidate in
            let keys = candidate.keys.filter { !shared.contains($0) }
            return CandidateContext(lines: Self.lines(ofKeys: keys, indentation))
        }
    }

    private static let unrecognized = "self = try .unrecognized(value.decode())"

    /// The cases of a `switch`. What has no selection is a value that the description of the API does not know.
    private func cases(
        _ cases: [(label: String, selection: Union.Selection?)],
        _ subject: UnionSubject,
        _ indentation: Int
    ) throws(DiagnosticsError) -> [SelectionCaseContext] {
        var result: [SelectionCaseContext] = []
        for (label, selection) in cases {
            var body = " " + Self.unrecognized
            if let selection {
                body = try self.body(selection, subject, after: label.count + 1, indentation: indentation)
            }
            result.append(SelectionCaseContext(label: label, body: body))
        }
        return result
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
