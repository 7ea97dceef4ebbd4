import OpenAPI
import YAML

extension SchemaComparer {
    /// The properties of two objects.
    mutating func compareProperties(_ pair: SchemaPair) {
        let oldProperties = pair.old.properties
        let newProperties = pair.new.properties
        let (wasRequired, isRequired) = (pair.old.required, pair.new.required)
        let known = oldProperties.byKey
        let newNames = Set(newProperties.map(\.key))
        for property in oldProperties where !newNames.contains(property.key) {
            removeProperty(property.key, property.place, isRequired: wasRequired.contains(property.key), pair)
        }
        for property in newProperties {
            guard let before = known[property.key] else {
                addProperty(property.key, property.place, isRequired: isRequired.contains(property.key), pair)
                continue
            }
            let name = noun(property.key, in: pair)
            if wasRequired.contains(property.key) != isRequired.contains(property.key) {
                compareRequiredness(property.key, before, property.place, pair)
            }
            compareMutability(before, property.place, isRequired: isRequired.contains(property.key), name, pair)
            compareLifecycle(before, property.place, pair.scope.property, name)
            compare(before, property.place, pair.scope.property, name)
        }
        compareUndeclaredRequirements(pair)
    }

    private func noun(_ name: String, in pair: SchemaPair) -> String {
        "the property `\(name)` of \(pair.name)"
    }

    private mutating func removeProperty(_ name: String, _ place: Place, isRequired: Bool, _ pair: SchemaPair) {
        let noun = noun(name, in: pair)
        let view = SchemaView(place, in: old)
        let rule: String
        if pair.scope.isResponse {
            let kind = view.flag("writeOnly") ? "-write-only" : ""
            rule = "response-\(isRequired ? "required" : "optional")\(kind)-property-removed"
        } else {
            rule = pair.scope.property.rule("removed")
        }
        collector.add(rule, "\(noun) was removed", old: place, new: nil, wire: .risky)
    }

    private mutating func addProperty(_ name: String, _ place: Place, isRequired: Bool, _ pair: SchemaPair) {
        let noun = noun(name, in: pair)
        let view = SchemaView(place, in: new)
        guard !pair.scope.isResponse else {
            let kind = view.flag("writeOnly") ? "-write-only" : ""
            let rule = "response-\(isRequired ? "required" : "optional")\(kind)-property-added"
            collector.add(rule, "\(noun) was added", old: nil, new: place)
            return
        }
        guard isRequired, !view.flag("readOnly") else {
            collector.add(
                "new-optional-request-property",
                "\(noun), which is optional, was added",
                old: nil,
                new: place
            )
            return
        }
        let rule =
            switch pair.scope.property {
            case .headerProperty: "new-required-request-header-property"
            case .parameterProperty: "new-required-request-parameter-property"
            default:
                view["default"] == nil ? "new-required-request-property" : "new-required-request-property-with-default"
            }
        collector.add(rule, "\(noun), which is required, was added", old: nil, new: place, wire: .breaking)
    }

    private mutating func compareRequiredness(_ name: String, _ before: Place, _ after: Place, _ pair: SchemaPair) {
        let isRequired = pair.new.required.contains(name)
        let view = SchemaView(after, in: new)
        let message = "\(noun(name, in: pair)) became \(isRequired ? "required" : "optional")"
        let scope = pair.scope.property
        if scope.isResponse, view.flag("writeOnly") {
            let rule = "response-write-only-property-became-\(isRequired ? "required" : "optional")"
            collector.add(rule, message, old: before, new: after)
            return
        }
        // A client does not send what only the server sets.
        guard scope.isResponse || !view.flag("readOnly") else { return }
        let withDefault = scope == .requestProperty && isRequired && view["default"] != nil ? "-with-default" : ""
        let suffix = isRequired ? "became-required\(withDefault)" : "became-optional"
        collector.add(scope, suffix, isRequired ? .narrows : .widens, message, old: before, new: after)
    }

    /// `required` of members that `properties` does not declare.
    private mutating func compareUndeclaredRequirements(_ pair: SchemaPair) {
        let declared = Set(pair.new.properties.map(\.key)).union(pair.old.properties.map(\.key))
        let (before, after) = (pair.old.required.subtracting(declared), pair.new.required.subtracting(declared))
        for name in after.subtracting(before).sorted() {
            let message = "\(noun(name, in: pair)), which is not described, became required"
            collector.add(pair, "undeclared-property-became-required", .narrows, message)
        }
        for name in before.subtracting(after).sorted() {
            let message = "\(noun(name, in: pair)), which is not described, became optional"
            collector.add(pair, "undeclared-property-became-optional", .widens, message)
        }
    }

    /// `readOnly` and `writeOnly`.
    private mutating func compareMutability(
        _ before: Place,
        _ after: Place,
        isRequired: Bool,
        _ name: String,
        _ pair: SchemaPair
    ) {
        guard !unchanged.contains(before, after) else { return }
        let (old, new) = (SchemaView(before, in: old), SchemaView(after, in: new))
        for (keyword, words) in [("readOnly", "read-only"), ("writeOnly", "write-only")] {
            let (was, isNow) = (old.flag(keyword), new.flag(keyword))
            guard was != isNow else { continue }
            let direction = pair.scope.isResponse ? "response" : "request"
            let rule =
                "\(direction)-\(isRequired ? "required" : "optional")-property-became-\(isNow ? "" : "not-")\(words)"
            collector.add(rule, "\(name) became \(isNow ? "" : "not ")\(words)", old: before, new: after)
        }
    }

    /// What stands inside of arrays and dictionaries.
    mutating func compareMembers(_ pair: SchemaPair) {
        let (oldItems, newItems) = (pair.old["items"], pair.new["items"])
        switch (oldItems, newItems) {
        case (let before?, let after?):
            compare(before, after, pair.scope.property, "the items of \(pair.name)")
        case (nil, _?) where pair.old.types == ["array"]:
            collector.add(pair, "items-added", .narrows, "the items of \(pair.name) got a schema")
        case (_?, nil) where pair.new.types == ["array"]:
            collector.add(pair, "items-removed", .widens, "the items of \(pair.name) lost their schema")
        default: break
        }
        let (before, after) = (pair.old["additionalProperties"], pair.new["additionalProperties"])
        let allowed = (before?.node.bool ?? true, after?.node.bool ?? true)
        if allowed.0 != allowed.1 {
            let suffix = allowed.1 ? "additional-properties-allowed" : "additional-properties-forbidden"
            let message = "\(pair.name) \(allowed.1 ? "takes" : "no longer takes") members that are not declared"
            // Readers of responses pass over what they do not know.
            let effect: Effect = pair.scope.isResponse ? .neither : allowed.1 ? .widens : .narrows
            collector.add(pair, suffix, effect, message)
        } else if let before, let after {
            compare(before, after, pair.scope.property, "the additional properties of \(pair.name)")
        } else if before?.node.mapping != nil {
            collector.add(
                pair,
                "additional-properties-schema-removed",
                .widens,
                "the additional properties of \(pair.name) lost their schema"
            )
        } else if after?.node.mapping != nil {
            collector.add(
                pair,
                "additional-properties-schema-added",
                .narrows,
                "the additional properties of \(pair.name) got a schema"
            )
        }
    }
}
