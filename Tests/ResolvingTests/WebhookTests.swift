import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct WebhookTests {
    private func resolve(_ rest: String) throws -> Resolution {
        try ResolutionSupport.resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                components:
                  schemas:
                    A: {properties: {type: {const: a}}}
                    B: {properties: {type: {const: b}}}
                    C: {properties: {name: {type: string}}}
                \(rest)
                """
        )
    }

    private static func post(_ schema: String) -> String {
        "{post: {requestBody: {content: {application/json: {schema: \(schema)}}}}}"
    }

    private static let a = post("{$ref: '#/components/schemas/A'}")
    private static let b = post("{$ref: '#/components/schemas/B'}")
    private static let c = post("{$ref: '#/components/schemas/C'}")

    @Test(arguments: ["webhooks", "x-webhooks"])
    func payloadsWithATagAreOneEvent(key: String) throws {
        let result = try resolve("\(key): {first: \(Self.a), second: \(Self.b), again: \(Self.a)}")
        #expect(result.api.webhooks.map(\.name) == ["first", "second", "again"])
        #expect(result.api.webhooks.map(\.id.pointer) == ["first", "second", "again"].map { "#/\(key)/\($0)/post" })
        let event = try result.union(try #require(result.api.webhookEvent).pointer)
        #expect(event.branches.map(\.tag) == ["a", "b"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "webhooks: {first: \(a)}", "webhooks: {first: \(a), second: \(a)}", "webhooks: {first: \(a), second: \(c)}",
    ])
    func withoutATagThereIsNoEvent(webhooks: String) throws {
        let result = try resolve(webhooks)
        #expect(result.api.webhookEvent == nil)
        #expect(result.api.types.allSatisfy { $0.owner != .webhookEvent })
        #expect(result.diagnostics.isEmpty)
    }

    @Test func callbacksAreWebhooksOfTheirOperation() throws {
        let result = try resolve(
            """
            paths:
              /a:
                post:
                  responses: {"204": {description: ""}}
                  callbacks:
                    done: {"{$request.body#/url}": \(Self.a), x-note: 1}
            """
        )
        let webhook = try #require(result.api.webhooks.first)
        #expect(webhook.name == "done")
        #expect(webhook.callers == [OperationID("#/paths/~1a/post")])
        #expect(webhook.type == .named(TypeID("#/components/schemas/A")))
        #expect(result.diagnostics.isEmpty)
    }

    private static let shared = """
        /a:
            post:
              operationId: start
              responses: {"204": {description: ""}}
              callbacks: {done: {"{$request.body#/url}": \(post("{properties: {a: {type: integer}}}"))}}
          /b: {$ref: '#/paths/~1a'}
        """

    @Test func pathsThatShareAPathItemShareItsCallbacks() throws {
        let result = try resolve("paths:\n  \(Self.shared)")
        let webhook = try #require(result.api.webhooks.first)
        #expect(result.api.webhooks.count == 1)
        #expect(webhook.callers.map(\.pointer) == ["#/paths/~1a/post", "#/paths/~1b/post"])
        #expect(result.api.webhookEvent == nil)
    }

    @Test func sharedCallbackIsReportedOnce() throws {
        let callback = "callbacks: {done: {a: {post: {}}}}"
        let result = try resolve(
            "paths: {/a: {get: {responses: {'204': {description: a}}, \(callback)}}, /b: {$ref: '#/paths/~1a'}}"
        )
        #expect(result.ids == ["webhook-not-expressed"])
    }

    @Test func inlinePayloadBelongsToItsWebhook() throws {
        let result = try resolve("webhooks: {first: \(Self.post("{properties: {a: {type: integer}}}"))}")
        let webhook = try #require(result.api.webhooks.first)
        let id = try #require(webhook.type.typeID)
        #expect(try result.type(id.pointer).owner == .webhook(webhook.id))
    }

    @Test(arguments: [
        ("{}", "warning: the webhook `first` is never sent: it has no method"),
        ("{post: {}}", "note: the webhook `first` has no body, so that there is nothing to be read"),
        (
            "{get: {parameters: [{name: a, in: query, schema: {}}]}}",
            "warning: the webhook `first` has no body, so that there is nothing to be read"
        ),
        (
            "{post: {requestBody: {content: {text/plain: {}}}}}",
            "warning: the webhook `first` sends no JSON that is described, so that no function reads it"
        ),
    ])
    func nonsenseIsReported(webhook: String, message: String) throws {
        let result = try resolve("webhooks: {first: \(webhook)}")
        #expect(result.diagnostics.map { "\($0.severity): \($0.message)" } == [message])
        #expect(result.ids == ["webhook-not-expressed"])
        #expect(result.diagnostics[0].location?.line == 8)
        #expect(result.api.webhooks.isEmpty)
    }

    @Test func webhookThatIsNoObjectIsAnError() throws {
        let result = try resolve("webhooks: {first: 1}")
        #expect(result.ids == ["wrong-type"])
    }

    @Test func parametersAreToldOf() throws {
        let result = try resolve(
            """
            webhooks:
              first:
                parameters: [{name: X-Signature, in: header, description: The HMAC., schema: {type: string}}]
                post:
                  parameters: [{name: attempt, in: query, schema: {type: integer}}]
                  requestBody:
                    content:
                      application/x-www-form-urlencoded: {schema: {type: object, properties: {b: {type: string}}}}
                      application/json: {schema: {$ref: "#/components/schemas/A"}}
            """
        )
        let parameters = try #require(result.api.webhooks.first).parameters
        #expect(parameters.map(\.name) == ["X-Signature", "attempt"])
        #expect(parameters.map(\.placement) == [.header, .query])
        #expect(parameters.map(\.description) == ["The HMAC.", nil])
        #expect(
            result.diagnostics.map(\.message) == [
                "`application/x-www-form-urlencoded` is not used: `application/json` serves this body",
                "the webhook `first` has parameters, `X-Signature`, `attempt`, which its documentation tells and no function reads",
            ]
        )
    }
}
