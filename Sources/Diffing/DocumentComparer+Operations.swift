import OpenAPI
import YAML

extension DocumentComparer {
    mutating func compareOperation(_ pair: OperationPair) {
        compareIdentity(pair)
        compareLifecycle(pair)
        compareServers(pair.old, pair.new, "the operation")
        compareOperationSecurity(pair)
        compareParameters(pair)
        compareRequestBody(pair)
        compareResponses(pair)
        compareCallbacks(pair)
    }

    /// The operationId and the tags, by which generated code is named.
    private mutating func compareIdentity(_ pair: OperationPair) {
        let (old, new) = (pair.old.text("operationId"), pair.new.text("operationId"))
        if old != new {
            if let old { add("api-operation-id-removed", "the operationId `\(old)` was removed", pair.old, pair.new) }
            if let new { add("api-operation-id-added", "the operationId `\(new)` was added", pair.old, pair.new) }
        }
        let (oldTags, newTags) = (pair.old.texts("tags"), pair.new.texts("tags"))
        for tag in oldTags where !newTags.contains(tag) {
            add("api-tag-removed", "the tag `\(tag)` was removed", pair.old, pair.new)
        }
        for tag in newTags where !oldTags.contains(tag) {
            add("api-tag-added", "the tag `\(tag)` was added", pair.old, pair.new)
        }
        let groups = (pair.old["x-oaiMeta"]?.text("group"), pair.new["x-oaiMeta"]?.text("group"))
        if groups.0 != groups.1 {
            let texts = (SchemaComparer.quoted(groups.0), SchemaComparer.quoted(groups.1))
            add(
                "api-group-changed",
                "the group in `x-oaiMeta` changed from \(texts.0) to \(texts.1)",
                pair.old,
                pair.new
            )
        }
    }

    private mutating func compareLifecycle(_ pair: OperationPair) {
        let (was, isNow) = (pair.old.flag("deprecated"), pair.new.flag("deprecated"))
        let (oldText, newText) = (pair.old.text("x-sunset"), pair.new.text("x-sunset"))
        let (oldSunset, newSunset) = (Sunset(oldText), Sunset(newText))
        if !was, isNow, newSunset.isInvalid {
            let message = "the operation is deprecated, and its sunset date `\(newText ?? "")` is no date"
            add("api-deprecated-sunset-parse", message, pair.old, pair.new)
        } else if !was, isNow {
            let problem = schemas.sunsets.problem(of: newSunset)
            let usual = newSunset.date == nil ? "endpoint-deprecated" : "endpoint-deprecated-with-sunset"
            let message = "the operation is deprecated" + (problem.map { " \($0.rawValue)" } ?? "")
            add(problem.map { "api-\($0.rule)" } ?? usual, message, pair.old, pair.new)
        } else if was, !isNow {
            add("endpoint-reactivated", "the operation is no longer deprecated", pair.old, pair.new)
        } else if was, oldText != nil, newText == nil {
            add("sunset-deleted", "the sunset date of the deprecated operation was removed", pair.old, pair.new)
        } else if was, oldText != newText, oldSunset.isInvalid || newSunset.isInvalid {
            let text = (newSunset.isInvalid ? newText : oldText) ?? ""
            add("api-path-sunset-parse", "the sunset date `\(text)` is no date", pair.old, pair.new)
        } else if was, let old = oldSunset.date, let new = newSunset.date, new < old {
            let message = "the sunset date moved from \(old) forward to \(new)"
            add("api-sunset-date-changed-too-small", message, pair.old, pair.new)
        }
        let levels = (pair.old.text("x-stability-level"), pair.new.text("x-stability-level"))
        for level in Set([levels.0, levels.1].compactMap(\.self)).sorted()
        where !SchemaComparer.stabilityLevels.contains(level) {
            add("api-invalid-stability-level", "`\(level)` is no stability level", pair.old, pair.new)
        }
        schemas.compareStability(levels.0, levels.1, "api", "the operation", pair.old, pair.new)
    }

    // MARK: - Bodies

    private mutating func compareRequestBody(_ pair: OperationPair) {
        let before = pair.old["requestBody"].map(old.resolved)
        let after = pair.new["requestBody"].map(new.resolved)
        guard let before, let after else {
            if let before { add("request-body-removed", "the request body was removed", before, nil) }
            if let after {
                let isRequired = after.flag("required")
                let rule = "request-body-added-\(isRequired ? "required" : "optional")"
                add(rule, "a request body, which is \(isRequired ? "required" : "optional"), was added", nil, after)
            }
            return
        }
        if before.flag("required") != after.flag("required") {
            let word = after.flag("required") ? "required" : "optional"
            add("request-body-became-\(word)", "the request body became \(word)", before, after)
        }
        let known = (before["content"]?.members ?? []).byKey(Self.mediaType)
        let contents = after["content"]?.members ?? []
        let names = Set(contents.map { Self.mediaType($0.key) })
        for content in before["content"]?.members ?? [] where !names.contains(Self.mediaType(content.key)) {
            let message = "the media type `\(content.key)` of the request body was removed"
            add("request-body-media-type-removed", message, content.place, nil)
        }
        for content in contents {
            guard let known = known[Self.mediaType(content.key)] else {
                let message = "the media type `\(content.key)` of the request body was added"
                add("request-body-media-type-added", message, nil, content.place)
                continue
            }
            compareContent(known, content.place, type: content.key, .requestBody, "the request body")
        }
    }

    /// Whether a number and its digits in quotation marks are two things there.
    private static func isJSON(_ type: String) -> Bool {
        let type = mediaType(type)
        return type == "application/json" || type.hasSuffix("+json")
    }

    /// The media type less its parameters.
    static func mediaType(_ text: String) -> String {
        (text.split(separator: ";").first.map(String.init) ?? text).lowercased().filter { $0 != " " }
    }

    private mutating func compareContent(
        _ before: Place,
        _ after: Place,
        type: String,
        _ scope: Scope,
        _ name: String
    ) {
        schemas.carrier = Carrier(isText: !Self.isJSON(type))
        defer { schemas.carrier = Carrier() }
        switch (before["schema"], after["schema"]) {
        case (let before?, let after?): schemas.compare(before, after, scope, name)
        case (nil, let added?):
            add(scope.rule("media-type-schema-added"), "\(name) got a schema", nil, added)
        case (let removed?, nil):
            add(scope.rule("media-type-schema-removed"), "\(name) lost its schema", removed, nil)
        case (nil, nil): break
        }
    }

    // MARK: - Responses

    private mutating func compareResponses(_ pair: OperationPair) {
        let before = pair.old["responses"]?.members ?? []
        let after = pair.new["responses"]?.members ?? []
        let known = before.byKey
        let statuses = Set(after.map(\.key))
        for response in before where !statuses.contains(response.key) {
            let rule = "response-\(Self.isSuccess(response.key) ? "" : "non-")success-status-removed"
            add(rule, "the response with the status `\(response.key)` was removed", response.place, nil)
        }
        for response in after {
            guard let known = known[response.key] else {
                let rule = "response-\(Self.isSuccess(response.key) ? "" : "non-")success-status-added"
                add(rule, "a response with the status `\(response.key)` was added", nil, response.place)
                continue
            }
            let (oldResponse, newResponse) = (old.resolved(known), new.resolved(response.place))
            compareHeaders(oldResponse, newResponse, status: response.key)
            compareContents(oldResponse, newResponse, status: response.key)
        }
    }

    private static func isSuccess(_ status: String) -> Bool { status.hasPrefix("2") }

    private mutating func compareContents(_ before: Place, _ after: Place, status: String) {
        let name = "the response with the status `\(status)`"
        var gone = (before["content"]?.members ?? []).map { (type: Self.mediaType($0.key), content: $0) }
        var added: [(key: String, place: Place)] = []
        for content in after["content"]?.members ?? [] {
            if let index = gone.firstIndex(where: { $0.type == Self.mediaType(content.key) }) {
                let known = gone.remove(at: index).content
                if known.key.lowercased().filter({ $0 != " " }) != content.key.lowercased().filter({ $0 != " " }) {
                    let message = "the media type of \(name) changed from `\(known.key)` to `\(content.key)`"
                    add("response-media-type-name-changed", message, known.place, content.place)
                }
                compareContent(known.place, content.place, type: content.key, .responseBody, name)
            } else {
                added.append(content)
            }
        }
        // One that takes the place of another is that one with a wider or narrower name.
        for content in added {
            if let index = gone.firstIndex(where: {
                Self.isWider(content.key, than: $0.content.key) || Self.isWider($0.content.key, than: content.key)
            }) {
                let known = gone.remove(at: index).content
                let word = Self.isWider(content.key, than: known.key) ? "generalized" : "specialized"
                let message = "the media type of \(name) changed from `\(known.key)` to `\(content.key)`"
                add("response-media-type-name-\(word)", message, known.place, content.place)
                compareContent(known.place, content.place, type: content.key, .responseBody, name)
            } else {
                add(
                    "response-media-type-added",
                    "the media type `\(content.key)` of \(name) was added",
                    nil,
                    content.place
                )
            }
        }
        for content in gone {
            let message = "the media type `\(content.content.key)` of \(name) was removed"
            add("response-media-type-removed", message, content.content.place, nil)
        }
    }

    /// `application/*` is wider than `application/json`, `application/json` than `application/problem+json`.
    private static func isWider(_ type: String, than other: String) -> Bool {
        let (type, other) = (mediaType(type).split(separator: "/"), mediaType(other).split(separator: "/"))
        guard type.count == 2, other.count == 2, type != other else { return false }
        if type[0] == "*" { return true }
        guard type[0] == other[0] else { return false }
        return type[1] == "*" || other[1].hasSuffix("+\(type[1])")
    }

    private mutating func compareHeaders(_ before: Place, _ after: Place, status: String) {
        let oldHeaders = before["headers"]?.members ?? []
        let newHeaders = after["headers"]?.members ?? []
        let known = oldHeaders.byKey { $0.lowercased() }
        let names = Set(newHeaders.map { $0.key.lowercased() })
        for header in oldHeaders where !names.contains(header.key.lowercased()) {
            let isRequired = old.resolved(header.place).flag("required")
            let message = "the header `\(header.key)` of the response with the status `\(status)` was removed"
            add("\(isRequired ? "required" : "optional")-response-header-removed", message, header.place, nil)
        }
        for header in newHeaders {
            let name = "the header `\(header.key)` of the response with the status `\(status)`"
            guard let before = known[header.key.lowercased()] else {
                add("response-header-added", "\(name) was added", nil, header.place)
                continue
            }
            let (oldHeader, newHeader) = (old.resolved(before), new.resolved(header.place))
            if oldHeader.flag("required"), !newHeader.flag("required") {
                add("response-header-became-optional", "\(name) became optional", oldHeader, newHeader)
            } else if !oldHeader.flag("required"), newHeader.flag("required") {
                add("response-header-became-required", "\(name) became required", oldHeader, newHeader)
            }
            if let before = oldHeader["schema"], let after = newHeader["schema"] {
                schemas.compare(before, after, .responseHeader, name)
            }
        }
    }

    /// Callbacks are operations of the client's own server.
    private mutating func compareCallbacks(_ pair: OperationPair) {
        let known = (pair.old["callbacks"]?.members ?? []).byKey
        let after = pair.new["callbacks"]?.members ?? []
        for name in Set(known.keys).subtracting(after.map(\.key)).sorted() {
            add("callback-removed", "the callback `\(name)` was removed", known[name], nil, wire: .breaking)
        }
        for callback in after where known[callback.key] == nil {
            add("callback-added", "the callback `\(callback.key)` was added", nil, callback.place)
        }
    }
}
