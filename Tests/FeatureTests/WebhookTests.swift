import Features
import Foundation
import Testing

/// `Specs/features/webhooks.yaml`
@Suite struct WebhookTests {
    private static let started = Data(#"{"type":"job.started","at":"1970-01-01T00:00:01Z"}"#.utf8)
    private static let finished = Data(#"{"type":"job.finished","job":{"name":"a"}}"#.utf8)
    private static let expired = Data(#"{"type":"subscription.expired"}"#.utf8)

    @Test func eachWebhookHasAFunction() throws {
        let started: JobStarted = try FeaturesWebhooks.jobStarted(from: Self.started)
        #expect(started.at == Date(timeIntervalSince1970: 1))
        let expired: SubscriptionExpired = try FeaturesWebhooks.expired(from: Self.expired)
        #expect(expired == SubscriptionExpired())
    }

    @Test func oneFunctionReadsThemAll() throws {
        guard case .jobStarted = try FeaturesWebhooks.event(from: Self.started),
            case .jobFinished(let finished) = try FeaturesWebhooks.event(from: Self.finished),
            case .subscriptionExpired = try FeaturesWebhooks.event(from: Self.expired)
        else { return #expect(Bool(false)) }
        #expect(finished == FeaturesWebhooks.JobFinished(job: Job(name: "a")))
    }

    @Test func unknownEventIsKept() throws {
        let event = try FeaturesWebhooks.event(from: Data(#"{"type":"job.paused","why":"lunch"}"#.utf8))
        #expect(event == .unrecognized(["type": "job.paused", "why": "lunch"]))
    }

    @Test func bodyThatDoesNotDecodeNamesThePlace() {
        let body = Data(#"{"type":"job.finished","job":{"name":1}}"#.utf8)
        let error = #expect(throws: ClientError.self) { try FeaturesWebhooks.event(from: body) }
        guard case .decoding(let path, let json, _) = error?.kind else { return #expect(Bool(false)) }
        #expect(path == "job.name")
        #expect(json == "1")
        #expect(error?.description.hasPrefix("`job.name` in the body could not be decoded.") == true)
    }
}
