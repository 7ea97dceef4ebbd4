import OpenAPI
import YAML

extension DocumentComparer {
    /// A parameter with what says whose it is.
    private struct Parameter {
        var name: String
        var place: Place
        var location: String
        var isOfPath: Bool

        var isRequired: Bool { location == "path" || place.flag("required") }

        var noun: String { "the \(location) parameter `\(name)`" }
    }

    mutating func compareParameters(_ pair: OperationPair) {
        var gone = parameters(of: pair.old, pair.oldItem, in: old)
        let after = parameters(of: pair.new, pair.newItem, in: new)
        let positions = (Self.names(in: pair.oldPath), Self.names(in: pair.newPath))
        for parameter in after {
            let index = gone.firstIndex { known in
                guard known.location == parameter.location else { return false }
                // Parameters of the path are known by where they stand in it.
                guard parameter.location == "path", let position = positions.1.firstIndex(of: parameter.name) else {
                    return known.location == "header"
                        ? known.name.lowercased() == parameter.name.lowercased() : known.name == parameter.name
                }
                return positions.0.firstIndex(of: known.name) == position
            }
            if let index {
                compareParameter(gone.remove(at: index), parameter)
            } else {
                addParameter(parameter)
            }
        }
        for parameter in gone { removeParameter(parameter) }
    }

    private static func names(in path: String) -> [String] {
        path.matches(of: /\{([^}]*)\}/).map { String($0.1) }
    }

    /// Those of the operation, and those of the path item that it does not replace.
    private func parameters(of operation: Place, _ item: Place, in document: DiffDocument) -> [Parameter] {
        var result: [Parameter] = []
        for (owner, isOfPath) in [(operation, false), (item, true)] {
            for element in owner["parameters"]?.elements ?? [] {
                let place = document.resolved(element)
                guard let name = place.text("name"), let location = place.text("in"),
                    !result.contains(where: { $0.name == name && $0.location == location })
                else { continue }
                result.append(Parameter(name: name, place: place, location: location, isOfPath: isOfPath))
            }
        }
        return result
    }

    private mutating func addParameter(_ parameter: Parameter) {
        let word = parameter.isRequired ? "required" : "optional"
        let message = "\(parameter.noun), which is \(word), was added"
        let rule =
            if parameter.location == "path" {
                "new-request-path-parameter"
            } else if parameter.isOfPath {
                "new-\(word)-request-default-parameter-to-existing-path"
            } else {
                "new-\(word)-request-parameter"
            }
        add(rule, message, nil, parameter.place)
    }

    private mutating func removeParameter(_ parameter: Parameter) {
        let sunset = Sunset(parameter.place.text("x-sunset"))
        let suffix: String
        if !parameter.place.flag("deprecated") {
            suffix = "removed"
        } else if sunset.isInvalid {
            suffix = "sunset-parse"
        } else {
            suffix =
                sunset.date != nil && !sunset.isPast(today: today)
                ? "removed-before-sunset" : "removed-with-deprecation"
        }
        add("request-parameter-\(suffix)", "\(parameter.noun) was removed", parameter.place, nil)
    }

    private mutating func compareParameter(_ before: Parameter, _ after: Parameter) {
        if before.isRequired != after.isRequired {
            let word = after.isRequired ? "required" : "optional"
            add("request-parameter-became-\(word)", "\(after.noun) became \(word)", before.place, after.place)
        }
        if before.name != after.name, after.location == "path" {
            let message = "the path parameter `\(before.name)` is called `\(after.name)` now"
            add("request-parameter-renamed", message, before.place, after.place)
        }
        for keyword in ["style", "explode", "allowReserved"] {
            let (old, new) = (Self.serialization(before, keyword), Self.serialization(after, keyword))
            guard old != new else { continue }
            let message = "`\(keyword)` of \(after.noun) changed from `\(old)` to `\(new)`"
            add(
                "request-parameter-\(keyword.lowercased())-changed",
                message,
                before.place,
                after.place,
                wire: .breaking
            )
        }
        schemas.compareLifecycle(before.place, after.place, .parameter, after.noun)
        if let old = Self.schema(of: before.place), let new = Self.schema(of: after.place) {
            schemas.carrier = Carrier(
                isText: after.place["content"] == nil,
                isRequiredParameter: before.isRequired || after.isRequired,
                repeats: Self.serialization(after, "explode") == "true" && Self.serialization(after, "style") == "form"
            )
            schemas.compare(old, new, after.location == "header" ? .headerParameter : .parameter, after.noun)
            schemas.carrier = Carrier()
        }
    }

    private static func schema(of parameter: Place) -> Place? {
        parameter["schema"] ?? parameter["content"]?.members.first?.place["schema"]
    }

    /// The value of a keyword, or its default (Parameter Object).
    private static func serialization(_ parameter: Parameter, _ keyword: String) -> String {
        if let text = parameter.place.text(keyword) { return text }
        let isForm = parameter.location == "query" || parameter.location == "cookie"
        switch keyword {
        case "style": return isForm ? "form" : "simple"
        case "explode":
            return (parameter.place.text("style") ?? (isForm ? "form" : "simple")) == "form" ? "true" : "false"
        default: return "false"
        }
    }
}
