import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of an array: of elements of one type, or a tuple.
    mutating func resolveArray(_ conjunction: Conjunction, place: Place) -> TypeReference {
        let parts = conjunction.parts.filter(\.array.isPresent)
        guard let part = parts.last(where: { !$0.array.prefixItems.isEmpty }) ?? parts.last else {
            return .array(.json)
        }
        let prefix = part.array.prefixItems
        let items = part.array.items.flatMap { $0.boolean == false ? nil : $0 }
        guard !prefix.isEmpty else {
            // `items: false` allows no element at all.
            guard items != nil else { return .array(.json) }
            let place = elementPlace(place, of: conjunction.primary)
            let all = parts.compactMap(\.array.items)
            return .array(element(all, named: "items", owner: typeID(of: conjunction), place: place))
        }
        if isUniform(prefix + [items].compactMap(\.self)) {
            return .array(resolve(prefix[0], place: elementPlace(place, of: conjunction.primary)).element)
        }
        return resolveTuple(part, rest: items, of: conjunction, place: place)
    }

    /// Whether all elements are of one type, and none has a name of its own.
    private func isUniform(_ elements: [Schema]) -> Bool {
        let members = elements.map { Schema.Member(name: "", nameLocation: $0.location, schema: $0) }
        return elements.count == 1 || elements.allSatisfy { $0.annotations.title == nil } && agree(members)
    }

    /// A struct that is coded as an array: `prefixItems` has a schema for each place (JSON Schema 2020-12 §10.3.1.1). Places
    /// beyond `minItems` may be missing, which is not the same as null there. What follows may be anything, unless the schema
    /// speaks of it.
    private mutating func resolveTuple(
        _ part: Schema,
        rest: Schema?,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        let id = typeID(of: conjunction)
        guard !types.contains(id) else { return .named(id) }
        let minimum = part.count("minItems") ?? 0
        let isClosed =
            part.array.items != nil || part.count("maxItems").map { $0 <= part.array.prefixItems.count } ?? false
        let names = elementNames(of: part.array.prefixItems)
        declareStructure(id, of: conjunction.primary, place: place) { resolver in
            var properties: [Structure.Property] = []
            for (index, schema) in part.array.prefixItems.enumerated() {
                let member = Schema.Member(name: names[index], nameLocation: schema.location, schema: schema)
                var property = resolver.property([member], isRequired: index < minimum, owner: id)
                property.isThreeState = !property.isRequired && property.isNullable
                properties.append(property)
            }
            let rest = rest.map { resolver.resolve($0, place: .type(id, role: .element(ofProperty: "rest"))).element }
            var structure = Structure(properties: properties, additionalProperties: rest ?? (isClosed ? nil : .json))
            structure.isTuple = true
            return structure
        }
        return .named(id)
    }

    /// What the elements are called: by their titles, by the components that they refer to, else by their places.
    private func elementNames(of elements: [Schema]) -> [String] {
        let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        let titles = elements.map { title(of: $0) }
        return elements.indices.map { index in
            if let title = titles[index], titles.filter({ $0 == title }).count == 1 { return title }
            return index < ordinals.count ? ordinals[index] : "element\(index + 1)"
        }
    }
}

extension Schema {
    /// The value of a keyword that is a number of elements.
    fileprivate func count(_ keyword: String) -> Int? {
        validation.constraints.first { $0.keyword == keyword }.flatMap { Int($0.value.text) }
    }
}
