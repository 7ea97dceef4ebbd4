import Testing
import YAML

@Suite("Encodings")
struct EncodingTests {
    private static let text = "a: é😀\nb: [1]\n"

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    private static func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar in
            let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: ["", "\u{FEFF}"], [true, false])
    func everyUnicodeEncodingIsRead(_ mark: String, _ bigEndian: Bool) throws {
        let text = mark + Self.text
        let encodings = [
            Array(text.utf8), Self.utf16(text, bigEndian: bigEndian), Self.utf32(text, bigEndian: bigEndian),
        ]
        for bytes in encodings {
            let root = try YAML.load(bytes: bytes, path: "test.yaml")
            #expect(root.outline == "{a: \"é😀\", b: [1]}")
            #expect(root["b"]?.sequence?.first?.place == "2:5")
            #expect(root.place == "1:1")
        }
    }

    @Test func byteOrderMarkBeforeJSONIsRead() throws {
        #expect(try load("\u{FEFF}{\"a\": \"\\/\"}")["a"]?.string == "/")
    }

    @Test(
        arguments: [
            [0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC0, 0x80], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80],
            [0x61, 0x3A, 0x20, 0xF4, 0x90, 0x80, 0x80], [0x61, 0x3A, 0x20, 0xE2, 0x82],
        ] as [[UInt8]]
    )
    func invalidUTF8HasItsPlace(_ bytes: [UInt8]) {
        #expect(findings(Array("é: 1\n".utf8) + bytes) == ["2:4 text-encoding"])
    }

    @Test func malformedUTF16IsRefused() {
        #expect(findings([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61]) == ["1:1 text-encoding"])
        #expect(findings([0xFE, 0xFF, 0x00]) == ["1:1 text-encoding"])
    }
}
