import Testing

@Suite struct CurlCommandTests {
    @Test func jsonBodyOverSeveralLines() throws {
        let curl = try CurlCommand(
            parsing: #"""
                curl https://example.com/v1/answers \
                  -X PUT \
                  -H "Authorization: Bearer KEY" \
                  -H 'Content-Type: application/json' \
                  -d '{
                    "stop": ["\n", "\"", 1]
                  }'
                """#
        )
        #expect(curl.url == "https://example.com/v1/answers")
        #expect(curl.method == "PUT")
        #expect(curl.headers == ["authorization": "Bearer KEY", "content-type": "application/json"])
        #expect(curl.data == "{\n    \"stop\": [\"\\n\", \"\\\"\", 1]\n  }")
        #expect(curl.form == [])
    }

    @Test func formFieldsAndFiles() throws {
        let curl = try CurlCommand(parsing: #"curl u -F image='@otter.png' -F prompt="A cute otter" -F n=2 -F a=b=c"#)
        #expect(
            curl.form == [
                .init(name: "image", value: "otter.png", isFile: true),
                .init(name: "prompt", value: "A cute otter", isFile: false),
                .init(name: "n", value: "2", isFile: false),
                .init(name: "a", value: "b=c", isFile: false),
            ]
        )
        #expect(curl.method == "POST")
        #expect(curl.headers == ["content-type": "multipart/form-data"])
    }

    @Test(arguments: [
        ("curl u", "GET"), ("curl u -d x", "POST"), ("curl u -X DELETE", "DELETE"), ("curl -d x -X GET u", "GET"),
        ("curl u > file.jsonl", "GET"),
    ])
    func methodFollowsFromTheBody(_ text: String, _ method: String) throws {
        let curl = try CurlCommand(parsing: text)
        #expect(curl.method == method)
        #expect(curl.url == "u")
    }

    @Test(arguments: [
        (#"a 'b c'd "e\"f\g" ''"#, ["a", "b cd", #"e"f\g"#, ""]),
        (#"a\ b \'c"#, ["a b", "'c"]),
        ("'a\\n' \"b\\\nc\" d\\\ne", ["a\\n", "bc", "de"]),
        ("  \n ", []),
    ])
    func wordsAreThoseOfAShell(_ text: String, _ words: [String]) throws {
        #expect(try ShellWords.split(text) == words)
    }

    @Test(arguments: [
        ("wget u", CurlCommand.ParseError.notCurl),
        ("curl 'u", .unclosedQuote),
        ("curl u -d", .missingValue(option: "-d")),
        ("curl u --compressed x", .unknownOption("--compressed")),
        ("curl u -H nothing", .malformedHeader("nothing")),
        ("curl u -F nothing", .malformedField("nothing")),
        ("curl u v", .notOneURL),
        ("curl -X GET", .notOneURL),
    ])
    func whatItCannotReadIsAnError(_ text: String, _ error: CurlCommand.ParseError) {
        #expect(throws: error) { try CurlCommand(parsing: text) }
    }
}
