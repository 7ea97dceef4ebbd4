package import IR

/// The Swift names of everything in an API. Identifiers are without backticks; `Identifier.escaped` adds them.
package struct Names: Sendable {
    package struct TypeName: Hashable, Sendable {
        /// `Choice`.
        package var simple: String
        /// `CreateCompletionResponse.Choice`, valid in a file that imports the module.
        package var qualified: String

        package init(simple: String, qualified: String) {
            self.simple = simple
            self.qualified = qualified
        }
    }

    package struct GroupName: Hashable, Sendable {
        /// The client's property: `fineTunes`.
        package var property: String
        /// The type inside the client: `FineTunes`.
        package var type: String

        package init(property: String, type: String) {
            self.property = property
            self.type = type
        }
    }

    package struct OperationName: Hashable, Sendable {
        package var method: String
        /// The method that streams, where the operation has one beside the other.
        package var streamMethod: String?
        /// The method that reads a list page by page.
        package var pagesMethod: String?
        /// The labels of the operation's parameters, in the order of `Operation.parameters`.
        package var parameters: [String]

        package init(method: String, parameters: [String]) {
            self.method = method
            self.parameters = parameters
        }
    }

    package struct ServerName: Hashable, Sendable {
        /// The function that makes the server's URL.
        package var function: String
        /// The labels of the variables, in their order.
        package var labels: [String] = []
        /// The enums of the variables; nil where any text is allowed.
        package var enums: [String?] = []
    }

    package struct ServerEnum: Hashable, Sendable {
        package var name: String
        /// The values' names, in their order.
        package var cases: [String]
        package var variable: Server.Variable
    }

    package var module: String
    package var client: String
    package var types: [TypeID: TypeName] = [:]
    /// The names of the properties, values or branches of a type, in their order.
    package var members: [TypeID: [String]] = [:]
    /// By the group's id.
    package var groups: [String: GroupName] = [:]
    package var operations: [OperationID: OperationName] = [:]
    /// The type inside the client whose functions make the URLs of servers.
    package var serversType = "Servers"
    /// The names of servers, in the order of `API.namedServers`.
    package var servers: [ServerName] = []
    /// The enums of their variables.
    package var serverEnums: [ServerEnum] = []
    /// The type whose properties read the headers of responses.
    package var headersType = "ResponseHeaders"
    /// Its properties, in the order of `API.headers`.
    package var headers: [String] = []
    /// The labels of the credentials in the client's initializer, by the names of the schemes.
    package var credentials: [String: String] = [:]
    /// The type whose functions read what the API's servers send.
    package var webhooks: String
    /// Its functions.
    package var webhookFunctions: [OperationID: String] = [:]

    package init(module: String, client: String) {
        self.module = module
        self.client = client
        webhooks = module + "Webhooks"
    }
}
