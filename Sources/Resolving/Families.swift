import OpenAPI
import YAML

/// A component schema that others extend by `allOf`, with a discriminator that tells them apart (OpenAPI 3.1 §4.8.25): a
/// value of the schema may be any of these, whether it lists them in `oneOf` or `anyOf` or not.
struct Family {
    var parent: Schema
    var discriminator: Schema.Discriminator
    /// The schemas that extend the parent, whatever stands between, in document order.
    var members: [Schema] = []
    /// Whether a value may be of the parent and of no schema that extends it: where the mapping names the parent or nothing,
    /// or where the parent says how its own values look, by a text of its own or by leaving the discriminator out.
    var hasParentAlone = true

    /// The texts that name a schema of the family: those of the mapping, else those that the schema itself lists, else its
    /// name.
    func values(of schema: Schema) -> [String] {
        let pointer = schema.pointer.description
        let mapped = discriminator.mapping.filter {
            $0.reference.target == pointer || $0.target == schema.pointer.name
        }
        guard mapped.isEmpty else { return mapped.map(\.value) }
        if schema === parent, let text = ownText { return [text] }
        let listed = schema === parent ? nil : property(of: schema)
        let nodes = listed?.enumeration ?? listed?.constant.map { [$0] } ?? []
        let texts = nodes.compactMap(\.string)
        return texts.isEmpty ? [schema.pointer.name] : texts
    }

    /// The text by which the parent itself goes, where it says so and the mapping does not say otherwise: its schemas'
    /// generators write it as the default.
    fileprivate var ownText: String? {
        let property = property(of: parent)
        guard let node = property?.constant ?? property?.annotations.defaultValue, let text = node.string,
            !discriminator.mapping.contains(where: { $0.value == text })
        else { return nil }
        return text
    }

    /// What a schema itself says of the discriminator's property.
    private func property(of schema: Schema) -> Schema? {
        let own = schema.inlineParts.flatMap(\.object.properties)
        return own.last { $0.name == discriminator.propertyName }?.schema
    }
}

extension Schema {
    /// The schema, and those of its `allOf` that are no references.
    fileprivate var inlineParts: [Schema] {
        [self] + composition.allOf.filter { $0.reference == nil }.flatMap(\.inlineParts)
    }

    /// The discriminator of a schema that others extend. It may stand in `allOf`, beside the members that the schema adds to
    /// those of a parent of its own.
    fileprivate var familyDiscriminator: Discriminator? {
        let part = inlineParts.last { $0.composition.discriminator != nil }
        guard let part, part === self || part.alternatives.isEmpty else { return nil }
        return part.composition.discriminator
    }
}

/// All families of a document.
struct Families {
    private var byParent: [String: Family] = [:]
    private var children: [String: [Schema]] = [:]
    private var members: Set<String> = []
    /// Of the schemas that extend a parent: the discriminator with the texts that name them.
    private var tags: [String: (property: String, values: [String])] = [:]

    init(_ document: Document, _ references: ReferenceResolver) {
        let schemas = document.components.schemas.map(\.value)
        var parents: [Schema] = []
        for schema in schemas {
            for part in schema.composition.allOf {
                guard let reference = part.reference, let parent = try? references.schema(reference) else { continue }
                children[parent.pointer.description, default: []].append(schema)
            }
            if schema.familyDiscriminator != nil { parents.append(schema) }
        }
        for parent in parents {
            guard let discriminator = parent.familyDiscriminator, children[parent.pointer.description] != nil
            else { continue }
            var family = Family(parent: parent, discriminator: discriminator)
            family.hasParentAlone = Self.hasParentAlone(family, references)
            let found = descendants(of: parent)
            // A parent may list those that extend it, and these alone.
            let branches = parent.alternatives.map { branch in
                branch.reference.flatMap { try? references.schema($0) }?.pointer.description
            }
            guard branches.allSatisfy({ $0.map(found.contains) ?? false }) else { continue }
            family.members = schemas.filter { found.contains($0.pointer.description) && $0 !== parent }
            byParent[parent.pointer.description] = family
            members.formUnion(family.members.map(\.pointer.description))
            for member in family.members + (family.hasParentAlone ? [parent] : []) {
                tags[member.pointer.description] = (discriminator.propertyName, family.values(of: member))
            }
        }
    }

    /// The family of which the schema is the parent.
    subscript(parent: Schema) -> Family? {
        byParent.isEmpty ? nil : byParent[parent.pointer.description]
    }

    /// The discriminator of a schema that extends a parent, with the one text that names it.
    func tag(of pointer: String) -> (property: String, value: String)? {
        guard let (property, values) = tags[pointer], values.count == 1 else { return nil }
        return (property, values[0])
    }

    /// The discriminator of a schema that extends a parent, with the texts that name it.
    func tags(of schema: Schema) -> (property: String, values: [String])? {
        tags.isEmpty ? nil : tags[schema.pointer.description]
    }

    /// Whether the schema extends a parent with a discriminator.
    func hasMember(_ schema: Schema) -> Bool {
        !members.isEmpty && members.contains(schema.pointer.description)
    }

    private static func hasParentAlone(_ family: Family, _ references: ReferenceResolver) -> Bool {
        let mapping = family.discriminator.mapping
        if mapping.contains(where: { $0.reference.target == family.parent.pointer.description }) { return true }
        // A parent that lists its schemas would list itself.
        guard family.parent.alternatives.isEmpty else { return false }
        return mapping.isEmpty || family.ownText != nil
            || !isRequired(family.discriminator.propertyName, of: family.parent, references)
    }

    /// - Parameter depth: How many schemas were gone through, so that circular ones end.
    private static func isRequired(
        _ name: String,
        of schema: Schema,
        _ references: ReferenceResolver,
        depth: Int = 0
    ) -> Bool {
        guard depth < 16 else { return false }
        if schema.object.required.contains(where: { $0.name == name }) { return true }
        let target = schema.reference.flatMap { try? references.schema($0) }
        return (schema.composition.allOf + [target].compactMap(\.self)).contains {
            isRequired(name, of: $0, references, depth: depth + 1)
        }
    }

    private func descendants(of parent: Schema) -> Set<String> {
        var found: Set<String> = []
        var waiting = [parent]
        while let next = waiting.popLast() {
            for child in children[next.pointer.description] ?? []
            where found.insert(child.pointer.description).inserted {
                waiting.append(child)
            }
        }
        return found
    }
}
