import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of a value with `enum` or `const`: an enumeration of strings, or of integers that have names. `nil` where the
    /// schema has neither, and where the values are documentation of a plain type.
    mutating func resolveEnumeration(_ conjunction: Conjunction, place: Place) -> TypeReference? {
        let list = ListedValues(conjunction)
        report(list, of: conjunction)
        guard let rawType = list.rawType else { return nil }
        let id = typeID(of: conjunction)
        declareEnumeration(id, rawType: rawType, values: list.values, of: conjunction.primary, place: place)
        return .named(id)
    }

    private mutating func report(_ list: ListedValues, of conjunction: Conjunction) {
        if let misfit = list.misfit, let type = conjunction.types.first {
            let isQuoted = misfit.string != nil
            diagnostics.append(
                Diagnostic(
                    "enum-mismatch",
                    .warning,
                    "`enum` has \(misfit.kindDescription), but the type is \(type.rawValue)"
                        + (list.usedType.map { "; the values are read as \($0.rawValue)s" } ?? ""),
                    at: misfit.location,
                    hint: isQuoted ? "write the value without quotes, or correct the type" : "write the value in quotes"
                )
            )
        }
        if let names = list.misfittingNames {
            let count = conjunction.telling.enumeration?.count ?? 1
            diagnostics.append(
                Diagnostic(
                    "enum-names-mismatch",
                    .warning,
                    "there are \(names.sequence?.count ?? 0) names for \(count) values",
                    at: names.location,
                    hint: "give each value a name, in the order of 'enum'"
                )
            )
        }
    }

    /// The values that only documentation tells, since the schema's type is no enumeration; as JSON texts.
    func documentedValues(of schema: Schema) -> [String] {
        let conjunction = Conjunction(primary: schema, parts: [schema])
        let list = ListedValues(conjunction)
        guard list.rawType == nil else { return [] }
        let isText = list.usedType ?? .string == .string
        return conjunction.listedNodes.map { node in
            (isText ? nil : node.scalar?.text) ?? NodeWriter.json(node, unit: nil)
        }
    }

    /// Adds an enumeration of the values, each once.
    mutating func declareEnumeration(
        _ id: TypeID,
        rawType: Enumeration.RawType = .string,
        values: [Enumeration.Value],
        of schema: Schema,
        place: Place
    ) {
        guard !types.contains(id) else { return }
        var seen: Set<String> = []
        let values = values.filter { seen.insert($0.text).inserted }
        let enumeration = Enumeration(rawType: rawType, values: values, isOpen: !options.closedEnumerations)
        types.add(
            TypeDefinition(
                id: id,
                owner: place,
                title: title(of: schema),
                kind: .enumeration(enumeration),
                documentation: documentation(of: schema),
                location: schema.location
            )
        )
    }
}
