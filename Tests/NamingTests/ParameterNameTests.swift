import Diagnostics
import IR
import Naming
import ResolutionSupport
import Resolving
import Testing

@Suite struct ParameterNameTests {
    @Test func parametersThatDifferInTheirSymbolsAreToldApartByThem() throws {
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /calls:
                    get:
                      operationId: list
                      parameters:
                        - {name: StartTime>, in: query, schema: {type: string}}
                        - {name: StartTime<, in: query, schema: {type: string}}
                        - {name: StartTime, in: query, schema: {type: string}}
                        - {name: start_time, in: query, schema: {type: string}}
                        - {name: id, in: query, schema: {type: string}}
                        - {name: ID, in: header, schema: {type: string}}
                      responses: {}
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        let operation = try #require(api.groups.first?.operations.first)
        #expect(
            names.operations[operation.id]?.parameters
                == ["startTimeGreater", "startTimeLess", "startTime", "queryStartTime", "id", "headerID"]
        )
    }
}
