import Foundation
import Testing

@testable import ClientRuntime

/// The formats of streams, byte by byte.
@Suite struct StreamParserTests {
    /// The events of a stream that arrives in chunks of some size.
    private static func events(_ parser: any StreamParser, _ bytes: [UInt8], chunk: Int) -> [StreamedText] {
        var parser = parser
        var events: [StreamedText] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            parser.append(Data(bytes[start..<min(start + chunk, bytes.count)]))
            while let event = parser.next() { events.append(event) }
        }
        if let event = parser.finish() { events.append(event) }
        return events
    }

    /// The events, which must be the same wherever the stream is cut in two, and in chunks of any size.
    private static func events(_ format: StreamFormat, _ bytes: [UInt8]) -> [StreamedText] {
        let expected = events(format.parser, bytes, chunk: max(bytes.count, 1))
        for size in 1..<max(bytes.count, 2) {
            #expect(events(format.parser, bytes, chunk: size) == expected, "in chunks of \(size)")
        }
        return expected
    }

    private static func events(_ format: StreamFormat, _ text: String) -> [StreamedText] {
        events(format, Array(text.utf8))
    }

    // MARK: - Server-sent events

    struct Case: Sendable {
        var stream: String
        var events: [StreamedText]

        init(_ stream: String, _ events: StreamedText...) {
            (self.stream, self.events) = (stream, events)
        }
    }

    /// The examples of the specification, and each rule of it.
    static let cases = [
        Case(
            "data: YHOO\ndata: +2\ndata: 10\n\n",
            StreamedText(text: "YHOO\n+2\n10")
        ),
        Case(
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            StreamedText(text: "first event", id: "1"),
            StreamedText(text: "second event")
        ),
        Case("data\n\ndata\ndata\n\ndata:", StreamedText(text: ""), StreamedText(text: "\n")),
        Case("data:test\n\ndata: test\n\n", StreamedText(text: "test"), StreamedText(text: "test")),
        Case("\u{FEFF}data: a\n\n", StreamedText(text: "a")),
        Case("\u{FEFF}\u{FEFF}data: a\n\ndata: \u{FEFF}b\n\n", StreamedText(text: "\u{FEFF}b")),
        Case(
            "data: a\r\rdata: b\r\n\r\ndata: c\n\r\n",
            StreamedText(text: "a"),
            StreamedText(text: "b"),
            StreamedText(text: "c")
        ),
        Case("data: a\r\ndata: b\rdata: c\n\n", StreamedText(text: "a\nb\nc")),
        Case("event: add\ndata: 1\n\ndata: 2\n\n", StreamedText(text: "1", name: "add"), StreamedText(text: "2")),
        Case("event: add\n\ndata: 2\n\n", StreamedText(text: "2")),
        Case("event: a\nevent:\ndata: 1\n\n", StreamedText(text: "1")),
        Case("id: 7\n\ndata: 1\n\n", StreamedText(text: "1", id: "7")),
        Case(
            "id: 7\nid: a\0b\ndata: 1\n\ndata: 2\n\n",
            StreamedText(text: "1", id: "7"),
            StreamedText(text: "2", id: "7")
        ),
        Case(
            "retry: 1500\ndata: 1\n\nretry: 1.5\ndata: 2\n\nretry: -1\nretry:\nretry: 99999999999999999999\ndata: 3\n\n",
            StreamedText(text: "1", retry: .milliseconds(1500)),
            StreamedText(text: "2", retry: .milliseconds(1500)),
            StreamedText(text: "3", retry: .milliseconds(1500))
        ),
        Case("Data: 1\ndata : 2\n data: 3\nunknown: 4\nunknown\n:data: 5\ndata: 6\n\n", StreamedText(text: "6")),
        Case("data: a: b\ndata:: c\n\n", StreamedText(text: "a: b\n: c")),
        Case("data: h\u{E9}llo \u{1F600}\u{2028}x\n\n", StreamedText(text: "h\u{E9}llo \u{1F600}\u{2028}x")),
        Case("data: [DONE]\n\n", StreamedText(text: "[DONE]")),
        Case("\n\n\r\r\n: only comments\n\n"),
        Case("data: the end is missing\n"),
        Case(""),
    ]

    @Test(arguments: cases) func serverSentEventsAreReadAsSpecified(_ given: Case) {
        #expect(Self.events(.serverSentEvents, given.stream) == given.events)
    }

    @Test func invalidUTF8IsReplaced() {
        let bytes = Array("data: a".utf8) + [0xFF, 0xC3] + Array("b\n\n".utf8)
        #expect(Self.events(.serverSentEvents, bytes) == [StreamedText(text: "a\u{FFFD}\u{FFFD}b")])
    }

    @Test func anEventIsThereAsSoonAsItsEmptyLine() {
        var parser = ServerSentEventParser()
        parser.append(Data("data: a\r\r".utf8))
        #expect(parser.next() == StreamedText(text: "a"))
        parser.append(Data("\ndata: b\n".utf8))
        #expect(parser.next() == nil)
        parser.append(Data("\n".utf8))
        #expect(parser.next() == StreamedText(text: "b"))
    }

    // MARK: - JSON lines

    @Test(arguments: [
        ("{\"a\":1}\n{\"a\":2}\n", ["{\"a\":1}", "{\"a\":2}"]),
        ("{\"a\":1}\r\n\n  \t\r\n [2] \r\nnull", ["{\"a\":1}", "[2]", "null"]),
        ("\u{FEFF}1\n\u{FEFF}2", ["1", "\u{FEFF}2"]),
        ("\"\u{2028}\u{85}\"\n", ["\"\u{2028}\u{85}\""]),
        ("\n\n", []),
        ("", []),
    ]) func jsonLinesEndInLineFeeds(_ stream: String, texts: [String]) {
        #expect(Self.events(.jsonLines, stream).map(\.text) == texts)
    }

    // MARK: - JSON text sequences

    @Test(arguments: [
        ("\u{1E}{\"a\":1}\n\u{1E}{\"a\":2}\n", ["{\"a\":1}", "{\"a\":2}"]),
        ("\u{1E}{\n  \"a\": \"}\\\"\\\\\n\"\n}\n\u{1E}1\n", ["{\n  \"a\": \"}\\\"\\\\\n\"\n}", "1"]),
        ("\u{1E}\u{1E}\n\u{1E} [1,\n2] \n", ["[1,\n2]"]),
        ("\u{1E}{\"a\":\u{1E}{\"b\":1}\n", ["{\"a\":", "{\"b\":1}"]),
        ("\u{1E}\"cut", ["\"cut"]),
        ("{\"a\":1}\n", ["{\"a\":1}"]),
        ("", []),
    ]) func jsonSequencesAreCutAtSeparators(_ stream: String, texts: [String]) {
        #expect(Self.events(.jsonSequence, stream).map(\.text) == texts)
    }

    @Test func aTextOfASequenceIsThereBeforeTheNextSeparator() {
        var parser = JSONTextParser(isSequence: true)
        parser.append(Data("\u{1E}{\"a\":\n".utf8))
        #expect(parser.next() == nil)
        parser.append(Data("1}\n".utf8))
        #expect(parser.next()?.text == "{\"a\":\n1}")
    }

    // MARK: - Anything

    /// Whatever arrives, the parsers stay alive and agree with themselves.
    @Test(arguments: [StreamFormat.serverSentEvents, .jsonLines, .jsonSequence], 0..<200 as Range<UInt64>)
    func randomBytesAreRead(format: StreamFormat, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "data:", "id:", "event", "retry: 1", "\n", "\r", "\r\n", "\u{FEFF}", ":", " ", "{", "\"", "\\", "\u{1E}",
            "\0", "é",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<60, using: &generator) {
            if Bool.random(using: &generator) {
                bytes += Array(words.randomElement(using: &generator)!.utf8)
            } else {
                bytes.append(.random(in: 0...255, using: &generator))
            }
        }
        _ = Self.events(format, bytes)
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
