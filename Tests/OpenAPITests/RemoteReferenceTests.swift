import Diagnostics
import OpenAPI
import Synchronization
import Testing
import YAML

/// Documents that refer to documents in the network, which a dictionary stands for.
struct RemoteReferenceTests {
    private struct Network {
        var pages: [String: String]
        var redirects: [String: String] = [:]
        let asked = Asked()

        final class Asked: Sendable {
            let addresses = Mutex<[String]>([])
        }

        var loader: FileLoader {
            FileLoader(
                remote: { [self] (address) throws(FileLoader.Failure) in
                    asked.addresses.withLock { $0.append(address) }
                    let base = redirects[address] ?? address
                    guard let text = pages[base] else { throw .init(reason: "no page", hint: "write one") }
                    return .init(bytes: Array(text.utf8), base: base)
                },
                bytes: { (path) throws(FileLoader.Failure) in
                    asked.addresses.withLock { $0.append(path) }
                    throw .init(reason: "no file")
                }
            )
        }
    }

    private static func read(
        _ root: String,
        _ reference: String,
        _ network: Network
    ) throws -> (document: Document, findings: [String]) {
        let text = Reading.head + "components: {schemas: {R: {properties: {p: {$ref: '\(reference)'}}}}}"
        let node = try YAML.load(bytes: Array(text.utf8), path: root)
        let parsed = DocumentParser.parse(node, loader: network.loader)
        let document = try #require(parsed.document)
        let findings = parsed.diagnostics + ReferenceResolver(document).danglingReferences()
        return (
            document, findings.map { "\($0.location.map { "\($0.file):\($0.line):\($0.column)" } ?? "") \($0.summary)" }
        )
    }

    /// A root, a reference in it, what is asked for, and the target.
    struct Way: Sendable, CustomTestStringConvertible {
        let root: String
        let reference: String
        let address: String
        let target: String
        var testDescription: String { "\(reference) in \(root)" }

        init(_ root: String, _ reference: String, _ address: String, _ target: String) {
            (self.root, self.reference, self.address, self.target) = (root, reference, address, target)
        }
    }

    @Test(arguments: [
        Way("api/o.yaml", "https://a.org/x/Pet.yaml", "https://a.org/x/Pet.yaml", "https://a.org/x/Pet.yaml#"),
        Way("api/o.yaml", "HTTPS://a.org/x/../Pet.yaml#", "HTTPS://a.org/Pet.yaml", "HTTPS://a.org/Pet.yaml#"),
        Way("api/o.yaml", "https://a.org?v=1.2#/Pet", "https://a.org/?v=1.2", "https://a.org/?v=1.2#/Pet"),
        Way("https://a.org/v1/o.yaml", "Pet.yaml", "https://a.org/v1/Pet.yaml", "Pet.yaml#"),
        Way("https://a.org/v1/o.yaml?t=a/b", "./s/Pet.yaml", "https://a.org/v1/s/Pet.yaml", "s/Pet.yaml#"),
        Way("https://a.org/v1/o.yaml", "../Pet.yaml", "https://a.org/Pet.yaml", "https://a.org/Pet.yaml#"),
        Way("https://a.org/v1/o.yaml", "../../../Pet.yaml", "https://a.org/Pet.yaml", "https://a.org/Pet.yaml#"),
        Way("https://a.org/v1/o.yaml", "/s/Pet.yaml", "https://a.org/s/Pet.yaml", "https://a.org/s/Pet.yaml#"),
        Way("https://a.org/v1/o.yaml", "//b.org/Pet.yaml", "https://b.org/Pet.yaml", "https://b.org/Pet.yaml#"),
        Way("https://a.org/v1/o.yaml", "?part=Pet#/Pet", "https://a.org/v1/o.yaml?part=Pet", "o.yaml?part=Pet#/Pet"),
        Way("https://a.org/v1/o.yaml", "a%20b/Pet.yaml", "https://a.org/v1/a%20b/Pet.yaml", "a%20b/Pet.yaml#"),
    ])
    func referencesAreSeenFromTheAddressOfTheirDocument(way: Way) throws {
        let network = Network(pages: [way.address: "{type: string, Pet: {type: string}}"])
        let (document, findings) = try Self.read(way.root, way.reference, network)
        #expect(findings.filter { !$0.contains("unknown-key") } == [])
        let property = try #require(document.components.schemas[0].value.object.properties.first?.schema)
        #expect(property.reference?.target == way.target)
        #expect(network.asked.addresses.withLock(\.self) == [way.address])
        let schema = try ReferenceResolver(document).schema(#require(property.reference))
        #expect(schema.types == [.string])
        #expect(schema.location.file == way.address)
    }

    @Test func referencesBehindARedirectAreSeenFromWhereItLeads() throws {
        let network = Network(
            pages: [
                "https://b.org/deep/Pet.yaml": "properties: {owner: {$ref: Owner.yaml}}",
                "https://b.org/deep/Owner.yaml": "type: string",
            ],
            redirects: ["https://a.org/Pet.yaml": "https://b.org/deep/Pet.yaml"]
        )
        #expect(try Self.read("o.yaml", "https://a.org/Pet.yaml", network).findings == [])
        #expect(
            network.asked.addresses.withLock(\.self) == ["https://a.org/Pet.yaml", "https://b.org/deep/Owner.yaml"]
        )
    }

    @Test func documentsThatReferToEachOtherAreFetchedOnce() throws {
        let network = Network(pages: [
            "https://a.org/A.yaml": "properties: {b: {$ref: B.yaml}, self: {$ref: 'https://a.org/A.yaml'}}",
            "https://a.org/B.yaml": "properties: {a: {$ref: A.yaml}, again: {$ref: './B.yaml'}}",
        ])
        let (document, findings) = try Self.read("o.yaml", "https://a.org/A.yaml", network)
        #expect(findings == [])
        #expect(document.components.schemas.map(\.name) == ["R", "A", "B"])
        #expect(network.asked.addresses.withLock(\.self) == ["https://a.org/A.yaml", "https://a.org/B.yaml"])
    }

    @Test func circlesInTheNetworkAreReported() throws {
        let network = Network(pages: [
            "https://a.org/A.yaml": "$ref: B.yaml",
            "https://a.org/B.yaml": "$ref: A.yaml",
        ])
        let findings = try Self.read("o.yaml", "https://a.org/A.yaml", network).findings
        #expect(findings.count == 1 && findings[0].contains("[circular-reference]"), "\(findings)")
    }

    @Test func aDocumentFromTheNetworkReadsNoFiles() throws {
        let network = Network(pages: ["https://a.org/A.yaml": "properties: {b: {$ref: 'file:///etc/B.yaml'}}"])
        let findings = try Self.read("o.yaml", "https://a.org/A.yaml", network).findings
        #expect(
            findings == [
                "https://a.org/A.yaml:1:24 1:24 error: 'file:///etc/B.yaml' is a file of one machine, which no document "
                    + "from the network may refer to [absolute-reference] write the path from the address of this document"
            ]
        )
        #expect(network.asked.addresses.withLock(\.self) == ["https://a.org/A.yaml"])
    }

    @Test func whatCannotBeFetchedIsToldOnce() throws {
        let network = Network(pages: ["https://a.org/A.yaml": "properties: {b: {$ref: B.yaml}, c: {$ref: B.yaml}}"])
        let findings = try Self.read("o.yaml", "https://a.org/A.yaml", network).findings
        #expect(
            findings == [
                "https://a.org/A.yaml:1:24 1:24 error: cannot read 'https://a.org/B.yaml': no page [file-unreadable] write one"
            ]
        )
    }

    /// Two roots, one in a file, without leave to use the network.
    @Test(arguments: [
        ("o.yaml", "https://a.org/A.yaml", "give `--allow-remote`, or download the file and refer to the copy"),
        ("https://a.org/o.yaml", "A.yaml", "give `--allow-remote`, or download the file and refer to the copy"),
        ("o.yaml", "//a.org/A.yaml", "write it with `https://`"),
        ("o.yaml", "urn:pets:1", "write it with `https://`"),
    ])
    func withoutLeaveNothingIsFetched(root: String, reference: String, hint: String) throws {
        let text = Reading.head + "components: {schemas: {R: {$ref: '\(reference)'}}}"
        let loader = FileLoader { (_) throws(FileLoader.Failure) in
            Issue.record("nothing is read")
            return []
        }
        let node = try YAML.load(bytes: Array(text.utf8), path: root)
        let document = try #require(DocumentParser.parse(node, loader: loader).document)
        let finding = try #require(ReferenceResolver(document).danglingReferences().first)
        #expect(finding.id == "remote-reference" && finding.hint == hint && finding.location?.line == 5)
    }

    @Test func anIdentifierIsNoAddress() throws {
        let network = Network(pages: [:])
        let text =
            Reading.head
            + "components: {schemas: {P: {$id: 'https://a.org/pet'}, R: {items: {$ref: 'https://a.org/pet'}}}}"
        let node = try YAML.load(bytes: Array(text.utf8), path: "o.yaml")
        let document = try #require(DocumentParser.parse(node, loader: network.loader).document)
        #expect(ReferenceResolver(document).danglingReferences() == [])
        #expect(network.asked.addresses.withLock(\.self) == [])
    }
}
