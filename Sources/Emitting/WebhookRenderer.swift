import Diagnostics
import IR
import Naming
import Templating

/// Renders the functions that read what the API's servers send.
struct WebhookRenderer {
    let api: API
    let names: Names
    let declarations: DeclarationRenderer

    /// `nil` where the servers send nothing.
    func context() throws(DiagnosticsError) -> WebhooksContext? {
        guard !api.webhooks.isEmpty else { return nil }
        let types = declarations.types
        let scope = names.webhooks
        var functions = api.webhooks.map { webhook in
            WebhookContext(
                documentation: comment(webhook),
                isDeprecated: webhook.documentation.isDeprecated,
                name: Identifier.escaped(names.webhookFunctions[webhook.id] ?? "read"),
                type: types.expression(for: webhook.type, inside: scope)
            )
        }
        functions[functions.count - 1].isLast = true
        var nested = ""
        let owned = api.types.filter(\.isOfWebhook)
        for definition in owned {
            if !nested.isEmpty { nested += "\n" }
            let text = try declarations.text(of: definition, indentation: 4)
            nested += "\n" + text.indented(by: 4)
        }
        return WebhooksContext(
            hasUnderscores: names.webhookFunctions.values.contains(where: \.hasUnderscore)
                || owned.contains(where: declarations.hasUnderscores),
            name: scope,
            event: api.webhookEvent.map { types.expression(for: .named($0), inside: scope) },
            functions: functions,
            nested: nested
        )
    }

    private func comment(_ webhook: Webhook) -> [String] {
        var comment = DocumentationComment(indentation: 4)
        comment.add(webhook.documentation.summary)
        if webhook.documentation.description != webhook.documentation.summary {
            comment.add(webhook.documentation.description)
        }
        let name = DocumentationComment.code("\(webhook.method) \(webhook.name)")
        let callers =
            webhook.callers.isEmpty ? [] : api.groups.flatMap(\.operations).filter { webhook.callers.contains($0.id) }
        let causes = callers.map { DocumentationComment.code("\($0.method) \($0.pathTemplate)") }
        comment.add(causes.isEmpty ? name : name + ", after " + causes.joined(separator: " or "))
        if !webhook.parameters.isEmpty {
            let items = webhook.parameters.map(Self.item)
            comment.add("Beside its body the request has:\n\n" + items.joined(separator: "\n"))
        }
        return comment.lines
    }

    /// ``- The header `X-Signature`: The HMAC of the body.``
    private static func item(_ parameter: Webhook.Parameter) -> String {
        let place =
            switch parameter.placement {
            case .header: "The header"
            case .query: "In the query"
            case .cookie: "The cookie"
            case .path: "In the path"
            }
        let name = "- \(place) \(DocumentationComment.code(parameter.name))"
        guard let description = parameter.description.map(DocumentationComment.firstParagraph), !description.isEmpty
        else { return name }
        return "\(name): \(description.split(whereSeparator: \.isNewline).joined(separator: " "))"
    }
}

extension TypeDefinition {
    /// Whether the type stands beside the functions.
    fileprivate var isOfWebhook: Bool {
        switch owner {
        case .webhook, .webhookEvent: true
        default: false
        }
    }
}
