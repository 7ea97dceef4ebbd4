import Diagnostics
import IR
import Naming
import ResolutionSupport
import Testing

@Suite struct NumberedNameTests {
    @Test func anOperationKeepsItsGroupsWordWhereOnlyANumberWouldBeLeft() throws {
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /a: {get: {operationId: search, tags: [search], responses: {}}}
                  /b: {get: {operationId: search-1, tags: [search], responses: {}}}
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        let methods = api.groups.flatMap(\.operations).map { names.operations[$0.id]?.method }
        #expect(methods == ["search", "search1"])
    }
}
