import Features
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

/// `Specs/features/forms.yaml`, against a real server.
@Suite struct FormTests {
    private func request(
        _ call: (FeaturesClient.Forms) async throws -> Void
    ) async throws -> (headers: [String: String], body: String) {
        try await LoopbackServer.run { _ in
            .reply(204)
        } _: { url, server in
            try await call(FeaturesClient(baseURL: url).forms)
            let received = await server.received[0]
            return (received.headers, String(decoding: received.body, as: UTF8.self))
        }
    }

    /// The parts of a form, each with its headers.
    private func parts(_ form: FeaturesClient.Forms.PostPartsRequest) async throws -> [String] {
        try await parts { try await $0.postParts(form) }
    }

    private func parts(_ call: (FeaturesClient.Forms) async throws -> Void) async throws -> [String] {
        let (headers, body) = try await request(call)
        #expect(headers["content-length"] == "\(body.utf8.count)")
        let boundary = try #require(headers["content-type"]?.components(separatedBy: "boundary=").last)
        let parts = body.components(separatedBy: "--\(boundary)")
        #expect(parts.last == "--\r\n")
        return parts.dropFirst().dropLast().map { String($0.trimmingPrefix("\r\n").dropLast()) }
    }

    private func part(_ name: String, file: String? = nil, _ headers: [String] = [], _ body: String) -> String {
        let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
        let lines = ["Content-Disposition: form-data; name=\"\(name)\"\(fileName)"] + headers + ["", body]
        return lines.joined(separator: "\r\n")
    }

    @Test func partsHaveTheirEncodings() async throws {
        let form = FeaturesClient.Forms.PostPartsRequest(
            picture: .data(Data("png".utf8)),
            table: "a,b",
            label: "a \"label\"",
            tags: ["a", "b"],
            words: ["c d", "e&=f"],
            author: Author(name: "Ä"),
            editor: Author(name: "E=&", age: 7),
            readers: [Author(age: 1), Author(age: 2)],
            letter: "<a/>",
            letters: ["<b/>", "<c/>"]
        )
        #expect(
            try await parts(form) == [
                part("picture", file: "picture", ["Content-Type: image/png", "X-Kind: picture"], "png"),
                part("table", ["Content-Type: text/csv; charset=utf-8"], "a,b"),
                part("label", ["Content-Type: application/json"], #""a \"label\"""#),
                part("tags", [], "a"), part("tags", [], "b"),
                part("words", [], "c d,e&=f"),
                part("author", ["Content-Type: application/vnd.author+json"], #"{"name":"Ä"}"#),
                part("editor[age]", [], "7"), part("editor[name]", [], "E=&"),
                part("readers", ["Content-Type: application/json"], #"{"age":1}"#),
                part("readers", ["Content-Type: application/json"], #"{"age":2}"#),
                part("letter", ["Content-Type: application/xml"], "<a/>"),
                part("letters", ["Content-Type: text/xml"], "<b/>"),
                part("letters", ["Content-Type: text/xml"], "<c/>"),
            ]
        )
    }

    @Test func aFormMayBeOneOfSeveral() async throws {
        let scan = Scan(
            page: .data(Data("png".utf8)),
            thumbnail: Data("t".utf8),
            additionalProperties: ["width": 3, "height": 4]
        )
        #expect(
            try await parts { try await $0.postScan(.scan(scan)) } == [
                part("kind", [], "scan"),
                part("page", file: "page", ["Content-Type: application/octet-stream"], "png"),
                part("thumbnail", [], "dA=="),
                part("height", [], "4"), part("width", [], "3"),
            ]
        )
        #expect(
            try await parts { try await $0.postScan(.unrecognized(["kind": "fax", "pages": [1]])) } == [
                part("kind", [], "fax"), part("pages", ["Content-Type: application/json"], "[1]"),
            ]
        )
    }

    @Test func aFormMayHaveAnyFiles() async throws {
        let files = ["b": FileUpload.data(Data("2".utf8)), "a": .data(Data("1".utf8), name: "1.txt")]
        #expect(
            try await parts { try await $0.putScans(.init(additionalProperties: files)) } == [
                part("a", file: "1.txt", ["Content-Type: application/octet-stream"], "1"),
                part("b", file: "b", ["Content-Type: application/octet-stream"], "2"),
            ]
        )
    }

    @Test func filesAreSentWhereOtherValuesMayStand() async throws {
        let binary = "Content-Type: application/octet-stream"
        let bytes = Data([0xFF, 0xD8])
        let form = FeaturesClient.Forms.PostFilesRequest(
            picture: .text("https://e.com/1.png"),
            pages: [.data(Data("1".utf8)), nil],
            scans: [.file(.data(Data("2".utf8))), .author(Author(name: "A"))],
            sheets: .files([.data(Data("3".utf8)), .data(Data("4".utf8), name: "4.png")]),
            cover: .coverFile(.data(Data("5".utf8))),
            sound: bytes,
            letter: Letter(page: "6")
        )
        #expect(
            try await parts { try await $0.postFiles(form) } == [
                part("picture", [], "https://e.com/1.png"),
                part("pages", file: "pages", [binary], "1"),
                part("scans", file: "scans", [binary], "2"),
                part("scans", ["Content-Type: application/json"], #"{"name":"A"}"#),
                part("sheets", file: "sheets", [binary], "3"), part("sheets", file: "4.png", [binary], "4"),
                part("cover", file: "cover", ["Content-Type: image/png"], "5"),
                part("sound", ["Content-Type: audio/wav"], "/9g="),
                part("letter", ["Content-Type: application/json"], #"{"page":"6"}"#),
            ]
        )
        let single = FeaturesClient.Forms.PostFilesRequest(
            picture: .data(Data("1".utf8)),
            sheets: .file(.data(Data("2".utf8))),
            cover: .author(Author(age: 1))
        )
        #expect(
            try await parts { try await $0.postFiles(single) } == [
                part("picture", file: "picture", [binary], "1"), part("sheets", file: "sheets", [binary], "2"),
                part("cover", ["Content-Type: application/json"], #"{"age":1}"#),
            ]
        )
    }

    @Test func partsMayBeNoForm() async throws {
        let mail = FeaturesClient.Forms.PostMailRequest(author: Author(age: 1), picture: .data(Data("1".utf8)))
        let (headers, body) = try await request { try await $0.postMail(mail) }
        let type = try #require(headers["content-type"])
        #expect(type.hasPrefix(#"multipart/related; type="application/json"; boundary=bindery-"#))
        #expect(body.contains(part("author", ["Content-Type: application/json"], #"{"age":1}"#)))
        #expect(body.contains(part("picture", file: "picture", ["Content-Type: application/octet-stream"], "1")))
    }

    @Test func aFileInsideOfJSONIsAText() throws {
        let letter: Letter = try expectRoundTrip(#"{"copy":"%PDF-1","page":"%PDF"}"#)
        #expect(letter == Letter(page: "%PDF", copy: "%PDF-1"))
    }

    @Test func filesBringTheirOwnTypesAndHeaders() async throws {
        var first = FileUpload.data(Data("1".utf8), name: "1.png", contentType: "image/png")
        first.headers[try #require(HTTPField.Name("X-Page"))] = "1"
        let second = FileUpload.data(Data("2".utf8), name: "2")
        let form = FeaturesClient.Forms.PostPartsRequest(
            picture: .data(Data("jpg".utf8), name: "p.jpg", contentType: "image/jpeg"),
            pages: [first, second]
        )
        let kind = "X-Kind-Of-The-Pages-Of-This-Form: pages of any kind"
        #expect(
            try await parts(form) == [
                part("picture", file: "p.jpg", ["Content-Type: image/jpeg", "X-Kind: picture"], "jpg"),
                part("pages", file: "1.png", ["Content-Type: image/png", kind, "X-Page: 1"], "1"),
                part("pages", file: "2", ["Content-Type: application/octet-stream", kind], "2"),
            ]
        )
    }

    @Test func membersHaveTheirEncodings() async throws {
        let members = Members(
            tags: ["a,", "b"],
            words: ["c", "d"],
            link: "https://e.com/?f=g&h",
            author: Author(name: "A"),
            editor: Author(name: "E", age: 7),
            other: Author(name: "O")
        )
        let form = try await request { try await $0.putMembers(members) }
        #expect(form.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            form.body == "author=%7B%22name%22%3A%22A%22%7D&age=7&name=E&link=https://e.com/?f=g%26h"
                + "&other%5Bname%5D=O&tags=a%2C,b&words=c%20d"
        )
        let other = try await request { try await $0.patchMembers(.form(Members(tags: ["a", "b"], words: ["c"]))) }
        #expect(other.body == "tags=a%7Cb&words%5B%5D=c")
    }
}
