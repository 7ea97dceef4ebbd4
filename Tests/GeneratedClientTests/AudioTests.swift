import Foundation
import LoopbackSupport
import OpenAI
import Testing

/// Audio in each of the formats that the reference has.
@Suite struct AudioTests {
    typealias Format = CreateTranscriptionRequest.ResponseFormat

    private static let subtitles = "1\n00:00:00,000 --> 00:00:01,500\n你好\n"

    /// What the server sends for a format. It does not always say of which kind a text is.
    private static let answers: [(format: Format, contentType: String, body: String)] = [
        (.json, "application/json", #"{"text":"你好"}"#),
        (
            .verboseJSON, "application/json",
            #"{"task":"transcribe","language":"zh","duration":1.5,"text":"你好","segments":[{"id":0,"start":0,"end":1.5,"text":"你好"}]}"#
        ),
        (.text, "text/plain; charset=utf-8", "你好\n"),
        (.srt, "text/plain; charset=utf-8", subtitles),
        (.srt, "text/srt", subtitles),
        (.vtt, "text/vtt; charset=utf-8", "WEBVTT\n\n00:00.000 --> 00:01.500\n你好\n"),
    ]

    @Test(arguments: answers.indices) func eachFormatIsTextOrATranscript(_ index: Int) async throws {
        let (format, contentType, body) = Self.answers[index]
        try await LoopbackServer.run { _ in
            .reply(200, Data(body.utf8), contentType: contentType)
        } _: { url, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            let audio = FileUpload.data(Data([0xFF, 0xFB]), name: "a.mp3", contentType: "audio/mpeg")
            let transcription = try await client.audio.createTranscription(
                .init(file: audio, model: "whisper-1", responseFormat: format, language: "zh")
            )
            switch transcription {
            case .text(let text): #expect(text == body)
            case .json(let transcript):
                #expect(transcript.text == "你好")
                #expect(transcript.segments?.map(\.end) == (format == .verboseJSON ? [1.5] : nil))
            }
            let request = await server.received[0]
            let form = try #require(MultipartBody(request.body, contentType: request.headers["content-type"] ?? ""))
            let fields = form.parts.filter { $0.fileName == nil }.map {
                "\($0.name)=\(String(decoding: $0.data, as: UTF8.self))"
            }
            #expect(fields == ["model=whisper-1", "response_format=\(format.rawValue)", "language=zh"])
            #expect(form.parts.first?.contentType == "audio/mpeg")
        }
    }
}
