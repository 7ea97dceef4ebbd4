import OpenAPI
import YAML

/// A component schema that others extend by `allOf`, with a discriminator that tells them apart (OpenAPI 3.1 §4.8.25): a
/// value of the schema may be any of these.
struct Family {
    var parent: Schema
    var discriminator: Schema.Discriminator
    /// The schemas that extend the parent, whatever stands between, in document order.
    var members: [Schema] = []

    /// The texts that name a schema of the family: those of the mapping, else those that the schema itself lists, else its
    /// name.
    func values(of schema: Schema) -> [String] {
        let pointer = schema.pointer.description
        let mapped = discriminator.mapping.filter {
            $0.reference.target == pointer || $0.target == schema.pointer.name
        }
        guard mapped.isEmpty else { return mapped.map(\.value) }
        let own = ([schema] + schema.composition.allOf.filter { $0.reference == nil }).flatMap(\.object.properties)
        let listed = own.last { $0.name == discriminator.propertyName && schema !== parent }?.schema
        let nodes = listed?.enumeration ?? listed?.constant.map { [$0] } ?? []
        let texts = nodes.compactMap(\.string)
        return texts.isEmpty ? [schema.pointer.name] : texts
    }

    /// Whether a value may be of the parent and of no schema that extends it.
    var hasParentAlone: Bool {
        discriminator.mapping.isEmpty
            || discriminator.mapping.contains { $0.reference.target == parent.pointer.description }
    }
}

/// All families of a document.
struct Families {
    private var byParent: [String: Family] = [:]
    private var children: [String: [Schema]] = [:]
    private var members: Set<String> = []
    /// Of the schemas that extend a parent: the discriminator with the one text that names them.
    private var tags: [String: (property: String, value: String)] = [:]

    init(_ document: Document, _ references: ReferenceResolver) {
        let schemas = document.components.schemas.map(\.value)
        var parents: [Schema] = []
        for schema in schemas {
            for part in schema.composition.allOf {
                guard let reference = part.reference, let parent = try? references.schema(reference) else { continue }
                children[parent.pointer.description, default: []].append(schema)
            }
            if schema.composition.discriminator != nil, schema.composition.oneOf.isEmpty,
                schema.composition.anyOf.isEmpty
            {
                parents.append(schema)
            }
        }
        for parent in parents {
            guard let discriminator = parent.composition.discriminator, children[parent.pointer.description] != nil
            else { continue }
            var family = Family(parent: parent, discriminator: discriminator)
            let found = descendants(of: parent)
            family.members = schemas.filter { found.contains($0.pointer.description) && $0 !== parent }
            byParent[parent.pointer.description] = family
            members.formUnion(family.members.map(\.pointer.description))
            for member in family.members + (family.hasParentAlone ? [parent] : []) {
                let values = family.values(of: member)
                if values.count == 1 { tags[member.pointer.description] = (discriminator.propertyName, values[0]) }
            }
        }
    }

    /// The family of which the schema is the parent.
    subscript(parent: Schema) -> Family? {
        byParent.isEmpty ? nil : byParent[parent.pointer.description]
    }

    /// The discriminator of a schema that extends a parent, with the one text that names it.
    func tag(of pointer: String) -> (property: String, value: String)? { tags[pointer] }

    /// Whether the schema extends a parent with a discriminator.
    func hasMember(_ schema: Schema) -> Bool {
        !members.isEmpty && members.contains(schema.pointer.description)
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
