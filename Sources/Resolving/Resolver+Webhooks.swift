import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// Finds what the API's servers send: the webhooks, then the callbacks of the operations.
    ///
    /// - Returns: The union of all of them, where a tag tells them apart.
    mutating func resolveWebhooks() -> TypeID? {
        var payloads: [Schema] = []
        for entry in document.webhooks {
            resolveWebhooks(entry, name: entry.path, callers: [], &payloads)
        }
        for callback in declaredCallbacks() {
            resolveWebhooks(callback.entry, name: callback.name, callers: callback.callers, &payloads)
        }
        return resolveEvent(payloads)
    }

    /// A path item of a callback, and the operations that cause its requests.
    private struct DeclaredCallback {
        let name: String
        let entry: PathItem
        var callers: [OperationID]
    }

    /// The callbacks of all operations, each once: paths that refer to one path item share what its operations declare.
    private func declaredCallbacks() -> [DeclaredCallback] {
        var found: [DeclaredCallback] = []
        var indexes: [String: Int] = [:]
        for operation in operations {
            for callback in operation.source.callbacks {
                for entry in callback.pathItems {
                    let pointer = entry.pointer.description
                    if let index = indexes[pointer] {
                        found[index].callers.append(operation.result.id)
                    } else {
                        indexes[pointer] = found.count
                        found.append(
                            DeclaredCallback(name: callback.name, entry: entry, callers: [operation.result.id])
                        )
                    }
                }
            }
        }
        return found
    }

    private mutating func resolveWebhooks(
        _ entry: PathItem,
        name: String,
        callers: [OperationID],
        _ payloads: inout [Schema]
    ) {
        guard let pathItem = mergedPathItem(entry) else { return }
        if pathItem.operations.isEmpty { report(name, "is never sent: it has no method", at: entry.pathLocation) }
        for operation in pathItem.operations where !callers.isEmpty || isSelected(operation, in: pathItem) {
            reportReplaced(by: operation, in: pathItem)
            let id = OperationID(entry.pointer.appending(operation.method.tokens).description)
            guard let schema = payload(of: operation, name: name) else { continue }
            let type = resolve(schema, place: place(of: schema, .webhook(id)))
            var documentation = Documentation(
                summary: operation.summary ?? pathItem.summary,
                description: operation.description ?? pathItem.description
            )
            documentation.isDeprecated = operation.isDeprecated
            payloads.append(schema)
            var webhook = Webhook(
                id: id,
                name: name,
                method: operation.method.name,
                callers: callers,
                type: type.element,
                documentation: documentation,
                location: operation.location
            )
            webhook.parameters = parameters(of: operation, in: pathItem).map { parameter in
                let placement = IR.Operation.Placement(parameter.placement)
                return Webhook.Parameter(name: parameter.name, placement: placement, description: parameter.description)
            }
            if !webhook.parameters.isEmpty { reportParameters(of: webhook) }
            webhooks.append(webhook)
        }
    }

    private mutating func reportParameters(of webhook: Webhook) {
        let names = webhook.parameters.map { "`\($0.name)`" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                "webhook-not-expressed",
                .note,
                "the webhook `\(webhook.name)` has parameters, \(names), which its documentation tells and no function reads",
                at: webhook.location,
                hint: "read them from the request that you get"
            )
        )
    }

    /// The schema of the JSON that a webhook sends.
    private mutating func payload(of operation: OpenAPI.Operation, name: String) -> Schema? {
        guard let reference = operation.requestBody else {
            // Without parameters, too, nothing is lost: the request itself is the message.
            let severity: Diagnostic.Severity = operation.parameters.isEmpty ? .note : .warning
            report(name, "has no body, so that there is nothing to be read", at: operation.location, severity)
            return nil
        }
        guard let body = followed(reference, ReferenceResolver.requestBody) else { return nil }
        let content = named(body.content)
        guard let json = content.first(where: { MediaTypeName($0.type).kind == .json }), let schema = json.schema else {
            report(name, "sends no JSON that is described, so that no function reads it", at: body.location)
            return nil
        }
        reportUnusedTypes(content, used: [json])
        return schema
    }

    private mutating func report(
        _ name: String,
        _ message: String,
        at location: SourceLocation,
        _ severity: Diagnostic.Severity = .warning
    ) {
        diagnostics.append(
            Diagnostic(
                "webhook-not-expressed",
                severity,
                "the webhook `\(name)` \(message)",
                at: location,
                hint: "describe the JSON that is sent: `requestBody`, `content`, `application/json`, `schema`"
            )
        )
    }

    /// The union of several payloads that a tag tells apart; `nil` where none does, which is no fault of the document.
    private mutating func resolveEvent(_ payloads: [Schema]) -> TypeID? {
        var known: Set<TypeReference> = []
        let different = zip(webhooks, payloads).filter { known.insert($0.0.type).inserted }.map { $0.1 }
        guard different.count > 1 else { return nil }
        let pointer = JSONPointer.root.appending("webhooks")
        let schema = Schema.oneOf(different, at: pointer, location: webhooks[0].location)
        let before = diagnostics
        let id = TypeID(pointer.description)
        _ = resolve(schema, place: .webhookEvent)
        if case .union(let union)? = types.kind(of: id), union.branches.allSatisfy({ $0.tag != nil }) { return id }
        types.remove(id, leavingAllTo: .webhookEvent)
        diagnostics = before
        return nil
    }
}
