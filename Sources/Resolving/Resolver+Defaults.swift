import Diagnostics
import IR
import OpenAPI
import YAML

/// The `default` of each schema beside what the schema became, in the order in which they are met.
struct DocumentedDefaults {
    private(set) var list: [(schema: ObjectIdentifier, value: Node, type: ResolvedType)] = []
    private var schemas: Set<ObjectIdentifier> = []

    /// Adds the default of a schema, which may be met several times.
    mutating func add(_ value: Node, of schema: Schema, _ type: ResolvedType) {
        add((ObjectIdentifier(schema), value, type))
    }

    /// Adds the defaults of other schemas.
    mutating func add(_ others: DocumentedDefaults) {
        for entry in others.list { add(entry) }
    }

    private mutating func add(_ entry: (schema: ObjectIdentifier, value: Node, type: ResolvedType)) {
        if schemas.insert(entry.schema).inserted { list.append(entry) }
    }
}

extension Resolver {
    /// Remembers the default of a schema, which is looked at when all types are known.
    mutating func noteDefault(of schema: Schema, _ type: ResolvedType) {
        if let value = schema.annotations.defaultValue { defaults.add(value, of: schema, type) }
    }

    /// A default is documentation: the server applies it. One that does not fit its schema misleads readers, and points at a
    /// mistake in one of the two, but changes no code.
    mutating func reportWrongDefaults() {
        let checker = ExampleChecker(types: types)
        for (_, value, resolved) in defaults.list {
            if value.isNull {
                guard !resolved.isNullable, types.unaliased(resolved.type) != .json else { continue }
                report(
                    "the default is null, which the schema does not allow",
                    value,
                    hint: "allow null, or leave 'default' out: an optional member that is missing has no value"
                )
            } else if let mismatch = checker.mismatch(of: value, with: resolved.type) {
                let reason = mismatch.hasPrefix("$ ") ? "it" + mismatch.dropFirst() : mismatch
                report(
                    "the default does not fit its schema: \(reason)",
                    value,
                    hint: "correct the default or the schema; the default is only documented"
                )
            }
        }
    }

    private mutating func report(_ message: String, _ value: Node, hint: String) {
        diagnostics.append(Diagnostic("default-mismatch", .warning, message, at: value.location, hint: hint))
    }
}
